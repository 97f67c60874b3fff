"""What became of a year's plan, by digits: marked, asked along, written as one act, taken back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.frame.questions.state_question import StateOnTheWay
from guaqui_tui.screens.year_plan.screen import YearPlanScreen
from storage import FieldFile
from storage.kinds.process.demand import demand_name
from storage.plan.indicators import indicators

from ...pilot import NOW, Hands, Laptop
from ..test_register import disagree, saved

M = "guaqui"
FIRST = demand_name(M, "andamarca", 2003)
PLANNED: dict[str, Any] = {"text": "Establos", "action": "stables", "cost_cents": 8_000_000, "status": "budgeted"}


def planned(laptop: Laptop) -> None:
    """Three demands in a year's plan, and one that is not."""
    words.use("es")
    laptop.save(
        ("andamarca", 2003, PLANNED),
        ("arcata", 2003, PLANNED),
        ("sullcata", 2003, PLANNED),
        ("patarani", 2003, {**PLANNED, "status": "validated"}),
    )


def became(laptop: Laptop, holder: str) -> dict[str, Any] | None:
    return (laptop.demand(holder, 2003) or {}).get("executed")


def row(hands: Hands, of: str) -> str:
    return next(line for line in hands.screen.split("\n") if of in line)


def acts(laptop: Laptop, record: str = FIRST) -> int:
    with FieldFile.open(laptop.file, writable=False) as field:
        return len(field.survey.revisions(record))


@pytest.mark.costly(0)
def test_digits_say_it_f2_writes_all_as_one_act_and_both_go_back(laptop: Laptop) -> None:
    planned(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca")
        assert "4 sin empezar · 5 en marcha · 6 hecho · 7 parado · 8 no hecho" in hands.words
        await hands.press("6")
        assert isinstance(hands.app.screen, StateOnTheWay)
        assert hands.place == "spent_cents"
        await hands.press("enter", *"arcata", "6", *"83500", "enter", *"sullcata", "5")
        assert row(hands, "Arcata").rstrip().endswith("● hecho")
        assert row(hands, "Sullcata").rstrip().endswith("● en marcha")
        assert acts(laptop) == 1
        await hands.press("f2")
        assert row(hands, "Andamarca").rstrip().endswith("✓ hecho")
        assert row(hands, "Sullcata").rstrip().endswith("… en marcha")
        await hands.press("4", "8", "1", "ctrl+z")
        assert row(hands, "Sullcata").rstrip().endswith("● sin empezar")
        await hands.press("ctrl+z", "ctrl+z")
        assert row(hands, "Arcata  ").rstrip().endswith("inscrita en el POA")
        await hands.press("ctrl+y")

    laptop.use(use)
    on = "2003-07-14"
    assert became(laptop, "andamarca") == {"state": "done", "on": on, "spent_cents": 8_000_000}
    assert became(laptop, "arcata") == {"state": "done", "on": on, "spent_cents": 8_350_000}
    assert became(laptop, "sullcata") == {"state": "under-way", "on": on}


@pytest.mark.costly(0)
def test_a_cause_is_one_digit_and_one_that_the_plan_lacks_is_added_with_it(laptop: Laptop) -> None:
    planned(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "8")
        assert "? falta la causa" in hands.words
        assert hands.place == "cause"
        await hands.press("1")
        assert isinstance(hands.app.screen, YearPlanScreen)
        await hands.press(*"arcata", "7", *"Granizo", "down", *"Cayó en marzo", "enter", "f2")

    laptop.use(use)
    not_done, stopped = became(laptop, "andamarca") or {}, became(laptop, "arcata") or {}
    assert saved(laptop, f"cause/{M}/{not_done['cause']}")
    assert (saved(laptop, f"cause/{M}/{stopped['cause']}") or {})["name"] == "Granizo"
    assert stopped["reason"] == "Cayó en marzo"


@pytest.mark.costly(0)
def test_what_is_odd_is_said_at_the_field_and_in_the_line_and_stops_nothing(laptop: Laptop) -> None:
    planned(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "6")
        assert "?" not in hands.words
        await hands.press(*"80000,01")
        assert "? más que el costo" in hands.words
        await hands.press("ctrl+a", "delete")
        assert "? falta el monto" in hands.words
        await hands.press(*"x", "enter")
        assert isinstance(hands.app.screen, StateOnTheWay)
        assert "Un monto en Bs" in hands.words
        await hands.press("ctrl+a", *"90000", "down", *"Acta 12", "down", "ctrl+a", *"3/2004", "f2")
        assert "desde 03/2004 · gastado Bs 90.000 · ? más que el costo · Acta 12" in hands.words
        await hands.press(*"arcata", "7", "enter", "f2")
        assert "desde 14/07/2003 · ? falta la causa" in hands.words

    laptop.use(use)
    assert (became(laptop, "andamarca") or {})["on"] == "2004-03"
    assert (became(laptop, "arcata") or {})["state"] == "stopped"


def test_the_same_digit_again_shows_all_that_stands_and_changes_one_thing(laptop: Laptop) -> None:
    words.use("es")
    stands = {"state": "done", "on": "2004-03", "spent_cents": 5_000_000, "evidence": "Acta 12"}
    laptop.save(("andamarca", 2003, {**PLANNED, "executed": {**stands, "later": 1}}))

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "6")
        assert all(part in hands.words for part in ("50.000", "Acta 12", "03/2004"))
        await hands.press("enter")
        assert "Ya dice eso" in hands.words
        await hands.press("6", "down", *", foto", "enter", "f2")

    laptop.use(use)
    assert became(laptop, "andamarca") == {**stands, "evidence": "Acta 12, foto", "later": 1}


