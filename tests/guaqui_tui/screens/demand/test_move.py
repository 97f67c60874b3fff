"""Moving a demand to another year, and two years changing places: one act, and nothing is lost."""

from __future__ import annotations

import asyncio
from threading import Event

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.demand.move import MoveScreen
from guaqui_tui.session.kept_typing import kept_typing
from guaqui_tui.widgets.fields import LineField
from guaqui_tui.wording.move_demand import is_empty, moves, what_happens, why_it_stays
from storage import FieldFile
from storage.errors import FileError
from storage.kinds.process.demand import Slot, demand_name
from storage.plan.slot_states import Slots

from ...pilot import Hands, Laptop, compare, held_up

RIEGO = {"text": "Riego", "action": "irrigation", "cost_cents": 8000000, "notes": "NOTA", "status": "validated"}
OPEN = {"status": "open", "options": [{"text": "Posta", "votes": 3}, {"text": "Aulas"}]}
THERE = "demand/guaqui/andamarca/2007/1"


def here(hands: Hands) -> Slot:
    """Where the cursor of the community's view stands."""
    assert isinstance(hands.app.screen, CommunityScreen)
    return hands.app.screen.slot


@pytest.fixture
def full(laptop: Laptop) -> Laptop:
    laptop.save(
        ("andamarca", 2003, RIEGO),
        ("andamarca", 2004, {"text": "Forraje", "action": "forage"}),
        ("andamarca", 2005, OPEN),
    )
    return laptop


def test_a_demand_moves_to_an_empty_year(full: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move")
        assert isinstance(hands.app.screen, MoveScreen)
        await hands.press("4")
        assert "It moves to 2007; 2003 is empty then." in hands.words
        await hands.press(*"agua", "f2")
        assert here(hands).year == 2007

    full.use(use)
    assert full.demand("andamarca", 2007) == RIEGO
    assert full.demand("andamarca", 2003) == {
        **RIEGO,
        "withdrawn": True,
        "moved_to": THERE,
        "status_reason": "agua",
    }


def test_a_reason_that_was_dropped_is_not_there_again_on_a_slow_disk(full: Laptop) -> None:
    """It is opened again, by keys that are typed ahead, before the disk has let the reason go."""
    on = Event()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", *"agua")
        await hands.until(lambda: kept_typing("move demand/guaqui/andamarca/2003/1"))
        with held_up():
            busy = asyncio.create_task(hands.app.session.run(on.wait))
            await hands.app._press_keys(["escape", "escape", "listed-move"])
            on.set()
            await busy
        await hands.rest()
        assert isinstance(hands.app.screen, MoveScreen)
        assert hands.app.screen.query_one("#reason", LineField).value == ""

    full.use(use)


def test_two_years_change_places_and_the_proposals_with_them(full: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "2")
        assert "2003 and 2005 change places; nothing is lost." in hands.words
        await hands.press("f2")
        assert "Without a reason?" in hands.words
        await hands.press("f2")
        assert isinstance(hands.app.screen, CommunityScreen)

    full.use(use)
    assert full.demand("andamarca", 2005) == RIEGO
    assert full.demand("andamarca", 2003) == OPEN


@pytest.mark.costly(0)
def test_a_move_is_one_act_and_one_undo(full: Laptop) -> None:
    before = {year: full.demand("andamarca", year) for year in (2003, 2004)}

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "1", *"agua", "f2", "listed-move", "4", "f2", "f2")
        assert here(hands).year == 2007
        await hands.press("ctrl+z")
        assert (
            "Undone. Andamarca · 2004: the demand stands again: Riego; Andamarca · 2007: the demand was"
            in hands.words
        )
        await hands.press("ctrl+z")
        assert "Undone. Andamarca · 2003: " in hands.words

    full.use(use)
    assert {year: full.demand("andamarca", year) for year in (2003, 2004)} == before
    assert (full.demand("andamarca", 2007) or {})["withdrawn"] is True


