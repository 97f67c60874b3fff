"""Pure rules: costs far from the others of the same action, contributions that do not add up."""

from __future__ import annotations

from collections.abc import Iterator

from ...kinds.executed import EXECUTED, Executed, oddities_of
from ...kinds.process.budget import Budget
from ...kinds.process.demand import Demand
from ..decisions import is_of_its_year
from ..survey import SurveyRecord
from .found import Finding, Sight


def far(sight: Sight) -> Iterator[Finding]:
    """Costs far from those of the other demands of the same action. What is shared costs nothing of its own."""
    for state in sight.filled:
        if state.entry and (far := sight.costs.far(state.entry.record)):
            action, cost, usual = far
            facts = {"cost_cents": cost, "usual_cents": usual}
            yield Finding(
                "cost-far", state.entry.record, "cost_cents", {"action": action, "cost_cents": cost}, facts
            )


def funding(sight: Sight) -> Iterator[Finding]:
    """Contributions of more than the cost; and of less, once it stands in a year's plan and is to be paid."""
    for entry in _planned(sight):
        parts, said = entry.fields.funding, entry.fields.cost_cents
        if not isinstance(parts, dict) or not parts:
            continue
        cost, total = said if isinstance(said, int) else 0, sum(parts.values())
        code = "funding-over" if total > cost else "funding-short"
        if total > cost or (total < cost and _is_in_a_year_plan(entry)):
            facts = {"cost_cents": cost, "total_cents": total}
            yield Finding(code, entry.record, "funding", {"cost_cents": cost, "funding": parts}, facts)


def spent(sight: Sight) -> Iterator[Finding]:
    """Spent over the cost."""
    for entry in _planned(sight):
        said, cost = entry.fields.executed, entry.fields.cost_cents
        if not isinstance(said, Executed) or not isinstance(cost, int):
            continue
        for name, code in oddities_of(said, cost).items():
            if code == "spent-over":
                facts = {"cost_cents": cost, name: said.spent_cents}
                yield Finding(code, entry.record, EXECUTED, facts, facts)


def _is_in_a_year_plan(entry: SurveyRecord[Demand] | SurveyRecord[Budget]) -> bool:
    """A line of the budget is in its year's plan without saying so."""
    said = entry.fields.status
    status = said if isinstance(said, str) else ""
    return is_of_its_year(status, of_budget=isinstance(entry.fields, Budget))


def _planned(sight: Sight) -> list[SurveyRecord[Demand] | SurveyRecord[Budget]]:
    return [*(state.entry for state in sight.filled if state.entry), *sight.budget]
