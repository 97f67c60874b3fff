"""The accounts to those who asked as a list: each demand, how far it came, what became of it, what it cost."""

from __future__ import annotations

from typing import Any, Final

from storage.kinds.executed import STATES
from storage.kinds.part import HOLDER_ID
from storage.plan.accounts.account import DemandAccount, OtherAccount
from storage.plan.accounts.holder_accounts import plan_accounts
from storage.plan.survey import Survey
from storage.plan.tallies.standing import DISPUTED
from storage.translatable import N_

from ..wording.values import Values
from .cells import Cell, Column, column_of
from .list_columns import fields_to_settle
from .table import Table, holder_names

_STEPS: Final = {
    "was_validated": N_("Validated once"),
    "in_plan": N_("In the plan ({plan_word}) or the year's ({year_word})"),
    "in_year_plan": N_("In its year's plan ({year_word})"),
}
_STATES: Final = {**STATES, DISPUTED: N_("to settle")}


def accounts_table(survey: Survey) -> Table:
    """A row for each demand that is asked for or that something became of, and for each line of the budget.

    What is joint costs and spends once: at the others stands 0.
    """
    names = holder_names(survey)
    columns = [
        *map(Column, ("holder", "year", "n")),
        column_of("demand", "text"),
        *(Column(name, label=label) for name, label in _STEPS.items()),
        Column("became", label=N_("What became of it"), usual=_STATES),
        Column("since", label=N_("Since")),
        Column("cost", money=True, label=N_("Cost")),
        Column("planned_cost", money=True, label=N_("Cost in its year's plan ({year_word})")),
        Column("spent", money=True, label=N_("Spent")),
        Column("cause", of=("cause",), label=N_("Cause")),
        Column("reason", label=N_("Reason")),
        *map(Column, (HOLDER_ID, "disputed")),
    ]
    rows = []
    for of in plan_accounts(survey).every:
        name = names.get(of.holder, of.holder)
        rows += [
            _row(one, name, of.holder)
            for one in of.by_year
            if not isinstance(one, DemandAccount) or one.asked or one.executions
        ]
    return Table("accounts", columns, rows)


def _row(one: DemandAccount | OtherAccount, name: str, holder: str) -> list[Any]:
    """Since when and why stand where all that laptops say of them agree."""
    place, to_settle = _place(one)
    said = one.executions[0] if len(one.executions) == 1 else None
    why = (said.cause or None, said.reason or None) if said else (None, None)
    since = said.on or None if said else None
    cents = one.cost_cents, one.planned_cents, one.spent.spent_cents
    return [name or None, *place, one.became or None, since, *cents, *why, holder or None, to_settle]


def _place(one: DemandAccount | OtherAccount) -> tuple[list[Any], Cell | None]:
    """Year, number, words, the steps that it came; and what of a demand is to settle. A line has no number."""
    if isinstance(one, OtherAccount):
        return [one.year, None, one.text, None, None, _yes(one.budgeted)], None
    state = one.state
    steps = map(_yes, (one.validated, one.planned, one.budgeted))
    to_settle = fields_to_settle("demand", state.entry.history) if state.entry else None
    return [state.year, state.n, state.text, *steps], to_settle


def _yes(said: bool) -> Cell | None:  # noqa: FBT001 - it is what is said
    return Cell("true", _in_word) if said else None


def _in_word(values: Values) -> str:
    return values.say(N_("yes"))
