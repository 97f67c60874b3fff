"""What is counted beside the shares: causes, promises, what became of plans, who proposed, vocations."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import repeat

from storage.plan.facts.told_facts import ToldFact, told_facts
from storage.symbols import NOTHING
from storage.translatable import N_

from ..dossier import Dossier
from ..findings.facts import fact_points
from ..findings.money_shares import money_tables
from ..findings.references import reference_points
from ..findings.tallies import (
    ceilings_points,
    lacking_words,
    proposers_points,
    standing_points,
    told_causes,
    unasked_words,
)
from ..wording.fact_words import number_in_words
from .markup import Head, Html, items, table

_NUMBERS = frozenset({N_("Value"), N_("What it comes to")})


def causes_section(dossier: Dossier) -> Iterator[Html]:
    """Each cause with what it was given for, how often, and by whom."""
    say = dossier.say
    heads = [Head(say(N_("Cause"))), Head(say(N_("Cause of")))]
    heads += [Head(say(N_("How often")), figures=True), Head(say(N_("Of whom")))]
    rows = (
        [one.cause, one.of, str(one.times), one.holders] for one in told_causes(dossier.survey, dossier.values)
    )
    yield from table("", heads, rows)


def standing_section(dossier: Dossier) -> Iterator[Html]:
    yield from _points([*standing_points(dossier.figures, dossier.values)])


def proposers_section(dossier: Dossier) -> Iterator[Html]:
    yield from _points([*proposers_points(dossier.survey, dossier.values)])


def money_share_section(dossier: Dossier) -> Iterator[Html]:
    """The shares in money beside those in number, by year, zone, class and programme."""
    for of in money_tables(dossier):
        heads = [Head(word, figures=number > 0) for number, word in enumerate(of.heads)]
        yield from table(of.title, heads, of.rows)


def references_section(dossier: Dossier) -> Iterator[Html]:
    """Figures of others, named as theirs, behind the plan's own."""
    of = dossier.figures
    yield from _points([*reference_points(dossier.survey, dossier.values, of.plan, of.money_shares.plan)])


def facts_section(dossier: Dossier) -> Iterator[Html]:
    """Each fact with its document; below what does not follow, and what documents say otherwise."""
    say = dossier.say
    words = N_("Topic"), N_("What"), N_("As of"), N_("Value"), N_("What it comes to"), N_("Document")
    heads = [Head(say(word), figures=word in _NUMBERS) for word in words]
    yield from table("", heads, map(_fact_row, repeat(dossier), told_facts(dossier.survey)))
    yield from _points([*fact_points(dossier.survey, dossier.values)])


def _fact_row(dossier: Dossier, told: ToldFact) -> list[str]:
    """A fact in a row: topic, name, day, value and unit, what it comes to, document and place."""
    text, say = partial(dossier.text, told.entry), dossier.say
    value = " ".join(filter(None, (text("value"), text("unit")))) or text("text")
    comes_to = number_in_words(told.comes_to, say) if told.comes_to else ""
    where = ", ".join(filter(None, (text("document"), text("place"))))
    return [text("topic"), text("name"), text("on"), value, comes_to, where]


def ceilings_section(dossier: Dossier) -> Iterator[Html]:
    yield from _points([*ceilings_points(dossier.figures, dossier.values)])


def _points(said: list[str]) -> Iterator[Html]:
    if said:
        yield items(said)


def vocation_section(dossier: Dossier) -> Iterator[Html]:
    """Zone by zone what is asked for beside its vocation, and what of it nobody asks for."""
    words = N_("Zone"), N_("Asked for, and not of its vocation"), N_("Of its vocation, and asked for by nobody")
    rows = [
        [
            dossier.zone(zone),
            *(said(of, dossier.values) or NOTHING for said in (lacking_words, unasked_words)),
        ]
        for zones in dossier.figures.vocation.values()
        for zone, of in zones.items()
    ]
    yield from table("", [Head(dossier.say(word)) for word in words], rows)
