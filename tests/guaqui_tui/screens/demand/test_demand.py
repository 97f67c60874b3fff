"""The form of one demand, by its keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tinydb import TinyDB

from guaqui_tui.app import GuaquiApp
from guaqui_tui.forms.demand import Opened, Terms, demand_flaws, lacking, read_demand, shown_demand
from guaqui_tui.forms.demand_lists import DemandLists, demand_terms
from guaqui_tui.forms.draft_values import Typed
from guaqui_tui.forms.proposals import MARKED, leading, marked_row, rows_with_words, votes_by_row, with_mark
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.record.draft_question import DraftQuestion
from guaqui_tui.session import intervals
from guaqui_tui.session.messages import NoticesArrived
from guaqui_tui.session.request_counts import RequestCounts
from guaqui_tui.session.settings import Settings
from guaqui_tui.widgets.bars import KeyLine
from guaqui_tui.widgets.choice import Options
from guaqui_tui.widgets.fields import LineField, Prose
from storage import FieldFile, Notice, Survey
from storage.errors import FileError
from storage.file.drafts import Draft, Drafts
from storage.file.pack import load_pack
from storage.kinds.process.demand import Slot, demand_name
from storage.notation.text import clean_line
from storage.plan.same_words import same_words
from tests.storage.revisions_made import document

from ...pilot import NOW, Hands, Laptop

TO_FAMILIES = ("up", "shift+tab", "shift+tab")
"""From the first field: Up from it is the last one, and before that stand the families."""


def opened_on(before: dict[str, Any], may: Terms) -> Opened:
    """A demand as its form is opened."""
    return Opened(before, may, shown_demand(before, may))


def test_the_form_says_that_the_class_of_the_action_is_in_dispute(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Establos", "action": "stables", "status": "proposed"}))
    with FieldFile.open(laptop.file, device="bbbb2222") as field:
        action = "action/guaqui/stables"
        state = field.survey.history(action)
        assert state is not None
        for class_ in ("social", "economic-promotion"):
            field.save(action, {**state.values, "class": class_}, state.heads)
        disputed = field.survey.history(action)
        assert disputed is not None
    shown = {"social": "social", "economic-promotion": "promoción económica"}[disputed.values["class"]]

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        assert f"! {shown}" in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_five_years_of_one_community(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.write("Construcción de establos")
        await hands.press("enter", "enter")
        assert "1 Stables" in hands.screen  # suggested by the text
        await hands.press("1")
        assert hands.place == "cost_cents"
        assert "apoyo a la producción" in hands.screen
        await hands.write("35000")
        await hands.press(*["enter"] * 5)
        await hands.write("45")
        await hands.press("f2")
        assert "Andamarca · 2004" in hands.screen
        assert "Saved 10:42" in hands.screen
        for text in ("Riego", "Posta", "Forraje", "Aulas"):
            await hands.write(text)
            await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.app.screen.cursor == Slot("andamarca", 2007, 1)

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {
        "text": "Construcción de establos",
        "action": "stables",
        "families": 45,
        "cost_cents": 3500000,
        "status": "proposed",
    }
    texts = [(laptop.demand("andamarca", year) or {}).get("text") for year in range(2004, 2008)]
    assert texts == ["Riego", "Posta", "Forraje", "Aulas"]


@pytest.mark.costly(0)
def test_typed_ahead_of_everything(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A slow stick, and somebody who does not wait for it: every letter lands where it was meant."""
    laptop.save()
    laptop.one_movement_seconds = 0.6
    slow(monkeypatch)

    async def use(hands: Hands) -> None:
        from textual import events

        keys = (
            "enter",
            *"Riego",
            "enter",
            "enter",
            "1",
            "enter",
            *"8x",
            "backspace",
            *"0",
            *["enter"] * 5,
            *"45",
            "f2",
        )
        for key in keys:
            hands.app.post_message(events.Key(key, key if len(key) == 1 else None))
        for key in (*"Posta", "f2", *"Aulas"):
            hands.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await hands.rest()
        assert "Andamarca · 2005" in hands.screen
        assert "Aulas" in hands.screen

    laptop.use(use)
    first = laptop.demand("andamarca", 2003) or {}
    assert (first["text"], first["action"], first["families"], first["cost_cents"]) == (
        "Riego",
        "irrigation",
        45,
        8000,
    )
    assert (laptop.demand("andamarca", 2004) or {})["text"] == "Posta"


def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    save = FieldFile.save

    def later(self: FieldFile, *args: object) -> object:
        time.sleep(0.3)
        return save(self, *args)  # type: ignore[arg-type]

    monkeypatch.setattr(FieldFile, "save", later)