@pytest.mark.costly(0)
def test_that_nothing_was_spent_is_said_and_stays_said(laptop: Laptop) -> None:
    words.use("es")
    stands = {"state": "done", "spent_cents": 0}
    laptop.save(("andamarca", 2003, {**PLANNED, "executed": stands}))

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "6", "down", *"Acta 3", "enter", "f2")

    laptop.use(use)
    assert became(laptop, "andamarca") == {**stands, "evidence": "Acta 3"}


def test_another_state_leaves_what_was_said_of_the_one_before_and_history_keeps_all(laptop: Laptop) -> None:
    words.use("es")
    stands = {"state": "stopped", "on": "2003-05", "spent_cents": 100, "cause": "x", "reason": "y"}
    laptop.save(("andamarca", 2003, {**PLANNED, "executed": stands}))

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "5", "f2", "8", "1", "f2", "ctrl+r")
        assert "en marcha, Desde cuándo: 14/07/2003, Gastado: Bs 1 → no hecho" in hands.words
        await hands.press("down")
        assert "parado, Desde cuándo: 05/2003" in hands.words

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        bodies = [one.body["executed"] for one in field.survey.revisions(FIRST).values()]
    assert [{**one, "cause": one.get("cause", "")} for one in bodies[:2]] == [
        stands,
        {"state": "under-way", "on": "2003-07-14", "spent_cents": 100, "cause": ""},
    ]
    assert {*bodies[2]} == {"state", "on", "cause"}


@pytest.mark.costly(0)
def test_of_what_is_not_in_the_years_plan_a_digit_says_why_it_does_nothing(laptop: Laptop) -> None:
    planned(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"patarani", "6")
        assert "Solo de lo inscrito en el POA" in hands.words
        await hands.press("2", "ctrl+a", *"Urge", "f2", "6", "enter", "3", *"No", "f2", "ctrl+z")
        await hands.press(*"andamarca", "5", "1", "6", "f2")
        assert isinstance(hands.app.screen, YearPlanScreen)

    laptop.use(use)
    body = laptop.demand("patarani", 2003) or {}
    assert (body["status"], body["executed"]["state"], body["status_reason"]) == ("budgeted", "done", "Urge")
    other = laptop.demand("andamarca", 2003) or {}
    assert (other["status"], other["executed"]["state"]) == ("planned", "under-way")


