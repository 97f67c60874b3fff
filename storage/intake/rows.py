"""Rows as a spreadsheet has them -> drafts of revisions, or the reason why not.

Each is compared with the plan as it stands (`compare`). No import replaces what a person wrote: where they
differ, it is a second claim, to settle.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from ..kinds.field import Field
from ..plan.survey import Survey
from ..revisions.revision import Refusal, accept_value
from .cell_reader import CellReader
from .cells import Reason, Unfit
from .column_meanings import Meaning
from .compare import Compared, Difference, Said, agrees, claimed, compare, is_listed
from .demands import DemandRows
from .numbering import RowReading, number
from .own_lists import DEMANDS
from .records import RecordRows
from .row import SpreadsheetRow


class Flaw(NamedTuple):
    """What does not fit: why, the word that it is about, and the field, where it is about one."""

    reason: Reason
    word: str
    field: Field | None = None


class Rejected(NamedTuple):
    """A row that does not fit: why, as a `Flaw` says it, and what `others` it has."""

    row: SpreadsheetRow
    reason: Reason
    word: str
    field: Field | None = None
    others: tuple[Flaw, ...] = ()

    @property
    def flaws(self) -> tuple[Flaw, ...]:
        """All that does not fit in it."""
        return (Flaw(self.reason, self.word, self.field), *self.others)


class Differing(NamedTuple):
    """A row that says otherwise than the plan, and what; `document` is its claim, None where nothing comes of it.

    `corrects`: it only says otherwise than an earlier spreadsheet, and stands instead of that.
    """

    row: SpreadsheetRow
    record: str
    differences: tuple[Difference, ...]
    document: dict[str, Any] | None
    corrects: bool = False

    @property
    def number(self) -> int:
        return self.row.number


class TakenRows(NamedTuple):
    """What rows became beside the plan: new demands; what only fills what stood empty; rows known already; what
    says otherwise; what was said once and changed since; lines of lists that bring nothing; what does not fit.
    """

    new: list[dict[str, Any]]
    completed: list[dict[str, Any]]
    known: int
    differing: list[Differing]
    outdated: list[Differing]
    idle: list[SpreadsheetRow]
    rejected: list[Rejected]
    lines: dict[str, int]
    """In which line each of `documents` stood, by its id."""

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The revisions to append."""
        return [*self.new, *self.completed, *(one.document for one in self.differing if one.document)]


def take_rows(rows: Iterable[SpreadsheetRow], survey: Survey, meaning: Meaning | None = None) -> TakenRows:
    """Compare rows with the plan as it stands, and draft what comes of each; of demands, where no meaning is told.

    One record named by two differing rows is for a person to decide: the second is rejected.
    """
    meaning = meaning or Meaning(survey=survey)
    reader = (DemandRows if meaning.of_demands else RecordRows)(CellReader(survey, meaning))
    taken = TakenRows([], [], 0, [], [], [], [], {})
    found = _read(rows, reader, taken)
    if isinstance(reader, DemandRows):
        found = number(found, reader.most, lambda record: claimed("text", survey.history(record)))
    seen: dict[str, Said] = {}
    known = 0
    for row, record, said, _numbered in found:
        try:
            if row.of == DEMANDS:
                known += _is_again(record, said, seen) or _put(taken, row, record, _compared(record, said, reader))
            elif is_listed(row.of, said, survey.history(record)):
                known += 1
            else:
                taken.idle.append(row)
        except Unfit as no:
            taken.rejected.append(_rejected(row, no))
    taken.rejected.sort(key=lambda one: one.row.number)
    return taken._replace(known=known)


def _rejected(row: SpreadsheetRow, no: Unfit) -> Rejected:
    others = tuple(Flaw(one.reason, one.word, one.field) for one in no.others)
    return Rejected(row, no.reason, no.word, no.field, others)


def _read(rows: Iterable[SpreadsheetRow], reader: DemandRows | RecordRows, taken: TakenRows) -> list[RowReading]:
    found = []
    for row in rows:
        try:
            found.append(reader.read(row))
        except Unfit as no:
            if row.of == DEMANDS:
                taken.rejected.append(_rejected(row, no))
            else:  # there is nothing to mend in what brings nothing
                taken.idle.append(row)
    return found


def _is_again(record: str, said: Said, seen: dict[str, Said]) -> bool:
    """Whether a row before said the same of a slot. Raises `Unfit` where it said something else."""
    before = seen.setdefault(record, said)
    if before is not said and (before.keys() != said.keys() or not all(agrees(said[n], before[n]) for n in said)):
        raise Unfit("twice", record)
    return before is not said


def _compared(record: str, said: Said, reader: DemandRows | RecordRows) -> Compared:
    """Raises `Unfit` where no revision could be kept that says so."""
    state = reader.survey.history(record)
    if state is None:
        reader.must_say(said)
    found = compare(record, said, state)
    if isinstance(reader, DemandRows):
        found = reader.classes.compared(found, said, state)
    accepted = accept_value(found.document) if found.document else None
    if isinstance(accepted, Refusal):
        raise Unfit("refused", accepted.detail or accepted.reason)
    return found


def _put(taken: TakenRows, row: SpreadsheetRow, record: str, found: Compared) -> bool:
    """Put what a row came to where it belongs; whether it was known."""
    differing = Differing(row, record, found.differences, found.document, found.corrects)
    if found.document:
        taken.lines[found.document["rev"]] = row.number
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
