"""Money of a plan in words: who gives what, and what stands in a year's plan."""

from __future__ import annotations

from storage.plan.decisions import YearPlan
from storage.plan.money import Money
from storage.plan.survey import Survey

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
