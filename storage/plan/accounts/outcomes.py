"""What became of a demand or a budget line, as laptops say it: one version, or several while they differ."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple

import msgspec

from ...kinds.executed import EXECUTED, Executed
from ..money import joint_groups
from ..survey import SurveyRecord
from ..tallies.versions_said import values_said

DONE: Final = "done"


class Outcome(NamedTuple):
    """One version of it. Each is empty, `spent_cents` None, where nothing of it is said. `on`: since when."""

    state: str
    on: str
    spent_cents: int | None
    cause: str
    reason: str


def outcomes_said(entry: SurveyRecord[Any]) -> list[Outcome]:
    """Each version that says something of it, once."""
    said = (_outcome(msgspec.convert(value, Executed)) for value in values_said(entry, EXECUTED))
    return [one for one in dict.fromkeys(said) if any(part not in {"", None} for part in one)]


def _outcome(of: Executed) -> Outcome:
    spent = of.spent_cents if isinstance(of.spent_cents, int) else None
    return Outcome(_text(of.state), _text(of.on), spent, _text(of.cause), _text(of.reason))


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def outcome_state(outcomes: Iterable[Outcome]) -> str:
    """The state in which it is, by all that say one; empty where nobody does, or where they differ."""
    states = {one.state for one in outcomes if one.state}
    return states.pop() if len(states) == 1 else ""


def spent_in_all(outcomes: Iterable[Outcome]) -> int | None:
    """What was spent, where all that say it agree; None where nobody says it, or where they differ."""
    spent = {one.spent_cents for one in outcomes if one.spent_cents is not None}
    return spent.pop() if len(spent) == 1 else None


def spent_once(joint_with: Mapping[str, object], outcomes: Mapping[str, Sequence[Outcome]]) -> dict[str, int]:
    """What was spent on demands as a sum counts it, by record: of joint ones the first, by name, that says it.

    `joint_with`: by record the one that it names, if any. What laptops say differently is in no sum.
    """
    spent = dict.fromkeys(joint_with, 0)
    for group in joint_groups(joint_with):
        said = (one for one in group if any(each.spent_cents is not None for each in outcomes.get(one, ())))
        first = next(said, group[0])
        spent[first] = spent_in_all(outcomes.get(first, ())) or 0
    return spent
