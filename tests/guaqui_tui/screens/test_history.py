"""The history of a record: who saved what, in words; nothing private; any version can be brought back."""

from __future__ import annotations

from pathlib import Path

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.plan.history import HistoryScreen
from guaqui_tui.wording.history import (
    ChangedField,
    author_of,
    changed_fields,
    changed_lines,
    changed_names,
    disputed_names,
    when_saved,
)
from guaqui_tui.wording.values import field_label, value_in_words
from storage import FieldFile, Revision
from storage.errors import FileError
from storage.kinds.lookup import KINDS
from storage.kinds.process.demand import demand_name
from storage.plan.settling import brought_back
from storage.plan.standing import Trust
from storage.plan.survey import Survey
from storage.revisions.history import History

from ..pilot import DEVICE, NOW, Hands, Laptop, compare

RECORD = demand_name("guaqui", "andamarca", 2003)
FIRST = {"text": "Riego", "status": "proposed", "cost_cents": 150050, "notes": "NOTA-PRIVADA"}
SECOND = {
    "text": "Riego en K'ulli [/] [@click=x]",
    "action": "irrigation",
    "status": "validated",
    "cost_cents": 150050,
    "carries": "apleg",
    "agreed": {"how": "vote", "for": 41, "against": 12, "abstained": 1},
    "decided_on": "2002-07-14",
    "funding": {"municipal": 100000},
}


def saved(
    path: Path, author: str, body: dict[str, object], base: list[str] | None = None, at: str = NOW
) -> Revision:
    with FieldFile.open(path, author, now=lambda: at) as field:
        return field.save(RECORD, body, base)


def state_of(path: Path) -> History:
    with FieldFile.open(path, writable=False) as field:
        state = field.survey.history(RECORD)
    assert state is not None
    return state


@pytest.fixture
def disputed(laptop: Laptop) -> Laptop:
    """Two versions on one; the first and one of the last without a date."""
    laptop.save()
    saved(laptop.file, "Equipo Dos", FIRST, at="")
    second = saved(laptop.file, "Rosa Mamani", SECOND)
    saved(laptop.file, "", {**SECOND, "text": "Aspersión"}, [second.rev], at="")
    saved(laptop.file, "Equipo Tres", {**SECOND, "text": "Posta", "class": "social"}, [second.rev])
    return laptop


def lines(path: Path, number: int) -> list[str]:
    """What a version changed, in English; the first is 0."""
    words.use("en")
    with FieldFile.open(path, writable=False) as field:
        state = field.survey.history(RECORD)
        assert state is not None
        by_text = {one.body.get("text"): one for one in state.revisions}
        revision = list(by_text.values())[number]
        return changed_lines(changed_fields(revision, state, field.survey, Trust()))


def test_the_screen(disputed: Laptop) -> None:
    words.use("es")

    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+r")
        assert isinstance(hands.app.screen, HistoryScreen)
        compare("history", hands.screen)
        await hands.press("down", "down")
        compare("history-down", hands.screen)
        await hands.press("f1")
        assert "Ctrl+Z" in hands.screen

    disputed.use(use)


def test_nothing_private_and_no_code_word_is_shown(disputed: Laptop) -> None:
    words.use("es")

    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+r")
        for _version in range(4):
            for word in ("NOTA-PRIVADA", "apleg", "APLEG", "irrigation", "validated", "{", "150050", "2002-07-14"):
                assert word not in hands.screen
            await hands.press("down")
        assert "Datos privados: cambió" in hands.screen
        assert "Bs 1.500,50" in hands.screen

    disputed.use(use, size=(120, 40))


def test_each_version_says_what_it_changed(disputed: Laptop) -> None:
    assert lines(disputed.file, 0) == [
        "Demand: Riego",
        "Cost: Bs 1.500,50",
        "Status: proposed",
        "Private data: changed",
    ]
    assert lines(disputed.file, 1) == [
        "Demand: Riego → Riego en K'ulli [/] [@click=x]",
        "Action: Irrigation",
        "Contributions: municipal Bs 1.000",
        "How it was agreed: vote, 41 to 12, 1 abstained",
        "Decided on: 2002-07-14",
        "Status: proposed → validated",
        "Private data: changed",
    ]


