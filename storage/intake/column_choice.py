"""What the columns of a table are taken for, which might mean something, and which are nobody's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from .cells import year_of
from .column_meanings import Meaning
from .heading_keys import UNUSED, key_of
from .headings import HeadedTable

_OF_A_YEAR: Final = 5
"""2004.0 has one more than 2004."""


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


def choose_columns(table: HeadedTable, meaning: Meaning, told: Mapping[str, str]) -> ChosenColumns:
    """What the columns of a table are, by their headings and what stands in them; `told` is by a heading's key."""
    headings = table.headings
    columns = [_told(key_of(one, at), told, meaning) or named(one, meaning) for at, one in enumerate(headings)]
    own = bool(meaning.own_list(headings))
    for at, heading in enumerate(headings):
        synonym = meaning.likely(heading, own=own)
        if not columns[at] and synonym not in columns:
            columns[at] = synonym
    years = [at for at, column in enumerate(columns) if column.isdecimal()]
    if years and years[0] and "holder" not in columns and not headings[years[0] - 1]:
        columns[years[0] - 1] = "holder"
    if "year" in columns:  # years are told row by row, and what has a year's name is something else
        columns = ["" if column.isdecimal() else column for column in columns]
    elif any(map(str.isdecimal, columns)):  # each cell is a demand, of which a line has nothing else to say
        columns = [column if column in {"holder", UNUSED} or column.isdecimal() else "" for column in columns]
    counting = [at for at, column in enumerate(columns) if column == "n" and _counts_lines(table, at)]
    columns = ["" if at in counting else column for at, column in enumerate(columns)]
    repeated = [at for at, one in enumerate(headings) if own and not columns[at] and meaning.repeats(one)]
    return ChosenColumns(tuple(columns), ("",) * len(columns), frozenset((*counting, *repeated)))


def named(heading: str, meaning: Meaning) -> str:
    """The column that a heading names: of demands a year too, whose cells are its demands."""
    year = year_of(heading) if meaning.of_demands and not _is_day(heading) else None
    return year or meaning.column(heading) or ""


def _told(key: str, told: Mapping[str, str], meaning: Meaning) -> str:
    column = told.get(key, "")
    return column if column == UNUSED else meaning.column(column) or column


def _is_day(text: str) -> bool:
    """Whether a text has more figures than a year: a day heads no column."""
    return sum(map(str.isdecimal, text)) > _OF_A_YEAR


def _counts_lines(table: HeadedTable, at: int) -> bool:
    """Whether a column such as "N°" only numbers the lines: 1, 2, 3 and on. One called n is the contract's."""
    if table.headings[at].casefold() == "n":
        return False
    below = (str(line.cell(at)) for line in table.rows)
    numbers = [cell for cell in below if cell.isdecimal()]  # a note may stand under them
    return len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]
