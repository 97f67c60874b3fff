"""Rows of demands, as a spreadsheet has them -> drafts of revisions, or the reason why not.

Each is compared with the plan as it stands (`compare`). No import replaces what a person wrote: where they
differ, it is a second claim, to settle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from ..history import History
from ..names import slug
from ..records import WITHOUT_TEXT, demand_name, holder_of
from ..revision import Refusal, accept_value
from ..survey import Survey
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
from .compare import Compared, Difference, Said, agrees, claimed, compare, is_listed
from .marks import unmarked
from .numbering import Reading, number
from .own import DEMANDS


class Row(NamedTuple):
    """One row: its number as the spreadsheet counts it, and its cells by heading as typed."""

    number: int
    cells: dict[str, str]
    surplus: bool = False
    """Whether it has more cells than there are headings: a comma inside a text that is not quoted."""
    of: str = DEMANDS
    """Which of our own lists it is a line of. Those of demands taken back and of proposals are no demands."""


class Rejected(NamedTuple):
    """A row that does not fit: why, and the word that it is about."""

    row: Row
    reason: Reason
    word: str


class Differing(NamedTuple):
    """A row that says otherwise than the plan, and what; `document` is its claim, None where nothing comes of it.

    `corrects`: it only says otherwise than an earlier spreadsheet, and stands instead of that.
    """

    row: Row
    record: str
    differences: tuple[Difference, ...]
    document: dict[str, Any] | None
    corrects: bool = False

    @property
    def number(self) -> int:
        return self.row.number


class Taken(NamedTuple):
    """What rows became beside the plan: new demands; what only fills what stood empty; rows known already; what
    says otherwise; what was said once and changed since; lines of lists that bring nothing; what does not fit.
    """

    new: list[dict[str, Any]]
    completed: list[dict[str, Any]]
    known: int
    differing: list[Differing]
    outdated: list[Differing]
    idle: list[Row]
    rejected: list[Rejected]

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The revisions to append."""
        return [*self.new, *self.completed, *(one.document for one in self.differing if one.document)]


def take_rows(rows: Iterable[Row], survey: Survey) -> Taken:
    """Compare rows with the plan as it stands, and draft what comes of each.

    One slot named by two differing rows is for a person to decide: the second is rejected.
    """
    reader = _Reader(survey)
    taken = Taken([], [], 0, [], [], [], [])
    found = []
    for row in rows:
        try:
            found.append(reader.read(row))
        except Unfit as no:
            if row.of == DEMANDS:
                taken.rejected.append(Rejected(row, no.reason, no.word))
            else:  # there is nothing to mend in what brings nothing
                taken.idle.append(row)
    found = number(found, reader.most, lambda record: claimed("text", survey.history(record)))
    seen: dict[str, Said] = {}
    known = 0
    for row, record, said, _numbered in found:
        try:
            if row.of == DEMANDS:
                known += _is_again(record, said, seen) or _put(taken, row, record, _compared(record, said, survey))
            elif is_listed(row.of, said, survey.history(record)):
                known += 1
            else:
                taken.idle.append(row)
        except Unfit as no:
            taken.rejected.append(Rejected(row, no.reason, no.word))
    taken.rejected.sort(key=lambda one: one.row.number)
    return taken._replace(known=known)


def _is_again(record: str, said: Said, seen: dict[str, Said]) -> bool:
    """Whether a row before said the same of a slot. Raises `Unfit` where it said something else."""
    before = seen.setdefault(record, said)
    if before is not said and (before.keys() != said.keys() or not all(agrees(said[n], before[n]) for n in said)):
        raise Unfit("twice", record)
    return before is not said


def _compared(record: str, said: Said, survey: Survey) -> Compared:
    """Raises `Unfit` where no revision could be kept that says so."""
    state = survey.history(record)
    if state is None and "text" not in said and said.get("status") not in WITHOUT_TEXT:
        raise Unfit("text-missing")
    found = compare(record, said, state)
    accepted = accept_value(found.document) if found.document else None
    if isinstance(accepted, Refusal):
        raise Unfit("refused", accepted.detail or accepted.reason)
    return found


def _put(taken: Taken, row: Row, record: str, found: Compared) -> bool:
    """Put what a row came to where it belongs; whether it was known."""
    differing = Differing(row, record, found.differences, found.document, found.corrects)
    match found.verdict:
        case "new":
            taken.new.append(found.document or {})
        case "completes":
            taken.completed.append(found.document or {})
        case "differs":
            taken.differing.append(differing)
        case "outdated":
            taken.outdated.append(differing)
        case "same":
            return True
    return False