def test_a_dispute_is_marked_with_the_other_versions(disputed: Laptop) -> None:
    state = state_of(disputed.file)
    assert disputed_names(state) == "! To settle: Demand, Class"
    posta = next(lines(disputed.file, n) for n in (2, 3) if "Posta" in lines(disputed.file, n)[0])
    assert posta[0] == "! Demand: Riego en K'ulli [/] [@click=x] → Posta"
    assert posta[1] == f"    other version: Aspersión · {DEVICE[:8]} · no date"
    assert posta[2] == "! Class: social"
    assert posta[3] == f"    other version: (removed) · {DEVICE[:8]} · no date"


def test_a_settlement_shows_what_it_settled(disputed: Laptop) -> None:
    with FieldFile.open(disputed.file, "Juez") as field:
        field.settle(RECORD, {"text": "Posta", "class": None})
        state = field.survey.history(RECORD)
        assert state is not None
        found = changed_lines(changed_fields(state.latest(), state, field.survey, Trust()))
    assert found[0] in ("Demand: Posta | Aspersión → Posta", "Demand: Aspersión | Posta → Posta")
    assert disputed_names(state) == ""


def test_what_the_assembly_ruled_is_read(laptop: Laptop) -> None:
    laptop.save()
    saved(laptop.file, "Uno", FIRST)
    ruling = {"on": "2002-09-15", "for": 41, "against": 12}
    saved(laptop.file, "Dos", {**FIRST, "status": "validated", "ruling": ruling})
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(RECORD)
        assert state is not None
        found = changed_lines(changed_fields(state.latest(), state, field.survey, Trust()))
    assert found == ["Status: proposed → validated", "Ruling: 2002-09-15 · votes 41-12"]


def test_a_field_that_this_version_does_not_know_is_named_and_not_called_private(laptop: Laptop) -> None:
    laptop.save()
    for author, weather, note in (("Uno", "dry", "N1"), ("Dos", "wet", "N2")):
        saved(laptop.file, author, {**FIRST, "weather": weather, "notes": note}, [])
    assert disputed_names(state_of(laptop.file)) == "! To settle: weather, Private data"


def test_every_field_has_words(laptop: Laptop) -> None:
    laptop.save()
    body = {
        "text": "a\nb",
        "class": "social",
        "place": "Sede",
        "families": 3,
        "phase": "work",
        "proposed_by": "women",
        "options": [{"text": "Posta", "votes": 1, "proposed_by": "men"}, {"text": "Aulas", "proposed_by": "x"}],
        "spoken": "uma",
        "joint_with": demand_name("guaqui", "lacoyu-san-antonio", 2003),
        "phase_of": demand_name("guaqui", "andamarca", 2004),
        "status": "word-of-tomorrow",
        "status_reason": "sí",
        "agreed": {"how": "lots"},
        "action": "of-tomorrow",
        "cause": "no-cost",
        "ruling": {"on": "2002-09-15", "workshop": "workshop/guaqui/municipal-2/all/1", "for": 4, "against": 0},
        "executed": {"state": "under-way", "on": "2003-05", "spent_cents": 150000},
        "withdrawn": True,
        "moved_to": "place/guaqui/andamarca",
        "tomorrow": {"a": 1},
    }
    saved(laptop.file, "Uno", body)
    assert lines(laptop.file, 0) == [
        "Demand: a b",
        "In their words: uma",
        "Action: of-tomorrow",
        "Class: social",
        "Place: Sede",
        "Families: 3",
        "Stage: investment",
        "Proposed by: women",
        "Proposals: 1 Posta (1 vote, men); 2 Aulas (x)",
        "How it was agreed: lots",
        "Joint with: Lacoyu San Antonio · 2003",
        "Phase of: Andamarca · 2004",
        "Status: word-of-tomorrow",
        "Reason: sí",
        "Cause: falta el costo",
        "Ruling: 2002-09-15 · votes 4-0 · Segundo taller municipal",
        "What became of it: under way, Since: 2003-05, Spent: Bs 1.500",
        "Moved to: place/guaqui/andamarca",
        "Withdrawn: yes",
        "Data of a newer version of the app: changed",
    ]
    saved(laptop.file, "Uno", {**body, "text": "c", "tomorrow": {"a": 2}})
    assert lines(laptop.file, 1) == ["Demand: a b → c", "Data of a newer version of the app: changed"]


