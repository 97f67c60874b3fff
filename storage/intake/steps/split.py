"""Several things in one cell: a row for each."""

from __future__ import annotations

from collections.abc import Iterator

from ..headings import HeadedTable
from ..table import Cell, Line
from .columns import place_in
from .lines import with_cells
from .plan_words import PlanWords
from .step import SplitStep


def split_cells(table: HeadedTable, step: SplitStep, words: PlanWords) -> HeadedTable:
    """A table with a row for each thing that stands in a column's cell. Raises `step-column-unknown`.

    What else a line says stands in each of its rows; its columns are `shared` where a line has several.
    """
    at = place_in(table, step.column, words)
    rows = tuple(row for line in table.rows for row in _split(line, at, step.sign))
    if len(rows) == len(table.rows):
        return table._replace(rows=rows)
    others = {heading for place, heading in enumerate(table.headings) if heading and place != at}
    return table._replace(rows=rows, shared=table.shared | others)


def _split(line: Line, at: int, sign: str) -> Iterator[Line]:
    cell = line.cell(at)
    if not isinstance(cell, str) or sign not in cell:
        yield line
        return
    said: list[Cell] = [part for part in map(str.strip, cell.split(sign)) if part]
    for part in said or [None]:
        yield with_cells(line, (*line.cells[:at], part, *line.cells[at + 1 :]))