def test_back_again_takes_the_moved_words_off(full: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", "f2", "f2")
        await hands.press("listed-move", "1", "f2", "f2")

    full.use(use)
    assert full.demand("andamarca", 2003) == RIEGO
    assert (full.demand("andamarca", 2007) or {})["moved_to"] == "demand/guaqui/andamarca/2003/1"


def test_what_names_the_demand_follows_it(full: Laptop) -> None:
    first_name, there = (demand_name("guaqui", "andamarca", year) for year in (2003, 2004))
    with FieldFile.open(full.file, "Equipo Dos") as field:
        field.save(there, {"text": "Forraje", "status": "proposed", "phase_of": first_name})
        field.save(demand_name("guaqui", "lacoyu-san-antonio", 2003), {**RIEGO, "joint_with": first_name})
        survey = field.survey
        slots = Slots(survey)
        field.save_many(moves(survey, slots.at("andamarca", 2003), slots.at("andamarca", 2004), ""))
        first, second = survey.history(first_name), survey.history(there)
        assert first is not None
        assert second is not None
        assert first.values["phase_of"] == there
        assert second.values == RIEGO
        joint = survey.demand("lacoyu-san-antonio", 2003)
        assert joint is not None
        assert joint.fields.joint_with == there


def test_a_dispute_is_settled_first(full: Laptop) -> None:
    with FieldFile.open(full.file, "Equipo Dos") as field:
        for text in ("Establos", "Feria"):
            field.save(demand_name("guaqui", "andamarca", 2006), {"text": text, "status": "proposed"}, ())

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "3")
        assert "Settle them first" in hands.words
        await hands.press("f2")
        assert isinstance(hands.app.screen, MoveScreen)
        assert hands.place == "target"
        assert "Settle them first" in hands.words
        await hands.press("escape", "escape", "down", "down", "down", "listed-move")
        assert isinstance(hands.app.screen, CommunityScreen)
        assert "Settle them first" in hands.words
        await hands.press("down", "listed-move")
        assert "Nothing stands in 2007" in hands.words

    full.use(use)
    assert full.demand("andamarca", 2003) == RIEGO


def test_a_year_must_be_chosen(full: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "f2")
        assert "Choose the year" in hands.words
        await hands.press("escape")
        assert isinstance(hands.app.screen, CommunityScreen)

    full.use(use)


def test_what_changed_meanwhile_is_looked_at_again(full: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", *"x")
        await hands.app.session.save(THERE, {"text": "Feria", "status": "proposed"}, ())
        await hands.press("f2")
        assert "changed meanwhile" in hands.words
        assert "2007 ? Feria" in hands.screen
        assert "change places" in hands.words
        await hands.press("escape")

    full.use(use)
    assert full.demand("andamarca", 2003) == RIEGO
    assert (full.demand("andamarca", 2007) or {})["text"] == "Feria"


def test_a_disk_that_refuses_leaves_both_and_what_was_typed(full: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise FileError("disk-full", path="x")

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "4", *"agua")
        with monkeypatch.context() as patch:
            patch.setattr(FieldFile, "save_many", refuse)
            await hands.press("f2")
            assert isinstance(hands.app.screen, MoveScreen)
            assert "no room left" in hands.words
            assert "agua" in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, CommunityScreen)

    full.use(use)
    assert (full.demand("andamarca", 2003) or {})["status_reason"] == "agua"


def test_read_only_moves_nothing(full: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter", "f6", "listed-move")
        assert not isinstance(hands.app.screen, MoveScreen), "what could not be saved is not decided"
        assert "Read-only" in hands.screen.split("\n")[0]
        await hands.press("4", "f2", "f2")

    before = full.file.read_bytes()
    with FieldFile.open(full.file):
        full.use(use)
    assert full.file.read_bytes() == before
    assert full.demand("andamarca", 2003) == RIEGO


def test_an_association_moves_between_its_numbers(laptop: Laptop) -> None:
    laptop.save(("apleg", 2003, RIEGO))

    async def use(hands: Hands) -> None:
        await hands.write("apleg")
        await hands.press("f6", "home", "listed-move", "1")
        assert "2003/2" in hands.screen
        await hands.press("f2", "f2")
        assert here(hands).n == 2

    laptop.use(use)
    assert laptop.demand("apleg", 2003, 2) == RIEGO


def test_what_was_withdrawn_leaves_its_place_empty(full: Laptop) -> None:
    with FieldFile.open(full.file, "Equipo Dos") as field:
        field.save(demand_name("guaqui", "andamarca", 2005), {**OPEN, "withdrawn": True})
        field.save(demand_name("guaqui", "andamarca", 2006), {"status": "none"})
        slots = Slots(field.survey)
        full_one, gone, none = (slots.at("andamarca", year) for year in (2003, 2005, 2006))
        assert is_empty(gone)
        assert not is_empty(none)
        assert why_it_stays(gone)
        assert not why_it_stays(none)
        assert "empty" in what_happens(full_one, gone)
        assert "places" in what_happens(full_one, none)


def test_the_screen(full: Laptop) -> None:
    words.use("es")

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move")
        compare("move", hands.screen)
        await hands.press("1")
        compare("move-chosen", hands.screen)

    full.use(use)
