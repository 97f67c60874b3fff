"""What has several versions, the weightiest first."""

from __future__ import annotations

from collections.abc import Iterator

from storage.kinds.lookup import kind_of
from storage.plan.disputes import list_disputes
from storage.revisions.history import History
from storage.translatable import N_

from ..dossier import Dossier
from ..findings.versions import versions_said
from .markup import Head, Html, table


def to_settle_section(dossier: Dossier) -> Iterator[Html]:
    """Each record in conflict with its versions; who says them only where people are named."""
    say, people = dossier.say, dossier.edition.people
    heads = [Head(say(word)) for word in (N_("What"), N_("What differs, and its versions"))]
    heads += [Head(say(N_("Who")))] if people else []
    yield from table("", heads, _rows(dossier))


def _rows(dossier: Dossier) -> Iterator[list[str]]:
    """One a record, whatever of it differs."""
    for record in (one.record for one in list_disputes(dossier.survey)):
        history = dossier.survey.history(record)
        if history is None:
            continue
        said = [_field(dossier, history, field) for field in history.conflicts]
        claims = (claim for field in history.conflicts for claim in history.claims[field])
        authors = ", ".join(dict.fromkeys(claim.revision.author for claim in claims if claim.revision.author))
        row = [dossier.values.title(record), "\n".join(said)]
        yield [*row, authors] if dossier.edition.people else row


def _field(dossier: Dossier, history: History, field: str) -> str:
    """Cost: Bs 78.500 / Bs 82.000."""
    versions = " / ".join(versions_said(dossier.values, history, field))
    return f"{disputed_field_name(dossier, history.record, field)}: {versions}"


def disputed_field_name(dossier: Dossier, record: str, field: str) -> str:
    """What a field is called."""
    return dossier.values.label(kind_of(record), field)
