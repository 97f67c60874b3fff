"""What somebody answers for, as values: each demand, each line of the budget, and what they come to together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from ...kinds.executed import STATES
from ..slot_states import SlotState
from ..tallies.executions import DONE, Execution, execution_state
from ..tallies.spent import NOTHING_SPENT, Spent, spent_together
from ..tallies.standing import DISPUTED


class Account(Struct, frozen=True, kw_only=True):
    """`statuses`: how it stands, each that a laptop says while they differ. `budgeted`: it is in its year's plan,
    by all that they say; `planned_cents` is what it costs that plan, as the plan's own sum counts it.

    `executions`: what became of it, by each laptop that says it; `spent` is as all sums count it.
    """

    year: int
    statuses: tuple[str, ...] = ()
    budgeted: bool = False
    executions: tuple[Execution, ...] = ()
    planned_cents: int = 0
    spent: Spent = NOTHING_SPENT

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
        return self.budgeted or bool(self.became)


class DemandAccount(Account, frozen=True, kw_only=True):
    """One slot. `validated`: it was at some time; `planned`: it is in the plan of all years, which has that of its
    own year. Both by everything that laptops say. `refused`: it, and whom it is joint with, was not accepted.

    What is not asked for any more, but put off, say, has become something all the same where somebody says so.
    `cost_cents` is as sums count it; `cost_unsaid`: nobody says one, of those that it is joint with neither.
    `unheld`: nobody decided on it, for the own workshop was closed without being held. `moved_to` and `came_from`:
    the names of the demands as which it goes on, or was before; `joint_with`: of those that are asked for together
    with it.
    """

    state: SlotState
    validated: bool = False
    planned: bool = False
    refused: bool = False
    cost_cents: int = 0
    cost_unsaid: bool = False
    unheld: bool = False
    moved_to: str = ""
    came_from: tuple[str, ...] = ()
    joint_with: tuple[str, ...] = ()

    @property
    def asked(self) -> bool:
        return self.state.stand == "filled"


class OtherAccount(Account, frozen=True, kw_only=True):
    """What is in no slot: a line of the budget; or, not `of_budget`, a demand that has no place in the plan and of
    which somebody says what became of it. `cost_cents` is what it says of itself.
    """

    record: str
    text: str
    of_budget: bool
    cost_cents: int = 0


class AccountSums(Struct):
    """How many demands came how far, and what they cost and was spent, in hundredths of the currency.

    `lines` are those of the budget. `owed`: the demands and lines that are in a year's plan, or of which it is
    said what became of them; `done` are of these, `states` say how all of them stand. `got_in` are the owed that
    are asked for, `got_done` the done of these.

    `cost_cents` is of what is asked for, without what was not accepted, which is `refused_cents`; `counted` are
    the demands of these, `cost_unsaid` those among them without a cost. `planned_cents` is of what is in the
    years' plans, of the budget too. `spent_unsaid` are done without an amount; of `spent_disputed` laptops say
    several, of which none is summed.
    """

    asked: int = 0
    validated: int = 0
    planned: int = 0
    budgeted: int = 0
    lines: int = 0
    got_in: int = 0
    got_done: int = 0
    owed: int = 0
    done: int = 0
    postponed: int = 0
    none: int = 0
    moved: int = 0
    states: dict[str, int] = {}
    counted: int = 0
    cost_unsaid: int = 0
    cost_cents: int = 0
    refused_cents: int = 0
    planned_cents: int = 0
    spent_cents: int = 0
    spent_unsaid: int = 0
    spent_disputed: int = 0

    @property
    def spent(self) -> Spent:
        return Spent(spent_cents=self.spent_cents, unsaid=self.spent_unsaid, disputed=self.spent_disputed)


class HolderAccounts(Struct, frozen=True):
    """Of a community or an association, by its id; of nobody of them where that is empty.

    `demands`: one a slot, by year and number. `others`: what is in none, by year and name.
    """

    holder: str
    demands: tuple[DemandAccount, ...] = ()
    others: tuple[OtherAccount, ...] = ()

    @property
    def by_year(self) -> list[DemandAccount | OtherAccount]:
        """All of them, in each year the demands first."""
        return sorted([*self.demands, *self.others], key=lambda one: one.year)

    @property
    def sums(self) -> AccountSums:
        return account_sums([self])


class PlanAccounts(Struct, frozen=True):
    """Of all who may ask, the communities before the associations; and what is nobody's of them."""

    holders: tuple[HolderAccounts, ...]
    nobodys: HolderAccounts

    @property
    def every(self) -> tuple[HolderAccounts, ...]:
        """All that has anything in it."""
        return (*self.holders, self.nobodys) if self.nobodys.others else self.holders

    @property
    def sums(self) -> AccountSums:
        return account_sums(self.every)

    def of(self, holder: str) -> HolderAccounts:
        """Of one, by id; with nothing in it where it asks for nothing."""
        return next((one for one in self.holders if one.holder == holder), HolderAccounts(holder))


def sums_of_years(every: Iterable[HolderAccounts]) -> dict[int, AccountSums]:
    """The same of each year, in their order."""
    every = [*every]
    years = sorted({one.year for of in every for one in of.by_year})
    return {year: account_sums(_of_year(of, year) for of in every) for year in years}


def _of_year(of: HolderAccounts, year: int) -> HolderAccounts:
    demands = tuple(one for one in of.demands if one.year == year)
    return HolderAccounts(of.holder, demands, tuple(one for one in of.others if one.year == year))


def account_sums(every: Iterable[HolderAccounts]) -> AccountSums:
    every = [*every]
    demands = [one for of in every for one in of.demands]
    others = [one for of in every for one in of.others]
    asked = [one for one in demands if one.asked]
    answered: list[Account] = [*demands, *others]
    states = Counter(one.became for one in answered if one.became)
    known = dict.fromkeys([*STATES, *sorted(states)])
    stands = Counter(one.state.stand for one in demands)
    spent = spent_together(one.spent for one in answered)
    return AccountSums(
        asked=len(asked),
        validated=sum(one.validated for one in asked),
        planned=sum(one.planned for one in asked),
        budgeted=sum(one.budgeted for one in asked),
        lines=sum(one.of_budget for one in others),
        got_in=sum(one.owed for one in asked),
        got_done=sum(one.done for one in asked),
        owed=sum(one.owed for one in answered),
        done=sum(one.done for one in answered),
        postponed=stands["postponed"],
        none=stands["none"],
        moved=sum(bool(one.moved_to) for one in demands),
        states={name: states[name] for name in known if states[name]},
        counted=sum(not one.refused for one in asked),
        cost_unsaid=sum(one.cost_unsaid for one in asked if not one.refused),
        cost_cents=sum(one.cost_cents for one in asked if not one.refused),
        refused_cents=sum(one.cost_cents for one in asked if one.refused),
        planned_cents=sum(one.planned_cents for one in answered),
        spent_cents=spent.spent_cents,
        spent_unsaid=spent.unsaid,
        spent_disputed=spent.disputed,
    )
