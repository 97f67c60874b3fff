"""What the columns of a table are taken for, which might mean something, and which are nobody's.

A heading that names its column is believed. One that only says it, by a phrase of the lexicon, is where what
stands below fits, and no other heading says the same. What else fits is proposed to a person.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ...notation.word_lists import listed
from ..cell_text import cell_as_text
from ..cells import year_of
from ..column_meanings import Meaning
from ..forms.question_headings import column_of_question
from ..heading_keys import UNUSED, key_of
from ..headings import HeadedTable
from ..table_parts.cell_looks import look_of
from .funder_columns import FunderColumns
from .heading_words import heading_alone
from .tag_meanings import column_of_tag
from .value_fit import MOST, ValueFit, said_values

_OF_A_YEAR: Final = 5
"""2004.0 has one more than 2004."""
_MOST_OF_THEM: Final = 0.5
"""So many values that fit bear out what a heading says."""
_NEARLY_ALL: Final = 0.8
"""So many values tell what they are, whatever the heading says."""
_TOLD_BY_VALUES: Final = {
    "holder": _MOST_OF_THEM,
    "year": _NEARLY_ALL,
    "class": _NEARLY_ALL,
    "action": _NEARLY_ALL,
}
_ALL_TAKEN: Final = frozenset({"text"})
"""Of which two columns are both taken: then each row has to tell which it is."""


class ChosenColumns(NamedTuple):
    """What each column of a table is, in the order of its headings."""

    columns: tuple[str, ...]
    """What it is taken for; "" for nothing, `UNUSED` where a person told so, a year where its cells are demands.

    Two may be taken for the same: then a person has to say which.
    """
    proposals: tuple[str, ...]
    """What one that is taken for nothing may be; "" for nothing."""
    nobodys: frozenset[int] = frozenset()
    """The places of those that say nothing of any record: numbers of lines, keys of programs."""


def choose_columns(table: HeadedTable, meaning: Meaning, told: Mapping[str, str] = {}) -> ChosenColumns:
    """What the columns of a table are, by their headings and what stands in them; `told` is by a heading's key."""
    if meaning.own_list(table.headings, table.list_mark):
        columns = _of_own_list(table.headings, meaning, told)
        repeated = (at for at, one in enumerate(table.headings) if not columns[at] and meaning.repeats(one))
        return ChosenColumns(tuple(columns), ("",) * len(columns), frozenset(repeated))
    return _Choice(table, meaning, told).made()


def named_column(heading: str, meaning: Meaning) -> str:
    """The column that a heading names: of demands a year too, whose cells are its demands; "" for none."""
    year = year_of(heading) if meaning.of_demands and not _is_day(heading) else None
    return year or meaning.column(heading) or column_of_question(heading, meaning)


def _is_day(text: str) -> bool:
    """Whether a text has more figures than a year: a day heads no column."""
    return sum(map(str.isdecimal, text)) > _OF_A_YEAR


def _told(key: str, told: Mapping[str, str], meaning: Meaning) -> str:
    column = told.get(key, "")
    return column if column == UNUSED else meaning.column(column) or column


def _of_own_list(headings: tuple[str, ...], meaning: Meaning, told: Mapping[str, str]) -> list[str]:
    columns = [
        _told(key_of(one, at), told, meaning) or named_column(one, meaning) for at, one in enumerate(headings)
    ]
    for at, heading in enumerate(headings):
        column = meaning.likely(heading, own=True)
        if not columns[at] and column not in columns:
            columns[at] = column
    return columns


def _texts(table: HeadedTable, at: int) -> Iterator[str]:
    return (cell_as_text(line.cell(at)) for line in table.rows[:MOST])


def _open(columns: Sequence[str], nobodys: Container[int]) -> list[int]:
    """The places of which nothing is known yet."""
    return [at for at, column in enumerate(columns) if not column and at not in nobodys]


