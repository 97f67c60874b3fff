"""A year's plan that is filled over its ceiling by keys, seen before it is written, and mended."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.screens.frame import table_of_screens as screens
from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion
from guaqui_tui.screens.plan.record import RecordScreen
from guaqui_tui.screens.year_plan.ceilings import YearCeilingsScreen
from guaqui_tui.screens.year_plan.screen import YearPlanScreen
from storage import FieldFile
from storage.kinds.process.demand import demand_name
from storage.plan.checks import oddities

from ...pilot import Hands, Laptop


def asks(cost: int, **body: Any) -> dict[str, Any]:
    """A demand that lacks nothing for a year's plan; `cost` in whole units of the currency."""
    cents = cost * 100
    paid = {"cost_cents": cents, "funding": {"municipality": cents}}
    return {"text": "Establos", "action": "stables", "status": "validated", **paid, **body}


@pytest.mark.costly(0)
def test_a_year_is_filled_over_seen_before_it_is_written_and_mended(laptop: Laptop) -> None:
    laptop.save(
        ("andamarca", 2003, asks(50000)),
        ("arcata", 2003, asks(15000)),
        ("patarani", 2003, asks(9000, phase="study")),
    )

    async def use(hands: Hands) -> None:
        await hands.press("f4")
        assert "No ceiling yet" in hands.screen
        await hands.press("home", "enter")
        assert isinstance(hands.app.screen, RecordScreen)
        await hands.press(*"-5", "f2")
        assert isinstance(hands.app.screen, RecordScreen), "less than nothing is no amount"
        await hands.press("ctrl+u", *"60.000", "f2")
        assert "Ceiling Bs 60.000 · placed Bs 0 · Bs 60.000 left" in hands.words
        await hands.press(*"andamarca", "2")
        assert "placed Bs 50.000 · Bs 10.000 left" in hands.words, "before it is written"
        await hands.press(*"arcata")
        assert "does not fit" in hands.screen
        await hands.press("2")
        assert "Bs 5.000 over what there is" in hands.words
        await hands.press("f2")
        assert isinstance(hands.app.screen, EffectsQuestion)
        assert "Bs 5.000 over what there is" in hands.screen
        asked = hands.words.replace("│ │ ", "")
        assert "Without one of these it is enough: Andamarca Bs 50.000, Arcata Bs 15.000" in asked
        assert "Nothing of what waits would fit" in asked, "the list behind says so of Patarani's"
        await hands.press("escape")
        assert "2 decided and not written" in hands.screen
        await hands.press("f2", "f2")
        assert isinstance(hands.app.screen, YearPlanScreen)
        assert "2 written as one act" in hands.screen
        assert hands.screen.count("enough without it") == 3, "both lines, and what it means"
        await hands.press(*"arcata", "3", *"No alcanza", "f2")
        assert "Bs 10.000 left" in hands.words
        await hands.press("f2")
        assert isinstance(hands.app.screen, YearPlanScreen), "what mends it is not asked about"
        assert "placed Bs 50.000 · Bs 10.000 left" in hands.words
        assert "fits" in hands.screen

    laptop.use(use)
    assert (laptop.demand("arcata", 2003) or {})["status"] == "planned"
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "budgeted"


def test_what_shares_a_cost_fits_or_not_by_what_is_decided_and_not_written(laptop: Laptop) -> None:
    joint = {"joint_with": demand_name("guaqui", "copajira", 2003), "cost_cents": 0, "funding": {}}
    laptop.save(
        ("andamarca", 2003, asks(80)),
        ("arcata", 2003, asks(0, **joint)),
        ("copajira", 2003, asks(50)),
    )
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        field.save("ceiling/guaqui/2003/year/any", {"amount_cents": 100_00})

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "2")
        assert "placed Bs 80 · Bs 20 left" in hands.words
        (line,) = (one for one in hands.screen.split("\n") if "Copajira" in one)
        assert "does not fit" in line

    laptop.use(use)


