"""Causes under reasons: those that fit, one that the plan lacks, and that one act saves both."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.forms.adding.causes import causes_for, fitting_causes, with_new_causes
from guaqui_tui.forms.entries import entries_of
from guaqui_tui.wording.values import values_of
from storage import FieldFile
from storage.kinds.lookup import KINDS
from storage.kinds.process.demand import demand_name

from ..pilot import NOW, Hands, Laptop
from ..plain.conversation import saved, talk

DEMAND = demand_name("guaqui", "andamarca", 2003)
NEW = "cause/guaqui/no-hay-agua"


def values(laptop: Laptop, record: str) -> dict[str, Any]:
    return saved(laptop.file, record)


def test_every_kind_with_a_cause_offers_those_of_how_it_stands(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file) as field:
        survey = field.survey
    stands = {"workshop": ("outcome", "closed"), "commitment": ("state", "broken"), "zone": ("status", "rejected")}
    of = {"workshop": "closed", "commitment": "broken", "zone": "refused"}
    for kind, (name, state) in stands.items():
        found = fitting_causes(survey, entries_of(kind, values_of(survey)), {name: state})
        assert found["cause"] == {one.id for one in survey.causes(of[kind])}, kind
    demand = fitting_causes(survey, entries_of("demand", values_of(survey)), {"executed-state": "stopped"})
    assert demand["executed-cause"] == {"no-transfer"}
    assert demand["cause"] == {one.id for one in survey.listed("cause")}, "nothing says how it stands"
    with_causes = {one.name for one in KINDS.values() if one.has("cause")}
    assert with_causes == {"workshop", "demand", "member", "zone", "zoning", "budget", "commitment"}


def test_words_become_a_cause_and_what_is_there_stays(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "cause": "of-a-newer-list"}))
    with FieldFile.open(laptop.file) as field:
        survey = field.survey

        def said(**body: Any) -> list[Any]:
            return with_new_causes(survey, [(DEMAND, body, None)])

        assert said(cause="of-a-newer-list") == [(DEMAND, {"cause": "of-a-newer-list"}, None)]
        assert said(cause="Falta el costo") == [(DEMAND, {"cause": "no-cost"}, None)], "by its name"
        added = (NEW, {"name": "No hay agua"}, ())
        assert said(cause="No hay agua") == [(DEMAND, {"cause": "no-hay-agua"}, None), added]
        done = {"state": "stopped", "cause": "No hay agua"}
        assert said(executed=done) == [(DEMAND, {"executed": {**done, "cause": "no-hay-agua"}}, None), added]
        twice = with_new_causes(survey, [(one, {"cause": "No hay agua"}, None) for one in (DEMAND, f"{DEMAND}0")])
        assert [record for record, _body, _base in twice] == [DEMAND, f"{DEMAND}0", NEW]


@pytest.mark.costly(0)
def test_a_form_offers_what_fits_and_adds_what_is_typed_in_one_act(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.go_to("status")
        await hands.press("2")
        assert hands.place == "status_reason"
        await hands.press("enter")
        assert hands.place == "cause"
        assert "1 falta el costo" in hands.screen
        assert "2 another: type it" in hands.screen
        assert "distrust" not in hands.screen
        await hands.press("2")
        await hands.write("No hay agua")
        assert "No hay agua is not on the list yet" in hands.screen
        await hands.press("f2")
        assert "Andamarca · 2004" in hands.screen
        survey = hands.app.session.survey
        assert (survey.history(DEMAND).values, NEW in survey) == (  # type: ignore[union-attr]
            {"status": "postponed", "cause": "no-hay-agua"},
            True,
        )
        await hands.press("escape", "escape", "ctrl+z")
        assert not survey.is_listed("cause", "no-hay-agua"), "one act"
        assert causes_for(survey, "postponed") == [("no-cost", "falta el costo")]

    laptop.use(use)


@pytest.mark.costly(0)
def test_an_assembly_refuses_two_for_a_cause_of_its_own(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}), ("andamarca", 2004, {"text": "Sala"}))

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "3", "enter", "enter")
        assert "1 conflictos internos" in hands.screen
        assert "no quiere trabajar" not in hands.screen
        await hands.write("No hay agua")
        await hands.press("f2", "down", "3", "enter", "enter", *"no recib", "f2", "f2")
        assert "2 written as one act" in hands.screen
        assert "no recibir dos veces" in hands.screen, "beside the day of the ruling"

    laptop.use(use)
    assert values(laptop, DEMAND)["cause"] == "no-hay-agua"
    assert values(laptop, NEW) == {"name": "No hay agua"}
    assert values(laptop, demand_name("guaqui", "andamarca", 2004))["cause"] == "not-twice"


@pytest.mark.costly(0)
def test_what_is_validated_has_votes_and_no_cause(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("listed-validation", "3", "enter", "enter", "1", "f2", "f2", "1", "enter")
        assert "Cause" not in hands.screen
        await hands.press("enter", *"41 2", "f2", "f2")

    laptop.use(use)
    assert "cause" not in values(laptop, DEMAND)


def test_two_years_that_change_places_say_the_cause_once(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}), ("andamarca", 2004, {"text": "Sala"}))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "listed-move", "1", "enter", "1", "f2")

    laptop.use(use)
    told = [values(laptop, demand_name("guaqui", "andamarca", year)).get("cause") for year in (2003, 2004)]
    assert told == [None, "no-transfer"]


@pytest.mark.parametrize("answer", ["No hay agua", "1"])
def test_line_by_line_a_cause_is_picked_or_added(
    laptop: Laptop, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guaqui_tui.plain.open_plan.now", lambda: NOW)
    laptop.save()
    plan = laptop.file
    asked = talk(plan, "", "andam", "2003", *[""] * 10, "2", "", answer, "save", ".", ".")
    assert "1. falta el costo" in asked
    assert saved(plan, DEMAND)["cause"] == ("no-cost" if answer == "1" else "no-hay-agua")
    assert saved(plan, NEW) == ({} if answer == "1" else {"name": "No hay agua"})
