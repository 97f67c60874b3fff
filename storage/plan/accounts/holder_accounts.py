"""Accounts to those who asked: how far each demand came and what became of it, by community and association.

What was taken back is not asked for, and nothing private has a part in it. What is asked for jointly costs once,
and is spent once, for whoever looks at several; each of those who ask hears of it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from ...kinds.executed import STATES
from ...kinds.process.demand import IN_A_PLAN, Demand
from ..decisions import stood_as
from ..money import costs_once
from ..slot_states import Slots, SlotState
from ..survey import Survey, SurveyRecord
from ..tallies.standing import DISPUTED
from ..tallies.versions_said import values_said
from .executions import DONE, Execution, execution_state, executions_said, spent_once

_VALIDATED = "validated"
_BUDGETED = "budgeted"


class DemandAccount(Struct, frozen=True):
    """One slot. `statuses`: how it stands, each that a laptop says while they differ.

    `validated`: it was at some time; `planned`: it is in the plan of all years, which has that of its own year;
    `budgeted`: it is in the latter. All of them by everything that laptops say.

    `cost_cents` and `spent_cents` are as sums count them. `moved_to` and `came_from`: the names of the demands as
    which it goes on, or was before; `joint_with`: of those that are asked for together with it.
    """

    state: SlotState
    statuses: tuple[str, ...] = ()
    validated: bool = False
    planned: bool = False
    budgeted: bool = False
    executions: tuple[Execution, ...] = ()
    cost_cents: int = 0
    spent_cents: int = 0
    moved_to: str = ""
    came_from: tuple[str, ...] = ()
    joint_with: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        return self.state.stand == "filled"

    @property
    def became(self) -> str:
        """The state in which it is, `disputed` where laptops say several; empty where nobody says one."""
        said = execution_state(self.executions)
        return said or (DISPUTED if any(one.state for one in self.executions) else "")

    @property
    def done(self) -> bool:
        return self.became == DONE

    @property
    def owed(self) -> bool:
        """Whether somebody answers for it: it is in a year's plan, or was, for somebody says what became of it."""
        return self.asked and (self.budgeted or bool(self.became))


class AccountSums(Struct):
    """How many demands came how far, and what they cost and was spent, in hundredths of the currency.

    `owed`: those that are in a year's plan, or of which it is said what became of them; `done` are of these.
    """

    asked: int = 0
    validated: int = 0
    planned: int = 0
    budgeted: int = 0
    owed: int = 0
    done: int = 0
    postponed: int = 0
    none: int = 0
    moved: int = 0
    states: dict[str, int] = {}
    cost_cents: int = 0
    spent_cents: int = 0


class HolderAccounts(Struct, frozen=True):
    """Of a community or an association, by its id: a demand a slot, by year and number."""

    holder: str
    demands: tuple[DemandAccount, ...]

    @property
    def sums(self) -> AccountSums:
        return account_sums(self.demands)


def accounts_of_holders(survey: Survey) -> list[HolderAccounts]:
    """Of all who may ask: the communities that ask for something, then the associations."""
    slots = Slots(survey)
    by_holder = {one.id: slots.of_holder(one.id) for one in survey.holders_listed()}
    books = _Bookkeeping(survey, [state for states in by_holder.values() for state in states])
    return [HolderAccounts(id_, tuple(map(books.of, states))) for id_, states in by_holder.items() if states]


def accounts_of(survey: Survey, holder: str) -> HolderAccounts:
    """Of one, by id; without demands where it asks for nothing."""
    return next((one for one in accounts_of_holders(survey) if one.holder == holder), HolderAccounts(holder, ()))


def account_sums(demands: Iterable[DemandAccount]) -> AccountSums:
    demands = [*demands]
    asked = [one for one in demands if one.asked]
    states = Counter(one.became for one in asked if one.became)
    known = dict.fromkeys([*STATES, *sorted(states)])
    stands = Counter(one.state.stand for one in demands)
    return AccountSums(
        asked=len(asked),
        validated=sum(one.validated for one in asked),
        planned=sum(one.planned for one in asked),
        budgeted=sum(one.budgeted for one in asked),
        owed=sum(one.owed for one in asked),
        done=sum(one.done for one in asked),
        postponed=stands["postponed"],
        none=stands["none"],
        moved=sum(bool(one.moved_to) for one in demands),
        states={name: states[name] for name in known if states[name]},
        cost_cents=sum(one.cost_cents for one in asked),
        spent_cents=sum(one.spent_cents for one in asked),
    )


class _Bookkeeping:
    """What is known of each slot's demand, of all of a plan."""

    def __init__(self, survey: Survey, states: list[SlotState]) -> None:
        filled = [state for state in states if state.stand == "filled" and state.entry]
        self._survey = survey
        self._costs = costs_once(filled)
        self._executions = {one.entry.record: tuple(executions_said(one.entry)) for one in filled if one.entry}
        joint = {one.entry.record: one.entry.fields.joint_with for one in filled if one.entry}
        self._spent = spent_once(joint, self._executions)
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
        if state.entry is None:
            moved = state.kept.fields.moved_to if state.kept else ""
            return DemandAccount(state, moved_to=moved if isinstance(moved, str) else "")
        record = state.entry.record
        came = tuple(self._came_from.get(record, ()))
        if state.stand != "filled":
            return DemandAccount(state, came_from=came)
        statuses = tuple(map(str, values_said(state.entry, "status")))
        return DemandAccount(
            state,
            statuses,
            validated=self._was_validated(record, statuses),
            planned=bool(statuses) and {*statuses} <= {*IN_A_PLAN},
            budgeted={*statuses} == {_BUDGETED},
            executions=self._executions[record],
            cost_cents=self._costs[record],
            spent_cents=self._spent[record],
            came_from=came,
            joint_with=tuple(dict.fromkeys(self._joint.get(record, ()))),
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
