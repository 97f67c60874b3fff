"""Rows of demands: whose slot each is about, and what it says of the demand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from msgspec import UNSET

from ..kinds.field import NUMBER
from ..kinds.lookup import holder_of, year_of_record
from ..kinds.process.demand import WITHOUT_TEXT, demand_name
from ..names.name_table import name_key
from ..plan.levels.tree import is_level_here
from ..plan.paper_marks import unmarked
from ..revisions.history import History
from .cell_reader import CellReader
from .cells import Unfit, fields_asked
from .compare import Said, agrees, claimed
from .followed_classes import FollowedClasses
from .numbering import RowReading
from .own_lists import DEMANDS
from .row import SpreadsheetRow, cells_of, row_body
from .years import read_year

_SAID_IN_ITS_PLACE: Final = ("none", "postponed")
"""The statuses whose words stand in a demand's place."""


class DemandRows:
    """Reads rows of demands, with a survey's names at hand."""

    def __init__(self, fields: CellReader) -> None:
        self.fields = fields
        self.survey = fields.survey
        self.classes = FollowedClasses(self.survey)
        self._years = self.survey.plan.years
        self._per_year = {one.id: self.survey.slots_by_year(one.id) for one in self.survey.holders_listed()}
        self._off = {name_key(one.fields.name): one.id for one in self.survey.communities(withdrawn=True)}
        status = next(one for one in fields.meaning.kind.fields if one.name == "status")
        words = fields.meaning.words(status)
        self._states = {word: kept for word, kept in words.items() if kept in _SAID_IN_ITS_PLACE}

    def most(self, record: str) -> int:
        """How many demands the holder of a demand may have in its year."""
        of_holder = self._per_year.get(holder_of(record), {})
        return of_holder.get(year_of_record(record) or 0, self.survey.plan.per_year)

    def must_say(self, said: Said) -> None:
        """Raises `Unfit` where a new demand says neither what is asked for nor that nothing is."""
        if "text" not in said and said.get("status", UNSET) not in WITHOUT_TEXT:
            raise Unfit("no-text")

    def read(self, row: SpreadsheetRow) -> RowReading:
        """The record that a row is about, and the fields that it says."""
        cells = cells_of(row, self.fields, self._plain)
        record = self._record(cells)
        state = self.survey.history(record)
        body = self._body(cells, state)
        if not body and state is None and row.of == DEMANDS:
            raise Unfit("nothing")
        return RowReading(row, record, body, "n" in cells)

    def _plain(self, column: str, value: str) -> str:
        return unmarked(value, self.fields.meaning.paper).strip() if column == "text" else value

    def _record(self, cells: Mapping[str, str]) -> str:
        """The record of a slot of the plan, or of one outside that stands all the same."""
        holder, written, n = self.fields.holder_written(cells), cells.get("year", ""), cells.get("n", "1")
        if not holder:
            raise Unfit("holder-above")
        found = self.fields.holder(holder)
        id_ = found.rpartition("/")[2] if found else None
        if id_ and is_level_here(self.survey, id_):
            raise Unfit("level", holder)
        year = self._year(written)
        if year and re.fullmatch(NUMBER, n):
            for one in (id_,) if id_ else (self._off.get(name_key(holder), ""), holder):
                record = demand_name(self.survey.municipality, one, int(year), int(n))
                if record in self.survey:
                    return record
        if id_ is None:
            raise Unfit("ambiguous" if self.fields.names.is_shared(holder) else "unknown-name", holder)
        if year is None or int(year) not in self._years:
            raise Unfit("year", written)
        if not re.fullmatch(r"[1-9]\d?", n):
            raise Unfit("n-bad", n)
        if int(n) > self._per_year[id_][int(year)]:
            raise Unfit("too-many", n)
        return demand_name(self.survey.municipality, id_, int(year), int(n))

    def _year(self, written: str) -> str | None:
        """Four digits, be they of the plan or not, or what is said of its years. Raises `Unfit`."""
        return written if re.fullmatch(r"\d{4}", written) else read_year(written, self._years)

    def _body(self, cells: Mapping[str, str], state: History | None) -> dict[str, Any]:
        words = cells.get("text")
        body = row_body({name: cell for name, cell in cells.items() if name != "text"}, self.fields, state)
        if words is not None:
            body |= self._asked(words, body.get("status"), claimed("text", state))
        return self.classes.without(body, state)

    def _asked(self, words: str, status: str | None, stand: list[Any]) -> dict[str, str]:
        """What the words in a demand's place say; where they stand in the plan as they are, they are a text."""
        for one in stand:
            if agrees(words, one):
                return {"text": one}
        return fields_asked(words, status, self._states)
