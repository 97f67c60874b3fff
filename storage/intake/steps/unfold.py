"""A column for each year: a row for each year instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter
from typing import cast

from ...errors import InputError
from ..headings import HeadedTable
from ..table import Cell, Line
from ..table_parts.heading_names import numbered_names
from .columns import part_of_table, shown_headings
from .lines import padded, with_cells
from .plan_words import PlanWords
from .step import UnfoldStep
from .year_columns import StemColumns, columns_to_unfold

Cells = tuple[Cell, ...]


def unfold_years(table: HeadedTable, _step: UnfoldStep, words: PlanWords) -> HeadedTable:
    """A table with a row for each year of which a line says something, and columns for it and what it says.

    What else a line says stands in each of its rows, under headings that are `shared` where there are several
    years. Raises `step-years-missing` where no columns differ by a year.
    """
    stems = columns_to_unfold(table, words)
    if not stems:
        raise InputError("step-years-missing", headings=shown_headings([table]))
    unfolding = _Unfolding(table, stems, words)
    rows = tuple(row for line in table.rows for row in unfolding.rows_of(line))
    return table._replace(
        headings=unfolding.headings, rows=rows, tags=unfolding.tags, shared=table.shared | unfolding.shared
    )


def columns_beside(table: HeadedTable, stems: Sequence[StemColumns]) -> list[int]:
    """Where the columns stand that are of no year."""
    unfolded = {at for stem in stems for at in stem.places.values()}
    return [at for at in range(len(table.headings)) if at not in unfolded]


class _Unfolding:
    """Where the cells of a line go: as they stood, with the year and what is said of it in place of the first."""

    def __init__(self, table: HeadedTable, stems: Sequence[StemColumns], words: PlanWords) -> None:
        self._width = len(table.headings)
        self._years = list(dict.fromkeys(year for _at, year in sorted(_places_and_years(stems))))
        beside = columns_beside(table, stems)
        first = min(at for stem in stems for at in stem.places.values())
        before, behind = [at for at in beside if at < first], [at for at in beside if at > first]
        self._stems = {year: [stem.places.get(year, self._width) for stem in stems] for year in self._years}
        self._rows = {year: self._row_of(year, before, behind) for year in self._years}
        names = _headings_beside(table, beside, first, words)
        new = [words.meaning.heading("year"), *(stem.heading for stem in stems)]
        self.headings = tuple(numbered_names([*(names[at] for at in before), *new, *(names[at] for at in behind)]))
        self.shared = frozenset(filter(None, names.values())) if len(self._years) > 1 else frozenset[str]()
        self.tags = self._tags_of(table, stems, before, behind)

    def rows_of(self, line: Line) -> Iterator[Line]:
        """A row for each year of which the line says something."""
        cells = padded(line.cells, self._width)
        surplus = cells[self._width :]
        known: Cells = (*cells[: self._width], None, *self._years)
        for year, places in self._stems.items():
            if any(known[at] is not None for at in places):
                yield with_cells(line, self._rows[year](known) + surplus)

    def _row_of(self, year: str, before: Sequence[int], behind: Sequence[int]) -> Callable[[Cells], Cells]:
        """What takes the cells of a year's row out of those of a line, behind which all years stand."""
        year_at = self._width + 1 + self._years.index(year)
        places: list[int] = [*before, year_at, *self._stems[year], *behind]
        return cast("Callable[[Cells], Cells]", itemgetter(*places))

    @staticmethod
    def _tags_of(
        table: HeadedTable, stems: Sequence[StemColumns], before: Sequence[int], behind: Sequence[int]
    ) -> tuple[str, ...]:
        if not table.tags:
            return ()
        tags = (*table.tags, *[""] * (len(table.headings) - len(table.tags)))
        of_stems = (tags[next(iter(stem.places.values()))] for stem in stems)
        return (*(tags[at] for at in before), "", *of_stems, *(tags[at] for at in behind))


def _places_and_years(stems: Sequence[StemColumns]) -> Iterator[tuple[int, str]]:
    return ((at, year) for stem in stems for year, at in stem.places.items())


def _headings_beside(table: HeadedTable, beside: Sequence[int], first: int, words: PlanWords) -> dict[int, str]:
    """The headings of the columns of no year; where none is whose they are, that is the blank one before them."""
    names = {at: table.headings[at] for at in beside}
    unheaded = first - 1 if first and not names.get(first - 1, "x") else None
    if unheaded is not None and "holder" not in words.columns_of(part_of_table(table, beside)):
        names[unheaded] = words.meaning.heading("holder")
    return names
