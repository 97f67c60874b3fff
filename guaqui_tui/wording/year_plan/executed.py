"""What became of what was in a year's plan, in words."""

from __future__ import annotations

from typing import Final

import msgspec
from msgspec import UNSET

from exports.wording.values import Values
from storage.kinds.executed import EXECUTED, STATES, Executed, executed_of, oddities_of
from storage.kinds.process.budget import Budget
from storage.kinds.process.demand import Demand
from storage.plan.survey import SurveyRecord
from storage.plan.tallies.versions_said import values_said
from storage.symbols import DISPUTED, DOUBTFUL, EXECUTED_SYMBOLS
from storage.translatable import N_

from ...language.dates import shown_when
from ...language.gettext_ import _
from ...language.numbers import amount

Planned = SurveyRecord[Demand] | SurveyRecord[Budget]
"""What may stand in a year's plan."""

EXECUTED_ODD: Final = {
    "spent-over": N_("over the cost"),
    "spent-unsaid": N_("amount not said"),
    "cause-unsaid": N_("cause not said"),
}
"""What is odd and stops nothing, as it stands beside a field."""


def state_in_words(state: object) -> str:
    """✓ done; a state that is none of ours as it is written."""
    if not isinstance(state, str):
        return ""
    sign = EXECUTED_SYMBOLS.get(state, "")
    return f"{sign} {_(STATES[state])}" if sign else state


def state_of_record(entry: Planned) -> str:
    """The same of a record; while laptops say different ones each, as to settle; empty where nobody says any."""
    if EXECUTED not in entry.history.conflicts:
        return state_in_words(executed_of(entry.history.values).state)
    said = (msgspec.convert(value, Executed).state for value in values_said(entry, EXECUTED))
    states = dict.fromkeys(_(STATES.get(one, one)) for one in said if isinstance(one, str))
    return f"{DISPUTED} {' / '.join(states)}"


def executed_in_words(said: Executed, values: Values, cost_cents: int, *, shared: bool, whole: bool = True) -> str:
    """✓ done · since 03/2004 · spent Bs 83.500 · ? over the cost · why · what shows it.

    `whole`: with the reason and the evidence, which are not for whoever looks over a shoulder.
    """
    odd = oddities_of(said, cost_cents, shared=shared).values()
    parts = [state_in_words(said.state)]
    parts += [_("since {day}").format(day=shown_when(said.on))] if isinstance(said.on, str) else []
    spent = said.spent_cents
    parts += [_("spent {amount}").format(amount=amount(spent))] if isinstance(spent, int) else []
    parts += [values.named(("cause",), said.cause)] if isinstance(said.cause, str) else []
    parts += [f"{DOUBTFUL} {_(EXECUTED_ODD[one])}" for one in odd]
    parts += [one for one in (said.reason, said.evidence) if whole and isinstance(one, str)]
    return " · ".join(part for part in parts if part)


def executed_of_record(entry: Planned, values: Values, *, whole: bool = True) -> str:
    """The same of a record as it stands: of one in dispute the states alone; empty where nobody says anything."""
    if EXECUTED in entry.history.conflicts:
        return state_of_record(entry)
    said, cost = executed_of(entry.history.values), entry.fields.cost_cents
    return executed_in_words(
        said, values, cost if isinstance(cost, int) else 0, shared=is_shared(entry), whole=whole
    )


def is_shared(entry: Planned) -> bool:
    """Whether another record says what it cost and what was spent: it is asked for jointly."""
    return isinstance(entry.fields, Demand) and entry.fields.joint_with is not UNSET
