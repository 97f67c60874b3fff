"""Rows of demands: whose slot each is about, and what it says of the demand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import UNSET

from ..kinds.field import NUMBER
from ..kinds.process.demand import WITHOUT_TEXT, demand_name
from ..limits import MAX_INTEGER
from ..names.name_table import name_key, slug
from ..plan.levels.tree import is_level_here
from ..plan.paper_marks import unmarked
from ..revisions.history import History
from .cell_reader import CellReader, is_yes
from .cells import Flaws, Unfit, count_of, fields_asked
from .compare import Compared, Said, agrees, claimed
from .followed_classes import FollowedClasses
from .landing.joint_names import is_joint
from .landing.readings import Landing, ProposalVote, RowReading, SortedRows
from .landing.shared_names import CODE, ZONE, SharedNames
from .landing.slots import KnownSlots, sort_into_slots
from .own_lists import DEMANDS, PROPOSALS
from .row import Plain, SpreadsheetRow, UnreadCell, cells_of, refuse_without, row_body, with_others
from .years import read_year

_SAID_IN_ITS_PLACE: Final = ("none", "postponed")
"""The statuses whose words stand in a demand's place."""
_NEEDED: Final = frozenset({"holder", "year", "n", "text", "option"})
"""The columns that say which demand it is: where one is not understood, nobody knows what the row is about."""
_WHOSE: Final = frozenset({"holder", "holder_id", "year", "n", ZONE, CODE, "municipality", "proposal"})
"""The columns that say nothing of a demand."""
_LONG: Final = 8000
"""So many characters of a body are far from too many for a revision."""
_OF_A_VOTE: Final = frozenset({"votes", "chosen", "option"})


