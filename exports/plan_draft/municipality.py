"""What the draft plan says of the municipality itself: facts, what it wants, who takes part, what was learned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from storage.plan.survey import SurveyRecord
from storage.translatable import N_

from ..document.pieces import Caution, Heading, PaperColumn, Piece, Text
from ..dossier import Dossier
from .traced import in_all_versions, traced_table


def facts_chapter(dossier: Dossier) -> Iterator[Piece]:
    """By topic; what several documents say otherwise stands together, and it is said that they differ."""
    say = dossier.say
    heads = (N_("What"), 2.0), (N_("Value"), 1.4), (N_("As of"), 0.8), (N_("Document"), 1.8)
    columns = [PaperColumn(say(word), share) for word, share in heads]
    listed = sorted(dossier.survey.listed("fact"), key=lambda one: (one.fields.topic, one.fields.name, one.record))
    for topic, of_topic in groupby(listed, key=lambda one: str(one.fields.topic)):
        entries = [*of_topic]
        yield Heading(topic, 2)
        yield from (Caution(_differ(dossier, name)) for name in _contradicted(dossier, entries))
        yield from traced_table(dossier, columns, ((_fact(dossier, one), one.record) for one in entries))


def _fact(dossier: Dossier, entry: SurveyRecord[Any]) -> list[str]:
    value = " ".join(
        filter(None, (in_all_versions(dossier, entry, "value"), in_all_versions(dossier, entry, "unit")))
    )
    where = ", ".join(
        filter(None, (in_all_versions(dossier, entry, "document"), in_all_versions(dossier, entry, "place")))
    )
    told = "\n".join(filter(None, (value, in_all_versions(dossier, entry, "text"))))
    return [in_all_versions(dossier, entry, "name"), told, in_all_versions(dossier, entry, "on"), where]


def _contradicted(dossier: Dossier, entries: list[SurveyRecord[Any]]) -> list[str]:
    """The names of facts of one day for which there are several values."""
    values: dict[tuple[str, str], set[str]] = {}
    for one in entries:
        values.setdefault((str(one.fields.name), in_all_versions(dossier, one, "on")), set()).add(
            _fact(dossier, one)[1]
        )
    return [name for (name, _on), found in values.items() if len(found) > 1]


def _differ(dossier: Dossier, name: str) -> str:
    return dossier.say(N_("The documents do not say the same of: {name}.")).format(name=name)


def vision_chapter(dossier: Dossier) -> Iterator[Piece]:
    entry = next((one for one in dossier.survey.plans() if one.record == dossier.survey.plan_record), None)
    words = in_all_versions(dossier, entry, "vision") if entry else ""
    if words:
        yield Text(words)


def zones_chapter(dossier: Dossier) -> Iterator[Piece]:
    """Each zoning with its zones: what it is for, and who is in it."""
    say, survey = dossier.say, dossier.survey
    heads = (N_("Zone"), 1.2), (N_("Vocation"), 2.0), (N_("Who is in it"), 3.0)
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