class _Choice:
    """The columns of one table as they are chosen, one way of telling them after the other."""

    def __init__(self, table: HeadedTable, meaning: Meaning, told: Mapping[str, str]) -> None:
        self._meaning = meaning
        self._headings = [heading_alone(heading) for heading in table.headings]
        self._values = [list(said_values(_texts(table, at))) for at in range(len(table.headings))]
        self._fit = ValueFit(meaning)
        self._funders = FunderColumns(meaning)
        self._columns = [_told(key_of(one, at), told, meaning) for at, one in enumerate(table.headings)]
        self._nobodys = frozenset(at for at in _open(self._columns, frozenset()) if self._is_nobodys(at))
        for at in self._open():
            tag = table.tags[at] if at < len(table.tags) else ""
            self._columns[at] = column_of_tag(tag, meaning) or self._named(at)

    def made(self) -> ChosenColumns:
        self._take_unheaded_holder()
        self._take_what_headings_say()
        self._take_years_apart()
        free = {at for at in self._open() if self._values[at]}
        proposals = [self._proposal(at) if at in free else "" for at in range(len(self._columns))]
        return ChosenColumns(tuple(self._columns), tuple(proposals), self._nobodys)

    def _open(self) -> list[int]:
        return _open(self._columns, self._nobodys)

    def _named(self, at: int) -> str:
        heading = self._headings[at]
        likely = "" if self._meaning.of_demands else self._meaning.likely(heading)
        column = named_column(heading, self._meaning) or likely
        return "" if column == "zone" and not self._fits(at, column) else column  # compared with what is known

    def _is_nobodys(self, at: int) -> bool:
        heading = self._headings[at].strip().casefold()
        if heading in listed("nobodys", "names") or heading.startswith(listed("nobodys", "beginnings")):
            return True
        if heading not in listed("nobodys", "counts") or self._meaning.column(heading) not in {None, "n"}:
            return False
        words = sum(look_of(value) == "words" for value in self._values[at])  # a note may stand under them
        return 2 * words <= len(self._values[at])

    def _take_unheaded_holder(self) -> None:
        """Before the years, what has no heading says whose they are."""
        years = [at for at, column in enumerate(self._columns) if column.isdecimal()]
        if years and years[0] and "holder" not in self._columns and not self._headings[years[0] - 1]:
            self._columns[years[0] - 1] = "holder"

    def _take_what_headings_say(self) -> None:
        taken = {*self._columns}
        for column, places in self._said().items():
            if column in taken:
                continue
            with_values = [at for at in places if self._values[at]] or places
            if len(with_values) == 1 or column in _ALL_TAKEN:
                for at in with_values:
                    self._columns[at] = column

    def _said(self) -> dict[str, list[int]]:
        """Column -> the places whose headings say it and whose values fit; by weak words where no others do."""
        strong: dict[str, list[int]] = {}
        weak: dict[str, list[int]] = {}
        for at in self._open():
            heading = self._headings[at]
            if found := self._meaning.heading_words.read(heading):
                if self._fits(at, found.column, known=found.weak):
                    (weak if found.weak else strong).setdefault(found.column, []).append(at)
            elif self._values[at] and (column := self._funders.read(heading)) and self._fits(at, column):
                strong.setdefault(column, []).append(at)
        return {**weak, **strong}

    def _fits(self, at: int, column: str, least: float = _MOST_OF_THEM, *, known: bool = False) -> bool:
        return self._fit.share(column, self._values[at], known=known) >= least

    def _take_years_apart(self) -> None:
        columns = self._columns
        if "year" in columns:  # years are told row by row, and what has a year's name is something else
            self._columns = ["" if column.isdecimal() else column for column in columns]
        elif any(map(str.isdecimal, columns)):  # each cell is a demand, of which a line has nothing else to say
            whose = {"holder", "zone", UNUSED}
            self._columns = [column if column in whose or column.isdecimal() else "" for column in columns]

    def _proposal(self, at: int) -> str:
        """What a column that is taken for nothing may be: by a phrase in its heading, else by its values."""
        heading, taken = self._headings[at], {*self._columns}
        if funder := self._funders.like(heading):
            return funder if self._fits(at, funder) else ""
        held = [one for one in self._meaning.heading_words.held(heading) if one not in taken]
        fitting = [one for one in held if self._fits(at, one, known=True)]
        if len(fitting) == 1:
            return fitting[0]
        others = (one for one in _TOLD_BY_VALUES if one in self._meaning.columns and one not in taken)
        return next((one for one in others if self._fits(at, one, _TOLD_BY_VALUES[one], known=True)), "")
