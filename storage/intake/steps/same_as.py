"""*Idem* and signs for it, in the words that they stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Final

from ...names.name_table import slug
from ..cell_text import cell_as_text
from ..cells import says_same, year_of
from ..headings import HeadedTable
from ..table import Cell, Line
from .columns import meant_places, place_in
from .lines import padded, with_cells
from .plan_words import PlanWords
from .step import SameAsStep

_LONGEST: Final = 60
_BEGINS: Final = re.compile(r"[^\w(]|[iídle]", re.IGNORECASE)
"""What else begins otherwise need not be looked at: there may be a million."""
_OF_A_YEAR: Final = re.compile(
    r"(?:(?:idem|ditto|igual|mism[oa]|lo|la|el|al?|que|del?|gestion|ano)-)+((?:19|20)\d\d)"
)
_IN_ANOTHER_PLACE: Final = re.compile(r"(?:idem|ditto|igual)-.*")
"""Not what stands above."""


def take_same(table: HeadedTable, step: SameAsStep, words: PlanWords) -> HeadedTable:
    """A table in which a column says itself what stands above it, or what the same line says of another year.

    Where a line has several rows, one a year, what stands above is that of the same year. What points to another
    place, or to nothing, stays as it is. Raises `step-column-unknown`.
    """
    at = place_in(table, step.column, words)
    return table._replace(rows=tuple(_Resolved(at, _year_reader(table, words)).rows(table.rows)))


def is_same(cell: Cell) -> bool:
    """Whether a cell only says that it is the same as another."""
    return isinstance(cell, str) and len(cell) <= _LONGEST and bool(_BEGINS.match(cell)) and says_same(cell)


def _year_reader(table: HeadedTable, words: PlanWords) -> Callable[[Line], str]:
    """The year of a row, where lines have a row for each of theirs; "" else."""
    places = meant_places(table, "year", words)
    if len(places) != 1 or not any(one.number == other.number for one, other in pairwise(table.rows)):
        return lambda _line: ""
    (at,) = places
    return lambda line: year_of(cell_as_text(line.cell(at))) or ""


class _Resolved:
    """Goes down the rows and knows what stands above."""

    def __init__(self, at: int, year: Callable[[Line], str]) -> None:
        self._at = at
        self._year = year
        self._above: dict[str, Cell] = {}

    def rows(self, rows: Sequence[Line]) -> Iterator[Line]:
        for _number, group in groupby(rows, lambda line: line.number):
            yield from self._rows_of_line(list(group))

    def _rows_of_line(self, rows: list[Line]) -> Iterator[Line]:
        years = list(map(self._year, rows))
        said = [self._said(row.cell(self._at), year) for row, year in zip(rows, years, strict=True)]
        by_year = dict(zip(years, said, strict=True))
        for row, year, cell in zip(rows, years, said, strict=True):
            new = _of_its_year(cell, by_year)
            self._note(year, new)
            yield row if new is row.cell(self._at) else _with_cell(row, self._at, new)

    def _said(self, cell: Cell, year: str) -> Cell:
        """What a cell says; what stands above it, where it only says that it is the same."""
        if isinstance(cell, str) and is_same(cell) and not _IN_ANOTHER_PLACE.fullmatch(slug(cell)):
            cell = self._above.get(year, cell)
        self._note(year, cell)
        return cell

    def _note(self, year: str, cell: Cell) -> None:
        if is_same(cell):
            self._above.pop(year, None)
        elif cell is not None:
            self._above[year] = cell


def _of_its_year(cell: Cell, by_year: dict[str, Cell]) -> Cell:
    """What the same line says of the year that a cell points to, by way of others or not."""
    new, seen = cell, set[str]()
    while isinstance(new, str) and is_same(new) and (found := _OF_A_YEAR.fullmatch(slug(new))):
        if found[1] in seen or by_year.get(found[1]) is None:
            return cell
        seen.add(found[1])
        new = by_year[found[1]]
    return cell if is_same(new) else new


def _with_cell(line: Line, at: int, cell: Cell) -> Line:
    cells = padded(line.cells, at + 1)
    return with_cells(line, (*cells[:at], cell, *cells[at + 1 :]))