class DemandRows:
    """Reads rows of demands, with a survey's names at hand."""

    def __init__(self, fields: CellReader) -> None:
        self.fields = fields
        self.survey = fields.survey
        self._classes = FollowedClasses(self.survey)
        self._shared = SharedNames(fields)
        self._municipality = self.survey.municipality
        self._usual = self.survey.plan.per_year
        self._years = frozenset(self.survey.plan.years)
        self._read_years: dict[str, str | None] = {}
        self._per_year = {one.id: self.survey.slots_by_year(one.id) for one in self.survey.holders_listed()}
        self._levels = frozenset(id_ for id_ in self._per_year if is_level_here(self.survey, id_))
        self._off = {name_key(one.fields.name): one.id for one in self.survey.communities(withdrawn=True)}
        status = next(one for one in fields.meaning.kind.fields if one.name == "status")
        words = fields.meaning.words(status)
        paper = fields.meaning.paper
        self._plain: Plain = {"text": lambda value: unmarked(value, paper).strip()}
        self._states = {word: kept for word, kept in words.items() if kept in _SAID_IN_ITS_PLACE}

    def most(self, record: str) -> int:
        """How many demands the holder of a demand may have in its year."""
        _kind, _municipality, holder, year, _n = record.split("/")
        return self._per_year.get(holder, {}).get(int(year), self._usual)

    def must_say(self, said: Said) -> None:
        """Raises `Unfit` where a new demand says neither what is asked for nor that nothing is."""
        if "text" not in said and said.get("status", UNSET) not in WITHOUT_TEXT:
            raise Unfit("no-text")

    def sort(self, found: Iterable[RowReading]) -> SortedRows:
        """What rows say of each slot."""
        survey = self.survey
        slots = KnownSlots(self.most, lambda record: claimed("text", survey.history(record)), survey.__contains__)
        return sort_into_slots(found, slots)

    def completed(self, landing: Landing, state: History | None) -> Said:
        """What rows say of a record, with the cost that follows where only its parts are told."""
        said = landing.said
        parts = said.get("funding")
        if not parts or "cost_cents" in said or claimed("cost_cents", state) or self._may_cost_more(landing):
            return said
        cost = sum(parts.values())
        return {**said, "cost_cents": cost} if cost <= MAX_INTEGER else said

    def is_surely_kept(self, said: Said) -> bool:
        """Whether a new demand that says so much is one that every laptop accepts: it is short and has no rows.

        What its fields take was looked at cell by cell.
        """
        long = sum(
            len(value) if isinstance(value, str) else _LONG * isinstance(value, list) for value in said.values()
        )
        return long < _LONG

    def compared(self, found: Compared, said: Said, state: History | None) -> Compared:
        """What rows came to, with the class that follows from an action."""
        return self._classes.compared(found, said, state)

    def _may_cost_more(self, landing: Landing) -> bool:
        """Whether a column has costs, be it empty here, or a part of one is not understood."""
        columns = map(self.fields.meaning.column, landing.row.cells)
        return "cost" in columns or any(
            cell.column.startswith("funding") for one in landing.readings for cell in one.unread
        )

    def read(self, row: SpreadsheetRow) -> RowReading:
        """The record that a row is about, and the fields that it says. Raises `Unfit`."""
        cells = cells_of(row, self.fields, self._plain)
        said = cells.said
        tells = _WHOSE.issuperset(said) and not cells.unread and row.of == DEMANDS
        try:
            refuse_without(cells.unread, _NEEDED)
            self._refuse_others(said.get("municipality", ""))
            record = self._record(said)
        except Unfit as no:
            raise Unfit("nothing") if tells else with_others(no, cells.unread) from None
        state = self.survey.history(record)
        return self._reading(row, record, said, cells.unread, state)

    def _reading(
        self,
        row: SpreadsheetRow,
        record: str,
        cells: Mapping[str, str],
        unread: list[UnreadCell],
        state: History | None,
    ) -> RowReading:
        words = cells.get("text", cells.get("option"))
        own = {name: cell for name, cell in cells.items() if name not in _OF_A_VOTE and name != "text"}
        body, not_read = row_body(own, self.fields, state)
        proposal, of_vote = self._vote(row, cells)
        unread = [*unread, *not_read, *of_vote]
        if words is not None:
            try:
                body |= self._asked(words, body.get("status"), claimed("text", state))
            except Unfit as no:
                raise with_others(no, unread) from None
        body = self._classes.without(body, state, is_own=row.is_own)
        told = self._told(own, not_read) if proposal else {}
        return RowReading(row, record, body, "n" in cells, (*unread,), proposal, told)

    def _told(self, own: Mapping[str, str], unread: Iterable[UnreadCell]) -> dict[str, str]:
        """The words of what cells say of a demand, but for those that are not understood."""
        left = {one.column for one in unread}
        return {name: cell for name, cell in own.items() if self.fields.meaning.at(name).path and name not in left}

    def _vote(self, row: SpreadsheetRow, cells: Mapping[str, str]) -> tuple[ProposalVote | None, list[UnreadCell]]:
        """What a row says of a vote, and the cells of it that are not understood."""
        is_listed = "option" in cells or row.of == PROPOSALS
        told: dict[str, Any] = {}
        unread = []
        for column, read in (("votes", count_of), ("chosen", is_yes)):
            if column in cells:
                try:
                    told[column] = read(cells[column])
                except Unfit as no:
                    unread.append(UnreadCell(column, cells[column], no))
        return (ProposalVote(**told, is_listed=is_listed) if told or is_listed else None), unread

    def _record(self, cells: Mapping[str, str]) -> str:
        """The record of a slot of the plan, or of one outside that stands all the same.

        Raises `Unfit` with all that is wrong with whose it is, its year and its number.
        """
        try:
            return self._slot(cells)
        except Unfit as no:
            self._refuse_slot(cells)
            raise no from None

    def _slot(self, cells: Mapping[str, str]) -> str:
        """The same; raises `Unfit` with the first that is wrong: most rows are right, and nothing is gathered."""
        holder, written, n = self.fields.holder_written(cells), cells.get("year", ""), cells.get("n", "1")
        id_, year = self._id(holder, cells), self._year(written)
        if year and re.fullmatch(NUMBER, n):
            for one in (id_,) if id_ else (self._off.get(name_key(holder), ""), holder):
                record = demand_name(self._municipality, one, int(year), int(n))
                if record in self.survey:
                    return record
        known, planned = self._known(id_, holder), self._planned(year, written)
        return demand_name(self._municipality, known, planned, self._numbered(n, known, planned))

    def _refuse_slot(self, cells: Mapping[str, str]) -> None:
        """Raises `Unfit` with all that keeps a row from a slot of the plan, where anything does."""
        holder, written, n = self.fields.holder_written(cells), cells.get("year", ""), cells.get("n", "1")
        flaws, known, planned = Flaws(), "", 0
        with flaws.kept():
            known = self._known(self._id(holder, cells), holder)
        with flaws.kept():
            planned = self._planned(self._year(written), written)
        with flaws.kept():
            self._numbered(n, known, planned)
        flaws.refuse()

    def _id(self, holder: str, cells: Mapping[str, str]) -> str | None:
        """The id of whoever is named, who may ask for something; None for a name of nobody. Raises `Unfit`."""
        if not holder:
            raise Unfit("holder-above")
        found = self.fields.holder(holder) or self._shared.record(holder, cells)
        id_ = found.rpartition("/")[2] if found else None
        if id_ in self._levels:
            raise Unfit("level", holder)
        return id_

    def _known(self, id_: str | None, holder: str) -> str:
        if id_ is None:
            raise self._no_holder(holder)
        return id_

    def _planned(self, year: str | None, written: str) -> int:
        if year is None or int(year) not in self._years:
            raise Unfit("year", written)
        return int(year)

    def _numbered(self, n: str, id_: str, year: int) -> int:
        """The number of one of the demands that a holder may have in a year; of one that is not known any."""
        if not re.fullmatch(r"[1-9]\d?", n):
            raise Unfit("n-bad", n)
        if id_ and year and int(n) > self._per_year[id_][year]:
            raise Unfit("too-many", n)
        return int(n)

    def _refuse_others(self, written: str) -> None:
        """Raises `Unfit` for a row of another municipality; this one may be called *Municipio de Guaqui*."""
        letters = slug(written)
        called = (self._municipality, slug(str(self.survey.profile.name)))
        if letters and not any(letters == one or letters.endswith(f"-{one}") for one in called if one):
            raise Unfit("other-municipality", written)

    def _no_holder(self, written: str) -> Unfit:
        """Why a name is of nobody: several have it, or it is that of several who ask together."""
        if self.fields.names.is_shared(written):
            return Unfit("ambiguous", written)
        return Unfit("joint" if is_joint(written, self.fields.holder) else "unknown-name", written)

    def _year(self, written: str) -> str | None:
        """Four digits, be they of the plan or not, or what is said of its years. Raises `Unfit`."""
        if written not in self._read_years:  # every row asks
            is_plain = re.fullmatch(r"\d{4}", written)
            self._read_years[written] = written if is_plain else read_year(written, self._years)
        return self._read_years[written]

    def _asked(self, words: str, status: str | None, stand: list[Any]) -> dict[str, str]:
        """What the words in a demand's place say; where they stand in the plan as they are, they are a text."""
        for one in stand:
            if agrees(words, one):
                return {"text": one}
        return fields_asked(words, status, self._states)
