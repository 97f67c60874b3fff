"""What is counted beside the shares: causes, promises, what became of plans, who proposed, vocations."""

from __future__ import annotations

from collections.abc import Iterator

from storage.symbols import NOTHING
from storage.translatable import N_

from ..dossier import Dossier
from ..findings.tallies import (
    ceilings_points,
    lacking_words,
    money_share_points,
    proposers_points,
    standing_points,
    told_causes,
    unasked_words,
)
from .markup import Head, Html, items, table


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
    yield from _points([*money_share_points(dossier.figures, dossier.values)])


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
