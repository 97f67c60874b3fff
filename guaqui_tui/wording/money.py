"""Money of a plan in words: who gives what, what stands in a year's plan, what its ceilings leave."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from exports.wording.values import Values
from storage.kinds.part import PARTS
from storage.plan.decisions import YearPlan
from storage.plan.money import Money
from storage.plan.survey import Survey
from storage.plan.tallies.ceiling_ranges import NOT_ALL_READ, LeftRange
from storage.plan.tallies.ceilings import ANY_FUNDER, WHOLE_YEAR, CeilingMoney, HolderMoney, YearMoney

from ..language.gettext_ import _
from ..language.numbers import amount
from .values import values_of


def sources_in_words(asked: dict[str, int], survey: Survey) -> str:
    """Gobierno municipal Bs 40.000, PDLA Bs 12.000."""
    return values_of(survey).text("budget", "funding", asked)


def plan_in_words(plan: YearPlan) -> str:
    """In the plan 12, in its year's plan 5, budget lines 1; empty where nothing stands or stood in it."""
    counts = [
        (_("in the {plan_word} {n}"), plan.planned),
        (_("in the {year_word} {n}"), plan.budgeted),
        (_("budget lines {n}"), plan.lines),
        (_("moved {n}"), plan.moved),
        (_("dropped {n}"), plan.dropped),
    ]
    return ", ".join(words.format(n=n) for words, n in counts if n)


def money_in_words(money: Money, survey: Survey) -> str:
    """Bs 350.000 · Gobierno municipal Bs 210.000, PDLA Bs 40.000 · Bs 100.000 without a source."""
    parts = [amount(money.cost_cents), sources_in_words(money.asked, survey)]
    if money.missing_cents:
        parts.append(_("{amount} without a source").format(amount=amount(money.missing_cents)))
    return " · ".join(part for part in parts if part)


# Ceilings

Ranges = Mapping[tuple[str, str], LeftRange]
"""By whom a ceiling is for and who pays, between what and what is left while versions differ."""


def ceiling_in_words(one: CeilingMoney, values: Values) -> str:
    """All of the year; all of the year · PDLA; each community; Andamarca: what a ceiling is of."""
    of_all = PARTS["FOR"].words.get(one.whose)
    whose = _(of_all) if of_all else values.named(("community", "association"), one.whose)
    funder = "" if one.funder in {ANY_FUNDER, ""} else values.named(("funder",), one.funder)
    return " · ".join(words for words in (one.name, whose, funder) if words)


def left_in_words(left_cents: int) -> str:
    """Bs 20.000 left; Bs 5.000 over what there is."""
    words = _("{amount} left") if left_cents >= 0 else _("{amount} over what there is")
    return words.format(amount=amount(abs(left_cents)))


def balance_in_words(of: YearMoney, ranges: Ranges) -> str:
    """Ceiling Bs 700.000 · placed Bs 680.000 · Bs 20.000 left; that there is no ceiling yet."""
    placed = _("placed {amount}").format(amount=amount(of.money.cost_cents))
    if of.whole is None:
        none = _("No ceiling yet")
        return f"{none} · {placed}" if of.money.cost_cents else none
    ceiling = _("Ceiling {amount}").format(amount=amount(of.whole.ceiling_cents))
    if of.whole.planned_cents != of.money.cost_cents:
        placed = _("placed {amount} of {cost}").format(
            amount=amount(of.whole.planned_cents), cost=amount(of.money.cost_cents)
        )
    return f"{ceiling} · {placed} · {_left(of.whole, ranges)}"


def _left(one: CeilingMoney, ranges: Ranges) -> str:
    between = ranges.get((one.whose, one.funder))
    if between is None:
        return left_in_words(one.left_cents)
    words = _("{low} to {high}, as it is settled")
    told = words.format(low=left_in_words(between.low_cents), high=left_in_words(between.high_cents))
    return told if between.all_read else f"{told}; {_(NOT_ALL_READ)}"


def ceilings_told(of: YearMoney, values: Values, ranges: Ranges) -> Iterator[str]:
    """Each ceiling: PDLA: ceiling Bs 300, placed Bs 400, Bs 100 over what there is; and who pays without one."""
    for one in of.held:
        yield _told(ceiling_in_words(one, values), one, _left(one, ranges))
        for each in one.by_holder:
            if each.left_cents < 0:
                name = values.named(("community",), each.holder)
                yield f"   {_told(name, each, left_in_words(each.left_cents))}"
    said = {one.funder for one in of.ceilings if one.whose == WHOLE_YEAR}
    for funder, cents in of.money.asked.items():
        if funder not in said:
            words = _("{name}: placed {amount}; no ceiling yet")
            yield words.format(name=values.named(("funder",), funder), amount=amount(cents))
    if of.money.missing_cents:
        yield _("{amount} of it nobody gives yet").format(amount=amount(of.money.missing_cents))


def _told(name: str, one: CeilingMoney | HolderMoney, left: str) -> str:
    words = _("{name}: ceiling {ceiling}, placed {placed}, {left}")
    return words.format(name=name, ceiling=amount(one.ceiling_cents), placed=amount(one.planned_cents), left=left)


def over_in_words(of: YearMoney, values: Values, but: CeilingMoney | None = None) -> list[str]:
    """By how much each ceiling that is not enough is over, but for one: PDLA: Bs 100 over what there is."""
    told = (of_one for one in of.over if one != but for of_one in _over(one, values))
    return [f"{name}: {left_in_words(left)}" for name, left in told if left < 0]


def _over(one: CeilingMoney, values: Values) -> Iterator[tuple[str, int]]:
    yield ceiling_in_words(one, values), one.left_cents
    for each in one.by_holder:
        yield values.named(("community",), each.holder), each.left_cents


def amounts_in_words(of: YearMoney, values: Values) -> str:
    """All of the year Bs 700.000; each community Bs 30.000: what was written down, of one for each of each."""
    if not of.ceilings:
        return _("not set yet: Enter sets it")
    return "; ".join(f"{ceiling_in_words(one, values)} {amount(one.amount_cents)}" for one in of.ceilings)
