"""Accounts to those who asked: how far each demand came, what became of it, and the money, each thing once."""

from __future__ import annotations

from typing import Any

import pytest

from storage.file.pack import load_pack
from storage.kinds.process.demand import Slot
from storage.plan.accounts.holder_accounts import DemandAccount, account_sums, accounts_of, accounts_of_holders
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ....exports.generated import M, plan

DONE = {"state": "done", "on": "2004-03", "spent_cents": 8_350_000}


def demand(holder: str, year: int = 2003, **body: Any) -> Revision:
    return revision(f"demand/{M}/{holder}/{year}/1", {"text": "Riego", "status": "proposed", **body})


def asked(survey: Survey, holder: str, year: int = 2003) -> DemandAccount:
    return next(one for one in accounts_of(survey, holder).demands if one.state.slot == Slot(holder, year, 1))


def known(*more: Revision) -> Survey:
    return Survey([*load_pack(M), *more])


def test_each_demand_says_how_far_it_came_and_what_became_of_it() -> None:
    first = demand("andamarca", status="validated", cost_cents=8_000_000)
    put = child([first], {"status": "budgeted"})
    one = asked(known(first, put, child([put], {"executed": DONE})), "andamarca")
    assert (one.validated, one.planned, one.budgeted, one.owed, one.done) == (True,) * 5
    assert (one.became, one.cost_cents, one.spent_cents) == ("done", 8_000_000, 8_350_000)


def test_what_nobody_validated_does_not_count_as_validated_for_standing_in_a_plan() -> None:
    one = asked(known(demand("andamarca", status="budgeted")), "andamarca")
    assert (one.validated, one.planned, one.budgeted) == (False, True, True)


def test_what_was_taken_back_is_not_asked_for_and_what_moved_counts_where_it_went() -> None:
    there = f"demand/{M}/andamarca/2005/1"
    first = demand("andamarca", status="validated", cost_cents=500)
    gone = child([first], {"withdrawn": True, "moved_to": there})
    moved = revision(there, {"text": "Riego", "status": "planned", "cost_cents": 500})
    survey = known(first, gone, moved, revision(f"demand/{M}/arcata/2003/1", {"text": "Aulas", "withdrawn": True}))
    assert (asked(survey, "andamarca").asked, asked(survey, "andamarca").moved_to) == (False, there)
    late = asked(survey, "andamarca", 2005)
    assert (late.came_from, late.validated) == ((first.record,), True)
    sums = accounts_of(survey, "andamarca").sums
    assert (sums.asked, sums.moved, sums.cost_cents) == (1, 1, 500)
    assert accounts_of(survey, "arcata").sums.asked == 0


def test_decided_not_to_ask_and_put_off_are_neither_asked_nor_missing() -> None:
    survey = known(demand("arcata", status="none"), demand("arcata", 2004, status="postponed"))
    sums = accounts_of(survey, "arcata").sums
    assert (sums.asked, sums.none, sums.postponed) == (0, 1, 1)


def test_what_laptops_say_differently_is_neither_done_nor_not() -> None:
    first = demand("andamarca", status="budgeted")
    said = ({"state": "done", "spent_cents": 5}, {"state": "stopped", "spent_cents": 5})
    two = [child([first], {"executed": one}, device=f"laptop{n:02}") for n, one in enumerate(said)]
    one = asked(known(first, *two), "andamarca")
    assert (one.became, one.done, one.owed, one.spent_cents) == ("disputed", False, True, 5)
    assert {execution.state for execution in one.executions} == {"done", "stopped"}
    assert account_sums([one]).states == {"disputed": 1}


def test_a_status_in_dispute_counts_for_no_step_that_a_laptop_denies() -> None:
    first = demand("andamarca", status="validated")
    two = [
        child([first], {"status": said}, device=f"laptop{n:02}") for n, said in enumerate(("budgeted", "rejected"))
    ]
    one = asked(known(first, *two), "andamarca")
    assert (one.validated, one.planned, one.budgeted) == (False, False, False)
    assert {*one.statuses} == {"budgeted", "rejected"}


@pytest.mark.parametrize("teller", ["andamarca", "copajira"])
def test_what_is_joint_costs_and_spends_once_whoever_says_it_and_each_hears_of_it(teller: str) -> None:
    other = f"demand/{M}/andamarca/2003/1"
    bodies: dict[str, dict[str, Any]] = {"andamarca": {"cost_cents": 700}, "copajira": {"joint_with": other}}
    bodies[teller]["executed"] = DONE
    survey = known(*(demand(holder, status="budgeted", **body) for holder, body in bodies.items()))
    sums = account_sums(one for of in accounts_of_holders(survey) for one in of.demands)
    assert (sums.asked, sums.cost_cents, sums.spent_cents) == (2, 700, 8_350_000)
    assert asked(survey, "copajira").joint_with == (other,)
    assert asked(survey, "andamarca").joint_with == (f"demand/{M}/copajira/2003/1",)


def test_two_that_say_they_spent_the_same_joint_money_spent_it_once() -> None:
    other = f"demand/{M}/andamarca/2003/1"
    survey = known(demand("andamarca", executed=DONE), demand("copajira", joint_with=other, executed=DONE))
    assert account_sums(one for of in accounts_of_holders(survey) for one in of.demands).spent_cents == 8_350_000


@pytest.mark.parametrize("seed", range(4))
def test_what_holders_have_adds_up_to_the_whole_and_to_the_figures(seed: int, *, full: bool) -> None:
    for number in range(500 if full else 1):
        survey = seen_by(plan(seed + 4 * number), ANYBODY)
        every = accounts_of_holders(survey)
        whole, of_each = account_sums(one for of in every for one in of.demands), [one.sums for one in every]
        for name in ("asked", "validated", "planned", "budgeted", "owed", "done", "cost_cents", "spent_cents"):
            assert getattr(whole, name) == sum(getattr(one, name) for one in of_each)
        assert whole.cost_cents == indicators(survey).money.cost_cents
        assert all(one.budgeted <= one.planned <= one.asked and one.done <= one.owed for one in of_each)
