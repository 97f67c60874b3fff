"""What became of a demand or a budget line, as laptops say it: one version, or several while they differ."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import msgspec

from ...kinds.executed import EXECUTED, Executed
from ..survey import SurveyRecord
from .versions_said import values_said

DONE: Final = "done"


class Execution(NamedTuple):
    """One version of it. Each is empty, `spent_cents` None, where nothing of it is said. `on`: since when."""

    state: str
    on: str
    spent_cents: int | None
    cause: str
    reason: str


def executions_said(entry: SurveyRecord[Any]) -> list[Execution]:
    """Each version that says something of it, once."""
    said = (_execution(msgspec.convert(value, Executed)) for value in values_said(entry, EXECUTED))
    return [one for one in dict.fromkeys(said) if any(part not in {"", None} for part in one)]


def _execution(of: Executed) -> Execution:
    spent = of.spent_cents if isinstance(of.spent_cents, int) else None
    return Execution(_text(of.state), _text(of.on), spent, _text(of.cause), _text(of.reason))


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def execution_state(executions: Iterable[Execution]) -> str:
    """The state in which it is, by all that say one; empty where nobody does, or where they differ."""
    states = {one.state for one in executions if one.state}
    return states.pop() if len(states) == 1 else ""


def spent_in_all(executions: Iterable[Execution]) -> int | None:
    """What was spent, where all that say it agree; None where nobody says it, or where they differ."""
    spent = {one.spent_cents for one in executions if one.spent_cents is not None}
    return spent.pop() if len(spent) == 1 else None
