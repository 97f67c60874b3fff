"""How much money a year has, what stands in its plan, and what is left.

A ceiling of anybody's money is held against all that the year's plan costs; those of who pays, where there is
none of anybody's, against what each of them is asked for in it. Those for each community, each family or one of
them say nothing of the year as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ...kinds.process.ceiling import Ceiling
from ...revisions.record_names import municipality_of
from ..decisions import YearPlan
from ..survey import Survey

_WHOLE: Final = "year"
_ANYBODY: Final = "any"


class YearMoney(Struct):
    """In hundredths of the currency."""

    ceiling_cents: int
    planned_cents: int

    @property
    def left_cents(self) -> int:
        """Below 0 where more stands in the plan than there is."""
        return self.ceiling_cents - self.planned_cents


def money_of_years(survey: Survey, plans: Mapping[str, YearPlan]) -> dict[str, YearMoney]:
    """By year, of those years that have a ceiling; `plans`: those of the years."""
    found: dict[str, dict[str, int]] = {}
    for entry in survey.entries("ceiling", Ceiling):
        _kind, _municipality, year, whose, funder = entry.record.split("/")
        own = municipality_of(entry.record) == survey.municipality and entry.fields.withdrawn is not True
        if own and whose == _WHOLE:
            found.setdefault(year, {})[funder] = entry.fields.amount_cents
    return {year: _of_year(amounts, plans.get(year, YearPlan())) for year, amounts in sorted(found.items())}


def _of_year(amounts: Mapping[str, int], plan: YearPlan) -> YearMoney:
    if _ANYBODY in amounts:
        return YearMoney(amounts[_ANYBODY], plan.money.cost_cents)
    return YearMoney(sum(amounts.values()), sum(plan.money.asked.get(funder, 0) for funder in amounts))