def test_a_correction_goes_back_to_the_board(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Reigo", "notes": "dos veces", "carries": "apleg"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        assert "Reigo" in hands.screen
        await hands.to_words()
        await hands.press("ctrl+u", *"Riego", "f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert "Riego" in hands.screen

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {
        "text": "Riego",
        "notes": "dos veces",
        "carries": "apleg",
        "status": "proposed",
    }


def test_left_and_right_leave_what_was_chosen_from_a_list_at_once(laptop: Laptop) -> None:
    """Nobody walks inside such a word: with one there Left took two presses, without one it took one."""
    laptop.save(("andamarca", 2003, {"text": "Riego", "action": "irrigation", "class": "social"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.go_to("action")
        await hands.press("right")
        assert hands.place == "class"
        await hands.press("left")
        assert hands.place == "action"
        await hands.press("right")
        assert hands.place == "class"

    laptop.use(use)


def test_why_nothing_was_asked_goes_when_something_is(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"status": "postponed", "status_reason": "Se verá en agosto"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.write("Riego")
        await hands.press("f2")

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {"text": "Riego", "status": "proposed"}


@pytest.mark.costly(0)
def test_three_long_proposals_and_a_list_leave_the_form_its_width(laptop: Laptop) -> None:
    """The form scrolls, never the screen: the bar of that stood on the keys and made every line shorter."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        for _row in range(3):
            await hands.write("Mejoramiento de ganado lechero con asistencia técnica para todos")
            await hands.press("enter", *"5", "enter", "enter")
        await hands.go_to("action")
        lines = hands.screen.splitlines()
        assert len(lines[1]) == 80
        assert lines[-1].rstrip().endswith("F1 Help")

    laptop.use(use)


@pytest.mark.costly(0)
def test_wrong_input_is_said_and_leaves_the_words(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", "f2")
        assert "Write what is asked for" in hands.screen
        assert hands.place == "proposal-1"
        await hands.write("Riego")
        await hands.press("enter", "enter", *"zzz", "tab")
        assert "No such action" in hands.screen
        await hands.press("enter", *"1.5.5", *["down"] * 3, *"many", "up")
        assert "Type a whole number" in hands.screen
        assert "Type an amount in Bs" in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, DemandScreen)
        assert hands.place == "action"
        assert "zzz" in hands.screen
        await hands.press("ctrl+u", "f2")
        assert hands.place == "cost_cents"
        assert "many" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) is None


@pytest.mark.costly(0)
def test_the_arrows_and_tab_go_through_the_fields(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        lines = ["proposal-1", "proposal-2", "action", "cost_cents", "funding-community", "funding-pdla"]
        lines += ["families", "how"]
        places = []
        for key in (*["down"] * 8, *["up"] * 8):
            places.append(hands.place)
            await hands.press(key)
        assert places == [*lines, "status", *reversed(lines[1:])]
        assert hands.place == "proposal-1"
        await hands.press("up")
        assert hands.place == "status"  # Up from the first field is the last one
        await hands.press("down")
        assert hands.place == "status"
        sources = [f"funding-{source}" for source in ("community", "municipality", "pdla", "producers")]
        asked = ["action", "class", "cost_cents", *sources, "families", "how", "status"]
        await hands.press("tab")
        tabbed = []
        for _field in range(4 + len(asked)):
            tabbed.append(hands.place)
            await hands.press("tab")
        assert tabbed == ["proposal-1", "votes-1", "by-1", "proposal-2", *asked]
        await hands.write("one")
        await hands.paste("\ntwo\nthree")
        await hands.press("up", "up")
        assert hands.place == "proposal-1"  # inside a text of three lines the arrows move in it
        await hands.press("down", "down", "down", "down")
        assert hands.place == "action"

    laptop.use(use)


def test_a_share_of_the_cost_names_its_source(laptop: Laptop) -> None:
    """It stands behind all fields of its line, so beside another source's."""
    laptop.save(("andamarca", 2003, {"text": "Riego", "cost_cents": 12000000, "funding": {"pdla": 3000000}}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        assert "Productores               PDLA: 25%" in hands.screen

    laptop.use(use)


def test_choosing_by_letters(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"x", "enter", "enter", *"irrig")
        assert "►1 Irrigation" in hands.screen
        await hands.press("enter", "shift+tab", *"soc", "enter", "f2")

    laptop.use(use)
    saved = laptop.demand("andamarca", 2003) or {}
    assert (saved["action"], saved["class"]) == ("irrigation", "social")


def test_what_is_typed_is_on_the_disk_within_two_seconds(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.write("Riego en K'ulli")
        drafts = Drafts(laptop.file)
        await hands.until(lambda: any(draft.fields["proposal-1"] == "Riego en K'ulli" for draft in drafts.all()))
        await hands.press("f2")
        assert Drafts(laptop.file).all() == []

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_draft_is_offered_and_taken_up(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def type_and_go(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press(*TO_FAMILIES, *"4x", "escape")
        assert "Typed and not saved yet: Andamarca · 2003" in hands.screen

    async def come_back(hands: Hands) -> None:
        assert "Typed and not saved yet: Andamarca · 2003" in hands.screen
        await hands.press("enter")
        assert "Something was being typed here" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("enter", "enter")
        assert "This is the draft" in hands.screen
        assert "4x" in hands.screen
        await hands.press("ctrl+u", *"45", "f2")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(type_and_go)
    laptop.use(come_back)
    assert (laptop.demand("andamarca", 2003) or {})["families"] == 45
    assert Drafts(laptop.file).all() == []


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("keys", "place", "stands"),
    [
        (("down", "down", "down", *"900"), "cost_cents", "90000"),
        (("down", "down", *"rie"), "action", "rie00"),
        (("f6", *"Uma"), "spoken", "Uma00"),
        ((*" por goteo",), "proposal-1", "Riego por goteo00"),
    ],
)
def test_a_draft_is_gone_on_with_where_it_was_left(
    laptop: Laptop, keys: tuple[str, ...], place: str, stands: str
) -> None:
    """In its field, behind what was half typed, which typing adds to and does not replace."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def type_and_go(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press(*keys)
        await hands.press("ctrl+q")
        assert "kept as a draft: Andamarca · 2003." in hands.app.kept, "whoever leaves is told"

    async def come_back(hands: Hands) -> None:
        await hands.press("enter", "enter")
        assert hands.place == place
        await hands.press("0", "0")
        field = hands.app.focused
        assert isinstance(field, (LineField, Prose))
        assert field.kept == stands

    laptop.use(type_and_go)
    laptop.use(come_back)


def test_quitting_keeps_what_was_just_typed(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "ctrl+q")

    laptop.use(use)
    assert [draft.fields["proposal-1"] for draft in Drafts(laptop.file).all()] == ["Riego"]


@pytest.mark.costly(0)
def test_a_draft_waits_for_its_own_file(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Aulas"}))

    async def leave(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "escape")

    async def nothing_offered(hands: Hands) -> None:
        assert "not saved" not in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, DemandScreen)
        await hands.press(*"Otra", "escape")

    async def offered(hands: Hands) -> None:
        assert "Typed and not saved yet: Andamarca · 2003" in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, DraftQuestion)
        await hands.press("enter", "f2")

    laptop.use(leave, holder="andamarca", year=2003)
    aside = laptop.file.rename(laptop.file.with_name("aside.json"))
    laptop.save(("patarani", 2003, {"text": "Forraje"}))
    laptop.use(nothing_offered, holder="andamarca", year=2003)
    aside.replace(laptop.file)
    laptop.use(offered, holder="andamarca", year=2003)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"


def test_a_draft_may_be_forgotten(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", *" y más", "escape", "enter", "delete")
        assert "Riego y más" not in hands.screen
        await hands.press("escape")
        assert "Typed and not saved" not in hands.screen

    laptop.use(use)
    assert Drafts(laptop.file).all() == []


def test_a_draft_on_what_was_saved_since_makes_two_versions(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def type_and_go(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press(*" nuevo", "escape")

    async def come_back(hands: Hands) -> None:
        await hands.press("enter")
        assert "was saved again since then" in hands.screen
        await hands.press("enter", "f2")
        assert "! 2 vers" in hands.screen
        await hands.press("enter")
        assert "2 versions to settle" in hands.screen

    laptop.use(type_and_go)
    laptop.save(("andamarca", 2003, {"text": "Posta"}))
    laptop.use(come_back)


def test_a_save_that_fails_says_why_and_keeps_the_words(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:

    laptop.save()
    path = str(laptop.file)

    def full(self: FieldFile, *_args: object) -> None:
        raise FileError("disk-full", path=path)

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        with monkeypatch.context() as patched:
            patched.setattr(FieldFile, "save", full)
            await hands.press("f2")
        assert "There is no room left" in hands.screen
        await hands.press("end")  # what was said goes, that it is not saved stays
        assert "Not saved" in hands.screen
        assert "Riego" in hands.screen
        assert Drafts(laptop.file).get("demand/guaqui/andamarca/2003/1") is not None
        await hands.press("f2")
        assert "Andamarca · 2004" in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"


def test_a_file_held_elsewhere_opens_for_reading(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        assert "About this file" in hands.screen
        await hands.press("enter")
        assert "Read-only" in hands.screen
        await hands.press("enter")
        assert "open for reading only" in hands.screen
        assert "Riego" in hands.screen
        await hands.press(*"!", "f2")
        assert "Riego!" not in hands.screen
        assert "Read-only" in hands.screen
        assert "F2" not in hands.screen

    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Riego"


def test_in_a_disputed_slot_the_shown_version_is_edited(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    with FieldFile.open(laptop.file) as field:
        record = "demand/guaqui/andamarca/2003/1"
        base = field.survey.heads(record)
        field.save(record, {"text": "Riego A", "status": "proposed"}, base)
        field.save(record, {"text": "Riego B", "status": "proposed"}, base)

    async def use(hands: Hands) -> None:
        assert "! 2 vers" in hands.screen
        await hands.press("enter")
        assert "! 2 versions to settle; one is shown" in hands.screen
        await hands.press("f2")  # nothing was changed, so nothing is decided
        assert "! 2 vers" in hands.screen
        await hands.to_words()
        await hands.press("ctrl+u", *"C", "f2")
        assert "! 2 vers" not in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "C"


EMPTY = Survey(load_pack("guaqui"))
HERE = Slot("andamarca", 2004, 1)


def form(body: dict[str, object] | None = None) -> tuple[Terms, Typed]:
    """What a form may hold, and what it shows of a demand."""
    body = body or {}
    may = demand_terms(DemandLists(EMPTY, RequestCounts(EMPTY), HERE), body, {})
    return may, shown_demand(body, may)


def test_reading_fields() -> None:
    may, empty = form()
    typed = {
        **empty,
        "proposal-1": " Riego ",
        "class": "social",
        "families": "1.200",
        "cost_cents": "Bs 1.500,50",
        "funding-pdla": "500",
        "how": "vote",
        "votes-1": "41 a 12, 3",
        "decided_on": "14/7/2002",
        "spoken": " Uma  irpaña ",
    }
    before = {"notes": "n", "action": "irrigation", "status": "open", "agreed": {"seen": 3}, "funding": {"x y": 5}}
    body, wrong = read_demand({**typed, "notes": "n", "action": ""}, opened_on(before, may))
    assert body == {
        "text": "Riego",
        "class": "social",
        "families": 1200,
        "cost_cents": 150050,
        "funding": {"x y": 5, "pdla": 50000},
        "agreed": {"seen": 3, "how": "vote", "for": 41, "against": 12, "abstained": 3},
        "decided_on": "2002-07-14",
        "spoken": "Uma irpaña",
        "notes": "n",
        "status": "proposed",
    }
    assert not wrong
    again = shown_demand(body, may)
    assert (again["cost_cents"], again["votes-1"], again["funding-pdla"]) == ("1.500,50", "41-12-3", "500")
    assert read_demand(again, opened_on(body, may)) == (body, {})
    # Decided not to ask: it may stay without a text. What was withdrawn leaves nothing behind.
    assert read_demand({**empty, "status": "none"}, opened_on({"status": "none"}, may)) == (
        {"status": "none"},
        {},
    )
    taken, _wrong = read_demand(
        {**empty, "proposal-1": "Posta"}, opened_on({"text": "x", "withdrawn": True, "notes": "n"}, may)
    )
    assert taken == {"text": "Posta", "status": "proposed"}
    assert shown_demand({"text": "x", "withdrawn": True}, may)["proposal-1"] == ""
    # What another version knows is no mistake here.
    newer = {"action": "new", "class": "other", "options": [{"proposed_by": "youth"}]}
    assert not demand_flaws({**empty, "action": "new", "class": "other", "by-1": "youth"}, opened_on(newer, may))


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("proposal-1", "x" * 501),
        ("proposal-2", "x" * 501),
        ("families", "4.5"),
        ("families", "0.500"),
        ("families", "12 socios"),
        ("cost_cents", "1.5.5"),
        ("cost_cents", "0.500"),
        ("funding-pdla", "mucho"),
        ("votes-1", "41 12 3 4"),
        ("votes-1", "todos"),
        ("decided_on", "31/2/2002"),
        ("votes-1", "-1"),
        ("by-1", "youth"),
        ("status", "thought"),
        ("how", "lottery"),
        ("joint_with", "Arcata?"),
        ("carries", "cement"),
    ],
)
def test_each_field_says_what_it_does_not_take(field: str, typed: str) -> None:
    may, empty = form()
    assert list(demand_flaws({**empty, field: typed}, opened_on({}, may))) == [field]
    assert not demand_flaws(empty, opened_on({}, may))


@pytest.mark.parametrize("field", ["families", "votes-1", "cost_cents", "funding-pdla"])
@pytest.mark.parametrize(("typed", "number"), [("1.000", 1000), ("10,000", 10_000), ("1.0", 1), ("45", 45)])
def test_a_number_is_in_each_field_what_it_is_in_a_spreadsheet(field: str, typed: str, number: int) -> None:
    may, empty = form()
    body, wrong = read_demand({**empty, "proposal-1": "Riego", field: typed}, opened_on({}, may))
    assert not wrong
    counted = {"families": body.get("families"), "votes-1": body.get("agreed", {}).get("for")}
    amounts = {"cost_cents": body.get("cost_cents"), "funding-pdla": body.get("funding", {}).get("pdla")}
    assert {**counted, **amounts}[field] == (number if field in counted else number * 100)


def test_the_status_follows_the_words_unless_it_was_chosen() -> None:
    may, empty = form()
    said = {**empty, "proposal-1": "Riego"}
    proposals = {**said, MARKED: ""}
    chosen: dict[str, object] = {"text": "Riego", "options": [{"text": "Riego"}, {"text": "Aulas"}]}
    unmarked = {**said, "proposal-2": "Aulas", MARKED: ""}
    cases: list[tuple[Typed, dict[str, object], str | None]] = [
        (said, {}, "proposed"),
        (said, {"status": "open"}, "proposed"),
        ({**said, "status": "postponed"}, {"status": "postponed"}, "proposed"),
        ({**said, "status": "postponed"}, {}, "postponed"),
        ({**said, "status": "validated"}, {"text": "Riego", "status": "validated"}, "validated"),
        (proposals, {}, "open"),
        ({**proposals, "status": "none"}, {}, "none"),
        (unmarked, {**chosen, "status": "proposed"}, "open"),
        (empty, {}, None),
    ]
    for typed, before, status in cases:
        body, wrong = read_demand(typed, opened_on(before, may))
        assert body.get("status") == status
        assert ("proposal-1" in wrong) == (status is None)
    assert "status" in read_demand({**said, "status": "none"}, opened_on({}, may))[1]


def test_what_the_contributions_leave() -> None:
    words.use("es")
    words.use_terms(Survey(load_pack("guaqui")))
    may, empty = form()
    typed = {**empty, "cost_cents": "35.000", "funding-municipality": "20.000"}
    assert lacking(typed, may) == "faltan Bs 15.000"
    assert lacking({**typed, "funding-pdla": "15000"}, may) == "los aportes están completos"
    assert lacking({**typed, "funding-pdla": "15000,50"}, may) == "sobran Bs 0,50"
    assert lacking({**empty, "cost_cents": "35.000"}, may) == lacking({**typed, "cost_cents": "x"}, may) == ""


def test_marking_a_proposal() -> None:
    words.use("en")
    may, empty = form({"options": [{"text": "Posta", "seen": 3}, {"text": "Aulas"}]})
    first = {
        **empty,
        "votes-1": "34",
        "by-1": "women",
        "votes-2": "12",
    }
    assert (empty[MARKED], leading(first)) == ("", [1])
    body, wrong = read_demand(with_mark(first, 1), opened_on({"options": [{"text": "Posta", "seen": 3}]}, may))
    assert not wrong
    assert body == {
        "text": "Posta",
        "proposed_by": "women",
        "options": [
            {"text": "Posta", "votes": 34, "proposed_by": "women", "seen": 3},
            {"text": "Aulas", "votes": 12},
        ],
        "agreed": {"how": "vote", "for": 34},
        "status": "proposed",
    }
    tie = with_mark({**first, "votes-2": "34"}, 2)
    assert leading(tie) == [1, 2]
    assert read_demand(tie, opened_on({}, may))[0]["agreed"] == {"for": 34}  # the votes decided nothing
    assert leading({**empty, "votes-1": "0"}) == []
    again, _wrong = read_demand(with_mark(shown_demand(body, may), 1), opened_on(body, may))
    assert again == {"options": body["options"], "agreed": {"how": "vote"}, "status": "open"}


LETTERS = st.text("Riego aulasé.,12", max_size=12)
FORMS = st.fixed_dictionaries(
    {
        **dict.fromkeys(("place", "spoken", "proposal-1", "proposal-3"), LETTERS),
        **{f"proposal-{row}": st.sampled_from(["", "Posta", "Aulas"]) for row in (2, 4, 5, 6)},
        **{f"votes-{row}": st.sampled_from(["", "7", "26", "muchos"]) for row in range(2, 7)},
        "votes-1": st.sampled_from(["", "26", "41-12-3", "muchos"]),
        "action": st.sampled_from(["", "irrigation"]),
        "class": st.sampled_from(["", "social"]),
        "cost_cents": st.sampled_from(["", "35.000"]),
    }
)


@given(FORMS, st.integers(1, 6))
def test_marking_changes_no_word_and_is_what_is_asked_for(said: dict[str, str], row: int) -> None:
    """Nothing that was typed is replaced; what has words is kept, and what has none is counted nowhere."""
    may, empty = form({"options": [{"text": str(n)} for n in range(6)]})
    before = {**empty, **said}
    after = with_mark(before, row)
    assert {**after, MARKED: ""} == {**before, MARKED: ""}
    body, _wrong = read_demand(after, opened_on({}, may))
    texts = [clean_line(after[f"proposal-{n}"]) for n in range(1, 7)]
    kept = [one["text"] for one in body.get("options", [])]
    assert kept == [text for text in texts if text] or (
        not kept and [body["text"].strip()] == [*filter(None, texts)]
    )
    assert clean_line(body.get("text", "")) == texts[row - 1]
    assert ("against" in body.get("agreed", {})) <= (len([*filter(None, texts)]) == 1)


@given(FORMS, st.sampled_from(["", *map(str, range(1, 7))]))
def test_what_is_saved_of_the_rows_is_shown_again(said: dict[str, str], marked: str) -> None:
    """Row by row, without those that have no words; of two with the same words either may be the marked one."""
    may, empty = form({"options": [{"text": str(n)} for n in range(6)]})
    typed = {**empty, **said, MARKED: marked, "votes-1": "26"}
    rows = rows_with_words(typed)
    body, wrong = read_demand(typed, opened_on({}, may))
    if wrong or not rows:
        return
    again = shown_demand(body, demand_terms(DemandLists(EMPTY, RequestCounts(EMPTY), HERE), body, {}))
    assert [clean_line(again[f"proposal-{n}"]) for n in rows_with_words(again)] == [
        clean_line(typed[f"proposal-{n}"]) for n in rows
    ]
    counted = list(votes_by_row(typed).values())
    assert list(votes_by_row(again).values()) == counted
    if row := marked_row(typed):
        now = marked_row(again)
        assert same_words(again[f"proposal-{now}"], typed[f"proposal-{row}"])
    else:
        assert not marked_row(again)


@pytest.mark.costly(0)
def test_f5_only_marks_and_ctrl_z_takes_it_back(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego de arriba", "enter", "enter", "1", *"35000", "enter")
        form = hands.app.screen
        assert isinstance(form, DemandScreen)
        await hands.press(*["up"] * 3, *"Dos aulas", "enter", *"26", "enter")
        assert hands.place == "by-2"
        before = form.typed()
        assert marked_row(before) == 1
        await hands.press("f5")
        assert form.typed() == {**before, MARKED: "2"}
        assert " 2 ★ Dos aulas" in hands.screen
        assert "? Said of «Riego de arriba», look at it: Action, Cost in Bs." in hands.words
        assert "?Action" in hands.screen
        assert "?Cost" in hands.screen
        await hands.press("ctrl+z")
        assert form.typed() == before
        await hands.press("f5", "f5")
        assert form.typed()[MARKED] == ""
        assert "none is marked yet" in hands.screen
        await hands.press("ctrl+z", "f2")

    laptop.use(use)
    demand = laptop.demand("andamarca", 2003) or {}
    assert demand["text"] == "Dos aulas"
    assert demand["options"] == [{"text": "Riego de arriba"}, {"text": "Dos aulas", "votes": 26}]
    assert (demand["action"], demand["cost_cents"]) == ("irrigation", 3500000)
    assert demand["agreed"] == {"for": 26}


def test_a_click_before_a_proposal_marks_it(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "options": [{"text": "Riego"}, {"text": "Aulas"}]}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, DemandScreen)
        lines = hands.screen.split("\n")
        at = next(y for y, line in enumerate(lines) if line.startswith(" 2   Aulas"))
        await hands.pilot.click(offset=(3, at))
        await hands.rest()
        assert (form.typed()[MARKED], hands.place) == ("2", "proposal-2")

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_mark_that_was_not_saved_is_in_the_draft(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "options": [{"text": "Riego"}, {"text": "Aulas"}]}))

    async def leave(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("down", "f5", "escape")

    async def come_back(hands: Hands) -> None:
        await hands.press("enter")
        assert "Marked proposal: 2" in hands.screen
        await hands.press("enter", "f2")

    laptop.use(leave)
    laptop.use(come_back)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "Aulas"


@pytest.mark.costly(0)
def test_seven_proposals_have_room(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"P1")
        for row in range(2, 8):
            await hands.press("down", *f"P{row}")
        assert hands.place == "proposal-7"
        await hands.press("f5", "f2")

    laptop.use(use)
    demand = laptop.demand("andamarca", 2003) or {}
    assert [one["text"] for one in demand["options"]] == [f"P{row}" for row in range(1, 8)]
    assert demand["text"] == "P7"


def test_ctrl_z_gives_back_what_f4_replaced(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("right", "enter", *"Aulas", "listed-repeat")
        form = hands.app.screen
        assert isinstance(form, DemandScreen)
        assert form.typed()["proposal-1"] == "Riego"
        await hands.press("ctrl+z")
        assert form.typed()["proposal-1"] == "Aulas"
        await hands.press("ctrl+z")
        assert (hands.place, form.typed()["proposal-1"]) == ("proposal-1", "")
        await hands.press("ctrl+y", "ctrl+y")
        assert form.typed()["proposal-1"] == "Riego"

    laptop.use(use)


def test_a_proposal_that_lost_its_words_is_gone_with_its_votes(laptop: Laptop) -> None:
    counted = [{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}, {"votes": 48}]
    summed = {"how": "vote", "for": 26, "against": 72}
    laptop.save(("andamarca", 2003, {"text": "Riego", "options": counted, "agreed": summed}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, DemandScreen)
        assert (form.typed()["votes-1"], form.typed()["votes-2"]) == ("26", "24")
        assert "48" not in hands.screen
        await hands.press("escape", "f8")
        assert "48" not in hands.screen
        assert "the other had 24" in hands.screen
        await hands.press("escape", "enter")
        await hands.to_words()
        await hands.press("down", "ctrl+u")
        assert "no words" in hands.screen
        await hands.press("f2")

    laptop.use(use)
    demand = laptop.demand("andamarca", 2003) or {}
    assert demand["options"] == [{"text": "Riego", "votes": 26}]
    assert demand["agreed"] == {"how": "vote", "for": 26}


def test_of_several_proposals_only_its_own_votes_are_typed(laptop: Laptop) -> None:
    counted = [{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}]
    agreed = {"how": "vote", "for": 26, "abstained": 3}
    laptop.save(("andamarca", 2003, {"text": "Riego", "options": counted, "agreed": agreed}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("end", "right")
        assert hands.place == "votes-1"
        assert "the other had 24" in hands.screen
        await hands.press("ctrl+u", *"26 24", "f2")
        assert "each proposal has its own" in hands.words
        await hands.press("ctrl+u", *"27", "f2")

    laptop.use(use)
    demand = laptop.demand("andamarca", 2003) or {}
    assert demand["agreed"] == {"how": "vote", "for": 27, "abstained": 3}
    assert demand["options"] == [{"text": "Riego", "votes": 27}, {"text": "Aulas", "votes": 24}]


def test_votes_counted_anew_are_the_demands_own(laptop: Laptop) -> None:
    counted = [{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}]
    laptop.save(("andamarca", 2003, {"text": "Riego", "options": counted, "agreed": {"how": "vote", "for": 26}}))

    async def use(hands: Hands) -> None:
        await hands.press("f8", "backspace", "backspace", *"31", "f2", "escape", "f6")
        assert "with 31 votes; the other had 24" in hands.screen
        assert "31 votes" in hands.screen
        await hands.press("f7", "f7")
        assert "In 2003: Riego, with 31 votes; “Aulas” had 24." in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["agreed"] == {"how": "vote", "for": 31}


@pytest.mark.costly(0)
def test_proposals_are_noted_and_one_is_marked(laptop: Laptop) -> None:
    laptop.save()

    async def note(hands: Hands) -> None:
        await hands.press(
            "enter", *"Posta", "f5", "right", *"34", "enter", "1", *"Aulas", "enter", *"34", "enter", "2"
        )
        assert "tie of 1, 2" in hands.screen
        assert "none is marked yet" in hands.words
        assert hands.place == "proposal-3"
        await hands.press("f5")
        assert "Put the cursor on the proposal" in hands.screen
        await hands.press("f2")
        assert "Andamarca · 2004" in hands.screen
        await hands.press("escape")
        assert "… 2 prop" in hands.screen

    async def mark(hands: Hands) -> None:
        await hands.press("enter", "down", "end", "right", "ctrl+u", *"50", "f5")
        assert hands.place == "votes-2"
        await hands.press("f2")

    laptop.use(note)
    assert laptop.demand("andamarca", 2003) == {
        "status": "open",
        "options": [
            {"text": "Posta", "votes": 34, "proposed_by": "women"},
            {"text": "Aulas", "votes": 34, "proposed_by": "men"},
        ],
    }
    laptop.use(mark, holder="andamarca", year=2003)
    taken = laptop.demand("andamarca", 2003) or {}
    assert (taken["text"], taken["status"], taken["proposed_by"]) == ("Aulas", "proposed", "men")
    assert taken["agreed"] == {"how": "vote", "for": 50}
    assert [option["votes"] for option in taken["options"]] == [34, 50]


@pytest.mark.costly(0)
def test_left_right_up_and_down_stay_in_their_columns(laptop: Laptop) -> None:
    """A number that is meant as votes is never typed into words, nor does it pick from a list."""
    counted = [{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}]
    laptop.save(("andamarca", 2003, {"text": "Riego", "options": counted, "agreed": {"how": "vote", "for": 26}}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("end", "right", "down")
        assert hands.place == "votes-2"
        await hands.press("down")
        assert hands.place == "abstained"  # nobody votes on a row without words; there is who voted for none
        await hands.press("up")
        assert hands.place == "votes-2"
        await hands.press("end", "right", "down", "down")
        assert hands.place == "class"
        await hands.press("left")
        assert hands.place == "action"
        await hands.press("up", "up", "end", "right", "right", "up")
        assert hands.place == "by-1"
        await hands.press("up")
        assert hands.place == "votes-1"  # above it is nothing: the field before
        await hands.press("right")
        await hands.press("left", "left", "left", "left")
        assert hands.place == "proposal-1"
        await hands.press("home", "left")
        assert hands.place == "proposal-1"
        await hands.press(*["down"] * 3, "end", "right")
        assert hands.place == "class"
        await hands.press("left")
        assert hands.place == "action"

    laptop.use(use)


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("votes", "said"),
    [
        (("26", "24"), "Counted 50 of 60 · 10 are missing · number 1 has 2 more than number 2"),
        (("26", "26"), "Counted 52 of 60 · 8 are missing · tie of 1, 2"),
        (("26", "34"), "Counted 60 of 60 · number 2 has 8 more than number 1 · ? number 2 has more votes"),
        (("40", "28"), "? 68 votes of 60 people · number 1 has 12 more"),
        (("26", ""), "Counted 26 of 60 · 34 are missing"),
    ],
)
def test_votes_tie_and_people_stand_together_while_typing(
    laptop: Laptop, votes: tuple[str, str], said: str
) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Uno") as field:
        field.save("workshop/guaqui/community/andamarca/1", {"outcome": "held", "women": 38, "men": 22})

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "down", *"Aulas", "enter", *votes[1], "up", *votes[0])
        assert "60 present: 38 women, 22 men" in hands.screen
        assert said in hands.words
        await hands.press("f2")
        assert "Andamarca · 2004" in hands.screen  # what is doubtful stops nothing

    laptop.use(use)


def test_a_consensus_is_doubted_where_not_all_voted_for_it(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "agreed": {"how": "consensus"}}))
    people = {"outcome": "held", "women": 38, "men": 22}
    with FieldFile.open(laptop.file) as field:
        field.save("workshop/guaqui/community/andamarca/1", people)
    doubt = "? consensus, and 3 of 60 voted for it"

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("tab", "3")
        assert hands.place == "votes-1"
        assert doubt in hands.screen
        await hands.press("backspace", "6", "0")
        assert "? consensus" not in hands.screen
        await hands.press("backspace", "backspace", "escape", "f8", "3")
        assert doubt in " ".join(line[:40].strip() for line in hands.screen.split("\n"))

    laptop.use(use)


@pytest.mark.costly(0)
def test_who_voted_for_none_of_several_is_counted(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Uno") as field:
        field.save("workshop/guaqui/community/andamarca/1", {"outcome": "held", "women": 38, "men": 22})

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        assert "Abstentions" not in hands.screen, "of one alone they are typed behind its votes"
        await hands.press(*["enter"] * 2, "up", *"Aulas", "enter", *"24", "up", *"26", "down", "down")
        assert hands.place == "abstained"
        assert "Abstentions" in hands.screen
        await hands.press("7")
        assert "Counted 57 of 60 · 3 are missing" in hands.screen
        await hands.press("up")
        assert hands.place == "votes-2"
        await hands.press("f2")

    laptop.use(use)
    saved = laptop.demand("andamarca", 2003) or {}
    assert saved["agreed"] == {"for": 26, "abstained": 7, "how": "vote"}


def test_abstentions_are_mended_alone(laptop: Laptop) -> None:
    options = [{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}]
    laptop.save(("andamarca", 2003, {"text": "Riego", "options": options, "agreed": {"for": 26, "abstained": 7}}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("end", "right", "down", "down")
        assert hands.place == "abstained"
        await hands.press(*"9", "f2")

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["agreed"] == {"for": 26, "abstained": 9}


def test_one_proposal_is_voted_for_and_against(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "right", *"41 12 3", "f2", "left")

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {
        "text": "Riego",
        "status": "proposed",
        "agreed": {"how": "vote", "for": 41, "against": 12, "abstained": 3},
    }


def test_one_proposal_with_votes_for_and_against_was_voted_on(laptop: Laptop) -> None:
    """As of several of which one leads: who counts hands holds a vote. A number alone may be of who was there."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "right", *"41")
        assert "say how it was decided" in hands.screen
        await hands.press("ctrl+u", *"3 41")
        assert "say how it was decided" in hands.screen, "it was voted down"
        await hands.press("ctrl+u", *"41 3")
        assert "say how it was decided" not in hands.screen
        await hands.press("f2")

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["agreed"] == {"how": "vote", "for": 41, "against": 3}


def test_a_long_text_is_seen_whole(laptop: Laptop) -> None:
    text = "Riego por aspersión para las parcelas de arriba, con toma en el ojo de agua y 800 metros de cañería"
    laptop.save(("andamarca", 2003, {"text": text}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", "down")
        lines = hands.screen.split("\n")
        first = next(at for at, line in enumerate(lines) if line.startswith(" 1 ★"))
        assert " ".join(" ".join(line[5:51] for line in lines[first : first + 3]).split()) == text

    laptop.use(use)


@pytest.mark.costly(0)
def test_the_further_pages(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego, primera fase"}))

    async def use(hands: Hands) -> None:
        await hands.press("right", "enter", *"Riego, segunda", "f6")
        assert hands.place == "spoken"
        await hands.press(*"Uma", "enter", *"K'ulli", "enter", "2", *"arc", "enter", "1", *"14/7/2002", "f2")

    laptop.use(use, holder="andamarca", year=2003)
    assert laptop.demand("andamarca", 2004) == {
        "text": "Riego, segunda",
        "status": "proposed",
        "spoken": "Uma",
        "place": "K'ulli",
        "phase": "work",
        "joint_with": "demand/guaqui/arcata/2004/1",
        "phase_of": "demand/guaqui/andamarca/2003/1",
        "decided_on": "2002-07-14",
    }


def test_decided_not_to_ask(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", "up")
        assert hands.place == "status"
        await hands.press("1")
        assert hands.place == "status_reason", "why is asked for right there"
        await hands.write("Falta agua")
        await hands.press("enter")
        assert "F2 writes" in hands.screen
        assert laptop.demand("andamarca", 2003) is None
        await hands.press("f2")
        assert "Andamarca · 2004" in hands.screen
        await hands.press("up")
        assert hands.place == "status", "and nowhere else"

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {"status": "none", "status_reason": "Falta agua"}


@pytest.mark.costly(0)
def test_what_is_private_stands_behind_a_key(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Ordeño", "carries": "apleg", "notes": "NOTA-PRIVADA"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        for _page in range(2):
            assert "NOTA" not in hands.screen
            assert "APLEG" not in hands.screen
            await hands.press("f6")
        await hands.press("ctrl+k")
        assert "NOTA-PRIVADA" in hands.screen
        await hands.press("ctrl+u", *"pesca", "enter", "escape")
        assert "NOTA" not in hands.screen
        await hands.press("f2")

    async def leave_and_come_back(hands: Hands) -> None:
        await hands.press("enter", "ctrl+k", "down", *" DOS", "escape", "escape", "enter")
        assert "Why it carries it: private" in hands.screen
        for private in ("NOTA", "DOS", "APLEG"):
            assert private not in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["carries"] == "fishermen-a"
    laptop.use(leave_and_come_back)


@pytest.mark.costly(0)
def test_ctrl_z_takes_an_action_that_was_added_out_of_its_field(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Vicuñas", "enter", "enter", *"Manejo", "insert")
        await hands.press("up", "ctrl+u", *"Corrales", "enter", "1", "f2")
        form = hands.app.screen
        assert isinstance(form, DemandScreen), hands.screen
        assert form.typed()["action"] == "corrales"
        await hands.press("ctrl+z")
        typed = form.typed()
        assert (typed["action"], typed["proposal-1"]) == ("Manejo", "Vicuñas")

    laptop.use(use)


@pytest.mark.costly(0)
def test_an_action_is_added_on_the_spot(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Vicuñas", "enter", "enter", *"Manejo de vicuñas", "insert")
        assert "Manejo de vicuñas" in hands.screen
        await hands.press("f2")
        assert "Choose its class" in hands.screen
        await hands.press("3", "1")
        assert "Choose its class" not in hands.screen
        assert "►1 apoyo a la producción" in hands.screen
        assert hands.place == "new-class"
        await hands.press("f2")
        assert hands.place == "class"
        assert "apoyo a la producción" in hands.screen
        await hands.press(
            "f2", *"Más", "enter", "enter", *"manejo", "insert", "up", "ctrl+u", *"manejo de VICUÑAS", "f2", "f2"
        )

    laptop.use(use)
    first, second = (laptop.demand("andamarca", year) or {} for year in (2003, 2004))
    assert first["action"] == second["action"] == "manejo-de-vicunas"
    with FieldFile.open(laptop.file) as field:
        state = field.survey.history("action/guaqui/manejo-de-vicunas")
        assert state
        assert state.values == {"name": "Manejo de vicuñas", "class": "production-support"}
        assert len(field.survey.revisions("action/guaqui/manejo-de-vicunas")) == 1


def test_a_field_repeats_what_the_year_before_says(laptop: Laptop) -> None:
    laptop.save(
        ("andamarca", 2003, {"text": "Riego", "action": "irrigation", "families": 45, "funding": {"pdla": 500}})
    )

    async def use(hands: Hands) -> None:
        await hands.press("right", "enter", "listed-repeat")
        assert hands.place == "votes-1"
        await hands.press("enter")
        assert hands.place == "action"
        await hands.press("listed-repeat", "listed-repeat")
        assert "The record before says nothing here" in hands.screen
        await hands.press(*["tab"] * 3, "listed-repeat", "enter", "listed-repeat", "f2")

    laptop.use(use, holder="andamarca", year=2003)
    assert laptop.demand("andamarca", 2004) == {**(laptop.demand("andamarca", 2003) or {})}


@pytest.mark.costly(0)
def test_enter_passes_over_what_is_said_by_what_was_chosen(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "enter", "enter", *"irrig", "enter")
        assert hands.place == "cost_cents", "its action has a class"
        await hands.press("up", "end", "right")
        assert hands.place == "class", "the arrows come to it"
        await hands.press("enter")
        assert hands.place == "cost_cents", "an amount is never taken for how it was decided"
        await hands.press("enter")
        assert hands.place.startswith("funding-"), "whether anything is typed there or not"
        await hands.press("up", *"500", "down")
        assert hands.place.startswith("funding-")
        await hands.press("down")
        assert hands.place.startswith("funding-"), "Down goes to the next line, whatever stands in this one"
        await hands.press(*"500", "enter")
        assert hands.place == "families", "all of it is paid"
        await hands.press(*"30", "enter")
        assert hands.place == "how", "no vote has said it"
        await hands.press("1")
        assert hands.place == "status"

    laptop.use(use)


def test_an_action_of_which_versions_differ_gives_no_class(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, device="bbbb2222") as field:
        state = field.survey.history("action/guaqui/irrigation")
        assert state is not None
        for class_ in ("social", "economic-promotion"):
            field.save("action/guaqui/irrigation", {**state.values, "class": class_}, state.heads)

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "enter", "enter", *"irrig", "enter")
        assert hands.place == "class"

    laptop.use(use)


def test_the_rest_of_a_known_text_is_offered(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Construcción de establos"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"cons")
        assert "cons‹trucción de establos›" in hands.screen
        await hands.press("right", "left", "right", "f2")

    laptop.use(use, holder="andamarca", year=2003)
    assert (laptop.demand("andamarca", 2003) or {})["text"] == "construcción de establos"


@pytest.mark.costly(0)
def test_a_draft_is_taken_up_field_by_field(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "families": 45}))

    async def type_and_go(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press(*" nuevo", "down", *"Posta", "up", *TO_FAMILIES, "ctrl+u", *"50", "escape")

    async def come_back(hands: Hands) -> None:
        await hands.press("enter")
        for words_ in ("► taken  Proposal 1: Riego nuevo", "Typed: Riego nuevo", "Saved: Riego"):
            assert words_ in hands.screen
        assert "  taken  Proposal 2: Posta" in hands.screen
        await hands.press("down")
        assert "Saved: –" in hands.screen
        await hands.press("down", "left")
        assert "► left   Families: 50" in hands.screen
        assert "Saved: 45" in hands.screen
        await hands.press("right", "home", "left", "down", "left", "enter", "escape")

    async def come_back_again(hands: Hands) -> None:
        await hands.press("enter")
        assert "Riego nuevo" not in hands.screen
        assert "► taken  Families: 50" in hands.screen
        assert "Posta" not in hands.screen
        await hands.press("enter", "f2")

    laptop.use(type_and_go)
    laptop.use(come_back)
    laptop.use(come_back_again)
    assert laptop.demand("andamarca", 2003) == {"text": "Riego", "families": 50, "status": "proposed"}


def test_nothing_taken_is_no_answer(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press(*" alto", "escape", "enter", "left", "enter")
        assert isinstance(hands.app.screen, DraftQuestion)
        assert "Nothing of it is taken" in hands.screen
        await hands.press("right", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        assert hands.app.screen.typed()["proposal-1"] == "Riego alto"

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_draft_finds_room_for_all_that_it_has(laptop: Laptop) -> None:
    """Its form may have had more rows, and sources that the plan names no more."""
    laptop.save()
    Drafts(laptop.file).keep(
        Draft(
            demand_name("guaqui", "andamarca", 2003),
            {
                f"{kind}-{row}": value
                for row in range(1, 15)
                for kind, value in (("proposal", f"P{row}"), ("votes", ""))
            }
            | {"funding-onu": "500", "proposal-99": "far", "by-x": "1"},
            [],
            NOW,
        )
    )

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        assert isinstance(hands.app.screen, DraftQuestion)
        assert "► taken" in hands.screen
        await hands.press("end", "up")
        assert "► taken  Proposal 14: P14" in hands.screen
        await hands.press("home", "enter", "f2")

    laptop.use(use, holder="andamarca", year=2003)
    body = laptop.demand("andamarca", 2003) or {}
    assert [option["text"] for option in body["options"]] == [f"P{row}" for row in range(1, 15)]
    assert body["funding"] == {"onu": 50000}


COUNTS = st.integers(0, 10**12)
AMOUNTS = st.integers(0, 2**53 - 1)
AGREED = {"how": st.sampled_from(["vote", "lot"]), "for": COUNTS, "seen": st.just(1)}
OPTION = {"text": st.text("a \n", max_size=3), "votes": COUNTS, "audio": st.just("k")}
BODIES = st.fixed_dictionaries(
    {},
    optional={
        "text": st.text("aR \n,.", min_size=1, max_size=9),
        "status": st.sampled_from(["open", "none", "proposed", "postponed", "thought"]),
        "notes": st.text("a \n", max_size=5),
        "action": st.sampled_from(["irrigation", "unknown"]),
        "families": AMOUNTS,
        "cost_cents": AMOUNTS,
        "funding": st.dictionaries(st.sampled_from(["pdla", "x y", "onu"]), AMOUNTS),
        "agreed": st.fixed_dictionaries({}, optional=AGREED),
        "options": st.lists(st.fixed_dictionaries({}, optional=OPTION), max_size=9),
        "decided_on": st.just("2002-07-14"),
        "newer": st.just({"a": [1]}),
    },
)


@given(BODIES)
def test_what_nobody_touches_stays_as_it_is(body: dict[str, object]) -> None:
    may, typed = form(body)
    assert read_demand(typed, opened_on(body, may))[0] == body
    assert not demand_flaws(typed, opened_on(body, may))
    noted = {**body, "place": "K'ulli"}
    assert read_demand({**typed, "place": "K'ulli"}, opened_on(body, may))[0] == noted


def test_a_draft_that_cannot_be_kept_is_not_left_without_a_word(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save()

    def full(*_: object) -> None:
        raise FileError("disk-full", path="draft")

    async def use(hands: Hands) -> None:
        monkeypatch.setattr(Drafts, "keep", full)
        await hands.press("enter", *"Riego", "escape")
        assert isinstance(hands.app.screen, DemandScreen)
        assert "could not be kept" in hands.screen
        assert "Riego" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)


@pytest.mark.costly(0)
def test_nothing_of_one_slot_is_in_the_form_of_the_next(laptop: Laptop) -> None:
    first = {"text": "Riego", "funding": {"onu": 500}, "options": [{"text": "Posta"}]}
    laptop.save(("andamarca", 2003, first), ("arcata", 2003, {"text": "Aulas"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press(*" alto", "f6", "f6", "ctrl+k", "down", "down", *"SECRETO", "f2")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.until(lambda: Drafts(laptop.file).all() == [])
        await hands.press("down", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        assert "Aulas" in hands.screen
        assert hands.app.screen.page == "main"
        assert not any("SECRETO" in value for value in hands.app.screen.typed().values())
        await hands.press("escape")

    laptop.use(use)
    assert Drafts(laptop.file).all() == []
    assert (laptop.demand("andamarca", 2003) or {})["notes"] == "SECRETO"


# The keys of the work itself: what is not text and not a number. Digits that choose from a list are digits.


@pytest.mark.costly(0)
def test_the_mark_leads_on_only_from_the_line_that_is_free(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Posta", "enter", *"12", "f5", "f5")
        assert hands.place == "votes-1"
        await hands.press("enter", "enter", *"Riego", "enter", *"12", "enter", "enter", "f5")
        assert hands.place == "proposal-3"
        assert "Put the cursor on the proposal that was chosen." in hands.screen
        await hands.press("shift+tab", "shift+tab", *"3", "enter", "enter", "f5")
        assert hands.place == "action"
        assert "1 ★ Posta" in hands.screen

    laptop.use(use)


def keys_of(pressed: list[str]) -> int:
    """How many of these are keys beyond text and digits."""
    return sum(1 for key in pressed if len(key) > 1)


@pytest.mark.costly(0)
def test_a_demand_takes_no_more_than_nine_keys_besides_words(laptop: Laptop) -> None:
    laptop.save()
    pressed = [
        *("enter", *"Riego", "enter", "enter", "1", *"35000", "enter"),
        *("enter", *"20000", "enter", *"15000", "enter", *"45", "enter", "1", "f2"),
    ]

    async def use(hands: Hands) -> None:
        await hands.press(*pressed)
        assert "Andamarca · 2004" in hands.screen

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == {
        "text": "Riego",
        "action": "irrigation",
        "families": 45,
        "cost_cents": 3500000,
        "funding": {"municipality": 2000000, "pdla": 1500000},
        "agreed": {"how": "consensus"},
        "status": "proposed",
    }
    assert keys_of(pressed) <= 9


HEADER = (
    *("f6", "f7", *"14/7/2003", "enter", *"9:30", "enter", *"Sede", "enter", *"34", "enter", *"51", "enter"),
    *(*"N. N., mallku", "enter", "1", *"13:00", "f2"),
)
"""From the board: day, hours, place, women, men, authorities, quorum. It ends in the first year's demand."""
VOTED = ("enter", *"12", "enter", "1", *"Riego ", "{year}", "enter", *"41", "enter", "2", "f5")
"""Behind the words of a proposal: its votes and who made it, another with more, and the mark for that."""


def of_year(year: int, *more: str) -> list[str]:
    """The keys of a demand that was voted on, with its action and what else is said of it."""
    voted = (str(year)[-1] if key == "{year}" else key for key in VOTED)
    return [*"Posta ", str(year)[-1], *voted, "1", *more, "f2"]


def test_enters_by_habit_pass_no_field_unseen(laptop: Laptop) -> None:
    """After a proposal with votes Enter asks who made it; with none it goes to the action at once."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "enter", *"26", "enter")
        assert hands.place == "by-1"
        await hands.press("enter", *"Posta", "enter", "enter", "enter")
        assert hands.place == "action"
        assert "Enter again leaves this one empty" in hands.words
        await hands.press("1")
        assert hands.place == "cost_cents"
        await hands.press("enter")
        assert hands.place.startswith("funding-"), (
            "what its action says is passed over, and nothing is skipped by it"
        )

    laptop.use(use)


@pytest.mark.costly(0)
def test_known_hands_type_a_whole_workshop_with_41_keys_besides_words(laptop: Laptop) -> None:
    """Header, two proposals a year with votes and who made them, the mark, the action; read aloud, accepted."""
    laptop.save()
    years = [key for year in range(2003, 2008) for key in of_year(year)]

    async def use(hands: Hands) -> None:
        await hands.press(*HEADER)
        assert "Andamarca · 2003" in hands.screen
        assert "85 present" in hands.screen
        await hands.press(*years)
        assert "Community: 5 of 5 productive" in hands.screen
        assert "quorum declared" in hands.screen
        await hands.press("f7")
        assert "In 2007: Riego 7" in hands.screen
        await hands.press("f2")
        assert "read and accepted" in hands.screen

    laptop.use(use)
    for number in range(2003, 2008):
        demand = laptop.demand("andamarca", number) or {}
        assert demand["text"] == f"Riego {number % 10}"
        assert demand["agreed"] == {"how": "vote", "for": 41}
        assert [(one["votes"], one["proposed_by"]) for one in demand["options"]] == [(12, "women"), (41, "men")]
    with FieldFile.open(laptop.file, writable=False) as field:
        workshop = field.survey.workshops()[-1].history.values
    noted = {name: workshop[name] for name in ("held_on", "from", "to", "place", "women", "men", "quorum")}
    assert noted == {
        "held_on": "2003-07-14",
        "from": "09:30",
        "to": "13:00",
        "place": "Sede",
        "women": 34,
        "men": 51,
        "quorum": "declared",
    }
    assert workshop["read_back"]
    assert keys_of([*HEADER, *years, "f7", "f2"]) <= 41


@pytest.mark.costly(0)
def test_a_workshop_of_full_demands_takes_no_more_than_62_keys_besides_words(laptop: Laptop) -> None:
    """With cost, who pays, families; and one demand mended as it is read aloud."""
    laptop.save()
    more = (*"35000", "enter", "enter", *"20000", "enter", *"15000", "enter", *"45")
    years = [key for year in range(2003, 2008) for key in of_year(year, *more)]
    mended = ["f7", "2", *" alto", "f2"]

    async def use(hands: Hands) -> None:
        await hands.press(*HEADER, *years)
        assert "Community: 5 of 5 productive" in hands.screen
        await hands.press(*mended)
        assert "Riego 4 alto" in hands.screen
        await hands.press("f2")
        assert "read and accepted" in hands.screen

    laptop.use(use)
    for number in range(2003, 2008):
        demand = laptop.demand("andamarca", number) or {}
        assert len(demand["options"]) == 2
        assert demand["families"] == 45
        assert demand["cost_cents"] == sum(demand["funding"].values()) == 3500000
    assert keys_of([*HEADER, *years, *mended, "f2"]) <= 62


def test_a_number_stays_with_its_action_while_the_form_is_open() -> None:
    survey = Survey(load_pack("guaqui"))

    def lists() -> DemandLists:
        return DemandLists(survey, RequestCounts(survey), Slot("andamarca", 2003, 1))

    opened = lists()
    first = opened.look_again_for("Riego por aspersión")
    assert first[0][0] == "irrigation"
    assert opened.look_again_for("Posta de salud") == first
    opened = lists()
    seen = opened.look_again_for("")
    assert opened.look_again_for("Riego por aspersión") == seen, "somebody saw its numbers before they wrote"


def test_the_draft_waits_no_longer_than_a_second() -> None:
    assert intervals.DRAFT_SECONDS <= 1


@pytest.mark.costly(0)
def test_no_text_reaches_a_widget_as_markup(laptop: Laptop) -> None:
    """Whatever people type, or other laptops bring, is shown letter by letter."""
    nasty = "Comité [/] [x] [@click=app.quit] [red]rojo"
    with FieldFile.create(laptop.file, author=nasty) as field:
        field.save("community/guaqui/andamarca", {"name": "[@click=app.quit]A [/]"})
        field.save("action/guaqui/nasty", {"name": "[b]riego[/] [", "class": "social"})
        field.save("demand/guaqui/andamarca/2003/1", {"text": nasty, "action": "nasty", "status": "proposed"})

    async def use(hands: Hands) -> None:
        assert "[@click=app.quit]A [/]" in hands.screen
        await hands.press("enter")
        assert nasty in hands.screen
        await hands.to_words()
        await hands.press("enter", "enter")
        assert "1 [b]riego[/] [" in hands.screen
        await hands.press(*"[/", "escape", "enter")
        assert "[/]" in hands.screen
        await hands.press("escape", *"[/", "f1", "escape")

    laptop.use(use, author=nasty, size=(120, 40), holder="andamarca", year=2003)


@pytest.mark.costly(0)
def test_ten_thousand_pasted_characters(laptop: Laptop, tmp_path: Path) -> None:
    laptop.save()
    long = "dos\tpalabras\x1b[31m\x07\u202e\r\n" * 500

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.paste(long)
        await hands.press("f2")
        assert "characters are too many" in hands.screen
        await hands.press("enter", "enter")
        await hands.paste(long)  # a field of one line takes it on one line
        await hands.press("escape")
        draft = Drafts(laptop.file).get("demand/guaqui/andamarca/2003/1")
        assert draft is not None
        assert draft.fields["proposal-1"] == "dos palabras[31m\n" * 500
        assert draft.fields["action"] == " ".join(["dos palabras[31m"] * 500)

    laptop.use(use)


@pytest.mark.costly(0)
def test_looking_at_a_demand_changes_nothing_of_it(laptop: Laptop) -> None:
    """Not a postponement, not an action or class unknown here, not one of two actions that read alike."""
    known = {"text": "Riego", "status": "postponed", "action": "agua", "class": "spiritual"}
    laptop.save(("andamarca", 2003, known))
    with FieldFile.open(laptop.file) as field:
        field.save(
            "action/guaqui/aaa", {"name": "Sistema de riego", "class": "social", "names": {"en": "Irrigation"}}
        )
        body = {"text": "Riego", "status": "none", "action": "irrigation"}
        field.save("demand/guaqui/arcata/2003/1", body)
    before = laptop.file.read_bytes()

    async def use(hands: Hands) -> None:
        for step in ((), ("down",)):
            await hands.press(*step, "enter", "enter", "enter", "enter", "enter", "f2")

    laptop.use(use)
    assert laptop.file.read_bytes() == before


def test_a_failed_save_is_said_until_one_succeeds(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        def full(*_: object) -> None:
            raise FileError("disk-full", path="plan.json")

        await hands.press("enter", *"Riego")
        with monkeypatch.context() as patch:
            patch.setattr(FieldFile, "save", full)
            await hands.press("f2")
        for screen in hands.app.screen_stack:
            screen.post_message(NoticesArrived([Notice("backup-missing", {"path": "x"})]))
        await hands.press("end")
        assert "Not saved" in hands.screen
        await hands.press("f2")
        assert "Saved 10:42" in hands.screen

    laptop.use(use)


def test_what_comes_in_from_outside_is_on_the_board_at_once(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        with TinyDB(laptop.file) as db:
            db.table("revisions").insert(document("demand/guaqui/wila-collo/2007/1"))
        await hands.press("enter", *"Riego", "f2", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.app.screen._content._states["wila-collo", 2007, 1].text == "Riego"
        assert "1/1 100%" in hands.screen

    laptop.use(use)


def test_what_nobody_foresaw_ends_the_app_in_words(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("guaqui_tui.screens.board.screen.figures", broken)
    laptop.save()
    app = GuaquiApp(laptop.file, Settings(author="Equipo Uno", file=str(laptop.file)))
    app.run(headless=True)
    assert isinstance(app.fault, ZeroDivisionError)


def test_a_version_brought_back_stands_in_the_form(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    laptop.save(("andamarca", 2003, {"text": "Posta"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", "ctrl+r", "down", "f2", "escape")
        assert "Riego" in hands.screen
        await hands.to_words()
        await hands.press(*" nuevo", "f2")

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history("demand/guaqui/andamarca/2003/1")
    assert state
    assert not state.disputed
    assert state.values["text"] == "Riego nuevo"


@pytest.mark.costly(0)
def test_a_save_that_is_refused_goes_on_in_another_place(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save()
    refused = laptop.file.resolve()
    save = FieldFile.save

    def full(self: FieldFile, *arguments: object) -> object:
        if self.path.resolve() == refused:
            raise FileError("disk-full", path=str(self.path))
        return save(self, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(FieldFile, "save", full)
    other = tmp_path / "otra.json"

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "listed-elsewhere")
        assert isinstance(hands.app.screen, DemandScreen), "nothing was refused yet"
        await hands.press("f2")
        assert "Ctrl+P: go on in another place" in hands.words
        await hands.press("listed-elsewhere", "ctrl+u")
        await hands.write(str(other))
        await hands.press("enter")
        assert "Andamarca · 2004" in hands.screen
        assert "Saved 10:42" in hands.screen

    laptop.use(use)
    with FieldFile.open(other, writable=False) as field:
        entry = field.survey.demand("andamarca", 2003)
    assert entry is not None
    assert entry.fields.text == "Riego"
    assert laptop.demand("andamarca", 2003) is None


def withdrawn_beside_an_edit(laptop: Laptop) -> None:
    """One laptop withdrew the demand, another went on with it."""
    laptop.save()
    record, first = demand_name("guaqui", "andamarca", 2003), {"text": "Riego", "status": "proposed"}
    with FieldFile.open(laptop.file, "Uno") as field:
        base = [field.save(record, first, ()).rev]
        field.save(record, {**first, "text": "Riego alto"}, base)
        field.save(record, {**first, "withdrawn": True}, base)


def test_what_was_withdrawn_beside_an_edit_shows_the_edit(laptop: Laptop) -> None:
    withdrawn_beside_an_edit(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        form = hands.app.screen
        assert isinstance(form, DemandScreen)
        assert form.typed()["proposal-1"] == "Riego alto"
        assert "One laptop withdrew it" in hands.words
        await hands.press("f2")
        assert "nothing is decided" in hands.screen  # nobody withdraws or keeps it by passing through
        await hands.to_words()
        await hands.press(" ", *"siempre", "f2")

    laptop.use(use, holder="andamarca", year=2003)
    assert laptop.demand("andamarca", 2003) == {"text": "Riego alto siempre", "status": "proposed"}
    with FieldFile.open(laptop.file, writable=False) as field:
        assert not field.survey.disputed()


@pytest.mark.costly(0)
def test_a_draft_begun_elsewhere_is_compared_with_what_it_was_begun_on(laptop: Laptop) -> None:
    """What nobody touched in it is not read, though something else is saved in the same field by now."""
    laptop.save(("andamarca", 2003, {"text": "Riego", "families": 45}))

    async def leave(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("end", *" alto", "escape")

    async def come_back(hands: Hands) -> None:
        await hands.press("enter", "enter", "f2")

    laptop.use(leave)
    laptop.save(("andamarca", 2003, {"text": "Riego", "families": 50}))
    laptop.use(come_back)
    assert laptop.demand("andamarca", 2003) == {"text": "Riego alto", "families": 50, "status": "proposed"}


@pytest.mark.costly(0)
def test_a_form_with_a_message_and_a_long_list_leaves_the_keys_their_line(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "action": "breeding", "families": 40, "cost_cents": 100}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("down", *"Posta", "f5")
        assert "Said of «Riego»" in hands.words
        await hands.press("down", "down")
        assert hands.place == "action"
        screen = hands.app.screen
        pages, keys_line, lists = (screen.query_one(one).region for one in ("#pages", KeyLine, Options))
        assert lists.height > 3
        assert pages.bottom <= lists.y
        assert lists.bottom <= keys_line.y == 23
        for _ in range(10):
            await hands.press("down")
            focused = screen.focused
            assert focused is not None
            assert focused.region.bottom <= screen.query_one("#pages").region.bottom

    laptop.use(use)


def test_a_class_off_the_list_is_read_by_its_name(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "class": "riego-y-suelos"}))
    record = "class/guaqui/riego-y-suelos"
    with FieldFile.open(laptop.file, "Uno") as field:
        field.save(record, {"name": "Riego y suelos", "productive": True, "withdrawn": True})

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        assert hands.app.screen.query_one("#class", LineField).value == "Riego y suelos (off the list)"
        await hands.press("end", *"!", "f2")

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["class"] == "riego-y-suelos"


@pytest.mark.costly(0)
def test_the_cursor_comes_back_to_where_it_was(laptop: Laptop) -> None:
    """Another page is looked at amid a field, and Up takes a Down back: what is typed then goes on there."""
    laptop.save(("andamarca", 2003, {"text": "Riego", "cost_cents": 2000}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("end", "right", "right", "1")
        assert hands.place == "proposal-2"
        await hands.press("up", "end", "right", "right", "down", "up")
        assert hands.place == "by-1"
        await hands.press("enter", *["down"] * 2)
        assert hands.place == "cost_cents"
        for pages in (("f6", "down", "f6"), ("f6", "escape"), ("ctrl+k", "escape"), ("ctrl+k", "ctrl+k")):
            await hands.press(*pages)
            assert hands.place == "cost_cents"
        await hands.press("f6")
        assert hands.place == "place"

    laptop.use(use)


def test_up_from_what_is_asked_comes_to_where_another_proposal_is_written(laptop: Laptop) -> None:
    """Enter left by empty votes; what is typed there is another proposal, and not glued to the first."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "enter", "enter")
        assert hands.place == "action"
        await hands.press("up", *"Aulas")
        assert hands.place == "proposal-2"
        assert "2   Aulas" in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_enter_goes_from_words_to_votes_whatever_stands_there(laptop: Laptop) -> None:
    """Who types the votes next would choose an action by their first digit."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "enter")
        assert hands.place == "votes-1"
        await hands.press(*"26", "enter")
        assert hands.place == "by-1"
        await hands.press("enter")
        assert hands.place == "proposal-2"
        await hands.press("up")
        assert hands.place == "proposal-1", "no Down came to the line below"
        await hands.press("enter")
        assert hands.place == "votes-1", "one proposal, and its votes are said"
        await hands.press("enter", "enter", *"Posta", "enter")
        assert hands.place == "votes-2"
        await hands.press("enter")
        assert hands.place == "action", "empty votes end the proposals"
        await hands.press("up", "enter")
        assert hands.place == "action", "as a free line does"

    laptop.use(use)


def test_up_takes_back_only_the_down_right_before_it(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("enter", "down")
        assert hands.place == "proposal-2"
        await hands.press("up")
        assert hands.place == "votes-1"
        await hands.press("down", "tab", "shift+tab")
        assert hands.place == "proposal-2"
        await hands.press("up")
        assert hands.place == "proposal-1"

    laptop.use(use)


def test_down_says_at_the_last_field_what_enter_says(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        for key in ("down", "enter"):
            await hands.press("enter", "up")
            assert hands.place == "status"
            await hands.press(key)
            assert hands.place == "status"
            assert "That was the last field" in hands.screen
            await hands.press("escape")

    laptop.use(use)


@pytest.mark.costly(0)
def test_everybody_proposed_it(laptop: Laptop) -> None:
    """The word of an assembly is understood, and one that is not is said while it stands there."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "right", "right", *"every")
        assert "►1 everybody" in hands.screen
        await hands.press("ctrl+u", *"zz")
        assert "zz is not on the list. There are: women, men, everybody, authorities" in hands.screen
        await hands.press("ctrl+u")
        assert "1 to 4" not in hands.screen
        await hands.press(*"all", "enter", "enter", *"zzz")
        assert "zzz is not on the list: Ins adds it." in hands.screen
        await hands.press("ctrl+u", "f2")

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["proposed_by"] == "both"


def test_enter_of_the_movement_of_a_number_skips_no_field(laptop: Laptop) -> None:
    """What counts is when keys were pressed, not how long they waited; a later Enter goes on, without a word."""
    laptop.save()
    laptop.one_movement_seconds = 0.6

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "enter", "enter")
        await hands.press_at(("1", 10.0), ("enter", 10.5))
        assert hands.place == "cost_cents"
        assert "by itself" not in hands.screen
        await hands.press("up")
        await hands.press_at(("1", 20.0), ("enter", 20.7))
        assert hands.place == "funding-community"  # somebody saw where they were, and goes on
        await hands.press(*["up"] * 2)
        await hands.press_at(("1", 30.0), ("1", 30.1), ("enter", 30.2))
        assert hands.place == "funding-community"  # something was typed: that Enter is meant

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_was_said_of_another_proposal_is_marked_until_it_is_looked_at(laptop: Laptop) -> None:
    """A message goes by the next key; the action and the cost of the proposal that lost would stay unseen."""
    said = {"text": "Riego", "action": "irrigation", "families": 40, "cost_cents": 100}
    laptop.save(("andamarca", 2003, {**said, "options": [{"text": "Riego"}, {"text": "Posta"}]}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("down", "f5", "down", "down")
        assert "? Said of «Riego», look at it: Action, Cost in Bs, Families." in hands.words
        await hands.press("enter")
        assert "look at it: Cost in Bs, Families." in hands.words
        assert "?Action" not in hands.screen
        await hands.press(*"700")
        assert "look at it: Families." in hands.words
        await hands.press(*["up"] * 4, "f5")
        assert hands.place == "proposal-1"
        assert "? Said of «Posta», look at it: Action, Cost in Bs." in hands.words

    laptop.use(use)
