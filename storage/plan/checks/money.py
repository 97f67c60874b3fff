"""Pure rules: costs far from the others of the same action, contributions that do not add up."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median
from typing import Final

from msgspec import UNSET

from ...kinds.process.budget import Budget
from ...kinds.process.demand import Demand
from ..decisions import budget_lines
from ..survey import SurveyRecord
from .found import Finding, Sight

_FAR: Final = 5
"""How many times the median of the others a cost is more, or less. A zero too many or too few makes it ten."""
_OTHERS: Final = 4
"""Fewer than these have no median that says anything."""


def far(sight: Sight) -> Iterator[Finding]:
    """Costs far from those of the other demands of the same action. What is shared costs nothing of its own."""
    by_action: dict[str, list[tuple[str, int]]] = {}
    for state in sight.filled:
        if state.entry is None or state.entry.fields.joint_with is not UNSET:
            continue
        action, cost = state.entry.fields.action, state.entry.fields.cost_cents
        if isinstance(action, str) and isinstance(cost, int):
            by_action.setdefault(action, []).append((state.entry.record, cost))
    for action, said in by_action.items():
        if len(said) <= _OTHERS:
            continue
        for at, (record, cost) in enumerate(said):
            usual = int(median(other for place, (_, other) in enumerate(said) if place != at))
            if cost > _FAR * usual or cost * _FAR < usual:
                facts = {"cost_cents": cost, "usual_cents": usual}
                yield Finding("cost-far", record, "cost_cents", {"action": action, "cost_cents": cost}, facts)


def funding(sight: Sight) -> Iterator[Finding]:
    """Contributions of more than the cost; and of less, once it stands in a year's plan and is to be paid."""
    entries: list[SurveyRecord[Demand] | SurveyRecord[Budget]] = [
        state.entry for state in sight.filled if state.entry
    ]
    entries += [line for _year, line in budget_lines(sight.survey)]
    for entry in entries:
        parts, said = entry.fields.funding, entry.fields.cost_cents
        if not isinstance(parts, dict) or not parts:
            continue
        cost, total = said if isinstance(said, int) else 0, sum(parts.values())
        code = "funding-over" if total > cost else "funding-short"
        if total > cost or (total < cost and entry.fields.status == "budgeted"):
            facts = {"cost_cents": cost, "total_cents": total}
            yield Finding(code, entry.record, "funding", {"cost_cents": cost, "funding": parts}, facts)