def test_every_field_of_every_kind_of_record_is_called_something_in_both_languages() -> None:
    for language in ("es", "en"):
        words.use(language)
        for kind, of in KINDS.items():
            for field in of.fields:
                assert field_label(f"{kind}/guaqui/x", field.name) not in {"", field.name}
    assert field_label("plan/guaqui/2003-2007", "tomorrow") == "tomorrow"


def test_what_another_kind_of_record_says_is_in_words(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, writable=False) as field:
        survey = field.survey
    said_of = [
        ("member/guaqui/admin/arcata", "status", "observed", "observed"),
        (
            "member/guaqui/admin/arcata",
            "ruling",
            {"on": "2002-09-15", "for": 4, "against": 0},
            "2002-09-15 · votes 4-0",
        ),
        ("community/guaqui/arcata", "sort", "town", "town"),
        ("zone/guaqui/1", "asks", ["forage", "of-tomorrow"], "Forage, of-tomorrow"),
        ("cause/guaqui/x", "of", ["refused", "of-tomorrow"], "not accepted, of-tomorrow"),
        ("commitment/guaqui/x", "due", "2004-07", "2004-07"),
        ("workshop/guaqui/sector/a/1", "participants", [{"of": "arcata", "count": 3}], "Arcata, 3"),
        ("class/guaqui/x", "productive", False, "no"),
        ("budget/guaqui/2003/x", "holder", "apleg", "APLEG"),
        ("budget/guaqui/2003/x", "funding", {"pdla": 100}, "PDLA Bs 1"),
        ("workshop/guaqui/sector/a/1", "outcome", "suspended", "suspended"),
        ("action/guaqui/x", "names", {"es": "Riego", "en": "Water"}, "es: Riego, en: Water"),
        ("plan/guaqui/2003-2007", "years", [2003, 2004], "2003, 2004"),
        ("tomorrow/guaqui/x", "funding", ["a\x1b", {"b": None, "c": 1.5}], "a, b: null, c: 1.5"),
    ]
    for record, name, value, words_ in said_of:
        assert value_in_words(record, name, value, survey) == words_


def test_the_history_of_what_is_no_demand_is_reached_from_the_disputes(laptop: Laptop) -> None:
    laptop.save()
    record = "member/guaqui/typology/arcata"
    with FieldFile.open(laptop.file, "Rosa", now=lambda: NOW) as field:
        first = field.survey.history(record)
        assert first is not None
        for status in ("validated", "observed"):
            field.save(record, {**first.values, "status": status}, first.heads)

    async def use(hands: Hands) -> None:
        await hands.press("f9", *"settle", "enter", "ctrl+r")
        assert "History of Tipología · Arcata" in hands.screen
        assert "! To settle: Status" in hands.screen
        await hands.press("end", "f2", "escape")
        assert "Nothing is to settle." in hands.screen

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(record)
        assert state is not None
        assert (state.conflicts, "status" in state.values) == ((), False)


def test_a_withdrawal_beside_an_edit_says_so(laptop: Laptop) -> None:
    laptop.save()
    first = saved(laptop.file, "Uno", FIRST)
    saved(laptop.file, "Dos", {**FIRST, "withdrawn": True}, [first.rev])
    saved(laptop.file, "Tres", {**FIRST, "families": 3}, [first.rev])
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(RECORD)
        assert state is not None
        withdrawal = next(one for one in state.revisions if "withdrawn" in one.body)
        found = changed_lines(changed_fields(withdrawal, state, field.survey, Trust()))
    assert found == ["! Withdrawn: yes", "    other version: somebody went on with it without knowing of this"]


def test_who_and_when_where_nobody_says(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "", device="import", now=lambda: "") as field:
        revision = field.save(RECORD, FIRST)
        state = field.survey.history(RECORD)
        assert state is not None
        assert (author_of(revision, Trust()), when_saved(revision)) == ("imported", "no date")
        again = field.save(RECORD, FIRST)
        assert again.rev == revision.rev
        assert changed_names([]) == "nothing new"
        assert changed_lines([]) == ["It says what was said before."]
        assert brought_back(state, revision.rev) is None


def test_a_version_is_brought_back_and_undone(laptop: Laptop) -> None:
    laptop.save()
    saved(laptop.file, "Equipo Dos", FIRST)
    saved(laptop.file, "Equipo Dos", {**SECOND, "withdrawn": True})

    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+r", "end", "f2")
        assert "Brought back" in hands.screen
        assert "Version 3 of 3" in hands.screen
        assert laptop.demand("andamarca", 2003) == FIRST
        await hands.press("f2")
        assert "already" in hands.screen
        await hands.press("ctrl+z")
        assert "Undone. Andamarca · 2003" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, CommunityScreen)

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {**SECOND, "withdrawn": True}


