"""Undo: the last acts saved from here, one after another; what somebody else went on from stays."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.session.session import Session
from guaqui_tui.session.undo import NotUndone
from guaqui_tui.widgets.text import title_in_cells
from storage import FieldFile, Revision
from storage.errors import FileError
from storage.plan.accounts.year_account import accounts_of_year
from storage.plan.decisions import plan_of_year
from storage.plan.joining import join

from ..pilot import NOW, Hands, Laptop

FIRST = {"text": "Riego", "status": "proposed"}
RECORD = "demand/guaqui/andamarca/2003/1"


async def type_demand(hands: Hands, text: str) -> None:
    await hands.press("enter", "ctrl+u")
    await hands.write(text)
    await hands.press("f2", "escape")


@pytest.mark.costly(0)
def test_every_act_is_undone_one_after_another(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        await hands.press("f6")
        for text in ("Riego alto", "Riego bajo"):
            await hands.press("enter")
            await hands.to_words()
            await hands.press("ctrl+u")
            await hands.write(text)
            await hands.press("f2")
            assert isinstance(hands.app.screen, CommunityScreen)
        await hands.press("ctrl+z")
        assert "Undone. Andamarca · 2003: Demand: Riego bajo → Riego alto" in hands.screen
        assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego alto"
        await hands.press("ctrl+z")
        assert laptop.demand("andamarca", 2003) == FIRST
        await hands.press("ctrl+z")
        assert "nothing to undo" in hands.words
        await hands.press("down")
        assert "nothing to undo" not in hands.words

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == FIRST


def test_a_new_demand_is_withdrawn(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        assert isinstance(hands.app.screen, BoardScreen)
        await type_demand(hands, "Riego")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("ctrl+z")
        assert "Undone. Andamarca · 2003: the demand was withdrawn: Riego" in hands.screen

    laptop.use(use)
    body = laptop.demand("andamarca", 2003) or {}
    assert body["withdrawn"] is True
    assert body["text"] == "Riego"


def test_in_a_form_the_key_is_the_fields_own(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await type_demand(hands, "Riego")
        await hands.press("enter")
        assert isinstance(hands.app.screen, DemandScreen)
        await hands.press("ctrl+z", "escape")

    laptop.use(use)
    assert "withdrawn" not in (laptop.demand("andamarca", 2003) or {})


def test_what_was_changed_outside_meanwhile_stays(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "enter")
        await hands.to_words()
        await hands.press("ctrl+u")
        await hands.write("Riego alto")
        await hands.press("f2")
        other = laptop.folder / "other.json"
        other.write_bytes(laptop.file.read_bytes())
        with FieldFile.open(other, "Otro") as field:
            field.save(RECORD, {**FIRST, "text": "Posta"})
        laptop.file.write_bytes(other.read_bytes())
        await hands.press("ctrl+z")
        assert "was changed since then" in hands.words

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Posta"


def test_an_undo_that_the_disk_refuses_is_said_and_may_be_tried_again(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    def refuse(*_: object) -> None:
        raise FileError("disk-full", path=str(laptop.file))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "enter")
        await hands.to_words()
        await hands.press("ctrl+u")
        await hands.write("Riego alto")
        await hands.press("f2")
        with monkeypatch.context() as patch:
            patch.setattr(FieldFile, "save_many", refuse)
            await hands.press("ctrl+z")
            assert "no room left" in hands.words
            assert "Ctrl+P: go on in another place" in hands.words
            assert "Not saved" in hands.screen
        await hands.press("ctrl+z")
        assert "Undone" in hands.screen
        assert "Not saved" not in hands.screen

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == FIRST


def test_keys_typed_ahead_of_an_undo_come_after_it(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "enter")
        await hands.to_words()
        await hands.press("ctrl+u")
        await hands.write("Riego alto")
        await hands.press("f2")
        await hands.press("ctrl+z", "enter", "up", "up", *" bajo", "f2")

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego bajo"


def test_reading_aloud_an_undo_is_seen_at_once(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "enter")
        await hands.to_words()
        await hands.press("ctrl+u")
        await hands.write("Posta")
        await hands.press("f2", "f7", "f7")
        assert "In 2003: Posta" in hands.screen
        await hands.press("ctrl+z")
        assert "In 2003: Posta" not in hands.screen
        assert "In 2003: Riego" in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_move_and_more_fields_than_fit_are_told_shortly(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "2", *"agua", "f2", "ctrl+z")
        assert "Andamarca · 2003: the demand stands again: Riego" in hands.words
        assert "Andamarca · 2005: the demand was withdrawn: Riego" in hands.words
        await hands.press("home", "enter")
        await hands.to_words()
        await hands.press(*" alto")
        await hands.go_to("cost_cents")
        await hands.press(*"10")
        await hands.go_to("families")
        await hands.press(*"45", "f2", "ctrl+z")
        assert "Demand: Riego alto → Riego, Families: 45 → (removed), and 1 field more" in hands.words
        await hands.press("enter", "ctrl+k", "down", *"NOTA", "f2", "ctrl+z")
        assert "Private data" in hands.words
        assert "NOTA" not in hands.screen
        await hands.press("f7", "f7", "f2", "f7", *["tab"] * 2, *"Kala", "f2", "ctrl+z")
        assert "Undone. Workshop of Andamarca: Held on, Place, Who facilitated" in hands.words
        await hands.press("ctrl+z")
        assert "Undone. Workshop of Andamarca: what was noted of it was withdrawn" in hands.words

    laptop.use(use)


# The session's part


def with_session(laptop: Laptop, use: Callable[[Session], Any]) -> None:
    async def run() -> None:
        session = Session(lambda _make: None, clock=lambda: NOW)
        await session.open(laptop.file, "Equipo")
        try:
            await use(session)
        finally:
            await session.close()

    asyncio.run(run())


def fork(laptop: Laptop) -> tuple[Revision, Revision]:
    laptop.save()
    with FieldFile.open(laptop.file, "Uno") as field:
        return field.save(RECORD, FIRST, ()), field.save(RECORD, {**FIRST, "text": "Posta"}, ())


def test_a_settlement_is_not_undone_but_an_edit_beside_the_dispute_is(laptop: Laptop) -> None:
    heads = sorted(one.rev for one in fork(laptop))

    async def use(session: Session) -> None:
        values = session.survey.history(RECORD).values  # type: ignore[union-attr]
        await session.save(RECORD, {**values, "place": "K'ulli"}, heads)
        assert [one.record for one in await session.undo()] == [RECORD]
        state = session.survey.history(RECORD)
        assert state is not None
        assert "place" not in state.values
        assert "text" in state.conflicts
        await session.settle(RECORD, {"text": "Riego"}, state.heads)
        with pytest.raises(NotUndone, check=lambda one: one.why == "settled"):
            await session.undo()
        assert session.survey.history(RECORD).values["text"] == "Riego"  # type: ignore[union-attr]

    with_session(laptop, use)


def test_what_was_saved_before_a_settlement_is_still_undone(laptop: Laptop) -> None:
    fork(laptop)
    workshop = "workshop/guaqui/community/andamarca/1"

    async def use(session: Session) -> None:
        await session.save(workshop, {"outcome": "held", "women": 34}, ())
        await session.settle(RECORD, {"text": "Riego"}, session.survey.heads(RECORD))
        with pytest.raises(NotUndone, check=lambda one: one.why == "settled"):
            await session.undo()
        assert [one.record for one in await session.undo()] == [workshop]
        with pytest.raises(NotUndone, check=lambda one: one.why == "nothing"):
            await session.undo()
        assert session.survey.history(RECORD).values["text"] == "Riego"  # type: ignore[union-attr]

    with_session(laptop, use)


def test_what_is_new_on_a_list_is_taken_off_it(laptop: Laptop) -> None:
    laptop.save()
    workshop, action = "workshop/guaqui/community/andamarca/1", "action/guaqui/new"

    async def use(session: Session) -> None:
        await session.save(workshop, {"outcome": "held", "women": 34}, ())
        await session.save(action, {"name": "Nueva", "class": "social"}, ())
        assert "new" in {one.id for one in session.survey.actions()}
        assert [one.record for one in await session.undo()] == [action]
        assert "new" not in {one.id for one in session.survey.actions()}
        assert [one.record for one in await session.undo()] == [workshop]
        assert session.survey.history(workshop).values["withdrawn"] is True  # type: ignore[union-attr]
        assert session.survey.workshops() == []
        with pytest.raises(NotUndone, check=lambda one: one.why == "nothing"):
            await session.undo()

    with_session(laptop, use)


def test_a_save_that_changes_nothing_is_no_act(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(session: Session) -> None:
        await session.save(RECORD, {**FIRST, "place": "Sede"}, None)
        await session.save(RECORD, {**FIRST, "place": "Sede"}, None)
        await session.undo()
        assert session.survey.history(RECORD).values == FIRST  # type: ignore[union-attr]

    with_session(laptop, use)


def test_an_act_on_two_heads_is_not_followed_by_an_older_one(laptop: Laptop) -> None:
    """After it is undone, what stands is a union that the older act does not know."""
    laptop.save(("andamarca", 2003, FIRST))

    async def use(session: Session) -> None:
        mine = await session.save(RECORD, {**FIRST, "place": "Sede"}, None)
        base = session.survey.revisions(RECORD)
        with FieldFile.open(laptop.file, writable=False) as field:
            first = next(rev for rev in field.survey.revisions(RECORD) if rev != mine.rev)
        assert first in base
        await session.run(lambda: session.file.save(RECORD, {**FIRST, "families": 3}, [first]))
        heads = session.survey.heads(RECORD)
        assert len(heads) == 2
        await session.save(RECORD, {**FIRST, "place": "Sede", "families": 4}, heads)
        await session.undo()
        with pytest.raises(NotUndone, check=lambda one: one.why == "changed"):
            await session.undo()
        assert session.survey.history(RECORD).values == {**FIRST, "place": "Sede", "families": 3}  # type: ignore[union-attr]

    with_session(laptop, use)


def test_read_only_undoes_nothing(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        await hands.press("enter", "f6", "ctrl+z")
        assert "Read-only" in hands.words
        assert "Undone" not in hands.words

    before = laptop.file.read_bytes()
    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert laptop.file.read_bytes() == before


def test_joining_a_name_is_taken_back_whole_with_the_disputes_that_it_made(laptop: Laptop) -> None:
    wrong = "community/guaqui/andamrca"
    other = {"text": "Posta", "status": "proposed"}
    laptop.save(("andamarca", 2003, FIRST), ("andamrca", 2003, other), ("andamrca", 2004, FIRST))
    with FieldFile.open(laptop.file, "Otro") as field:
        field.save(wrong, {"name": "Andamrca"})
        field.save("workshop/guaqui/community/andamrca/1", {"outcome": "held"})

    async def use(session: Session) -> None:
        await session.save(RECORD, {**FIRST, "place": "Sede"}, None)
        joined = join(session.survey, "andamrca", "community/guaqui/andamarca")
        await session.save_many(joined.changes)
        assert session.survey.disputed() == [RECORD]
        await session.undo()
        assert session.survey.disputed() == []
        assert session.survey.history(RECORD).values == {**FIRST, "place": "Sede"}  # type: ignore[union-attr]
        assert session.survey.history("demand/guaqui/andamrca/2003/1").values == other  # type: ignore[union-attr]
        assert [one.record for one in session.survey.workshops()] == ["workshop/guaqui/community/andamrca/1"]
        assert session.survey.names().match("Andamrca") == wrong
        await session.undo()
        assert session.survey.history(RECORD).values == FIRST  # type: ignore[union-attr]
        session.file.author = "Otra"  # the clock of the tests stands, and the same save is the same version
        await session.save_many(join(session.survey, "andamrca", "community/guaqui/andamarca").changes)
        assert session.survey.disputed() == [RECORD]
        assert session.survey.names().match("Andamrca") == "community/guaqui/andamarca"
        assert [one.id for one in session.survey.workshops()] == ["2"]

    with_session(laptop, use)


@pytest.mark.costly(0)
def test_a_community_that_was_added_is_taken_off_the_list_and_added_again(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1", *"Nueva", "f2", "f2", "ctrl+z")
        assert "demands were expected; with this it is 9" in hands.words
        await hands.press("escape")
        assert len(hands.app.session.survey.communities()) == 19
        await hands.press("ctrl+z", "f2")
        assert len(hands.app.session.survey.communities()) == 18
        await hands.press("insert", "1", *"Nueva", "f2", "f2")
        assert len(hands.app.session.survey.communities()) == 19
        assert hands.app.session.survey.disputed() == []

    laptop.use(use)


@pytest.mark.parametrize(
    ("place", "room", "said"),
    [
        ("Lacoyu San Francisco · 2003", 27, "Lacoyu San Francisco · 2003"),
        ("Comunidad de la Santísima Trinidad · 2003", 27, "Comunidad de la San… · 2003"),
        ("Arcata · 2003", 15, "Arcata · 2003  "),
        ("Comunidad de la Santísima Trinidad", 10, "Comunidad…"),
    ],
)
def test_of_a_long_name_the_year_stays(place: str, room: int, said: str) -> None:
    assert title_in_cells(place, room) == said


@pytest.mark.costly(0)
def test_what_was_undone_is_done_again_act_by_act(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        def stands() -> str:
            return str((laptop.demand("andamarca", 2003) or {})["text"])

        await hands.press("f6")
        for text in ("Riego alto", "Riego bajo"):
            await hands.press("enter")
            await hands.to_words()
            await hands.press("ctrl+u")
            await hands.write(text)
            await hands.press("f2")
        await hands.press("ctrl+y")
        assert "nothing to do again" in hands.words
        await hands.press("ctrl+z", "ctrl+z")
        assert stands() == "Riego"
        await hands.press("ctrl+y")
        assert "Done again. Andamarca · 2003: Demand: Riego → Riego alto" in hands.words
        await hands.press("ctrl+y")
        assert stands() == "Riego bajo"
        await hands.press("ctrl+z")
        assert stands() == "Riego alto"
        await hands.press("ctrl+z", "ctrl+z")
        assert stands() == "Riego"
        assert "nothing to undo" in hands.words
        await hands.press("ctrl+y", "ctrl+y")
        assert stands() == "Riego bajo"

    laptop.use(use)


def test_after_another_act_nothing_is_done_again(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(session: Session) -> None:
        for text in ("Riego alto", "Posta"):
            await session.save(RECORD, {**FIRST, "text": text}, session.survey.heads(RECORD))
            if text != "Posta":
                await session.undo()
        with pytest.raises(NotUndone) as stays:
            await session.redo()
        assert stays.value.why == "nothing"

    with_session(laptop, use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Posta"


def test_what_somebody_else_went_on_from_is_not_done_again(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(session: Session) -> None:
        await session.save(RECORD, {**FIRST, "text": "Posta"}, session.survey.heads(RECORD))
        await session.undo()
        other = laptop.folder / "other.json"
        other.write_bytes(laptop.file.read_bytes())
        with FieldFile.open(other, "Otra") as field:
            field.save(RECORD, {**FIRST, "text": "Aula"}, field.survey.heads(RECORD))
        laptop.file.write_bytes(other.read_bytes())
        with pytest.raises(NotUndone) as stays:
            await session.redo()
        assert stays.value.why == "changed"

    with_session(laptop, use)


def test_what_was_undone_was_never_in_a_plan(laptop: Laptop) -> None:
    validated = {**FIRST, "status": "validated"}
    laptop.save(("andamarca", 2003, validated))

    async def use(session: Session) -> None:
        await session.save(RECORD, {**validated, "status": "budgeted"}, session.survey.heads(RECORD))
        await session.undo()
        assert plan_of_year(session.survey, 2003).dropped == 0
        assert accounts_of_year(session.survey, 2003) == []
        await session.redo()
        out = {**validated, "status": "planned", "status_reason": "No alcanza"}
        await session.save(RECORD, out, session.survey.heads(RECORD))
        assert [one.line for one in accounts_of_year(session.survey, 2003)] == [None]

    with_session(laptop, use)


def test_of_a_demand_without_words_it_is_said_what_was_decided(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.app.session.save(RECORD, {"status": "postponed"}, None)
        await hands.press("ctrl+z")
        assert "the demand was withdrawn: postponed" in hands.words

    laptop.use(use)