def test_two_laptops_states_both_stand_and_no_digit_decides_between_them(laptop: Laptop) -> None:
    words.use("es")
    done, stopped = {"state": "done", "spent_cents": 1}, {"state": "stopped"}
    disagree(laptop, FIRST, PLANNED, {"executed": done}, {"executed": stopped})
    before = acts(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca")
        assert {*row(hands, "! Andamarca").split()[-3:]} == {"hecho", "/", "parado"}
        await hands.press("6")
        assert "Resuélvalas primero" in hands.words
        await hands.press("f2")

    laptop.use(use)
    assert acts(laptop) == before


def test_a_budget_line_has_its_state_too(laptop: Laptop) -> None:
    words.use("es")
    laptop.save()
    line = f"budget/{M}/2003/oecas"
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(line, {"name": "OECAs", "cost_cents": 4_000_000})  # it is in its year's plan by being there

    async def use(hands: Hands) -> None:
        await hands.press("f4", "6", "enter", "f2")
        assert "gastado Bs 40.000" in hands.words
        await hands.press("delete", "5", "f2")

    laptop.use(use)
    body = saved(laptop, line) or {}
    assert body["executed"]["state"] == "under-way"
    assert "withdrawn" not in body


def test_what_is_decided_and_not_written_is_there_after_a_power_cut(laptop: Laptop) -> None:
    planned(laptop)

    async def cut(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "5")

    async def again(hands: Hands) -> None:
        assert "1 decisión del plan de 2003 que todavía no se escribió. Está en F4, en ese año." in hands.words
        await hands.press("f4")
        assert row(hands, "Andamarca").rstrip().endswith("● en marcha")
        await hands.press("f2")

    laptop.use(cut)
    laptop.use(again)
    assert (became(laptop, "andamarca") or {})["state"] == "under-way"


async def to_spent(hands: Hands) -> None:
    hands.app.screen.query_one("#executed-spent_cents").focus()
    await hands.rest()


@pytest.mark.costly(0)
def test_both_forms_say_what_is_odd_at_the_field_and_save_it(laptop: Laptop) -> None:
    planned(laptop)
    line = f"budget/{M}/2003/oecas"
    done = {"state": "done", "spent_cents": 4_000_000}
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(FIRST, {**PLANNED, "executed": {**done, "spent_cents": 8_000_001}})
        field.save(line, {"name": "OECAs", "cost_cents": 4_000_000, "status": "budgeted", "executed": done})

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        await hands.press("f6")
        await to_spent(hands)
        assert "? más que el costo" in hands.words
        await hands.press("delete")
        assert "? falta el monto" in hands.words
        await hands.press(*"80000")
        assert "?" not in row(hands, "Gastado")
        await hands.press("f2", *"oecas", "enter")
        await to_spent(hands)
        await hands.press(*"40000,01")
        assert "? más que el costo" in row(hands, "Gastado")
        await hands.press("f2")

    laptop.use(use)
    assert (became(laptop, "andamarca") or {})["spent_cents"] == 8_000_000
    assert (saved(laptop, line) or {})["executed"]["spent_cents"] == 4_000_001


ASKED = [("6", "enter"), ("6", *"70000", "enter"), ("7", "1"), ("8", "1")]
"""What is pressed on a line, where something is asked along."""


def year_of(lines: Sequence[tuple[str, ...]], way: str) -> list[str]:
    """The lines of a year one after the other, down or up, written, and on to the next, where the cursor stays."""
    keys = [key for line in lines for key in (*line, way)]
    return [*keys[:-1], "f2", "right"]


@pytest.mark.costly(0)
def test_ninety_demands_are_brought_to_a_state_in_270_keys_beside_the_figures(laptop: Laptop) -> None:
    """Four years with all that is asked, line by line; one by the key for all that say nothing yet."""
    words.use("en")
    laptop.save()
    with FieldFile.open(laptop.file, "Rosa") as field:
        slots = [(one.id, year) for one in field.survey.communities() for year in field.survey.plan.years]
        field.save_many([(demand_name(M, *slot), PLANNED, None) for slot in slots])
    asked = [*ASKED * 4, *ASKED[2:]]
    by_line = [key for way in ("down", "up") * 2 for key in year_of(asked, way)]
    pressed = [*by_line, "0", "5", "f2", "right"]
    figures = 4 * 4 * len("70000")

    async def use(hands: Hands) -> None:
        await hands.press("f4")
        await hands.press_at(*((key, float(at)) for at, key in enumerate(pressed[:-1])))

    laptop.use(use)
    assert len(slots) == 90
    assert len(pressed[:-1]) - figures <= 270
    with FieldFile.open(laptop.file, writable=False) as field:
        told = indicators(field.survey)
        assert {len(field.survey.revisions(demand_name(M, *slot))) for slot in slots} == {2}
    assert told.executed == {"under-way": 18, "done": 32, "stopped": 20, "not-done": 20}


def test_what_is_decided_and_not_written_waits_for_whoever_goes_back_and_comes_again(laptop: Laptop) -> None:
    planned(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"arcata", "4", "escape")
        assert "aquí queda esperando" in hands.words
        await hands.press("escape", "f4")
        assert "sin empezar" in row(hands, "Arcata")
        await hands.press("f2")

    laptop.use(use)
    assert became(laptop, "arcata") == {"state": "not-begun", "on": NOW[:10]}


@pytest.mark.costly(0)
def test_3_takes_back_what_is_decided_then_out_of_the_year_s_plan_then_out_of_all(laptop: Laptop) -> None:
    planned(laptop)
    laptop.save(("patarani", 2003, {**PLANNED, "status": "validated", "funding": {"pdla": 8_000_000}}))

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"patarani", "2")
        assert "●" in row(hands, "Patarani")
        await hands.press("3")
        assert "●" not in row(hands, "Patarani")
        await hands.press("home", *"arcata", "3", *"no alcanza", "f2", "f2")
        assert (laptop.demand("arcata", 2003) or {})["status"] == "planned"
        await hands.press("home", *"arcata", "3", *"no hay", "f2", "f2")

    laptop.use(use)
    assert (laptop.demand("arcata", 2003) or {})["status"] == "rejected"
    assert (laptop.demand("patarani", 2003) or {})["status"] == "validated"


def test_a_reason_that_is_needed_is_asked_for_where_it_is_typed(laptop: Laptop) -> None:
    planned(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"patarani", "2", "f2")
        assert "Solo entra con un motivo" in hands.words
        await hands.press(*"lo pone el PDLA", "f2", "f2")

    laptop.use(use)
    assert (laptop.demand("patarani", 2003) or {})["status_reason"] == "lo pone el PDLA"
