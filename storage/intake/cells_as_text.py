"""Tables as the later steps of an import read them: every cell as a text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final, cast

from ..notation.formula_cells import guard
from .cells import Number
from .layout import SheetLine, WorkbookSheet
from .table import Cell, Line, OpenedTable
from .table_parts.cell_looks import filled
from .table_parts.heading_lines import looked_at

_SIGNS: Final = "'=+-@\t\r\n"
"""With what a text begins that is looked at."""
_NO_FORMULA: Final = re.compile(r"[-+]?[-\d.,\s]*")
"""Dashes and numbers, of which nothing is computed."""


def text_sheet(table: OpenedTable) -> WorkbookSheet:
    """A table's lines; those among which the headings are looked for are as wide as the widest of all."""
    if table.separator:
        return WorkbookSheet(table.name, table.hidden, list(map(_line_of_texts, table.lines)))
    widest = max((len(line.cells) for line in table.lines), default=0)
    looked = looked_at(map(filled, table.lines), len(table.lines))
    lines = [_line(line, widest if at in looked else 0) for at, line in enumerate(table.lines)]
    return WorkbookSheet(table.name, table.hidden, lines)


def _line_of_texts(line: Line) -> SheetLine:
    """A line of a text file, which has texts alone: it has so many that each look counts."""
    cells = cast("tuple[str | None, ...]", line.cells)
    texts = ["" if cell is None else cell if cell[0] not in _SIGNS else _guarded(cell) for cell in cells]
    return SheetLine(line.number, texts, line.hidden, line.flaws)


def _line(line: Line, width: int) -> SheetLine:
    cells = [cell_as_text(cell) for cell in line.cells]
    if len(cells) < width:
        cells += [""] * (width - len(cells))
    return SheetLine(line.number, cells, line.hidden, line.flaws)


def cell_as_text(cell: Cell) -> str:
    """What a cell says; a text as a CSV file has it, the digits of a number as such."""
    return _AS_TEXT[type(cell)](cell)


def _guarded(text: str) -> str:
    return guard(text) if text[0] in _SIGNS and not _NO_FORMULA.fullmatch(text) else text


def _clock(at: time) -> str:
    """14:30, with seconds where there are any."""
    return f"{at:%H:%M:%S}" if at.second else f"{at:%H:%M}"


_AS_TEXT: Final[dict[type, Callable[[Any], str]]] = {
    type(None): lambda _nothing: "",
    str: _guarded,
    bool: lambda yes: "TRUE" if yes else "FALSE",
    int: Number,
    Decimal: lambda number: Number(f"{number:f}"),
    datetime: lambda at: f"{at.date().isoformat()} {_clock(at.time())}",
    date: date.isoformat,
    time: _clock,
}
