"""Pure: what has several versions, those first that change the productive share."""

from __future__ import annotations

from collections.abc import Iterator

from storage.history import REMOVED, Claim, History
from storage.records import slot_of

from ..table_words import TableWords
from ..tables import PRIVATE_FIELDS
from ..words import COLUMNS, FIELDS, N_, WORKSHOP_STAGES
from .dossier import Dossier, bs
from .markup import Head, Html, table

_SHOWN = ("text", "action", "class", "place", "status", "status_reason", "cost_cents", "families", "name")
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
    first = {s.entry.record for s in dossier.states if s.entry and s.verdict == "disputed"}
    words = TableWords(dossier.survey, dossier.say)
    for record in sorted(dossier.survey.disputed(), key=lambda one: (one not in first, one)):
        history = dossier.survey.history(record)
        for field in history.conflicts if history else ():
            claims = history.claims[field] if history else ()
            row = [_named(dossier, record, history), _field(dossier, field), _versions(words, field, claims)]
            authors = ", ".join(dict.fromkeys(claim.revision.author for claim in claims if claim.revision.author))
            yield [*row, authors] if dossier.edition.people else row


def _named(dossier: Dossier, record: str, history: History | None) -> str:
    """Andamarca 2004; a workshop's step and whose it is; else its name, or where it has none its code."""
    if slot := slot_of(record):
        n = f" ({slot.n})" if slot.n > 1 or dossier.plan.per_year > 1 else ""
        return f"{dossier.holder(slot.holder)} {slot.year}{n}"
    kind, *rest = record.split("/")
    if kind == "workshop":
        return f"{dossier.say(WORKSHOP_STAGES.get(rest[1], rest[1]))}: {dossier.holder(rest[2])}"
    name = history.values.get("name") if history else None
    return name if isinstance(name, str) else record


def _field(dossier: Dossier, field: str) -> str:
    """What a field is called; private ones are not."""
    if field in PRIVATE_FIELDS and not dossier.edition.private:
        return dossier.say(N_("Private data"))
    return dossier.say(FIELDS.get(field) or COLUMNS.get(field) or _OTHERS.get(field, N_("other data")))


def _versions(words: TableWords, field: str, claims: tuple[Claim, ...]) -> str:
    """Each version on a line of its own."""
    if field not in _SHOWN:
        return ""
    return "\n".join(dict.fromkeys(_version(words, field, claim.value) for claim in claims))


def _version(words: TableWords, field: str, value: object) -> str:
    if value is REMOVED:
        return "–"
    if field == "cost_cents" and isinstance(value, int):
        return bs(value)
    return words.cell(field, str(value))
