"""Accounts to those who asked: how far each demand came, what became of it, and the money, each thing once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from storage.file.pack import load_pack
from storage.kinds.process.demand import Slot
from storage.plan.accounts.account import AccountSums, DemandAccount, HolderAccounts
from storage.plan.accounts.holder_accounts import plan_accounts
from storage.plan.accounts.year_account import accounts_of_year
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from storage.plan.tallies.ceilings import year_money
from storage.plan.tallies.spent import spent_together
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from ....exports.generated import M
from ....exports.spending import spent_plan

DONE = {"state": "done", "on": "2004-03", "spent_cents": 8_350_000}


def demand(holder: str, year: int = 2003, **body: Any) -> Revision:
    return revision(f"demand/{M}/{holder}/{year}/1", {"text": "Riego", "status": "proposed", **body})


def asked(survey: Survey, holder: str, year: int = 2003) -> DemandAccount:
    return next(one for one in plan_accounts(survey).of(holder).demands if one.state.slot == Slot(holder, year, 1))


def known(*more: Revision) -> Survey:
    return Survey([*load_pack(M), *more])


def test_each_demand_says_how_far_it_came_and_what_became_of_it() -> None:
    first = demand("andamarca", status="validated", cost_cents=8_000_000)
    put = child([first], {"status": "budgeted"})
    one = asked(known(first, put, child([put], {"executed": DONE})), "andamarca")
    assert (one.validated, one.planned, one.budgeted, one.owed, one.done) == (True,) * 5
    assert (one.became, one.cost_cents, one.spent.spent_cents) == ("done", 8_000_000, 8_350_000)


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
    sums = plan_accounts(survey).of("andamarca").sums
    assert (sums.asked, sums.moved, sums.cost_cents) == (1, 1, 500)
    assert plan_accounts(survey).of("arcata").sums.asked == 0


def test_decided_not_to_ask_and_put_off_are_neither_asked_nor_missing() -> None:
    survey = known(demand("arcata", status="none"), demand("arcata", 2004, status="postponed"))
    sums = plan_accounts(survey).of("arcata").sums
    assert (sums.asked, sums.none, sums.postponed) == (0, 1, 1)


def test_what_laptops_say_differently_is_neither_done_nor_not() -> None:
    first = demand("andamarca", status="budgeted")
    said = ({"state": "done", "spent_cents": 5}, {"state": "stopped", "spent_cents": 5})
    two = [child([first], {"executed": one}, device=f"laptop{n:02}") for n, one in enumerate(said)]
    one = asked(known(first, *two), "andamarca")
    assert (one.became, one.done, one.owed, one.spent.spent_cents) == ("disputed", False, True, 5)
    assert {execution.state for execution in one.executions} == {"done", "stopped"}
    assert HolderAccounts("andamarca", (one,)).sums.states == {"disputed": 1}


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
    sums = plan_accounts(survey).sums
    assert (sums.asked, sums.cost_cents, sums.spent_cents) == (2, 700, 8_350_000)
    assert asked(survey, "copajira").joint_with == (other,)
    assert asked(survey, "andamarca").joint_with == (f"demand/{M}/copajira/2003/1",)


def test_two_that_say_they_spent_the_same_joint_money_spent_it_once() -> None:
    other = f"demand/{M}/andamarca/2003/1"
    survey = known(demand("andamarca", executed=DONE), demand("copajira", joint_with=other, executed=DONE))
    assert plan_accounts(survey).sums.spent_cents == 8_350_000


def test_an_amount_that_nobody_tells_of_what_is_joint_is_missed_where_it_is_done() -> None:
    """Not where the first of them by name says nothing and has no place, and so no account."""
    outside = demand("andamarca", 1998)
    survey = known(outside, demand("arcata", joint_with=outside.record, executed={"state": "done"}))
    accounts = plan_accounts(survey)
    assert (accounts.sums.spent_unsaid, accounts.of("arcata").sums.spent_unsaid) == (1, 1)
    assert [one.spent.unsaid for one in accounts_of_year(survey, 2003)] == [1]


def _records(every: Iterable[HolderAccounts]) -> Iterator[str]:
    """Of every account that is about one, as often as it stands there."""
    for of in every:
        yield from (one.state.entry.record for one in of.demands if one.state.entry)
        yield from (one.record for one in of.others)


def test_what_was_spent_on_what_is_put_off_stands_in_its_slot() -> None:
    survey = known(
        demand("andamarca", status="postponed", executed={"state": "stopped", "spent_cents": 5}),
        demand("arcata", status="none", executed=DONE),
    )
    accounts = plan_accounts(survey)
    stopped, done = asked(survey, "andamarca"), asked(survey, "arcata")
    assert (stopped.asked, stopped.became, stopped.spent.spent_cents) == (False, "stopped", 5)
    assert (done.asked, done.done, done.spent.spent_cents) == (False, True, 8_350_000)
    assert [one for of in accounts.every for one in of.others] == []
    sums = accounts.sums
    assert (sums.asked, sums.postponed, sums.none, sums.owed, sums.done) == (0, 1, 1, 2, 1)
    assert (sums.states, sums.spent_cents) == ({"done": 1, "stopped": 1}, 8_350_005)


@pytest.mark.parametrize("seed", range(4))
def test_what_holders_have_adds_up_to_the_whole_and_to_the_figures(seed: int, *, full: bool) -> None:
    for number in range(500 if full else 1):
        survey = seen_by(spent_plan(seed + 4 * number), ANYBODY)
        accounts = plan_accounts(survey)
        whole, of_each = accounts.sums, [one.sums for one in accounts.every]
        for name in AccountSums.__struct_fields__:
            if name != "states":
                assert getattr(whole, name) == sum(getattr(one, name) for one in of_each)
        records = [*_records(accounts.every)]
        assert sorted(records) == sorted({*records})
        figures = indicators(survey)
        assert whole.cost_cents + whole.refused_cents == figures.money.cost_cents
        assert whole.spent == spent_together(figures.spent.values())
        assert all((whole.spent_cents, whole.spent_disputed, whole.spent_unsaid))
        for year, spent in figures.spent.items():
            assert spent_together(one.spent for one in accounts_of_year(survey, int(year))) == spent
        assert whole.planned_cents == sum(year_money(survey, int(year)).money.cost_cents for year in figures.spent)
        assert all(one.budgeted <= one.planned <= one.asked and one.done <= one.owed for one in of_each)


def test_a_budget_line_stands_with_whom_it_is_for_and_is_answered_for_as_a_demand_is() -> None:
    done = {"state": "done", "spent_cents": 300}
    line = {"name": "OECAs", "cost_cents": 400, "holder": "apleg"}
    survey = known(
        revision(f"budget/{M}/2003/oecas", {**line, "executed": done}),
        revision(f"budget/{M}/2004/oecas", {**line, "status": "planned"}),
        revision(f"budget/{M}/2003/roads", {"name": "Caminos", "cost_cents": 5}),
        revision(
            f"budget/{M}/2003/gone", {"name": "Nada", "holder": "nowhere", "cost_cents": 7, "status": "rejected"}
        ),
    )
    accounts = plan_accounts(survey)
    (now, later), sums = accounts.of("apleg").others, accounts.of("apleg").sums
    assert (now.text, now.budgeted, now.done, now.spent.spent_cents) == ("OECAs", True, True, 300)
    assert (later.budgeted, later.owed) == (False, False)
    assert (sums.lines, sums.owed, sums.done, sums.planned_cents, sums.spent_cents) == (2, 1, 1, 400, 300)
    assert (sums.asked, sums.cost_cents) == (0, 0)
    assert [(one.text, one.budgeted) for one in accounts.nobodys.others] == [("Nada", False), ("Caminos", True)]
    assert accounts.sums.planned_cents == 405


def test_what_was_spent_where_there_is_no_slot_stands_with_who_spent_it() -> None:
    survey = known(demand("andamarca", 1999, status="budgeted", executed=DONE), demand("nobody", executed=DONE))
    accounts = plan_accounts(survey)
    (beyond,) = accounts.of("andamarca").others
    assert (beyond.year, beyond.of_budget, beyond.budgeted, beyond.done) == (1999, False, False, True)
    assert [one.year for one in accounts.nobodys.others] == [2003]


def test_what_was_not_accepted_is_not_in_the_cost_unless_others_of_it_were() -> None:
    joint = f"demand/{M}/copajira/2003/1"
    survey = known(
        demand("arcata", status="rejected", cost_cents=70),
        demand("copajira", status="rejected", cost_cents=500),
        demand("sullcata", status="validated", joint_with=joint),
    )
    sums = plan_accounts(survey).sums
    assert (sums.cost_cents, sums.refused_cents) == (500, 70)
    assert plan_accounts(survey).of("arcata").sums.cost_cents == 0


def test_a_year_answers_for_what_left_its_plan_and_not_twice_for_what_stayed_under_another_name() -> None:
    def left(holder: str, there: str) -> list[Revision]:
        first = demand(holder, status="budgeted", executed=DONE)
        gone = child([first], {"withdrawn": True, "moved_to": there})
        return [first, gone, revision(there, {"text": "Riego", "status": "budgeted", "executed": DONE})]

    later, renamed = f"demand/{M}/andamarca/2004/1", f"demand/{M}/sullcata/2003/1"
    out = demand("copajira", status="budgeted")
    survey = known(
        *left("andamarca", later),
        *left("arcata", renamed),
        out,
        child([out], {"status": "planned", "status_reason": "no alcanza"}),
        demand("patarani", status="budgeted", withdrawn=True),
        demand("nazacara", executed={"spent_cents": 7}),
    )
    said = {
        one.holder: (bool(one.line), one.was, one.moved_to, one.spent.spent_cents)
        for one in accounts_of_year(survey, 2003)
    }
    assert said == {
        "sullcata": (True, True, "", 8_350_000),
        "andamarca": (False, True, later, 0),
        "copajira": (False, True, "", 0),
        "nazacara": (False, False, "", 7),
    }
    assert [one.spent.spent_cents for one in accounts_of_year(survey, 2004)] == [8_350_000]
