"""Rows of demands, as a spreadsheet has them -> drafts of revisions, or the reason why not.

An import's revision depends on the row and on that record's earlier imports alone, so that the same rows
give the same revisions on every laptop. Its only parent is the record's latest import: no import replaces
what a person wrote; where they differ, it is a conflict to settle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from ..canonical import canonical
from ..history import by_depth
from ..names import slug
from ..records import WITHOUT_TEXT, decided_together, demand_name
from ..revision import IMPORT, Refusal, Revision, accept_value, draft
from ..survey import Survey
from ..text import clean_line
from .cells import (
    CLASS_WORDS,
    FIELDS,
    STATUS_WORDS,
    Reason,
    Unfit,
    asked,
    cents_of,
    column_of,
    count_of,
    known_word,
    says_nothing,
    value_of,
    year_of,
)


class Row(NamedTuple):
    """One row: its number as the spreadsheet counts it, and its cells by heading as typed."""

    number: int
    cells: dict[str, str]
    surplus: bool = False
    """Whether it has more cells than there are headings: a comma inside a text that is not quoted."""


class Rejected(NamedTuple):
    """A row that does not fit: why, and the word that it is about."""

    row: Row
    reason: Reason
    word: str


class Taken(NamedTuple):
    """What rows became: `documents` to append; rows known already; rows that a later import outdated; the rest."""

    documents: list[dict[str, Any]]
    known: int
    outdated: list[Row]
    rejected: list[Rejected]


def take_rows(rows: Iterable[Row], survey: Survey) -> Taken:
    """Draft the revisions of rows, against what the survey knows of names and earlier imports.

    One slot named by two differing rows is for a person to decide: the second is rejected.
    """
    reader = _Reader(survey)
    imports: dict[str, dict[str, Revision]] = {}
    seen: dict[str, bytes] = {}
    taken = Taken([], 0, [], [])
    known = 0
    for row in rows:
        try:
            record, body, author, at = reader.read(row)
            said = canonical([body, author, at])
            if record in seen:
                if seen[record] != said:
                    raise Unfit("twice", record)
                known += 1
                continue
            seen[record] = said
            before = imports.setdefault(record, _imports(survey, record))
            document = _document(record, body, author, at, before)
        except Unfit as no:
            taken.rejected.append(Rejected(row, no.reason, no.word))
            continue
        if isinstance(document, dict):
            taken.documents.append(document)
        else:
            known += 1
            if document == "outdated":
                taken.outdated.append(row)
    return taken._replace(known=known)


def _imports(survey: Survey, record: str) -> dict[str, Revision]:
    return {rev: r for rev, r in survey.revisions(record).items() if r.device == IMPORT}


def _document(
    record: str, row: dict[str, Any], author: str, at: str, before: dict[str, Revision]
) -> dict[str, Any] | Literal["known", "outdated"]:
    """The draft of a row's revision, or that an earlier import said the same.

    A row sets its own fields and what is decided with them; an earlier import that set the same to the same
    was that row, wherever it stands in the chain: importing a file again must bring nothing.
    """
    sets = decided_together("demand", set(row))
    chain = [revision for _, revision in by_depth(before)]
    said = canonical([row, author, at])
    for revision in reversed(chain):
        same = {name: revision.body[name] for name in row if name in revision.body}
        if set(revision.sets) == sets and canonical([same, revision.author, revision.at]) == said:
            return "known" if revision is chain[-1] else "outdated"
    latest = chain[-1] if chain else None
    body = {**(latest.body if latest else {}), **row}
    if "text" not in body and body.get("status") not in WITHOUT_TEXT:
        raise Unfit("text-missing")
    parents = (latest.rev,) if latest else ()
    document = draft(record, body, sets=sets, parents=parents, author=author, device=IMPORT, at=at)
    accepted = accept_value(document)
    if isinstance(accepted, Refusal):
        raise Unfit("refused", accepted.detail or accepted.reason)
    return document


class _Reader:
    """Reads rows with a survey's names at hand."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._names = survey.names()
        self._years = survey.plan.years
        self._sources = {slug(id_): id_ for id_ in survey.plan.sources or ()}
        if isinstance(survey.plan.sources, dict):
            self._sources |= {slug(name): id_ for id_, name in survey.plan.sources.items()}
        self._actions: dict[str, str] = {}
        for action in survey.actions():
            names = action.fields.names.values() if isinstance(action.fields.names, dict) else ()
            for name in (action.id, action.fields.name, *names):
                self._actions.setdefault(slug(name), action.id)
        self._per_year = {a.id: a.fields.per_year for a in survey.associations()}

    def read(self, row: Row) -> tuple[str, dict[str, Any], str, str]:
        """The record that a row is about, the fields that it says, its author and time."""
        if row.surplus:
            raise Unfit("surplus")
        cells = {
            column: value
            for heading, cell in row.cells.items()
            if (column := column_of(heading)) and not says_nothing(value := value_of(cell), column)
        }
        record = self._record(cells)
        body = self._body(cells)
        if not body:
            raise Unfit("nothing")
        return record, body, clean_line(cells.get("author", "")), cells.get("at", "")

    def _record(self, cells: Mapping[str, str]) -> str:
        holder = cells.get("holder")
        if not holder:
            raise Unfit("holder-missing")
        record = self._names.match(holder)
        if record is None:
            raise Unfit("holder-unknown", holder)
        id_ = record.rpartition("/")[2]
        written = cells.get("year", "")
        year = year_of(written)
        if year is None:
            raise Unfit("year-bad", written)
        if int(year) not in self._years:
            raise Unfit("year-outside", written)
        n = cells.get("n", "1")
        most = self._per_year.get(id_, 1) if record.startswith("association/") else self._survey.plan.per_year
        if not re.fullmatch(r"[1-9]\d?", n) or int(n) > most:
            raise Unfit("n-outside", n)
        return demand_name(self._survey.municipality, id_, int(year), int(n))

    def _body(self, cells: Mapping[str, str]) -> dict[str, Any]:
        read: dict[str, Callable[[str], Any]] = {
            "action": lambda word: known_word(self._actions, word, "action-unknown"),
            "class": lambda word: known_word(CLASS_WORDS, word, "class-unknown"),
            "status": lambda word: known_word(STATUS_WORDS, word, "status-unknown"),
            "families": count_of,
            "cost": cents_of,
            "carries": self._association,
            "place": str,
            "notes": str,
        }
        body = {FIELDS.get(name, name): read[name](cell) for name, cell in cells.items() if name in read}
        if "text" in cells:
            body |= asked(cells["text"], body.get("status"))
        funding = {
            known_word(self._sources, source, "source-unknown"): cents_of(cell)
            for name, cell in cells.items()
            if (source := name.partition(":")[2])
        }
        return {**body, "funding": funding} if funding else body

    def _association(self, value: str) -> str:
        record = self._names.match(value)
        if record is None or not record.startswith("association/"):
            raise Unfit("association-unknown", value)
        return record.rpartition("/")[2]
