"""Pure: what has several versions, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator

from storage.history import REMOVED, History
from storage.records import slot_of
from storage.settling import versions

from ..disputes import disputes
from ..table_words import TableWords
from ..words import COLUMNS, FIELDS, N_, WORKSHOP_STAGES
from .dossier import Dossier, bs
from .markup import Head, Html, table

_RECORDS = ("moved_to", "target", "joint_with", "phase_of")
_ZONES = ("admin_zone", "typology_zone", "zone")
_SHOWN = (
    *("text", "action", "class", "place", "status", "status_reason", "cost_cents", "families", "name"),
    *("withdrawn", "outcome", "held_on", "women", "men", "members", "kind", "sector"),
    *_RECORDS,
    *_ZONES,
)
"""The fields whose versions are shown; of others it is only said that they differ."""
_OTHERS = {"target": N_("What the name means")}
"""Of fields that neither a demand nor a table has."""


def to_settle(dossier: Dossier) -> Iterator[Html]:
    """Each record in conflict with its versions; who says them only where people are named."""
    say, people = dossier.say, dossier.edition.people
    heads = [Head(say(word)) for word in (N_("What"), N_("What differs"), N_("Versions"))]
    heads += [Head(say(N_("Who")))] if people else []
    yield from table("", heads, _rows(dossier))


def _rows(dossier: Dossier) -> Iterator[list[str]]:
    for record in (one.record for one in disputes(dossier.survey)):
        history = dossier.survey.history(record)
        for field in history.conflicts if history else ():
            claims = history.claims[field] if history else ()
            row = [
                named(dossier, record, history),
                field_name(dossier, field),
                "\n".join(said(dossier, history, field)) if history else "",
            ]
            authors = ", ".join(dict.fromkeys(claim.revision.author for claim in claims if claim.revision.author))
            yield [*row, authors] if dossier.edition.people else row


def named(dossier: Dossier, record: str, history: History | None) -> str:
    """Andamarca 2004; a workshop's step and whose it is; else its name, or where it has none its code."""
    if slot := slot_of(record):
        n = f" ({slot.n})" if slot.n > 1 or dossier.plan.per_year > 1 else ""
        return f"{dossier.holder(slot.holder)} {slot.year}{n}"
    kind, *rest = record.split("/")
    if kind == "workshop":
        return f"{dossier.say(WORKSHOP_STAGES.get(rest[1], rest[1]))}: {dossier.holder(rest[2])}"
    name = history.values.get("name") if history else None
    return name if isinstance(name, str) else record


def field_name(dossier: Dossier, field: str) -> str:
    """What a field is called."""
    return dossier.say(FIELDS.get(field) or COLUMNS.get(field) or _OTHERS.get(field, N_("other data")))


def said(dossier: Dossier, state: History, field: str) -> list[str]:
    """What the versions of a field say, each once; nothing where they are made of parts."""
    if field not in _SHOWN:
        return []
    words = TableWords(dossier.survey, dossier.say)
    return [_version(dossier, words, field, version.value) for version in versions(state, field)]


def _version(dossier: Dossier, words: TableWords, field: str, value: object) -> str:
    if field == "withdrawn":
        return dossier.say(N_("It was taken back")) if value is True else dossier.say(N_("It still stands"))
    if value is REMOVED:
        return "–"
    if field == "cost_cents" and isinstance(value, int):
        return bs(value)
    if field in _RECORDS:
        return named(dossier, str(value), dossier.survey.history(str(value)))
    if field in _ZONES:
        zone = dossier.survey.history(f"zone/{dossier.survey.municipality}/{value}")
        return str(zone.values.get("name", value)) if zone else str(value)
    return words.cell(field, str(value))
