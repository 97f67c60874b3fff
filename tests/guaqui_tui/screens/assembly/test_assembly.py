"""The assembly's view: typed into while it is on the wall, and nothing private on it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from guaqui_tui.screens.assembly.lines import LINES, WIDTH, fitted_text
from guaqui_tui.screens.assembly.projector import ProjectorScreen
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.session.messages import NoticesArrived
from guaqui_tui.widgets.large_figures import HEIGHT, large
from guaqui_tui.widgets.projection import Projected
from guaqui_tui.widgets.tally import YearShare, columns
from storage import FieldFile, Notice
from storage.errors import FileError
from storage.file.drafts import Draft, Drafts
from storage.kinds.process.demand import demand_name
from storage.notation.text import clean

from ...pilot import NOW, Hands, Laptop

RECORD = demand_name("guaqui", "andamarca", 2003)
OPEN: dict[str, Any] = {
    "status": "open",
    "options": [{"text": "Posta", "proposed_by": "women"}, {"text": "Riego", "extra": 1}],
    "notes": "NOTA",
    "place": "Kala",
}


@pytest.fixture
def open_slot(laptop: Laptop) -> Laptop:
    """A slot with two proposals, and one that is decided so that there is a share."""
    laptop.save(("andamarca", 2003, OPEN), ("arcata", 2003, {"text": "Aulas", "class": "social"}))
    return laptop


def revisions(laptop: Laptop) -> int:
    with FieldFile.open(laptop.file, writable=False) as field:
        return len(field.survey.revisions(RECORD))


def sees(hands: Hands, text: str) -> bool:
    """Whether figures of five rows stand on the screen."""
    rows = [row.rstrip() for row in large(text)]
    lines = hands.screen.split("\n")
    return any(
        all(row in line for row, line in zip(rows, lines[at:], strict=False)) for at in range(len(lines) - HEIGHT)
    )


# Figures and lines


@given(st.text("0123456789%/-: ,x"))
def test_large_figures_are_five_lines_of_one_width(text: str) -> None:
    lines = large(text)
    assert len(lines) == HEIGHT
    assert len({len(line) for line in lines}) == 1
    assert set("".join(lines)) <= {"█", " "}


def test_no_two_figures_look_the_same() -> None:
    assert len({large(figure) for figure in "0123456789%/-:, "}) == 16


@given(
    st.one_of(
        st.text(max_size=300),
        st.text("a b漢かñ🇧🇴👩‍🌾é\u0301\u200b\n", max_size=300),
        st.lists(st.text("abñ", min_size=1, max_size=60)).map(" ".join),
    ).map(clean)
)
def test_any_text_is_three_lines_of_38_columns_at_most(text: str) -> None:
    lines, longer = fitted_text(text)
    assert len(lines) <= LINES
    assert all(cell_len(line) <= WIDTH for line in lines)
    shown, said = (_seen("".join(one)) for one in (lines, text.split()))
    if longer:
        assert shown.endswith("…")
        assert said.startswith(shown[:-1])
        assert len(shown) - 1 < len(said)
    else:
        assert shown == said


def _seen(text: str) -> str:
    """What of a text takes room on a screen."""
    return "".join(character for character in text if cell_len(character) and character != " ")


def test_a_longer_text_is_cut_at_a_word() -> None:
    words = ["Construcción", "de", "establos", "mejorados", "para", "las", "familias", "lecheras"] * 5
    lines, longer = fitted_text(" ".join(words))
    assert longer
    seen = " ".join(lines).removesuffix("…").split()
    assert seen == words[: len(seen)]


@given(st.lists(st.sampled_from([None, 0.0, 1.0, 50.0, 100.0]), min_size=1, max_size=9), st.integers(0, 60))
def test_the_bars_of_the_years_stay_in_their_room(shares: list[float | None], height: int) -> None:
    years = [YearShare(2003 + n, 1, 2, share) for n, share in enumerate(shares)]
    rows = columns(years, len(years) - 1, 38, height)
    assert len(rows) == (height if height > 2 else 0)
    assert all(row.cell_length <= 38 for row in rows)
    if rows:
        assert f"►{years[-1].year}" in rows[-1].plain


# Deciding on it


def test_votes_are_large_at_once_and_saved_together(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f8")
        assert isinstance(hands.app.screen, ProjectorScreen)
        assert "Andamarca" in hands.screen
        assert sees(hands, "0%")
        await hands.press("4")
        assert sees(hands, "4")
        await hands.press("1")
        assert sees(hands, "41")
        await hands.press("2", "backspace", "down", *"12")
        assert sees(hands, "12")
        assert "Number 1 leads with 41" in hands.screen
        await hands.press("a", "enter")
        assert hands.place == "proposal-3"
        assert revisions(open_slot) == before
        await hands.press("f2")

    before = revisions(open_slot)
    open_slot.use(use)
    saved = open_slot.demand("andamarca", 2003)
    assert saved is not None
    assert [option.get("votes") for option in saved["options"]] == [41, 12]
    assert saved["options"][0]["proposed_by"] == "women"
    assert saved["options"][1]["extra"] == 1
    assert (saved["notes"], saved["place"], saved["status"]) == ("NOTA", "Kala", "open")
    assert revisions(open_slot) == before + 1


def test_only_f2_saves_what_is_typed_and_going_back_leaves_a_draft_that_is_said(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "f8", "7", "down", "down", "enter", "pagedown")
        assert "What was typed for 2003 is not saved" in hands.words
        await hands.press("pageup")
        assert sees(hands, "7")
        await hands.press("escape")
        assert "What was typed here is not saved yet" in hands.words

    before = revisions(open_slot)
    open_slot.use(use)
    assert revisions(open_slot) == before
    kept = Drafts(open_slot.file).get(RECORD)
    assert kept is not None
    assert kept.fields["votes-1"] == "7"


@pytest.mark.costly(0)
def test_what_was_marked_and_added_is_taken_up_from_its_draft(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f8", "up")
        await hands.write("Aulas")
        await hands.press("enter", "up", *"9", "f5", "1", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("f8")
        assert "3 Aulas (chosen)" in hands.screen
        await hands.press("f2")
        assert "3 Aulas (chosen)" in hands.screen

    open_slot.use(use)
    saved = open_slot.demand("andamarca", 2003)
    assert saved is not None
    assert (saved["text"], saved["class"]) == ("Aulas", "production-support")


@pytest.mark.costly(0)
def test_another_proposal_is_written_on_the_last_line(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f8")
        await hands.write("Riego para todos")
        assert "1 Riego para todos" in hands.screen
        assert "F5" not in hands.screen
        await hands.press("enter")
        assert hands.place == "proposal-2"
        assert "F5 Mark ★" in hands.screen
        await hands.write("Posta")
        await hands.press("enter", "enter", "up", "9", "f2", "escape")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
    options = [{"text": "Riego para todos"}, {"text": "Posta", "votes": 9}]
    assert laptop.demand("andamarca", 2003) == {"status": "open", "options": options}


@pytest.mark.costly(0)
def test_f5_chooses_as_the_form_does_and_the_bars_grow(open_slot: Laptop) -> None:
    async def choose(hands: Hands) -> None:
        await hands.press("f8", *"12", "down", *"41", "f5")
        assert "2 Riego (chosen)" in hands.screen
        assert sees(hands, "41")
        assert "Votes for 2" in hands.screen
        assert sees(hands, "0%")
        assert hands.place == "class"
        await hands.press("1", "f2")
        assert sees(hands, "50%")
        assert "1 of 2" in hands.screen
        await hands.press("f2")
        assert "▲ apoyo a la producción" in hands.screen

    open_slot.use(choose)
    here = open_slot.demand("andamarca", 2003)

    counted = [{"text": "Posta", "votes": 12}, {"text": "Riego", "votes": 41}]
    open_slot.save(("andamarca", 2004, {"status": "open", "options": counted}))

    async def in_the_form(hands: Hands) -> None:
        await hands.press("right", "enter", "down", "f5", "down", "down", "enter", "1", "f2")

    open_slot.use(in_the_form)
    there = open_slot.demand("andamarca", 2004)
    assert here is not None
    assert there is not None
    for name in ("text", "agreed", "class", "status"):
        assert here[name] == there[name], name
    assert here["agreed"] == {"how": "vote", "for": 41}


def test_more_votes_than_people_are_said_on_the_wall_too(open_slot: Laptop) -> None:
    with FieldFile.open(open_slot.file, "Uno") as field:
        field.save("workshop/guaqui/community/andamarca/1", {"outcome": "held", "women": 38, "men": 22})

    async def use(hands: Hands) -> None:
        await hands.press("f8", *"41", "down", *"12")
        assert "Counted 53 of 60 · 7 are missing" in hands.words
        await hands.press("backspace", *"9")
        assert "Counted 60 of 60" in hands.words
        await hands.press("9")
        assert "? 240 votes of 60 people" in hands.words

    open_slot.use(use)


def test_a_tie_is_said_and_how_it_was_decided_is_asked(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f8", "5", "down", "5", "down")
        assert "Tie of 1, 2 with 5" in hands.words
        await hands.press("f5")
        assert "Put the cursor on the proposal" in hands.words
        await hands.press("up", "f5", "3")
        assert hands.place == "how"
        await hands.press("3", "f2")

    open_slot.use(use)
    saved = open_slot.demand("andamarca", 2003)
    assert saved is not None
    assert saved["text"] == "Riego"
    assert saved["agreed"] == {"how": "authorities", "for": 5}


def test_without_proposals_the_votes_for_and_against_are_typed(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "class": "social", "notes": "x"}))

    async def use(hands: Hands) -> None:
        await hands.press("f8")
        await hands.write("41 12 V")
        assert sees(hands, "41 : 12")
        await hands.press("f2")
        assert "41 : 12" in hands.screen

    laptop.use(use)
    saved = laptop.demand("andamarca", 2003)
    assert saved is not None
    assert saved["agreed"] == {"how": "vote", "for": 41, "against": 12}
    assert saved["notes"] == "x"


def test_the_years_are_gone_through_and_given_back(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+b")
        for key, year in [("pageup", 2003), ("right", 2004), ("pagedown", 2005), ("left", 2004)]:
            await hands.press(key)
            assert hands.app.screen.slot is not None  # type: ignore[attr-defined]
            assert hands.app.screen.slot.year == year  # type: ignore[attr-defined]
        await hands.write("Riego")
        await hands.press("left", "left")
        assert hands.app.screen.slot.year == 2004  # type: ignore[attr-defined]
        await hands.press("f2", "escape")
        assert isinstance(hands.app.screen, CommunityScreen)
        assert hands.app.screen.slot.year == 2004

    open_slot.use(use)
    assert (open_slot.demand("andamarca", 2004) or {})["options"] == [{"text": "Riego"}]


def test_undo_takes_back_what_was_saved_here(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f8", "7", "f2", "ctrl+z")
        assert "Undone. Andamarca" in hands.screen
        assert "7" not in hands.app.screen.query_one("#votes-1").value  # type: ignore[attr-defined]

    open_slot.use(use)
    assert "votes" not in (open_slot.demand("andamarca", 2003) or {})["options"][0]


# What is typed is kept


def refuse(hands: Hands) -> None:
    async def save(*_args: object) -> object:
        raise FileError("disk-full", path="/home/SECRETO-Rosa/plan.json")

    hands.app.session.save = save  # type: ignore[method-assign,assignment]


def test_a_refused_save_is_said_and_what_was_typed_comes_back(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        refuse(hands)
        await hands.press("f8", *"41", "f2")
        assert "Not saved. What was typed is kept" in hands.words
        assert "plan.json" not in hands.screen
        assert "41" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)

    async def again(hands: Hands) -> None:
        assert "Typed and not saved yet" in hands.screen
        await hands.press("f8")
        assert sees(hands, "41")
        await hands.press("f2")

    open_slot.use(use)
    assert "votes" not in (open_slot.demand("andamarca", 2003) or {})["options"][0]
    open_slot.use(again)
    assert (open_slot.demand("andamarca", 2003) or {})["options"][0]["votes"] == 41


def test_votes_survive_a_power_cut(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f8", *"41")
        await hands.app.screen.keep()  # type: ignore[attr-defined]  # what its timer does

    open_slot.use(use)  # it ends here, with nothing saved
    assert "votes" not in (open_slot.demand("andamarca", 2003) or {})["options"][0]

    async def again(hands: Hands) -> None:
        await hands.press("f8")
        assert sees(hands, "41")
        assert "draft" in hands.screen

    open_slot.use(again)


@pytest.mark.costly(0)
@pytest.mark.parametrize("stale", [False, True])
def test_a_draft_of_more_or_of_before_waits_for_the_form(open_slot: Laptop, *, stale: bool) -> None:
    with FieldFile.open(open_slot.file, writable=False) as field:
        base = [] if stale else list(field.survey.heads(RECORD))
    fields = {"votes-1": "9"} if stale else {"notes": "SECRETO"}
    Drafts(open_slot.file).keep(Draft(RECORD, fields, base, NOW))

    async def use(hands: Hands) -> None:
        await hands.press("f8")
        assert "open it there first" in hands.words
        await hands.press("4", "f5", "f2")
        assert "SECRETO" not in hands.screen
        await hands.press("pagedown", "pageup", "listed-app.language", "escape")
        assert isinstance(hands.app.screen, BoardScreen)

    before = revisions(open_slot)
    open_slot.use(use)
    kept = Drafts(open_slot.file).get(RECORD)
    assert kept is not None
    assert kept.fields == fields
    assert revisions(open_slot) == before


def test_what_somebody_else_saved_is_seen_unless_one_types(open_slot: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("f8")
        survey = hands.app.session.survey
        await hands.app.session.save(RECORD, {**OPEN, "options": [{"text": "Sede"}]}, survey.heads(RECORD))
        await hands.rest()
        assert "1 Sede" in hands.screen
        await hands.press("5")
        await hands.app.session.save(RECORD, {**OPEN, "options": [{"text": "Aulas"}]}, survey.heads(RECORD))
        await hands.rest()
        assert "1 Sede" in hands.screen
        await hands.press("f2")
        assert "versions to settle" in hands.screen

    open_slot.use(use)


# Nothing private

MARK = "SECRETO"
PRIVATE = {
    "spoken": f"{MARK} spoken",
    "place": f"{MARK} place",
    "status_reason": f"{MARK} reason",
    "notes": f"{MARK} notes",
    "carries": "secreto-carried",
    "proposed_by": f"{MARK} proposer",
    "funding": {"secreto-source": 4200},
    "joint_with": demand_name("guaqui", "secreto-joint", 2003),
    "phase_of": demand_name("guaqui", "secreto-phase", 2003),
    "phase": f"{MARK} phase",
    "extra": f"{MARK} of a newer version",
    "class": f"{MARK} class",
    "action": f"{MARK} action",
}
"""What a demand says but for its words, proposals, status, votes, cost and families."""


def mark_everything(laptop: Laptop) -> None:
    """A mark in every field that a person, a note or an association may stand in, of every kind of record."""
    laptop.save()
    with FieldFile.open(laptop.file, f"{MARK} author", device="secreto1", now=lambda: NOW) as field:
        for kind in ("association", "action", "zone"):
            for record in field.survey.records(kind):
                state = field.survey.history(record)
                assert state is not None
                field.save(record, {**state.values, "name": f"{MARK} {kind}", "vocation": MARK})
        field.save("association/guaqui/secreto-carried", {"name": f"{MARK} association", "per_year": 1})
        field.save("funder/guaqui/secreto-source", {"name": f"{MARK} source"})
        profile = field.survey.history("municipality/guaqui")
        assert profile is not None
        field.save("municipality/guaqui", {**profile.values, "province": MARK})
        came = {
            "facilitator": MARK,
            "authorities": [{"name": MARK, "office": MARK}],
            "reason": MARK,
            "place": MARK,
        }
        for workshop in ("community/andamarca/1", "municipal-2/all/1"):
            field.save(
                f"workshop/guaqui/{workshop}", {"outcome": "held", **came, "agenda": MARK, "agreements": MARK}
            )
        options = [
            {"text": "Posta", "votes": 3, "proposed_by": MARK, "extra": MARK},
            {"text": "Riego", "votes": 5},
        ]
        agreed = {"how": f"{MARK} how", "for": 2, "extra": MARK}
        bodies: list[dict[str, Any]] = [
            {"status": "open", "options": options},
            {"text": "Riego", "status": "proposed", "agreed": agreed, "cost_cents": 100, "families": 3},
            {"text": "Riego", "status": f"{MARK} status", "options": options},
            {"status": "none", "moved_to": demand_name("guaqui", "secreto-moved", 2003)},
            {"text": f"{MARK} withdrawn", "status": "proposed", "withdrawn": True},
        ]
        for year, body in zip(field.survey.plan.years, bodies, strict=True):
            field.save(demand_name("guaqui", "andamarca", year), {**PRIVATE, **body})
        for text in ("Establos", "Forraje"):
            disputed = {**PRIVATE, "text": text, "status": "proposed", "notes": f"{MARK} {text}"}
            field.save(demand_name("guaqui", "arcata", 2003), disputed, ())


def nothing_private(hands: Hands) -> None:
    assert isinstance(hands.app.screen, ProjectorScreen), hands.screen
    assert MARK.lower() not in hands.screen.lower(), hands.screen
    assert "k7m2" not in hands.screen, hands.screen


@pytest.mark.costly(0)
@pytest.mark.parametrize(
    ("holder", "size"), [("andamarca", (80, 24)), ("arcata", (40, 24)), ("arcata", (120, 40))]
)
def test_nothing_private_is_on_any_screen_of_the_assembly(
    laptop: Laptop, holder: str, size: tuple[int, int]
) -> None:
    mark_everything(laptop)

    async def use(hands: Hands) -> None:
        await hands.press(*holder, "f8")
        nothing_private(hands)
        for _year in range(5):
            for _field in range(5):
                await hands.press("down")
                nothing_private(hands)
            await hands.press("f5")
            nothing_private(hands)
            await hands.press("pagedown")
            nothing_private(hands)
        await hands.press(*["pageup"] * 5)
        await hands.write("9")
        await hands.press("f2")
        nothing_private(hands)
        await hands.press("ctrl+z")
        assert "Undone" in hands.screen or "nothing to undo" in hands.screen or "dispute" in hands.screen
        nothing_private(hands)
        for key in (
            "ctrl+a",
            "listed-who",
            "ctrl+r",
            "ctrl+k",
            "f3",
            "listed-elsewhere",
            "f6",
            "f7",
            "f9",
            "listed-move",
            "ctrl+f",
        ):
            await hands.press(key)
            nothing_private(hands)
        hands.app._tell(heard)
        await hands.rest()
        nothing_private(hands)
        hands.app._say(f"/home/{MARK}/plan.json")
        refuse(hands)
        await hands.press(*["pagedown"] * 5)
        await hands.write("Aulas")
        await hands.press("f2")
        assert "What was typed is kept" in hands.words, hands.screen
        nothing_private(hands)
        await hands.press("listed-app.language")
        nothing_private(hands)
        await hands.press("f1")
        assert MARK not in hands.screen
        await hands.press("enter", "ctrl+p")
        assert MARK not in hands.screen
        assert "Ctrl+A" not in hands.screen

    laptop.use(use, size=size, author=f"{MARK} author")


def heard() -> NoticesArrived:
    return NoticesArrived([Notice("backup-missing", {"path": f"/home/{MARK}/plan.json"})])


def test_the_mark_would_be_seen(laptop: Laptop) -> None:
    """The eye of the test above: the marks are where they may be, on the board's own screens."""
    mark_everything(laptop)

    async def use(hands: Hands) -> None:
        assert MARK in hands.screen  # who types
        await hands.press("enter", "f6")
        assert f"{MARK} spoken" in hands.screen
        assert f"{MARK} place" in hands.screen

    laptop.use(use, author=f"{MARK} author")


def test_a_drawn_slot_has_no_room_for_more() -> None:
    assert Projected.__struct_fields__ == ("asks", "year", "lines", "longer", "mark", "standing")


def test_an_associations_demands_are_told_apart(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press(*"apleg", "down", "f8")
        assert " 2\n" in hands.screen.replace("  ", "\n")

    laptop.use(use)