@pytest.mark.costly(0)
def test_the_ceilings_of_a_year_stand_in_a_list_of_their_own_once_there_is_one(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, asks(500, status="budgeted")))
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        field.save("ceiling/guaqui/2003/each-community/any", {"amount_cents": 300_00})
        field.save("ceiling/guaqui/2003/year/pdla", {"amount_cents": 400_00})
        (found,) = [one for one in oddities(field.survey).open if one.code == "ceiling-over"]
        assert (found.facts["of"], found.facts["over_cents"]) == ("Andamarca", 200_00)

    async def use(hands: Hands) -> None:
        await hands.press("f4")
        assert "Andamarca: Bs 200 over what there is" in hands.words
        assert "enough without it" in hands.screen
        await hands.press("home", "enter")
        assert isinstance(hands.app.screen, YearCeilingsScreen)
        assert "not set yet" in hands.screen
        assert "PDLA Bs 400" in hands.words
        await hands.press("enter", *"500", "f2")
        assert isinstance(hands.app.screen, YearCeilingsScreen)
        assert "ceiling Bs 500, placed Bs 500, Bs 0 left" in hands.words
        await hands.press("insert", "up", *"1999", "enter", "1", "1", *"5", "f2")
        assert isinstance(hands.app.screen, RecordScreen)
        assert "it has 2003 to 2007" in hands.words

    laptop.use(use)


@pytest.mark.costly(0)
def test_both_forms_say_at_the_field_what_is_left_and_what_is_over(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, asks(500, status="budgeted")), ("arcata", 2003, asks(900)))
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        field.save("ceiling/guaqui/2003/year/any", {"amount_cents": 700_00})

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "enter")
        await hands.to_words()
        await hands.go_to("cost_cents")
        await hands.press("ctrl+a", *"750")
        assert "? Bs 50 over" in hands.words
        await hands.press("f2")
        assert isinstance(hands.app.screen, YearPlanScreen), "it is said and stops nothing"
        await hands.press(*"arcata", "enter")
        await hands.to_words()
        await hands.go_to("cost_cents")
        assert "over" not in hands.screen, "it is not in the year's plan"
        await hands.press("escape", "insert", *"OECAs", "enter", *"800")
        assert "? Bs 850 over" in hands.words
        await hands.press("f2", "f2")
        assert "no line alone is enough" in hands.words

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["cost_cents"] == 750_00


def test_what_stands_over_the_lines_takes_four_of_them_and_f6_has_the_rest_with_what_is_not_written(
    laptop: Laptop,
) -> None:
    holders = ("andamarca", "arcata", "patarani", "sullcata", "copajira", "wila-collo")
    laptop.save(*((holder, 2003, asks(50000)) for holder in holders))
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save("ceiling/guaqui/2003/each-community/any", {"amount_cents": 100})
        field.save("ceiling/guaqui/2003/year/any", {"amount_cents": 100})

    async def use(hands: Hands) -> None:
        await hands.press("f4")
        for holder in holders:
            await hands.press(*holder[:4], "2")
        over = hands.app.screen.query_one("#about").region
        assert over.height == 4
        assert "F6: all of it" in hands.screen
        assert "Copajira: Bs 49.999 over" not in hands.screen
        await hands.press("f6")
        assert "6 decided and not written" in hands.screen
        assert "Copajira: Bs 49.999 over" in hands.words
        await hands.press("escape", "f2")

    laptop.use(use)


def test_a_ceiling_that_is_added_is_of_the_year_that_is_looked_at(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f4")
        assert isinstance(hands.app.screen, YearPlanScreen)
        hands.app.open(screens.year_ceilings(2005))
        await hands.rest()
        await hands.press("insert")
        form = hands.app.screen
        assert isinstance(form, RecordScreen)
        assert (form.form.typed["part-YEAR"], form.unsaved) == ("2005", False)
        assert hands.place == "part-FOR"
        await hands.press("escape")
        assert isinstance(hands.app.screen, YearCeilingsScreen)

    laptop.use(use)


def test_letters_that_begin_anew_say_so_and_that_digits_decide(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, asks(50000)), ("arcata", 2003, asks(15000)))

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"ar")
        assert "Find: ar · digits decide" in hands.screen
        await hands.press("a")
        assert "No line begins like that: ara · Find: a · digits decide" in hands.screen
        await hands.press("escape", "f9", "a")
        assert "digits decide" not in hands.screen

    laptop.use(use)
