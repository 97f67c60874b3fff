"""Tables as the later steps of an import read them: every cell as a text."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from ..notation.formula_cells import guard
from .cells import Number
from .layout import LOOKED_AT, SheetLine, WorkbookSheet
from .table import Cell, Line, OpenedTable


def text_sheet(table: OpenedTable) -> WorkbookSheet:
    """A table's lines; those among which the headings are looked for are as wide as the widest of all."""
    widest = 0 if table.separator else max((len(line.cells) for line in table.lines), default=0)
    lines = [_line(line, widest if at < LOOKED_AT else 0) for at, line in enumerate(table.lines)]
    return WorkbookSheet(table.name, table.hidden, lines)


def _line(line: Line, width: int) -> SheetLine:
    cells = [cell_as_text(cell) for cell in line.cells]
    cells += [""] * (width - len(cells))
    return SheetLine(line.number, cells, line.hidden, line.flaws)


def cell_as_text(cell: Cell) -> str:
    """What a cell says; a text as a CSV file has it, the digits of a number as such."""
    match cell:
        case None:
            return ""
        case str():
            return guard(cell) if cell.strip("-") else cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case int() | Decimal():
            return Number(f"{cell:f}" if isinstance(cell, Decimal) else cell)
    return _moment(cell)


def _moment(cell: date | time) -> str:
    match cell:
        case time():
            return _clock(cell)
        case datetime():
            return f"{cell:%Y-%m-%d} {_clock(cell.time())}"
    return f"{cell:%Y-%m-%d}"


def _clock(at: time) -> str:
    """14:30, with seconds where there are any."""
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"
