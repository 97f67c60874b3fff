"""Rows as a spreadsheet has them -> drafts of revisions, or the reason why not.

Each is compared with the plan as it stands (`compare`). No import replaces what stands unless a person says so:
rows that differ are left out, or come in as a second claim, or in the place of what stands, as their policy says.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, Literal, NamedTuple

from ..kinds.field import Field
from ..plan.survey import Survey
from ..revisions.history import History
from ..revisions.revision import Refusal, accept_value
from .cell_reader import CellReader
from .cells import Reason, Unfit
from .column_meanings import Meaning
from .compare import Compared, Difference, compare, is_listed, withdrawal
from .demands import DemandRows
from .landing.corrections import KEY, Corrections
from .landing.readings import Landing, RowReading
from .landing.unread import Unread, remark_of, unread_cell
from .own_lists import DEMANDS, WITHDRAWN
from .records import RecordRows
from .row import SpreadsheetRow, with_others

Policy = Literal["ask", "keep-both", "replace", "skip"]
"""What comes of rows that differ: nothing, to be asked about (`ask`) or not (`skip`); a claim beside those that
stand; or what they say, in the place of what stands.
"""


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
    """A row that says otherwise than the plan, and what. `beside` is its claim beside those that stand, `instead`
    the revision that takes their place; None where nothing comes of it.
    """

    row: SpreadsheetRow
    record: str
    differences: tuple[Difference, ...]
    beside: dict[str, Any] | None
    instead: dict[str, Any] | None
    left: tuple[dict[str, Any], ...] = ()
    """The revisions that take back what its key was of before, when it comes in `instead`."""

    @property
    def number(self) -> int:
        return self.row.number

    def document(self, policy: Policy) -> dict[str, Any] | None:
        """What comes of it."""
        return {"keep-both": self.beside, "replace": self.instead}.get(policy)

    def withdrawals(self, policy: Policy) -> tuple[dict[str, Any], ...]:
        """What is taken back with that."""
        return self.left if policy == "replace" else ()


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
    policy: Policy = "ask"
    """What comes of `differing` and `outdated`."""
    nothing: tuple[SpreadsheetRow, ...] = ()
    """Rows that say nothing of what they are about."""
    unread: tuple[Unread, ...] = ()
    """Cells that are not understood, of rows that fit."""
    remarks: tuple[dict[str, Any], ...] = ()
    """The revisions that keep the words of those, of rows that come in."""
    summed: tuple[int, ...] = ()
    """The lines of which a cost is the sum of its parts."""
    keys: Mapping[str, tuple[str, ...]] = {}
    """What its rows are called by whoever made them, by the id of a revision."""

    @property
    def replacing(self) -> list[dict[str, Any]]:
        """What comes of the rows that say otherwise than the plan."""
        found = (one.document(self.policy) for one in (*self.differing, *self.outdated))
        return [document for document in found if document]

    @property
    def withdrawals(self) -> list[dict[str, Any]]:
        """What is taken back since the rows that were of it are of other records now."""
        return [document for one in self.differing for document in one.withdrawals(self.policy)]

    @property
    def documents(self) -> list[dict[str, Any]]:
        """The revisions to append."""
        return [*self.new, *self.completed, *self.replacing, *self.withdrawals, *self.remarks]


def take_rows(
    rows: Iterable[SpreadsheetRow], survey: Survey, meaning: Meaning | None = None, policy: Policy = "ask"
) -> TakenRows:
    """Compare rows with the plan as it stands, and draft what comes of each; of demands, where no meaning is told.

    Of rows that say different things of one record none is taken: a person decides.
    """
    meaning = meaning or Meaning(survey=survey)
    reader = (DemandRows if meaning.of_demands else RecordRows)(CellReader(survey, meaning))
    found = _Taking(reader, policy)
    found.take(found.read(rows))
    return found.done()


class _Taking:
    """Takes rows one after the other."""

    def __init__(self, reader: DemandRows | RecordRows, policy: Policy) -> None:
        self._reader = reader
        self._survey = reader.survey
        self._taken = TakenRows([], [], 0, [], [], [], [], {}, policy)
        self._known = 0
        self._nothing: list[SpreadsheetRow] = []
        self._unread: list[Unread] = []
        self._remarks: list[dict[str, Any]] = []
        self._summed: list[int] = []
        self._keys: dict[str, tuple[str, ...]] = {}
        self._named: frozenset[str] = frozenset()
        """The records that any row is of."""
        self._corrections = Corrections(reader.survey)

    def done(self) -> TakenRows:
        """What came of them, in the order of the rows."""
        taken = self._taken
        taken.rejected.sort(key=lambda one: one.row.number)
        for ones in (taken.differing, taken.outdated):
            ones.sort(key=lambda one: one.row.number)
        return taken._replace(
            known=self._known,
            nothing=(*sorted(self._nothing, key=lambda row: row.number),),
            unread=(*sorted(self._unread, key=lambda one: one.row.number),),
            remarks=(*self._remarks,),
            summed=(*sorted(self._summed),),
            keys=self._keys,
        )

    def read(self, rows: Iterable[SpreadsheetRow]) -> list[RowReading]:
        """The rows that say of which record they are."""
        found = []
        for row in rows:
            try:
                found.append(self._reader.read(row))
            except Unfit as no:
                self._leave(row, no)
        return found

    def take(self, found: list[RowReading]) -> None:
        """Put each of some rows where it belongs."""
        self._named = frozenset(one.record for one in found)
        listed = [one for one in found if one.row.of == WITHDRAWN]
        quiet = [one for one in found if one.row.of != WITHDRAWN and not one.says_something]
        others = [one for one in found if one.row.of != WITHDRAWN and one.says_something]
        for one in listed:
            if is_listed(one.said, self._survey.history(one.record)):
                self._known += 1
            else:
                self._taken.idle.append(one.row)
        landings, left = self._reader.sort(others)
        for one, no in left:
            self._leave(one.row, with_others(no, list(one.unread)))
        self._take_quiet(quiet, {one.record for one in landings if self._land(one)})

    def _take_quiet(self, quiet: Iterable[RowReading], landed: Container[str]) -> None:
        """Rows that say of a record nothing: known where it stands, and no row where another tells of it."""
        for one in quiet:
            if one.record in self._survey:
                self._known += 1
            elif one.record not in landed:
                self._nothing.append(one.row)

    def _leave(self, row: SpreadsheetRow, no: Unfit) -> None:
        if row.of != DEMANDS:  # there is nothing to mend in what brings nothing
            self._taken.idle.append(row)
        elif no.reason == "nothing":
            self._nothing.append(row)
        else:
            others = tuple(Flaw(one.reason, one.word, one.field) for one in no.others)
            self._taken.rejected.append(Rejected(row, no.reason, no.word, no.field, others))

    def _land(self, landing: Landing) -> bool:
        """Put what rows say of a record where it belongs; whether it fits."""
        try:
            found = self._compared(landing)
        except Unfit as no:
            for one in landing.readings:
                self._leave(one.row, with_others(Unfit(no.reason, no.word, no.field), [*one.unread]))
            return False
        left = self._corrections.left([one.row for one in landing.readings], landing.record, self._named)
        comes = self._put_moved(landing, found, left) if left else self._put(landing, found)
        self._keep_words(landing, comes=comes)
        return True

    def _compared(self, landing: Landing) -> Compared:
        """Raises `Unfit` where no revision could be kept that says so."""
        state = self._survey.history(landing.record)
        said = self._reader.completed(landing, state)
        if state is None:
            self._reader.must_say(said)
        if said is not landing.said:
            self._summed.append(landing.row.number)
        found = self._reader.compared(compare(landing.record, said, state), said, state)
        if found.verdict == "new" and self._reader.is_surely_kept(said):
            return found
        for document in (found.document, found.instead):
            accepted = accept_value(document) if document else None
            if isinstance(accepted, Refusal):
                raise Unfit("refused", accepted.detail or accepted.reason)
        if found.verdict == "differs" and self._corrections.follows(landing.row, state):
            return found._replace(verdict="completes", document=found.instead, differences=())
        return found

    def _put(self, landing: Landing, found: Compared) -> bool:
        """Put what rows came to where it belongs; whether they come in, or are known."""
        taken = self._taken
        document = found.document
        self._known += len(landing.readings) if found.verdict == "same" else landing.again
        if found.verdict in {"differs", "outdated"}:
            one = Differing(landing.row, landing.record, found.differences, found.document, found.instead)
            (taken.differing if found.verdict == "differs" else taken.outdated).append(one)
            document = one.document(taken.policy)
        elif document:
            (taken.new if found.verdict == "new" else taken.completed).append(document)
        if document:
            self._note(document, *(one.row for one in landing.readings))
        return document is not None or found.verdict == "same"

    def _put_moved(self, landing: Landing, found: Compared, left: list[History]) -> bool:
        """Put where it belongs what rows came to that were of other records before; whether they come in."""
        taken = self._taken
        moved = (Difference(KEY, state.record, landing.record) for state in left)
        withdrawn = (*map(withdrawal, left),)
        instead = found.instead or found.document
        one = Differing(landing.row, landing.record, (*moved, *found.differences), None, instead, withdrawn)
        taken.differing.append(one)
        document = one.document(taken.policy)
        for each in (*([document] if document else ()), *one.withdrawals(taken.policy)):
            self._note(each, *(reading.row for reading in landing.readings))
        return document is not None or found.verdict == "same"

    def _note(self, document: dict[str, Any], *rows: SpreadsheetRow) -> None:
        """Where a revision came from."""
        self._taken.lines[document["rev"]] = rows[0].number
        if keys := dict.fromkeys(row.key for row in rows if row.key):
            self._keys[document["rev"]] = (*keys,)

    def _keep_words(self, landing: Landing, *, comes: bool) -> None:
        meaning = self._reader.fields.meaning
        for row, cell in landing.unread:
            unread = unread_cell(row, landing.record, cell, meaning)
            self._unread.append(unread)
            document = remark_of(unread)
            if comes and document["record"] not in self._survey and document["rev"] not in self._taken.lines:
                self._remarks.append(document)
                self._note(document, row)
