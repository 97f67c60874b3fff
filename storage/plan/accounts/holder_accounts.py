"""Accounts to those who asked: how far each demand came and what became of it, by community and association.

What was taken back is not asked for, and nothing private has a part in it. What is asked for jointly costs once,
and is spent once, for whoever looks at several; each of those who ask hears of it. A budget line that names a
holder stands on that holder's.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...kinds.process.budget import Budget
from ...kinds.process.demand import IN_A_PLAN, Demand
from ..calendar import convened_steps, own_workshops
from ..decisions import budget_lines, is_of_its_year, plan_lines, planned_years, stood_as
from ..money import costs_once, joint_groups
from ..slot_states import Slots, SlotState
from ..survey import Survey, SurveyRecord
from ..tallies.executions import executions_said
from ..tallies.spent import spent_by_record
from ..tallies.versions_said import values_said
from .account import DemandAccount, HolderAccounts, OtherAccount, PlanAccounts

_VALIDATED = "validated"
_BUDGETED = "budgeted"
_CLOSED = "closed"


def plan_accounts(survey: Survey) -> PlanAccounts:
    """Of all who may ask: the communities that ask for something, then the associations; then of nobody."""
    slots = Slots(survey)
    by_holder = {one.id: slots.of_holder(one.id) for one in survey.holders_listed()}
    books = _Bookkeeping(survey, [state for states in by_holder.values() for state in states])
    others: dict[str, list[OtherAccount]] = {}
    for holder, one in books.others():
        others.setdefault(holder if holder in by_holder else "", []).append(one)
    return PlanAccounts(
        tuple(
            HolderAccounts(id_, tuple(map(books.of, states)), tuple(others.get(id_, ())))
            for id_, states in by_holder.items()
            if states or id_ in others
        ),
        HolderAccounts("", (), tuple(others.get("", ()))),
    )


class _Bookkeeping:
    """What is known of each slot's demand, of all of a plan, and of what is in no slot."""

    def __init__(self, survey: Survey, states: list[SlotState]) -> None:
        filled = {one.entry.record: one for one in states if one.stand == "filled" and one.entry}
        self._survey = survey
        self._placed = {one.entry.record for one in states if one.entry}
        self._costs = costs_once(filled.values())
        self._refused = _refused(filled)
        self._uncosted = _uncosted(filled)
        own = own_workshops(convened_steps(survey))
        self._unheld = {holder for holder, line in own.items() if line.outcome == _CLOSED}
        self._spent = spent_by_record(survey)
        years = planned_years(survey)
        self._planned = {
            line.record: line.cost_cents for year in years for line in plan_lines(survey, year) if line.budgeted
        }
        self._came_from: dict[str, list[str]] = {}
        self._joint: dict[str, list[str]] = {}
        for _slot, entry in survey.demands():
            self._refers(entry)

    def _refers(self, entry: SurveyRecord[Demand]) -> None:
        fields = entry.fields
        if fields.withdrawn is True:
            if isinstance(fields.moved_to, str):
                self._came_from.setdefault(fields.moved_to, []).append(entry.record)
        elif isinstance(fields.joint_with, str):
            self._joint.setdefault(entry.record, []).append(fields.joint_with)
            self._joint.setdefault(fields.joint_with, []).append(entry.record)

    def of(self, state: SlotState) -> DemandAccount:
        year = state.year
        if state.entry is None:
            moved = state.kept.fields.moved_to if state.kept else ""
            unheld = state.kept is None and state.holder in self._unheld
            where = moved if isinstance(moved, str) else ""
            return DemandAccount(year=year, state=state, unheld=unheld, moved_to=where)
        record = state.entry.record
        came = tuple(self._came_from.get(record, ()))
        executions, spent = tuple(executions_said(state.entry)), self._spent[record].spent
        if state.stand != "filled":
            return DemandAccount(year=year, state=state, executions=executions, spent=spent, came_from=came)
        statuses = tuple(map(str, values_said(state.entry, "status")))
        return DemandAccount(
            year=year,
            state=state,
            statuses=statuses,
            validated=self._was_validated(record, statuses),
            planned=bool(statuses) and {*statuses} <= {*IN_A_PLAN},
            budgeted={*statuses} == {_BUDGETED},
            refused=record in self._refused,
            executions=executions,
            cost_cents=self._costs[record],
            cost_unsaid=record in self._uncosted,
            planned_cents=self._planned.get(record, 0),
            spent=spent,
            came_from=came,
            joint_with=tuple(dict.fromkeys(self._joint.get(record, ()))),
        )

    def others(self) -> Iterator[tuple[str, OtherAccount]]:
        """Whose it is, as it says itself, and the account: the demands without a slot, then the budget's lines."""
        for slot, demand in self._survey.demands():
            fields = demand.fields
            if fields.withdrawn is not True and demand.record not in self._placed and executions_said(demand):
                yield slot.holder, self._other(slot.year, demand, fields.text, of_budget=False)
        for year, line in budget_lines(self._survey):
            holder = line.fields.holder
            account = self._other(year, line, line.fields.name, of_budget=True)
            yield holder if isinstance(holder, str) else "", account

    def _other(
        self, year: int, entry: SurveyRecord[Demand] | SurveyRecord[Budget], text: object, *, of_budget: bool
    ) -> OtherAccount:
        statuses = tuple(map(str, values_said(entry, "status")))
        cost = entry.fields.cost_cents
        return OtherAccount(
            record=entry.record,
            text=text if isinstance(text, str) else "",
            of_budget=of_budget,
            year=year,
            statuses=statuses,
            budgeted=of_budget and all(is_of_its_year(one, of_budget=True) for one in statuses or ("",)),
            executions=tuple(executions_said(entry)),
            cost_cents=cost if isinstance(cost, int) else 0,
            planned_cents=self._planned.get(entry.record, 0),
            spent=self._spent[entry.record].spent,
        )

    def _was_validated(self, record: str, statuses: tuple[str, ...]) -> bool:
        """By all that laptops say of it now; of what is in a plan by its history, and that of before it moved."""
        if not statuses or not {*statuses} <= {_VALIDATED, *IN_A_PLAN}:
            return False
        return any(stood_as(self._survey, each, (_VALIDATED,)) for each in self._places(record))

    def _places(self, record: str) -> Iterator[str]:
        """Where a demand stood: here, and before it moved."""
        seen, todo = set[str](), [record]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                yield here
                todo += self._came_from.get(here, ())


def _refused(filled: dict[str, SlotState]) -> set[str]:
    """The records of those that were not accepted, together with all whom they are joint with."""
    return {record for of in _joint(filled) if all(filled[one].rejected for one in of) for record in of}


def _uncosted(filled: dict[str, SlotState]) -> set[str]:
    """The records of those that say no cost, nor does any that they are joint with."""
    said = {record for record, one in filled.items() if one.entry and isinstance(one.entry.fields.cost_cents, int)}
    return {record for of in _joint(filled) if said.isdisjoint(of) for record in of}


def _joint(filled: dict[str, SlotState]) -> list[list[str]]:
    return joint_groups({record: one.entry.fields.joint_with for record, one in filled.items() if one.entry})
