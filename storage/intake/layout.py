"""How a spreadsheet is laid out: where its headings are, what each column is, of which year its rows are.

What is proposed here is shown and may be told otherwise; what the columns mean to a record is for `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from .column_meanings import DEMANDS as OF_DEMANDS
from .column_meanings import Meaning
from .columns.column_choice import ChosenColumns, choose_columns, named_column
from .heading_keys import UNUSED, key_of
from .headings import HeadedTable
from .table import Line

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
YearFrom = Literal["", "told", "title", "page"]
"""Where the year of a whole sheet stands, if it has one: a person told it, the title says it, or its name."""


class SpreadsheetLayout(NamedTuple):
    """What a spreadsheet's columns are; where none has the rows' years, `year` is that of all rows."""

    lines: tuple[int, int]
    """The first and last line of the headings; nothing and nothing where they stand in no line."""
    headings: tuple[str, ...]
    chosen: ChosenColumns
    year: str = ""
    year_from: YearFrom = ""
    meaning: Meaning = OF_DEMANDS
    list_mark: str = ""
    """Which of our own lists it is marked as."""

    @property
    def columns(self) -> tuple[str, ...]:
        """What each heading is taken for."""
        return self.chosen.columns

    @property
    def own(self) -> str:
        """Which of our own lists it is, by its mark, else by its headings; "" where it is none."""
        return self.meaning.own_list(self.headings, self.list_mark)


def is_column(word: str, meaning: Meaning) -> bool:
    """Whether a word names a column: one of the contract's, a year, or the one that is left out."""
    return word == UNUSED or bool(named_column(word, meaning))


def sheet_layout_of(
    table: HeadedTable,
    told: Mapping[str, str] | None = None,
    page: str = "",
    year: str | None = None,
    meaning: Meaning = OF_DEMANDS,
) -> SpreadsheetLayout:
    """What the columns of a table are, with what a person told of them.

    `told` is a heading's key -> its column. `year` is the year of all rows, for a sheet that has no column for
    it; None: the only one that stands above the headings or else in the name of the `page`; "": none of these.
    """
    told = told or {}
    chosen = choose_columns(table, meaning, told)
    if table.shared:
        chosen = chosen._replace(columns=(*_of_each_row(table, chosen, meaning, told),))
    layout = SpreadsheetLayout(table.lines, table.headings, chosen, meaning=meaning, list_mark=table.list_mark)
    return _dated(layout, table.titles, page, year)


def _of_each_row(
    table: HeadedTable, chosen: ChosenColumns, meaning: Meaning, told: Mapping[str, str]
) -> Iterator[str]:
    """What the columns of a table mean in each of the rows that one line became.

    What stands once beside several things, as a cost, is not each one's, unless a person says so.
    """
    of_all = {*meaning.keys, *meaning.ids, *meaning.beside}
    for at, (heading, column) in enumerate(zip(table.headings, chosen.columns, strict=True)):
        is_each_ones = heading not in table.shared or column in of_all or key_of(heading, at) in told
        yield column if is_each_ones else ""


def without_columns(layout: SpreadsheetLayout, headings: Container[str]) -> SpreadsheetLayout:
    """A layout in which some columns are taken for nothing: what they mean is asked first."""
    kept = (
        ("" if name in headings else column) for name, column in zip(layout.headings, layout.columns, strict=True)
    )
    return layout._replace(chosen=layout.chosen._replace(columns=tuple(kept)))


def missing(layout: SpreadsheetLayout) -> list[str]:
    """The columns that no row can do without, and that the layout has not."""
    needed = layout.meaning.needed(layout.columns)
    return [one for one in needed if one not in layout.columns and not (layout.year and one == "year")]


def known_column_count(layout: SpreadsheetLayout) -> int:
    """How many columns are told by words or by several years: one alone may well stand in a row."""
    told = [column for column in layout.columns if column]
    years = sum(column.isdecimal() for column in told)
    return len(told) - (years if years < 2 else 0)


def _dated(layout: SpreadsheetLayout, above: Sequence[Line], page: str, year: str | None) -> SpreadsheetLayout:
    """A layout with the year of all its rows, where no column has them."""
    if "year" in layout.columns or year == "":
        return layout
    if year:
        return layout._replace(year=year, year_from="told")
    if found := _only_year(" ".join(str(cell) for line in above for cell in line.cells)):
        return layout._replace(year=found, year_from="title")
    found = _only_year(page)
    return layout._replace(year=found, year_from="page") if found else layout


def _only_year(text: str) -> str:
    """The year that a text names; none where it names several, as 2003-2007 does."""
    found = set(_YEARS.findall(text))
    return found.pop() if len(found) == 1 else ""
