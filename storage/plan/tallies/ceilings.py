"""How much money a year has, what stands in its plan, and what is left.

A ceiling of anybody's money is held against all that the year's plan costs; those of who pays, where there is
none of anybody's, against what each of them is asked for in it. Those for each community, each family or one of
them say nothing of the year as a whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct, field

from ...kinds.process.ceiling import Ceiling
from ...revisions.record_names import municipality_of
from ..decisions import PlanLine, YearPlan, plan_lines
from ..survey import Survey

_WHOLE: Final = "year"
_ANYBODY: Final = "any"
_EACH_COMMUNITY: Final = "each-community"
_EACH_FAMILY: Final = "each-family"


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


# Part by part


class CeilingPart(Struct):
    """One ceiling, and what stands in the year's plan under it. `for_` and `funder` as its name says them.

    One for each community is held against all that the communities have, times how many they are, one for each
    family times how many families they have. In hundredths of the currency.
    """

    for_: str = field(name="for")
    funder: str
    ceiling_cents: int
    planned_cents: int
    left_cents: int


class YearCeilings(Struct, kw_only=True):
    """A year of which any ceiling is said. `ceiling_cents` and `left_cents` are None where none is of all of it.

    `unfunded_cents`: what stands in its plan and nobody gives money for.
    """

    ceiling_cents: int | None
    planned_cents: int
    left_cents: int | None
    unfunded_cents: int
    parts: list[CeilingPart]


def ceilings_of_years(survey: Survey, plans: Mapping[str, YearPlan]) -> dict[str, YearCeilings]:
    """By year; `plans`: those of the years."""
    whole = money_of_years(survey, plans)
    amounts: dict[str, list[tuple[str, str, int]]] = {}
    for one in survey.listed("ceiling"):
        _kind, _municipality, year, whose, funder = one.record.split("/")
        amounts.setdefault(year, []).append((whose, funder, one.fields.amount_cents))
    return {year: _parts(survey, year, parts, plans, whole.get(year)) for year, parts in sorted(amounts.items())}


def _parts(
    survey: Survey,
    year: str,
    amounts: Iterable[tuple[str, str, int]],
    plans: Mapping[str, YearPlan],
    whole: YearMoney | None,
) -> YearCeilings:
    lines, money = plan_lines(survey, int(year)), plans.get(year, YearPlan()).money
    parts = []
    for whose, funder, cents in sorted(amounts):
        of, ceiling = _planned(survey, lines, whose, funder), cents * _times(survey, whose)
        parts.append(CeilingPart(whose, funder, ceiling, of, ceiling - of))
    return YearCeilings(
        ceiling_cents=whole.ceiling_cents if whole else None,
        planned_cents=whole.planned_cents if whole else money.cost_cents,
        left_cents=whole.left_cents if whole else None,
        unfunded_cents=money.missing_cents,
        parts=parts,
    )


def _times(survey: Survey, whose: str) -> int:
    """How often an amount is there."""
    asking = [one.fields for one in survey.communities() if survey.per_year(one.fields)]
    families = sum(one.families for one in asking if isinstance(one.families, int))
    return {_EACH_COMMUNITY: len(asking), _EACH_FAMILY: families}.get(whose, 1)


def _planned(survey: Survey, lines: Iterable[PlanLine], whose: str, funder: str) -> int:
    """What stands in the plan for somebody: of all money, or of one who pays."""
    communities = {one.id for one in survey.communities()}
    theirs = (
        one
        for one in lines
        if whose == _WHOLE
        or (one.holder in communities if whose in {_EACH_COMMUNITY, _EACH_FAMILY} else one.holder == whose)
    )
    return sum(one.cost_cents if funder == _ANYBODY else one.funding.get(funder, 0) for one in theirs)
