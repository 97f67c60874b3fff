"""The screens of the municipal workshops, key by key: calendar, validation, the years' plans, hidden demands."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.assembly.validation import ValidationScreen
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.community.holder import HolderScreen
from guaqui_tui.screens.coordination.carried_demands import CarriedDemandsScreen
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.frame.questions.ruling_question import RulingQuestion
from guaqui_tui.screens.plan.history import HistoryScreen
from guaqui_tui.screens.workshop.calendar import CalendarScreen
from guaqui_tui.screens.workshop.screen import WorkshopScreen
from guaqui_tui.screens.year_plan.budget import BudgetScreen
from guaqui_tui.screens.year_plan.screen import YearPlanScreen
from storage import FieldFile
from storage.file.drafts import Drafts
from storage.kinds.process.demand import demand_name

from ...pilot import NOW, Hands, Laptop

SITTING = "workshop/guaqui/municipal-2/all/1"


def kept(laptop: Laptop, record: str) -> dict[str, Any]:
    with FieldFile.open(laptop.file, writable=False) as field:
        state = field.survey.history(record)
        return state.values if state else {}


def community(laptop: Laptop, holder: str) -> dict[str, Any]:
    return kept(laptop, f"community/guaqui/{holder}")


# The calendar


@pytest.mark.costly(0)
def test_a_sector_is_suspended_convened_again_and_does_not_come(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f7", *"apleg", "enter")
        assert isinstance(hands.app.screen, WorkshopScreen)
        assert hands.place == "called_on"
        await hands.press(*"3/8/2002", "enter", "4", *"Disputas", "f2")
        assert isinstance(hands.app.screen, CalendarScreen)
        assert "suspended" in hands.screen
        await hands.press("insert", *"24/8/2002", "enter", "3", "f2")
        assert "did not come (2)" in hands.screen
        assert "1. 2002-08-03 · suspended · Disputas" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
    first, second = (kept(laptop, f"workshop/guaqui/sector/apleg/{n}") for n in (1, 2))
    assert first == {"outcome": "suspended", "called_on": "2002-08-03", "reason": "Disputas"}
    assert second == {"outcome": "absent", "called_on": "2002-08-24"}


def test_the_calendar_says_which_workshop_validates_and_opens_each_where_something_lacks(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, author="Rosa") as field:
        field.save(
            "workshop/guaqui/municipal-2/all/1", {"outcome": "held", "held_on": "2002-09-20", "from": "09:00"}
        )

    async def use(hands: Hands) -> None:
        await hands.press("f7", *"segundo")
        line = next(one for one in hands.screen.split("\n") if one.startswith("►"))
        assert "validates the demands" in line
        await hands.press("enter")
        assert hands.place == "place"

    laptop.use(use)


def test_what_the_header_begun_says_is_not_said_by_the_calendar(laptop: Laptop) -> None:
    """The calendar proposes nothing: who is convened is not held today by whoever types."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f7", "enter", *"20/7/2003", "f2")

    laptop.use(use)
    assert kept(laptop, "workshop/guaqui/community/andamarca/1") == {
        "outcome": "called",
        "called_on": "2003-07-20",
    }