class _Reader:
    """Reads rows with a survey's names at hand."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._names = survey.names()
        self._years = survey.plan.years
        self._sources = {slug(id_): id_ for id_ in survey.plan.sources or ()}
        if isinstance(survey.plan.sources, dict):
            self._sources |= {slug(name): id_ for id_, name in survey.plan.sources.items()}
        self._actions: dict[str, list[str]] = {}
        for action in survey.actions():
            names = action.fields.names.values() if isinstance(action.fields.names, dict) else ()
            for name in {slug(one) for one in (action.id, action.fields.name, *names)}:
                self._actions.setdefault(name, []).append(action.id)
        self._per_year = {a.id: a.fields.per_year for a in survey.associations()}
        self._listed = {one.id for one in survey.communities()} | self._per_year.keys()
        self._off = {slug(one.fields.name): one.id for one in survey.communities(withdrawn=True)}

    def most(self, record: str) -> int:
        """How many demands a year the holder of a demand may have."""
        return self._per_year.get(holder_of(record), self._survey.plan.per_year)

    def read(self, row: Row) -> Reading:
        """The record that a row is about, and the fields that it says."""
        if row.surplus:
            raise Unfit("surplus")
        cells = {
            column: value
            for heading, cell in row.cells.items()
            if (column := column_of(heading)) and not says_nothing(value := _plain(column, cell), column)
        }
        record = self._record(cells)
        state = self._survey.history(record)
        body = self._body(cells, state)
        if not body and state is None and row.of == DEMANDS:
            raise Unfit("nothing")
        return Reading(row, record, body, "n" in cells)

    def _record(self, cells: Mapping[str, str]) -> str:
        """The record of a slot of the plan, or of one outside that stands all the same."""
        holder, written, n = cells.get("holder"), cells.get("year", ""), cells.get("n", "1")
        if not holder:
            raise Unfit("holder-missing")
        id_ = self._id(holder)
        year = year_of(written) or (written if re.fullmatch(r"\d{4}", written) else None)
        if year and re.fullmatch(r"[1-9]\d{0,8}", n):
            for one in (id_,) if id_ else (self._off.get(slug(holder), ""), holder):
                record = demand_name(self._survey.municipality, one, int(year), int(n))
                if record in self._survey:
                    return record
        if id_ is None:
            raise Unfit("holder-unknown", holder)
        if year is None:
            raise Unfit("year-bad" if written else "year-missing", written)
        if int(year) not in self._years:
            raise Unfit("year-outside", written)
        if not re.fullmatch(r"[1-9]\d?", n) or int(n) > self._per_year.get(id_, self._survey.plan.per_year):
            raise Unfit("n-outside", n)
        return demand_name(self._survey.municipality, id_, int(year), int(n))

    def _id(self, holder: str) -> str | None:
        """Of a community or association on the lists, by its name, by another that is known, or by its id."""
        record = self._names.match(holder)
        return record.rpartition("/")[2] if record else (holder if holder in self._listed else None)

    def _body(self, cells: Mapping[str, str], state: History | None) -> dict[str, Any]:
        read: dict[str, Callable[[str], Any]] = {
            "action": lambda word: self._action(word, state),
            "class": lambda word: known_word(CLASS_WORDS, word, "class-unknown"),
            "status": lambda word: known_word(STATUS_WORDS, word, "status-unknown"),
            "families": count_of,
            "cost": cents_of,
            "carries": self._association,
            "place": str,
            "notes": str,
        }
        body = {
            field: _as_it_stands(read[name], cell, claimed(field, state))
            for name, cell in cells.items()
            if name in read and (field := FIELDS.get(name, name))
        }
        if "text" in cells:
            body |= _asked(cells["text"], body.get("status"), claimed("text", state))
        funding = {
            self._source(source, state): cents_of(cell)
            for name, cell in cells.items()
            if (source := name.partition(":")[2])
        }
        return {**body, "funding": funding} if funding else body

    def _action(self, word: str, state: History | None) -> str:
        """Of several actions of one name the one that stands."""
        ids = self._actions.get(slug(word), [])
        if not ids:
            raise Unfit("action-unknown", word)
        return next((one for one in claimed("action", state) if one in ids), ids[0])

    def _source(self, word: str, state: History | None) -> str:
        """One of the plan's, or one that stands though the plan does not name it."""
        stand = {source for funding in claimed("funding", state) for source in funding}
        return word if word in stand else known_word(self._sources, word, "source-unknown")

    def _association(self, value: str) -> str:
        record = self._names.match(value)
        if record is None or not record.startswith("association/"):
            raise Unfit("association-unknown", value)
        return record.rpartition("/")[2]


def _plain(column: str, cell: str) -> str:
    """What a cell says in its column."""
    value = value_of(cell)
    return unmarked(value).strip() if column == "text" else value


def _asked(words: str, status: str | None, stand: list[Any]) -> dict[str, str]:
    """What the words in a demand's place say; where they stand in the plan as they are, they are a text."""
    for one in stand:
        if agrees(words, one):
            return {"text": one}
    return asked(words, status)


def _as_it_stands(read: Callable[[str], Any], cell: str, stand: list[Any]) -> Any:
    """What a cell says; of a word that no list has, whether it is the very one that stands."""
    try:
        return read(cell)
    except Unfit:
        for one in stand:
            if agrees(cell, one):
                return one
        raise
