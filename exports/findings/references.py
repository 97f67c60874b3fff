"""Figures of others beside the plan's own, named as theirs: facts whose topic says that they are to compare."""

from __future__ import annotations

from collections.abc import Iterator

from storage.plan.facts.told_facts import ToldFact, told_facts
from storage.plan.productive_share import Figures
from storage.plan.survey import Survey
from storage.plan.tallies.money_share import ShareInMoney
from storage.translatable import N_

from ..wording.fact_words import comes_to_words, number_in_words
from ..wording.values import Values


def references(survey: Survey) -> list[ToldFact]:
    return [one for one in told_facts(survey) if one.is_reference and one.shown]


def reference_points(survey: Survey, values: Values, plan: Figures, money: ShareInMoney) -> Iterator[str]:
    """The plan's own figures in a sentence; then each of the others, with its day and its document."""
    found = references(survey)
    if not found:
        return
    say = values.say
    yield say(
        N_(
            "To compare: of this {plan_word} {share} of the demands and {in_money} of the money are productive; "
            "cost {cost}."
        )
    ).format(
        share=_percent(values, plan.share, plan.range),
        in_money=_of_money(values, money),
        cost=values.amount(money.cents),
    )
    yield from (f"{reference_words(one, values)}." for one in found)


def _of_money(values: Values, money: ShareInMoney) -> str:
    ends = (money.low, money.high) if isinstance(money.low, float) and isinstance(money.high, float) else None
    return _percent(values, money.share, ends)


def _percent(values: Values, share: float | None, ends: tuple[float, float] | None) -> str:
    say = values.say
    if ends:
        low, high = (f"{say.decimal(one, 2)}%" for one in ends)
        return say(N_("{low} to {high}")).format(low=low, high=high)
    return say(N_("nothing yet")) if share is None else f"{say.decimal(share, 2)}%"


def reference_words(told: ToldFact, values: Values) -> str:
    """Not of this plan: POA 2002, inversión productiva: 58 % (2002, Informe)."""
    fields, say = told.entry.fields, values.say
    number = number_in_words(told.shown, say) if told.shown else ""
    unit, document = (
        values.line(said) if isinstance(said, str) else "" for said in (fields.unit, fields.document)
    )
    when = say.when(fields.on) if isinstance(fields.on, str) else ""
    said = " ".join(filter(None, (number, unit)))
    where = ", ".join(filter(None, (when, document, comes_to_words(told, say))))
    words = say(N_("Not of this {plan_word}: {name}: {said}")).format(name=values.line(fields.name), said=said)
    return f"{words} ({where})" if where else words