@pytest.mark.costly(0)
def test_the_header_of_one_who_was_convened_keeps_the_day_and_holds_it(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f7", "enter", *"20/7/2003", "f2", "escape", "f6", "f7", "f2")

    laptop.use(use)
    said = kept(laptop, "workshop/guaqui/community/andamarca/1")
    assert (said["outcome"], said["called_on"], said["held_on"]) == ("held", "2003-07-20", "2003-07-14")


def test_letters_find_a_line_and_another_key_begins_anew(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f7", *"kassa san f")
        assert "► Kassa San Francisco" in hands.screen
        await hands.press("down", *"apleg")
        assert "► APLEG" in hands.screen
        await hands.press("up", *"x")
        assert "No line begins like that" in hands.screen

    laptop.use(use)


# A holder


def test_a_zone_that_changes_is_not_validated_any_more(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "1", "f2")
        assert "Undone" not in hands.screen
        await hands.press("f6")
        assert isinstance(hands.app.screen, HolderScreen)
        await hands.press("enter", "enter", "enter", "3", "f2")
        assert isinstance(hands.app.screen, ValidationScreen)
        assert "tipología 3" in hands.screen

    laptop.use(use)
    assert kept(laptop, "member/guaqui/typology/andamarca") == {"zone": "3"}
    assert kept(laptop, "member/guaqui/admin/andamarca")["status"] == "validated"


def test_an_associations_members_and_modules(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press(*"apleg", "f6")
        assert "modules: Belén Pituta I, 21; Belén Mejillones II, 17; Belén Patacamaya, 8" in " ".join(
            hands.screen.split()
        )
        await hands.press("f6", "enter", "enter", *"muchos", "f2")
        assert "whole number" in hands.screen
        await hands.press("ctrl+u", *"46", "enter", "ctrl+u", *"Uno, 21; Dos", "f2")
        assert "46 members" in hands.screen

    laptop.use(use)
    said = kept(laptop, "association/guaqui/apleg")
    assert (said["members"], said["modules"]) == (46, [{"name": "Uno", "members": 21}, {"name": "Dos"}])
    assert (said["per_year"], said["sector"]) == (2, "lechería")


def test_a_name_that_is_anothers_is_not_taken(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f6", "ctrl+u", *"Arcata", "f2")
        assert "It is there already: Arcata" in hands.screen
        await hands.press("ctrl+u", *"Andamarca Baja", "f2")
        assert "Andamarca Baja" in hands.screen

    laptop.use(use)
    assert community(laptop, "andamarca")["name"] == "Andamarca Baja"


# Validation


def asked(laptop: Laptop) -> None:
    laptop.save(
        ("andamarca", 2003, {"text": "Establos", "cost_cents": 3500000}),
        ("andamarca", 2004, {"text": "Riego"}),
        ("arcata", 2003, {"text": "Puente"}),
        ("copajira", 2003, {"status": "none"}),
    )


@pytest.mark.costly(0)
def test_all_that_is_left_is_validated_in_three_keys_as_one_act_then_the_exceptions(laptop: Laptop) -> None:
    asked(laptop)

    def ruled() -> list[str]:
        with FieldFile.open(laptop.file, writable=False) as field:
            states = (field.survey.history(one) for one in field.survey.all_revisions())
            return [one.record for one in states if one and one.values.get("status") == "validated"]

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation")
        assert "21 decisions left" in hands.screen  # eighteen zonings and three demands
        await hands.press("9")
        assert "3 decided and not written" in hands.screen
        assert "18 decisions left" in hands.screen
        assert "zonings of 18 are left" in hands.screen
        await hands.press("9")
        assert "21 decided and not written" in hands.screen
        assert "All is decided" in hands.screen
        assert "● not saved" in hands.screen
        assert ruled() == []
        await hands.press("f2")
        assert "21 written as one act" in hands.screen
        assert len(ruled()) > 21  # of a community each of its zonings
        await hands.press("ctrl+z")
        assert ruled() == []
        await hands.press("home", "9", "9", "down", "2", "f2", "down", "up")
        assert "observed" in hands.screen
        await hands.press("f2")
        assert "Nothing is decided here" in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "observed"
    assert (laptop.demand("arcata", 2003) or {})["status"] == "validated"


def test_what_is_decided_waits_for_f2_over_a_power_cut_and_a_key_is_taken_back(laptop: Laptop) -> None:
    asked(laptop)
    before = laptop.file.read_bytes()

    async def leave(hands: Hands) -> None:
        await hands.press("listed-validation", "1", "1", "2", "ctrl+z")
        assert "● validated" in hands.screen
        await hands.press("0")
        assert "●" not in hands.screen
        await hands.press("3", "down", "1")

    async def come_back(hands: Hands) -> None:
        await hands.press("listed-validation")
        assert "is here again" in hands.screen
        assert "● rejected" in hands.screen
        await hands.press("escape")
        assert "Decided and not written yet" in hands.screen
        assert isinstance(hands.app.screen, ValidationScreen)
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("listed-validation")
        assert "● rejected" in hands.screen, "it waits for whoever comes again"

    laptop.use(leave)
    assert laptop.file.read_bytes() == before
    laptop.use(come_back)
    assert laptop.file.read_bytes() == before


def test_what_came_back_after_a_power_cut_is_not_dropped_by_ctrl_z(laptop: Laptop) -> None:
    asked(laptop)

    async def leave(hands: Hands) -> None:
        await hands.press("listed-validation", "9", "9")

    async def come_back(hands: Hands) -> None:
        await hands.press("listed-validation", "ctrl+z")
        assert "Nothing was decided since then" in hands.screen
        assert isinstance(hands.app.screen, ValidationScreen)
        assert hands.app.screen.unsaved

    async def see_the_board(hands: Hands) -> None:
        assert "decide/" not in hands.screen
        assert "21 decided in the municipal workshop and not written" in hands.words
        assert "Validate: the municipal workshop" in hands.words

    laptop.use(leave)
    laptop.use(see_the_board)
    laptop.use(come_back)
    (draft,) = Drafts(laptop.file).all()
    assert len(draft.fields) == 21


def test_what_was_left_open_comes_back_before_what_was_written_goes(laptop: Laptop) -> None:
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "1", "f2", "down", "1", "0", "ctrl+z")
        assert "● validated" in hands.screen
        await hands.press("ctrl+z")
        assert "●" not in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "validated"


def test_what_changed_since_a_power_cut_is_said(laptop: Laptop) -> None:
    asked(laptop)

    async def leave(hands: Hands) -> None:
        await hands.press("listed-validation", "1", "down", "1")

    async def come_back(hands: Hands) -> None:
        await hands.press("listed-validation")
        assert "Some of it changed meanwhile" in hands.screen
        assert hands.screen.count("● validated") == 1

    laptop.use(leave)
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        name = demand_name("guaqui", "andamarca", 2003)
        body = {"text": "Establos para todos", "status": "proposed"}
        field.save(name, body, field.survey.heads(name))
    laptop.use(come_back)
    (draft,) = Drafts(laptop.file).all()
    assert len(draft.fields) == 1


def test_single_keys_decide_and_letters_find(laptop: Laptop) -> None:
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "home", "1", "down", "1", "down", "1", "f2", "up")
        assert "· 1 of 22 →" in hands.screen
        await hands.press("right")
        assert "Arcata: decided 0 of 2 · 2 of 22" in hands.screen
        await hands.press(*"copaj")
        assert "► Copajira" in hands.screen

    laptop.use(use)
    said = laptop.demand("andamarca", 2004) or {}
    assert (said["status"], said["ruling"]) == ("validated", {"on": "2003-07-14"})
    for zoning in ("admin", "typology"):
        zone = kept(laptop, f"member/guaqui/{zoning}/andamarca")
        assert (zone["status"], zone["ruling"]) == ("validated", {"on": "2003-07-14"})


@pytest.mark.costly(0)
def test_a_refusal_asks_why_and_says_day_workshop_and_votes(laptop: Laptop) -> None:
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "f7", "ctrl+u", *"20/9/2002", "f2")
        assert "decided on 2002-09-20" in hands.screen
        await hands.press("3", "enter")
        assert isinstance(hands.app.screen, RulingQuestion)
        await hands.press(*"No es pública", "enter", "1", *"x", "f2")
        assert "41 12 3" in hands.screen
        await hands.press("ctrl+u", *"12 41", "enter", "enter", "f2")
        assert isinstance(hands.app.screen, ValidationScreen)
        await hands.press("f2")

    laptop.use(use)
    said = laptop.demand("andamarca", 2003) or {}
    assert (said["status"], said["status_reason"]) == ("rejected", "No es pública")
    where = "workshop/guaqui/municipal-2/all/1"
    assert said["ruling"] == {"on": "2002-09-20", "workshop": where, "for": 12, "against": 41}


def test_to_go_back_and_decide_again_leaves_nothing_of_before(laptop: Laptop) -> None:
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "2", "enter", *"Falta diseño", "f2", "f2", "1", "f2")

    laptop.use(use)
    said = laptop.demand("andamarca", 2003) or {}
    assert said["status"] == "validated"
    assert "status_reason" not in said


