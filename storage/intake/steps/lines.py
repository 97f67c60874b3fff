"""Lines with other cells than they had."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..headings import HeadedTable
from ..table import Cell, Line


def with_cells(line: Line, cells: Sequence[Cell]) -> Line:
    """A line with other cells."""
    return Line(line.number, tuple(cells), line.hidden, line.flaws)


def padded(cells: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    """The cells of as many columns, and what stands beside them."""
    return cells + (None,) * (width - len(cells)) if len(cells) < width else cells


def with_cells_changed(table: HeadedTable, at: int, change: Callable[[Cell], Cell]) -> HeadedTable:
    """A table with each cell of a column that says something changed; a line stays as it is where it does not."""

    def changed(line: Line) -> Line:
        cell = line.cell(at)
        new = cell if cell is None else change(cell)
        return line if new is cell else with_cells(line, (*line.cells[:at], new, *line.cells[at + 1 :]))

    return table._replace(rows=tuple(map(changed, table.rows)))