def test_bringing_one_back_settles_a_dispute(disputed: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+r")
        while "Aspersión" not in hands.screen.split("Version", 1)[1].split("other version")[0]:
            await hands.press("down")
        await hands.press("f2")
        assert "settles the dispute" in hands.words
        assert "To settle" not in hands.screen

    disputed.use(use)
    state = state_of(disputed.file)
    assert not state.disputed
    assert state.values == {**SECOND, "text": "Aspersión"}


def test_what_the_disk_refuses_is_said(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    saved(laptop.file, "Equipo Dos", FIRST)
    saved(laptop.file, "Equipo Dos", SECOND)

    def refuse(*_: object) -> None:
        raise FileError("disk-full", path=str(laptop.file))

    async def use(hands: Hands) -> None:
        monkeypatch.setattr(FieldFile, "bring_back", refuse)
        await hands.press("f6", "ctrl+r", "down", "f2")
        assert "no room left" in hands.words
        assert "Ctrl+P: go on in another place" in hands.words

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == SECOND


def test_a_file_for_reading_only_has_a_history(disputed: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter", "f6", "ctrl+r", "end", "f2")
        assert "Read-only" in hands.words
        assert "F2" not in hands.screen

    with FieldFile.open(disputed.file):
        disputed.use(use)


def test_without_a_version_there_is_no_history(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+r", "down")
        assert isinstance(hands.app.screen, CommunityScreen)
        await hands.press("ctrl+r")
        assert "Nothing was ever saved here" in hands.words

    laptop.use(use)


@pytest.mark.costly(0)
def test_of_a_long_history_only_what_is_on_the_screen_is_worked_out(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        for number in range(300):
            field.save(RECORD, {**FIRST, "text": f"Riego {number} " + "x" * 400, "families": number})
    worked_out: list[str] = []

    def count(revision: Revision, state: History, survey: Survey, trust: Trust) -> list[ChangedField]:
        worked_out.append(revision.rev)
        return changed_fields(revision, state, survey, trust)

    monkeypatch.setattr("guaqui_tui.screens.plan.history.changed_fields", count)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+r")
        assert "Version 300 of 300" in hands.screen
        assert 0 < len(worked_out) < 24
        await hands.press("end", *["up"] * 5, "home", "end")
        assert "Version 1 of 300" in hands.screen
        assert len(worked_out) == len(set(worked_out)) < 48
        await hands.press("pagedown", "pageup")

    laptop.use(use)


def test_what_is_said_of_one_slot_is_not_said_of_the_next(laptop: Laptop) -> None:
    """The form stands ready and is used again: what it said stays behind."""
    laptop.save(("arcata", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", "ctrl+r")
        assert "there is no history" in hands.screen
        await hands.press("escape", "down", "enter")
        assert "Arcata · 2003" in hands.screen
        assert "there is no history" not in hands.screen

    laptop.use(use, holder="andamarca", year=2003)


def test_only_what_was_done_to_the_record_is_taken_back_there(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST), ("andamarca", 2004, FIRST))
    other = demand_name("guaqui", "andamarca", 2004)

    async def use(hands: Hands) -> None:
        session = hands.app.session
        await session.save(other, {**FIRST, "text": "Posta"}, session.survey.heads(other))
        await hands.press("f6", "home", "ctrl+r", "f2", "ctrl+z")
        assert isinstance(hands.app.screen, HistoryScreen)
        assert "What was saved last is Andamarca · 2004, not this" in hands.words

    laptop.use(use)
    assert (laptop.demand("andamarca", 2004) or {})["text"] == "Posta"


def test_a_version_that_an_undo_saved_says_which_it_repeats(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, FIRST))

    async def use(hands: Hands) -> None:
        session = hands.app.session
        await session.save(RECORD, {**FIRST, "text": "Posta"}, session.survey.heads(RECORD))
        await session.undo()
        await hands.press("f6", "ctrl+r")
        assert "again version 1: Demand" in hands.words
        await hands.press("f1")
        assert "F2 brings the version under the cursor back" in hands.words

    laptop.use(use)
