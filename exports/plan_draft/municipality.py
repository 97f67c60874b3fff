"""What the draft plan says of the municipality itself: facts, what it wants, who takes part, what was learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from storage.names.name_table import slug
from storage.plan.facts.contradictions import contradictions
from storage.plan.facts.told_facts import ToldFact, told_facts
from storage.plan.survey import SurveyRecord
from storage.translatable import N_

from ..document.pieces import Caution, Heading, PaperColumn, Piece, Text
from ..dossier import Dossier
from ..wording.fact_words import comes_to_words, said_in_document
from .traced import in_all_versions, traced_table


def facts_chapter(dossier: Dossier) -> Iterator[Piece]:
    """By topic; what documents say otherwise of one thing together, what does not follow beside what does."""
    say, told = dossier.say, told_facts(dossier.survey)
    heads = (N_("What"), 2.0), (N_("Value"), 1.4), (N_("As of"), 0.8), (N_("Document"), 1.8)
    columns = [PaperColumn(say(word), share) for word, share in heads]
    for _letters, of_topic in groupby(told, key=lambda one: slug(one.entry.fields.topic)):
        facts = [*of_topic]
        yield Heading(facts[0].entry.fields.topic, 2)
        yield from traced_table(dossier, columns, ((_fact(dossier, one), one.entry.record) for one in facts))
        yield from (Caution(_differ(dossier, of)) for of in contradictions(facts))


def _fact(dossier: Dossier, told: ToldFact) -> list[str]:
    entry = told.entry
    value = " ".join(
        filter(None, (in_all_versions(dossier, entry, "value"), in_all_versions(dossier, entry, "unit")))
    )
    where = ", ".join(
        filter(None, (in_all_versions(dossier, entry, "document"), in_all_versions(dossier, entry, "place")))
    )
    lines = (value, comes_to_words(told, dossier.say), in_all_versions(dossier, entry, "text"))
    said = "\n".join(filter(None, lines))
    return [in_all_versions(dossier, entry, "name"), said, in_all_versions(dossier, entry, "on"), where]


def _differ(dossier: Dossier, facts: list[ToldFact]) -> str:
    name, day = (dossier.text(facts[0].entry, field) for field in ("name", "on"))
    said = "; ".join(said_in_document(one, dossier.say) for one in facts)
    words = dossier.say(N_("The documents do not say the same of: {name}. {said}."))
    return words.format(name=" ".join(filter(None, (name, day))), said=said)


def vision_chapter(dossier: Dossier) -> Iterator[Piece]:
    entry = next((one for one in dossier.survey.plans() if one.record == dossier.survey.plan_record), None)
    words = in_all_versions(dossier, entry, "vision") if entry else ""
    if words:
        yield Text(words)


def zones_chapter(dossier: Dossier) -> Iterator[Piece]:
    """Each zoning with its zones: what it is for, and who is in it."""
    say, survey = dossier.say, dossier.survey
    heads = (N_("Zone"), 0.9), (N_("Vocation"), 2.0), (N_("Who is in it"), 5.0)
    columns = [PaperColumn(say(word), share) for word, share in heads]
    for zoning in survey.zonings():
        yield Heading(dossier.zonings[zoning.id], 2)
        members = survey.members(zoning.id).items()
        rows = (
            (
                [
                    in_all_versions(dossier, zone, "name"),
                    in_all_versions(dossier, zone, "vocation"),
                    dossier.names(holder for holder, member in members if member.fields.zone == zone.id),
                ],
                zone.record,
            )
            for zone in survey.zones(zoning.id)
        )
        yield from traced_table(dossier, columns, rows)


def commitments_chapter(dossier: Dossier) -> Iterator[Piece]:
    shares = {"who": 1.2, "what": 2.6, "to": 1.0, "due": 0.8, "state": 1.0, "evidence": 1.6}
    yield from _fields(dossier, "commitment", shares)


def actors_chapter(dossier: Dossier) -> Iterator[Piece]:
    shares = {"name": 2.0, "sort": 1.0, "since": 0.8, "legal_state": 1.4, "address": 1.6}
    yield from _fields(dossier, "institution", shares)
    yield from _fields(dossier, "association", {"name": 2.0, "sector": 1.0, "members": 0.8, "women": 0.8})


def lessons_chapter(dossier: Dossier) -> Iterator[Piece]:
    yield from _fields(dossier, "lesson", {"text": 4.0, "element": 1.2, "on": 0.8})


def _fields(dossier: Dossier, kind: str, shares: Mapping[str, float]) -> Iterator[Piece]:
    """A kind's list: some of its fields under what they are called, with their shares of the width."""
    columns = [PaperColumn(dossier.values.label(kind, name), share) for name, share in shares.items()]
    listed: list[SurveyRecord[Any]] = dossier.survey.listed(kind)
    rows = (([in_all_versions(dossier, one, name) for name in shares], one.record) for one in listed)
    yield from traced_table(dossier, columns, rows)
