"""What is said before a line is taken out of a plan: that it stands in none, or that it was begun already."""

from __future__ import annotations

from typing import Final

from msgspec import UNSET

from exports.wording.values import Values
from storage.kinds.executed import executed_of
from storage.kinds.process.demand import IN_A_PLAN

from ...language.gettext_ import _
from ...look.keys import VALIDATION
from ...wording.year_plan.executed import executed_in_words, is_shared
from .lines import YearPlanRow

_NOTHING_YET: Final = ("not-begun", "not-done")
"""The states of what nobody worked on."""


def why_not_out(line: YearPlanRow) -> str:
    """Why a line cannot be taken out; empty where it can. To refuse what is in no plan is not the plan's."""
    if line.stands in IN_A_PLAN:
        return ""
    words = _("It stands in no plan: 3 only takes out of one. Refusing is done in “{action}”, Ctrl+P.")
    return words.format(action=_(VALIDATION.description))


def begun_in_words(line: YearPlanRow, status: str, values: Values) -> str:
    """What is written of a line that a status takes out of its year's plan; empty where nobody worked on it."""
    if line.entry is None or line.stands != "budgeted" or status == "budgeted":
        return ""
    said = executed_of(line.entry.history.values)
    is_idle = said.state is UNSET or said.state in _NOTHING_YET
    if is_idle and not (isinstance(said.spent_cents, int) and said.spent_cents):
        return ""
    told = executed_in_words(said, values, line.cost_cents, shared=is_shared(line.entry), whole=False)
    return _("Work was done on it: {what}. Say why it is taken out all the same, or go back.").format(what=told)
