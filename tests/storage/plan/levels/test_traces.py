"""Every demand of a level's communities is just one of these: carried, merged, dropped, listed as vanished."""

from __future__ import annotations

from typing import Any

import pytest

from storage.plan.checks import oddities
from storage.plan.levels.traces import all_traced, trace_of, traced_demands
from storage.plan.levels.tree import levels
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

from ....exports.generated import M
from .levels_made import level, levelled

SEEDS = range(16)
ONE, TWO, THREE = (f"demand/{M}/{holder}/2026/1" for holder in ("one", "two", "three"))
HELD = f"workshop/{M}/community/ayllu/1"
DROPPED = {"status": "rejected", "cause": "refused", "ruling": {"workshop": HELD}}


def ayllu(**demands: dict[str, Any]) -> Survey:
    """Three communities of one ayllu, each with a demand, which then says something else."""
    revisions = [
        revision(f"plan/{M}/p", {"name": "Plan", "years": [2026], "per_year": 1}),
        revision(f"step/{M}/community", {"name": "Taller", "of": "community"}),
        level("ayllu"),
        revision(HELD, {"outcome": "held"}),
    ]
    for id_, change in demands.items():
        first = revision(f"demand/{M}/{id_}/2026/1", {"text": f"Pide {id_}", "status": "proposed"})
        revisions += [
            revision(f"community/{M}/{id_}", {"name": id_.title(), "part_of": "ayllu"}),
            first,
            *([child([first], change)] if change else []),
        ]
    return Survey(revisions)


def traces(survey: Survey) -> dict[str, str]:
    return {one.slot.holder: one.trace for one in traced_demands(survey, levels(survey).below("ayllu"))}


def taken(to: str) -> dict[str, Any]:
    return {"withdrawn": True, "moved_to": to}


@pytest.mark.costly(3)
@pytest.mark.parametrize("seed", SEEDS)
def test_every_demand_has_one_trace_and_what_vanished_is_listed(seed: int) -> None:
    """Told a second time: what ever had words, by what stands in it now."""
    survey = levelled(seed)
    of = levels(survey)
    found = all_traced(survey, of)
    inside = {id_ for one in of.tree for id_ in one.own}
    kept = [state.kept for state in Slots(survey).of_communities() if state.holder in inside and state.kept]
    worded = [one.record for one in kept if any("text" in said.body for said in one.history.revisions)]
    assert sorted(one.record for one in found) == sorted(worded)
    listed = {one.record for one in oddities(survey).open if one.code == "demand-vanished"}
    assert listed == {one.record for one in found if one.trace == "vanished"}
    for one in found:
        state = survey.history(one.record)
        assert state is not None
        gone = state.values.get("withdrawn") is True
        assert (one.trace == "merged") <= (gone and "moved_to" in state.values)
        assert (one.trace == "dropped") <= (state.values.get("status") == "rejected" and "cause" in state.values)
        if one.trace == "carried":
            assert not gone
            assert state.values.get("status") not in {"rejected", "none", "open"}


@pytest.mark.parametrize(
    ("change", "trace"),
    [
        ({}, "carried"),
        ({"status": "validated"}, "carried"),
        ({"status": "postponed"}, "carried"),
        (taken(TWO), "merged"),
        (DROPPED, "dropped"),
        ({**DROPPED, "cause": None}, "vanished"),
        ({**DROPPED, "ruling": {"on": "2026-01-01"}}, "vanished"),
        ({**DROPPED, "ruling": {"workshop": f"workshop/{M}/community/nobody/1"}}, "vanished"),
        ({"withdrawn": True}, "vanished"),
        (taken(f"demand/{M}/nobody/2026/1"), "vanished"),
        (taken(ONE), "vanished"),
        (taken(HELD), "vanished"),
        ({"status": "none"}, "vanished"),
        ({"status": "open"}, "vanished"),
        ({"text": None, "status": "open"}, "vanished"),
    ],
)
def test_what_a_demand_says_is_its_trace(change: dict[str, Any], trace: str) -> None:
    assert traces(ayllu(one=change, two={})) == {"one": trace, "two": "carried"}


def test_a_chain_leads_to_what_stands_and_a_circle_leads_nowhere() -> None:
    assert traces(ayllu(one=taken(TWO), two=taken(THREE), three={})) == {
        "one": "merged", "two": "merged", "three": "carried",
    }  # fmt: skip
    assert traces(ayllu(one=taken(TWO), two=taken(THREE), three=DROPPED))["one"] == "merged"
    assert set(traces(ayllu(one=taken(TWO), two=taken(THREE), three={"withdrawn": True})).values()) == {"vanished"}
    assert set(traces(ayllu(one=taken(TWO), two=taken(ONE), three={})).values()) == {"vanished", "carried"}


def test_what_never_had_words_was_no_demand() -> None:
    survey = ayllu(one={})
    survey.add([revision(f"community/{M}/two", {"name": "Two", "part_of": "ayllu"})])
    survey.add([revision(TWO, {"status": "open", "options": [{"text": "Posta"}]})])
    assert trace_of(survey, TWO) is None
    assert trace_of(survey, THREE) is None
    assert traces(survey) == {"one": "carried"}