def test_what_cannot_be_decided_says_why(laptop: Laptop) -> None:
    asked(laptop)
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        for text in ("Establos", "Forraje"):
            field.save(demand_name("guaqui", "patarani", 2003), {"text": text, "status": "proposed"}, ())

    async def use(hands: Hands) -> None:
        await hands.press(*"copajira", "listed-validation", *["down"] * 5, "1")
        assert "Nothing was asked for in 2007 yet" in hands.screen
        await hands.press("up", "up", "up", "up", "2")
        assert "decided not to ask" in hands.screen
        await hands.press("escape", *"patarani", "listed-validation", "down", "1")
        assert "several versions" in hands.screen

    laptop.use(use)
    assert (laptop.demand("copajira", 2003) or {}) == {"status": "none"}


def test_undo_takes_a_ruling_back(laptop: Laptop) -> None:
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "1", "f2", "ctrl+z")
        assert "proposed" in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "proposed"


def test_on_the_wall_digits_are_votes_and_no_reason_is_asked(laptop: Laptop) -> None:
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "f8")
        assert "Equipo" not in hands.screen
        await hands.press("enter", "4", "1", "space", "1", "3", "backspace", "2")
        assert "in favour : against" in hands.screen
        await hands.press("enter", "3")
        assert isinstance(hands.app.screen, ValidationScreen)
        assert "rejected" in hands.screen
        await hands.press("f6", "f7", "listed-who", "ctrl+r", "listed-elsewhere", "f2")
        assert isinstance(hands.app.screen, ValidationScreen)
        await hands.press("escape")
        assert "Equipo" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
    said = laptop.demand("andamarca", 2003) or {}
    assert (said["status"], said["ruling"]["for"], said["ruling"]["against"]) == ("rejected", 41, 12)


