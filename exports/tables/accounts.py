"""The accounts to those who asked as a list: each demand, how far it came, what became of it, what it cost."""

from __future__ import annotations

from typing import Any, Final

from storage.kinds.executed import STATES
from storage.kinds.part import HOLDER_ID
from storage.plan.accounts.holder_accounts import DemandAccount, accounts_of_holders
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
    """A row for each demand that is asked for. What is joint costs and spends once: at the others stands 0."""
    names = holder_names(survey)
    columns = [
        *map(Column, ("holder", "year", "n")),
        column_of("demand", "text"),
        *(Column(name, label=label) for name, label in _STEPS.items()),
        Column("became", label=N_("What became of it"), usual=_STATES),
        Column("since", label=N_("Since")),
        Column("cost", money=True, label=N_("Cost")),
        Column("spent", money=True, label=N_("Spent")),
        Column("cause", of=("cause",), label=N_("Cause")),
        Column("reason", label=N_("Reason")),
        *map(Column, (HOLDER_ID, "disputed")),
    ]
    asked = (one for of in accounts_of_holders(survey) for one in of.demands if one.asked)
    return Table("accounts", columns, [_row(one, names.get(one.state.holder, one.state.holder)) for one in asked])


def _row(one: DemandAccount, name: str) -> list[Any]:
    """Since when and why stand where all that laptops say of them agree."""
    state, said = one.state, one.executions[0] if len(one.executions) == 1 else None
    steps = map(_yes, (one.validated, one.planned, one.budgeted))
    why = (said.cause or None, said.reason or None) if said else (None, None)
    since = said.on or None if said else None
    cents = one.cost_cents, one.spent_cents
    place = [name, state.year, state.n, state.text]
    to_settle = fields_to_settle("demand", state.entry.history) if state.entry else None
    return [*place, *steps, one.became or None, since, *cents, *why, state.holder, to_settle]


def _yes(said: bool) -> Cell | None:  # noqa: FBT001 - it is what is said
    return Cell("true", _in_word) if said else None


def _in_word(values: Values) -> str:
    return values.say(N_("yes"))
