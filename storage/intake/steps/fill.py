"""What stands above holds below: blank cells under a name that was written once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..headings import HeadedTable
from ..table import Cell, Line
from .columns import place_in
from .lines import padded, with_cells
from .plan_words import PlanWords
from .step import FillStep


def fill_gaps(table: HeadedTable, step: FillStep, words: PlanWords) -> HeadedTable:
    """A table whose blank cells in some columns say what stands above them. Raises `step-column-unknown`.

    Where the step names another column, only as long as that says the same; what it says nothing of stays blank.
    """
    places = [place_in(table, name, words) for name in step.columns]
    by = place_in(table, step.by, words) if step.by else None
    return table._replace(rows=tuple(_filled(table.rows, places, by)))


def _filled(rows: Sequence[Line], places: Sequence[int], by: int | None) -> Iterator[Line]:
    held: dict[int, Cell] = {}
    before: Cell = None
    for line in rows:
        if by is not None and ((same := line.cell(by)) is None or same != before):
            held, before = {}, same
        gaps = [at for at in places if line.cell(at) is None and at in held]
        held |= {at: cell for at in places if (cell := line.cell(at)) is not None}
        yield _with_held(line, gaps, held) if gaps else line


def _with_held(line: Line, gaps: Sequence[int], held: dict[int, Cell]) -> Line:
    cells = list(padded(line.cells, max(gaps) + 1))
    for at in gaps:
        cells[at] = held[at]
    return with_cells(line, cells)
