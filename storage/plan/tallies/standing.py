"""How things stand that were promised, and that were in a year's plan: how many in each state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final

import msgspec

from ...kinds.executed import STATES as EXECUTED
from ...kinds.executed import Executed
from ...kinds.process.commitment import STATES as COMMITMENTS
from ..survey import Survey, SurveyRecord
from .versions_said import values_said

DISPUTED: Final = "disputed"
"""Under this is counted what laptops say different states of."""
_OPEN: Final = "open"
"""How a promise stands of which nobody says more."""


def executed_states(survey: Survey) -> dict[str, int]:
    """Of the demands and budget lines of which somebody says what became of them, by state, in the usual order."""
    demands = (entry for _slot, entry in survey.demands() if entry.fields.withdrawn is not True)
    return _counted([_executed(one) for one in (*demands, *survey.listed("budget"))], EXECUTED)


def commitment_states(survey: Survey) -> dict[str, int]:
    """Of the promises that stand, by state, in the usual order."""
    return _counted([values_said(one, "state") or [_OPEN] for one in survey.listed("commitment")], COMMITMENTS)


def _executed(one: SurveyRecord[Any]) -> list[str]:
    said = (msgspec.convert(value, Executed).state for value in values_said(one, "executed"))
    return list(dict.fromkeys(state for state in said if isinstance(state, str)))


def _counted(of_records: Iterable[list[str]], usual: Iterable[str]) -> dict[str, int]:
    counted = Counter(states[0] if len(states) == 1 else DISPUTED for states in of_records if states)
    names = dict.fromkeys([*usual, *sorted(counted)])
    return {name: counted[name] for name in names if counted[name]}