def test_votes_that_are_typed_are_no_act(laptop: Laptop) -> None:
    """Neither is one that was written taken back while they stand there, nor is an empty one written."""
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "1", "f2", "f8", "enter", "4", "1", "ctrl+z")
        assert "not saved" in hands.screen, "the votes stand there"
        await hands.press("f2")
        assert "Nothing is decided here" in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "validated"


# The years' plans


@pytest.mark.costly(0)
def test_into_the_plan_into_the_year_and_out_with_the_reason(laptop: Laptop) -> None:
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("f4", *"andamarca", "1")
        assert "It lacks: the assembly's validation, its class, who gives the money" in " ".join(
            hands.screen.split()
        )
        await hands.press("f2")
        assert "only with a reason" in hands.screen
        await hands.press(*"Es urgente", "f2", "f2")
        assert "in the PDM 1: Bs 35.000" in hands.screen
        await hands.press("2", "f2")
        assert "in the POA 1" in hands.screen
        await hands.press("3")
        assert isinstance(hands.app.screen, RulingQuestion)
        await hands.press(*"No alcanza", "f2", "f2")
        assert "in the PDM 1: Bs 35.000" in hands.screen
        await hands.press("3", *"No hay", "f2", "f2")
        assert "dropped 1" in hands.screen
        await hands.press("ctrl+z", "ctrl+z")
        assert "in the POA 1" in hands.screen
        await hands.press("right")
        assert "Plan of 2004" in hands.screen
        await hands.press("left", "left")
        assert "Plan of 2007" in hands.screen

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "budgeted"


def test_all_that_lacks_nothing_goes_into_the_plan_by_one_key(laptop: Laptop) -> None:
    whole = {
        "text": "Establos",
        "action": "stables",
        "cost_cents": 3500000,
        "funding": {"municipality": 3500000},
    }
    laptop.save(
        ("andamarca", 2003, {**whole, "status": "validated"}),
        ("arcata", 2003, {**whole, "status": "proposed"}),
        ("patarani", 2003, {"text": "Puente", "status": "validated"}),
    )

    async def use(hands: Hands) -> None:
        await hands.press("f4", "9")
        assert "1 decided and not written" in hands.screen
        assert "2 lack something" in hands.screen
        await hands.press("f2")

    laptop.use(use)
    status = {name: (laptop.demand(name, 2003) or {})["status"] for name in ("andamarca", "arcata", "patarani")}
    assert status == {"andamarca": "planned", "arcata": "proposed", "patarani": "validated"}


