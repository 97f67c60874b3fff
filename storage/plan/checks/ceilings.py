"""Pure rule: years' plans that take more than their ceilings allow."""

from __future__ import annotations

from collections.abc import Iterator

from ..tallies.ceilings import CeilingMoney, HolderMoney, year_money, years_with_ceilings
from .found import Finding, Sight


def over(sight: Sight) -> Iterator[Finding]:
    """By year each ceiling that is not enough; of one for each community those that are over their share."""
    for year in years_with_ceilings(sight.survey):
        for one in year_money(sight.survey, year).over:
            if one.left_cents < 0:
                yield _found(one, one)
            names = sight.survey.named("community")
            for each in one.by_holder:
                if each.left_cents < 0:
                    yield _found(one, each, {"of": names.get(each.holder, each.holder)})


def _found(ceiling: CeilingMoney, one: CeilingMoney | HolderMoney, of: dict[str, str] | None = None) -> Finding:
    amounts = {"ceiling_cents": one.ceiling_cents, "planned_cents": one.planned_cents}
    who = {"holder": one.holder} if isinstance(one, HolderMoney) else {}
    facts = {**amounts, "over_cents": -one.left_cents, **(of or {})}
    return Finding("ceiling-over", ceiling.record, seen={**amounts, **who}, facts=facts)
