"""What is missing before an acta: one list, from which one goes to each thing and comes back to what is left."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.community.missing import MissingScreen
from guaqui_tui.screens.papers.acta import ActaScreen
from guaqui_tui.screens.workshop.screen import WorkshopScreen
from guaqui_tui.session.session import Session
from guaqui_tui.wording.missing.before_acta import missing_in_words
from storage import FieldFile
from storage.errors import FileError
from storage.kinds.process.demand import demand_name
from storage.kinds.process.remark import Remark
from storage.plan.missing.by_holder import MissingByHolder

from ...pilot import Hands, Laptop

YEARS = (2003, 2004, 2005, 2006, 2007)
WHOLE: dict[str, Any] = {"action": "irrigation", "cost_cents": 500_000, "funding": {"pdla": 500_000}}
WORKSHOP = "workshop/guaqui/community/andamarca/1"


def saved(laptop: Laptop, *years: int, **held: Any) -> None:
    """Andamarca with a demand in some years, and its workshop as `held` says."""
    laptop.save(*(("andamarca", year, {"text": f"Riego {year}", **WHOLE}) for year in years))
    with FieldFile.open(laptop.file, author="Equipo Dos") as field:
        said = {"outcome": "held", "held_on": "2003-07-14", "women": 9, "men": 8, **held}
        field.save(WORKSHOP, {name: value for name, value in said.items() if value is not None})


def is_list(hands: Hands) -> bool:
    return isinstance(hands.app.screen, MissingScreen)


@pytest.mark.costly(0)
def test_each_thing_is_gone_to_and_the_list_is_shorter_then(laptop: Laptop) -> None:
    saved(laptop, *YEARS[:4], quorum="declared")

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3")
        assert "For the acta 2 things are missing · 5 of 7 done" in hands.screen
        await hands.press("enter")
        assert "Andamarca · 2007" in hands.screen, "the empty slot"
        await hands.write("Molino")
        await hands.press("f2")
        assert is_list(hands)
        assert "For the acta 1 thing is missing · 6 of 7 done" in hands.screen
        await hands.press("enter")
        assert "In 2007: Molino" in hands.screen, "it is read aloud"
        await hands.press("f2")
        assert is_list(hands)
        assert "On the acta 5 decisions stay blank · 7 of 7 done" in hands.screen
        assert "2007  without class, cost, contributions" in hands.screen, "which may wait"
        await hands.press("f10")
        assert isinstance(hands.app.screen, ActaScreen)

    laptop.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(0)
def test_before_the_acta_is_shown_what_stops_it_and_nothing_else(laptop: Laptop) -> None:
    saved(laptop, *YEARS)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3", "escape", "f10")
        assert is_list(hands)
        assert hands.screen.startswith(" Before the acta of Andamarca: this is missing")
        assert "F10 once more: the acta as it is" in hands.screen
        assert "F10 Acta as it is" in hands.screen.splitlines()[-1]
        await hands.press("f10")
        assert isinstance(hands.app.screen, ActaScreen), "nobody is held up"
        await hands.press("escape", "escape", "f7", "f7", "f2", "f10")
        assert isinstance(hands.app.screen, ActaScreen), "that the quorum was not noted may wait"

    laptop.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(0)
def test_the_fields_of_a_workshop_have_one_order_from_wherever_it_is_opened(laptop: Laptop) -> None:
    saved(laptop, *YEARS, women=None, men=None, held_on=None)
    orders = []

    async def use(hands: Hands) -> None:
        for keys in (("f6", "f7"), ("f6", "f3", "down", "enter"), ("f7", "down", "enter")):
            await hands.press(*keys)
            assert isinstance(hands.app.screen, WorkshopScreen)
            orders.append((hands.app.screen.fields(), hands.place))
            while not isinstance(hands.app.screen, BoardScreen):
                await hands.press("escape")

    laptop.use(use, holder="andamarca", year=2003)
    first = orders[0][0]
    assert [fields for fields, _at in orders] == [first] * 3
    assert [at for _fields, at in orders] == ["held_on", "women", "called_on"]


def test_a_field_that_is_odd_is_where_the_cursor_comes_to(laptop: Laptop) -> None:
    saved(laptop, *YEARS, women=None, men=None, held_on=None)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3", "down", "enter")
        assert hands.place == "women"
        await hands.press("escape")
        assert is_list(hands)

    laptop.use(use, holder="andamarca", year=2003)


def test_the_cursor_and_letters_come_to_no_heading(laptop: Laptop) -> None:
    saved(laptop, *YEARS)

    def line(hands: Hands) -> str:
        return next(line for line in hands.screen.split("\n") if line.startswith("►"))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3", "end", *["up"] * 20)
        last = ""
        while line(hands) != last:
            last = line(hands)
            assert "For later" not in last
            await hands.press("down")
        await hands.press("up")
        while line(hands) != last:
            last = line(hands)
            assert "For later" not in last
            await hands.press("up")
        await hands.press(*"what")
        assert "For later" not in line(hands), "though that stands below it"

    laptop.use(use, holder="andamarca", year=2003)


def test_several_are_right_for_one_reason_in_one_act(laptop: Laptop) -> None:
    saved(laptop, 2003, read_back=True)
    vote = {"how": "vote", "for": 40}
    laptop.save(*(("andamarca", year, {"text": f"Otro {year}", "agreed": vote}) for year in (2004, 2005)))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3", "down", "down", "space", "space")
        assert "2 marked: F5 says" in hands.screen, "wherever the cursor is"
        await hands.press("f5")
        await hands.write("Votaron también los residentes")
        await hands.press("enter")
        assert not is_list(hands), "Enter writes no act"
        await hands.press("f2")
        assert is_list(hands)
        assert "has 40 votes" not in hands.screen
        await hands.press("ctrl+z")
        assert hands.screen.count("? 200") == 2, "it was one act"
        await hands.press("ctrl+z")

    laptop.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(0)
def test_a_draft_stands_first_and_is_gone_on_with(laptop: Laptop) -> None:
    saved(laptop, *YEARS[:4])

    async def use(hands: Hands) -> None:
        await hands.press("f6", "end", "enter")
        await hands.write("Riego por goteo")
        await hands.press("escape", "f3")
        assert "● 2007  typed and not saved since 10:42" in hands.screen
        assert "«Riego por goteo»" in hands.screen
        await hands.press("f5")
        assert "That cannot be right as it is" in hands.screen
        await hands.press("enter", "enter", "f2")
        assert is_list(hands)
        assert "typed and not saved" not in hands.screen

    laptop.use(use, holder="andamarca", year=2003)


def test_without_a_screen_it_is_said_in_the_same_words(laptop: Laptop) -> None:
    saved(laptop, *YEARS[:4], women=None, quorum="declared")
    words.use("en")
    with FieldFile.open(laptop.file, writable=False) as field:
        found = missing_in_words(MissingByHolder(field.survey, "2003-07-14").of("andamarca"), field.survey)
    assert found == [
        "For the acta 3 things are missing · 4 of 7 done",
        "✗ the workshop without how many women and men came",
        "✗ 2007 without a demand (or F5: not asked for, or later)",
        "✗ read aloud and accepted (after what stands above)",
        "For later",
        *(f"· {year} how it was agreed is not said (blank on the acta)" for year in YEARS[:4]),
    ]


@pytest.mark.costly(0)
def test_of_years_without_a_demand_it_is_said_what_was_decided_and_it_is_read_aloud(laptop: Laptop) -> None:
    """A reason that only the list of what is odd keeps stood nowhere in what people hear and sign."""
    saved(laptop, *YEARS[:3], read_back=True)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3", "space", "space", "f5")
        assert "2006, 2007 · without a demand" in hands.words
        await hands.press("f2")
        assert "Choose one" in hands.screen
        await hands.press("2")
        await hands.write("Lo decidirán en agosto")
        await hands.press("f2")
        assert is_list(hands)
        assert "without a demand" not in hands.screen
        await hands.press("escape", "f7", "f7")
        assert "In 2006: postponed. The reason: Lo decidirán en agosto" in hands.words

    laptop.use(use, holder="andamarca", year=2003)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert not field.survey.entries("remark", Remark)
        state = field.survey.history(demand_name("guaqui", "andamarca", 2007))
    assert state is not None
    assert state.values == {"status": "postponed", "status_reason": "Lo decidirán en agosto"}


def test_what_a_question_was_answered_with_is_there_again_where_its_save_was_refused(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved(laptop, *YEARS[:4], read_back=True)

    async def busy(*_changes: Any) -> None:
        raise FileError("busy", path="plan.json")

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3", "f5", "1")
        await hands.write("Nadie vino por la lluvia")
        with monkeypatch.context() as patched:
            patched.setattr(Session, "save_many", busy)
            await hands.press("f2")
        assert "Not saved" in hands.words
        await hands.press("f5")
        assert "Nadie vino por la lluvia" in hands.screen
        assert "another: type it" not in hands.screen
        await hands.press("f2")
        assert "without a demand" not in hands.screen

    laptop.use(use, holder="andamarca", year=2003)


def test_a_reason_that_is_there_stays(laptop: Laptop) -> None:
    saved(laptop, *YEARS[:4], read_back=True)
    options = {"options": [{"text": "Riego"}, {"text": "Molino"}], "status": "open", "status_reason": "En duda"}
    laptop.save(("andamarca", 2007, options))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3", "f5")
        assert "En duda" in hands.screen
        await hands.press("2", "ctrl+u", "f2")

    laptop.use(use, holder="andamarca", year=2003)
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(demand_name("guaqui", "andamarca", 2007))
    assert state is not None
    assert state.values == {**options, "status": "postponed"}


@pytest.mark.costly(0)
def test_in_a_form_the_faults_come_first_then_the_list(laptop: Laptop) -> None:
    saved(laptop, *YEARS[:4], women=None)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "end", "enter")
        await hands.write("Molino")
        await hands.press(*["f6"], *["escape"])  # nothing else is touched
        hands.app.screen.to_field("families")  # type: ignore[attr-defined]
        await hands.write("muchas")
        hands.app.screen.to_field("cost_cents")  # type: ignore[attr-defined]
        await hands.write("caro")
        hands.app.screen.to_field("proposal-1")  # type: ignore[attr-defined]
        await hands.press("f3")
        first = hands.place
        await hands.press("f3")
        assert {first, hands.place} == {"families", "cost_cents"}
        await hands.press("f3")
        assert is_list(hands)
        assert "● 2007  typed and not saved" in hands.screen, "what stands in the form"
        await hands.press("enter")
        assert "Andamarca · 2007" in hands.screen
        assert "Molino" in hands.screen, "the form as it was left"

    laptop.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(0)
def test_from_a_form_one_comes_to_another_year_and_loses_nothing(laptop: Laptop) -> None:
    saved(laptop, *YEARS[:3])

    async def use(hands: Hands) -> None:
        await hands.press("f6", "down", "down", "down", "enter")
        await hands.write("Molino")
        await hands.press("f3", "down", "enter")
        assert "Andamarca · 2007" in hands.screen
        await hands.write("Horno")
        await hands.press("f2", "f3")
        assert "● 2006  typed and not saved" in hands.screen
        assert "2007  without a demand" not in hands.screen

    laptop.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(0)
def test_from_a_form_one_comes_to_its_workshop(laptop: Laptop) -> None:
    saved(laptop, *YEARS[:3], women=None)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "down", "down", "down", "enter")
        await hands.write("Molino")
        await hands.press("f3", "down", "enter")
        assert hands.place == "women"
        await hands.press("f3", "escape", "escape")
        assert type(hands.app.screen).__name__ == "CommunityScreen"

    laptop.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(0)
def test_what_is_missing_of_all_stands_under_each_name_and_one_goes_there(laptop: Laptop) -> None:
    saved(laptop, *YEARS[:4], quorum="declared")

    async def use(hands: Hands) -> None:
        await hands.press("f3", "f3")
        assert "What is missing in all of the municipality" in hands.words
        lines = [line.strip() for line in hands.screen.splitlines()]
        at = lines.index("Andamarca: 2 things are missing")
        assert lines[at + 1].startswith("► ✗ 2007  without a demand"), "with the cursor where it was"
        assert lines[at + 3 : at + 5][0] == "Arcata: 7 things are missing"
        assert lines[at + 5].startswith("Belén"), "of one that did not begin only what comes first"
        await hands.press("enter")
        assert "Andamarca · 2007" in hands.screen
        await hands.write("Molino")
        await hands.press("f2")
        assert "Andamarca: 1 thing is missing" in hands.words
        await hands.press(*"arca", "enter")
        assert getattr(hands.app.screen, "record", "") == "workshop/guaqui/community/arcata/1"
        await hands.press("escape", "f3")
        assert "Arcata · what is missing" in hands.words, "and that of one is come back to"
        await hands.press("f3", "escape")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use, holder="andamarca", year=2003)


def test_on_the_calendar_and_the_board_it_is_that_of_the_line(laptop: Laptop) -> None:
    saved(laptop, *YEARS)

    async def use(hands: Hands) -> None:
        await hands.press("f3")
        assert "Andamarca · what is missing" in hands.screen
        await hands.press("escape", "f7", *"arcata", "f3")
        assert "Arcata · what is missing" in hands.screen
        await hands.press("escape", "home", "f3")
        assert "What is missing in all of the municipality" in hands.screen

    laptop.use(use, holder="andamarca", year=2003)


@pytest.mark.costly(0)
def test_a_whole_workshop_takes_few_keys_through_the_list_and_needs_no_other(laptop: Laptop) -> None:
    """From the board to the acta that was copied by hand, by whoever knows no more than the last line."""
    laptop.save()

    async def use(hands: Hands) -> None:
        pressed: list[str] = []

        async def press(*keys: str) -> None:
            pressed.extend(keys)
            await hands.press(*keys)

        await press("f3", *["enter"] * 3)
        await hands.write("School")
        await press("enter")
        await hands.write("12")
        await press("enter")
        await hands.write("15")
        await press("f2")
        for text in ("Riego", "Posta", "Aulas", "Camino", "Agua"):
            await press("enter")
            await hands.write(text)
            await press("f2")
        await press("enter")
        assert "In 2003: Riego." in hands.screen
        await press("f2")
        assert "On the acta 5 decisions stay blank · 7 of 7 done · F10" in hands.screen
        await press("f10", "f2")
        assert "was copied by hand" in hands.screen
        await press("escape", "escape")
        assert type(hands.app.screen).__name__ == "BoardScreen"
        assert len(pressed) == 23

    laptop.use(use, holder="andamarca", year=2003)


def test_a_list_of_nothing_says_so_and_offers_no_key_of_a_line(laptop: Laptop) -> None:
    laptop.save(*(("andamarca", year, {"status": "none", "reason": "No"}) for year in YEARS))
    with FieldFile.open(laptop.file, author="Equipo Dos") as field:
        said = {"outcome": "held", "held_on": "2003-07-14", "women": 9, "men": 8, "quorum": "declared"}
        field.save(WORKSHOP, said)

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f3")
        assert "Enter" in hands.screen.splitlines()[-1]
        await hands.press("enter", "f2")
        shown = hands.words
        assert "Nothing is missing, and nothing is left for later. F10 shows the acta" in shown
        for key in ("Enter", "F5", "Space"):
            assert key not in hands.screen.splitlines()[-1]

    laptop.use(use, holder="andamarca", year=2003)