def test_what_the_assembly_refused_may_be_planned_and_that_is_said(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Establos", "status": "rejected", "status_reason": "Privado"}))

    async def use(hands: Hands) -> None:
        await hands.press("f4", "1", *"Hay dinero", "f2")
        assert "The assembly did not accept it" in hands.screen
        await hands.press("f2")

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "planned"


@pytest.mark.costly(0)
def test_a_budget_line_is_added_once_changed_removed_and_brought_back(laptop: Laptop) -> None:
    laptop.save()
    line = "budget/guaqui/2003/oecas"

    async def use(hands: Hands) -> None:
        await hands.press("f4", "insert")
        assert isinstance(hands.app.screen, BudgetScreen)
        await hands.press(*"OECAs", "enter", *"x", "f2")
        assert "amount in Bs" in hands.screen
        await hands.press("ctrl+u", *"40.000", "f2")
        assert isinstance(hands.app.screen, YearPlanScreen)
        assert "budget lines 1: Bs 40.000" in hands.screen
        await hands.press("insert", *"oecas", "f2")
        assert "It is there already" in hands.screen
        await hands.press("escape", "enter", "enter", "ctrl+u", *"50000", "f2")
        assert "Bs 50.000" in hands.screen
        await hands.press("delete", "f2")
        assert "Nothing of this year stands in a plan yet" in hands.screen
        await hands.press("ctrl+z")
        assert "Bs 50.000" in hands.screen
        await hands.press("f6")
        assert "without a subprogramme: 1 line, Bs 50.000" in hands.screen

    laptop.use(use)
    said = kept(laptop, line)
    assert said == {"name": "OECAs", "cost_cents": 5000000}, "it is in its year's plan by being there"


@pytest.mark.costly(0)
def test_what_is_typed_of_a_new_budget_line_waits(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f4", "insert", *"OECAs", "escape", "insert")
        assert "was not saved" in hands.screen
        await hands.press("enter", "f2")

    laptop.use(use)
    assert kept(laptop, "budget/guaqui/2003/oecas")["name"] == "OECAs"


# Hidden demands


def test_a_number_marks_whose_demand_it_carries(laptop: Laptop) -> None:
    asked(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+k")
        assert isinstance(hands.app.screen, CarriedDemandsScreen)
        await hands.press(*"arcata", "1", "f2")
        assert "1 of 3 demands (33.3%) · APLEG 1" in hands.screen
        await hands.press("2", "f2")
        assert "Pescadores zona A 1" in hands.screen
        await hands.press("9")  # there is no ninth
        await hands.press("enter")
        assert isinstance(hands.app.screen, DemandScreen)
        assert "Pescadores" not in hands.screen
        await hands.press("escape", "0", "f2")
        assert "0 of 3 demands" in hands.screen
        await hands.press("1", "f2", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        assert "APLEG" not in hands.screen

    laptop.use(use)
    assert (laptop.demand("arcata", 2003) or {})["carries"] == "apleg"


@pytest.mark.costly(0)
@pytest.mark.parametrize("size", [(40, 24), (80, 24), (120, 40)])
def test_nothing_private_is_on_the_wall_of_the_validation(laptop: Laptop, size: tuple[int, int]) -> None:
    marked = "SECRETO"
    private = {"notes": marked, "spoken": marked, "status_reason": marked, "place": marked, "carries": "apleg"}
    laptop.save(("andamarca", 2003, {"text": "Establos", "status": "validated", **private}))
    with FieldFile.open(laptop.file, f"{marked} {marked}") as field:
        field.save("member/guaqui/admin/andamarca", {"zone": "a", "reason": marked})
        field.save(demand_name("guaqui", "andamarca", 2004), {"text": "Riego", "status": "proposed", **private})
        who = {"facilitator": marked, "authorities": [{"name": marked}], "reason": marked, "place": marked}
        field.save("workshop/guaqui/municipal-2/all/1", {"outcome": "held", "held_on": "2002-09-20", **who})

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "f8")
        steps = (
            (),
            ("home",),
            ("down",),
            ("down",),
            ("enter", "3", "space", "1", "enter"),
            ("2",),
            ("f2",),
            ("ctrl+z",),
            ("right",),
            ("left",),
        )
        for step in (
            *steps,
            ("up",),
            ("enter",),
            ("f9",),
            ("listed-who",),
            ("ctrl+r",),
            ("listed-elsewhere",),
            ("f1",),
            ("escape",),
        ):
            await hands.press(*step)
            assert marked not in hands.screen
            assert "APLEG" not in hands.screen

    laptop.use(use, size=size, author=f"{marked} {marked}")


def test_a_file_without_a_plan_opens_every_screen(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        plan = field.survey.history("plan/guaqui/2003-2007")
        assert plan
        field.save("plan/guaqui/2003-2007", {**plan.values, "withdrawn": True})

    async def use(hands: Hands) -> None:
        for keys in (
            ("f4", "right", "1", "enter"),
            ("f7", "enter", "escape"),
            ("ctrl+k", "1", "f2", "enter"),
            ("listed-validation",),
            ("f8",),
        ):
            await hands.press(*keys, "escape")
            assert isinstance(hands.app.screen, BoardScreen), keys

    laptop.use(use)


@pytest.mark.costly(0)
def test_odd_records_are_shown_and_end_nothing(laptop: Laptop) -> None:
    """Words of newer versions, numbers that nobody reaches, holders that are on no list."""
    laptop.save(("andamarca", 2003, {"text": "Establos", "status": "dreamt-of", "ruling": {"for": 2**53 - 1}}))
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        for record in ("community/andamarca/999999999", "municipal-9/atlantis/1", "sector/andamarca/1"):
            field.save(f"workshop/guaqui/{record}", {"outcome": "dreamt-of", "agenda": "x", "women": 2**53 - 1})
        field.save("budget/guaqui/2003/odd", {"holder": "nobody", "programme": "none", "funding": {"moon": 5}})
        odd = {"status": "dreamt-of", "zone": "nowhere", "ruling": {"workshop": "workshop/x/y"}}
        field.save("member/guaqui/typology/andamarca", odd)

    async def use(hands: Hands) -> None:
        for keys in (
            ("f7", "end", "insert", "escape", "enter", "escape"),
            ("listed-validation", "up", "enter", "f8", "up", "f8", "1", "f2"),
            ("f4", "end", "enter", "escape", "3", "escape"),
            ("f6", "f6", "escape", "f7", "escape"),
            ("ctrl+k", "1", "f2"),
        ):
            await hands.press(*keys, "escape")
            await hands.press("escape")
            assert isinstance(hands.app.screen, BoardScreen), hands.screen

    laptop.use(use)


def test_the_history_of_a_zoning_is_that_of_its_zone(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation")
        assert isinstance(hands.app.screen, ValidationScreen)
        await hands.press("up")
        assert hands.app.screen.slot is None
        await hands.press("1", "f2", "ctrl+r")
        assert isinstance(hands.app.screen, HistoryScreen)
        assert hands.app.screen.record.startswith("member/guaqui/")
        assert "Version 2 of 2" in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_validating_takes_nothing_out_of_a_years_plan(laptop: Laptop) -> None:
    planned = {"text": "Establos", "status": "budgeted", "cost_cents": 100}
    laptop.save(("andamarca", 2003, planned), ("arcata", 2003, {**planned, "status": "planned"}))

    async def use(hands: Hands) -> None:
        await hands.press("f4", "insert", *"OECAs", "enter", *"40", "f2")
        assert "Budget" not in hands.screen
        assert "in the year" in next(line for line in hands.screen.split("\n") if "OECAs" in line and "40" in line)
        await hands.press("escape", "listed-validation", *"andamarca", "down", "1")
        assert "in a plan already" in hands.screen
        await hands.press("enter", "down", *"41 12", "f2")
        assert "votes 41-12" in hands.screen, "what is pending is shown before F2"
        await hands.press(*"budget", "1", "f2", "escape", "f4", *"oecas")
        assert "validated · 2003-07-14" in hands.screen
        assert "in the POA 1, budget lines 1" in hands.screen
        await hands.press(*"arcata", "3", *"No alcanza", "f2")
        assert "● 2003-07-14 · No alcanza" in hands.screen, "in F4 too"

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "budgeted"
    assert (laptop.demand("andamarca", 2003) or {})["ruling"]["for"] == 41


@pytest.mark.costly(0)
def test_that_the_cost_lacks_is_doubted_beside_a_demand_that_says_one(laptop: Laptop) -> None:
    words.use("es")
    laptop.save(
        ("andamarca", 2003, {"text": "Establos", "cost_cents": 3_500_000}), ("andamarca", 2004, {"text": "Aulas"})
    )
    doubt = "? dice un costo"

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", *"andamarca", "down", "2", "enter", *"Falta el costo")
        assert doubt in hands.screen
        await hands.press("ctrl+a", *"Falta el plano")
        assert doubt not in hands.screen
        await hands.press("enter", *"falta el costo")
        assert doubt in hands.screen, "it stops nothing"
        await hands.press("f2", "down", "2", "enter", *"Falta el costo")
        assert doubt not in hands.screen, "this one says none"
        await hands.press("enter", "enter", *"x", "enter", "ctrl+a", *"ayer", "f2")
        assert "A favor, en contra: 41 12 3" in hands.screen
        assert hands.place == "votes"
        await hands.press("ctrl+a", *"41 12", "enter", "ctrl+a", *"1/2/2003", "f2", "f2")

    laptop.use(use)
    first, second = (laptop.demand("andamarca", year) or {} for year in (2003, 2004))
    assert (first["status_reason"], first["cause"]) == ("Falta el plano", "no-cost")
    assert second["ruling"] == {"on": "2003-02-01", "for": 41, "against": 12}


def test_the_map_and_the_lines_of_the_budget_are_decided_too_and_stand_on_the_acta(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Establos"}))
    with FieldFile.open(laptop.file, "Equipo Uno", now=lambda: NOW) as field:
        field.save(SITTING, {"outcome": "held", "held_on": "2003-07-14"})
        field.save("budget/guaqui/2003/oecas", {"name": "Para las OECAs", "cost_cents": 4_000_000})

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation")
        await hands.press(*"map of")
        await hands.press("1", *"budget", "1")
        assert "Budget: decided 1 of 1" in hands.screen
        await hands.press("f2")
        await hands.press("f10")
        lines = str(hands.app.screen.query_one("#lines").render())
        assert "Para las OECAs" in lines
        assert "ZONING\nZona validated" in lines
        await hands.press("f2")
        await hands.until(lambda: "copied by hand" in hands.screen)

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        zoning = field.survey.zonings()[0].fields
        line = field.survey.history("budget/guaqui/2003/oecas")
        (acta,) = field.survey.records("acta")
    assert zoning.status == "validated"
    assert zoning.ruling
    assert zoning.ruling.workshop == SITTING
    assert line
    assert line.values["status"] == "validated"
    assert acta.startswith("acta/guaqui/all/")


def test_there_is_no_acta_before_the_workshop_was_held_nor_while_something_is_not_written(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Establos"}))

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "f10")
        assert "No workshop is noted yet" in hands.screen
        await hands.press("1", "f10")
        assert "F2 first" in hands.screen

    laptop.use(use)


def test_three_counts_stay_on_a_wall_that_has_no_room_for_large_ones(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Establos"}))

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "down", "f8", "enter", *"114 140 23")
        assert "114 : 140 : 23" in hands.screen
        assert "in favour : against : abstained" in hands.screen

    laptop.use(use)
