"""The tables of people's records as sheets that can be filtered: demands, workshops, what is to settle, ..."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from storage.kinds.field import Unit
from storage.kinds.part import HOLDER_ID

from ..dossier import Dossier
from ..tables.cells import Column
from ..tables.table import Table
from ..wording.values import Values
from .column_widths import ColumnNeed, fitted_widths, fixed_need, need_of
from .grid import Grid
from .styles import Styles

_WIDE: Final[dict[Unit, int]] = {
    "line": 26, "prose": 40, "count": 10, "number": 12, "cents": 14, "day": 12, "when": 12, "time": 8, "word": 18,
    "words": 26, "ref": 22, "refs": 26, "yes": 10, "part": 30, "rows": 30, "by_id": 14, "by_language": 22,
    "data": 26,
}  # fmt: skip
"""How wide a field's column is, by its unit."""
_OF_LISTS: Final = {
    "holder": 30,
    "year": 7,
    "n": 6,
    "stand": 21,
    "class": 20,
    "record": 38,
    "field": 22,
    "value": 44,
    "rev": 36,
    "proposal": 11,
}
"""How wide the columns are that are no field's."""
_OTHER: Final = 14
_IDS: Final = frozenset({HOLDER_ID, "action_id", "class_id", "record"})
"""Columns of a list's own that name records as programs do."""
_MOST_LINES: Final = 33
"""What a row has room for. A column with longer texts is made wider."""
_WIDEST: Final = 160


def write_list(sheet: Worksheet, table: Table, dossier: Dossier, styles: Styles) -> None:
    values, columns = dossier.values, table.columns
    said = [[cell_words(*one, values) for one in zip(columns, row, strict=True)] for row in table.rows]
    grid = Grid(sheet, styles, widths_of(table.columns, table.rows, said, values))
    grid.heads(0, [column.heading(values) for column in columns])
    for at, (row, words) in enumerate(zip(table.rows, said, strict=True), 1):
        for number, column in enumerate(columns):
            write_value(grid, (at, number), column, row[number], words[number])
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    grid.for_paper(dossier.say, dossier.plan.name, 0, many=_for_readers(columns))


def _for_readers(columns: Sequence[Column]) -> int:
    """How many there are without the ids at the end, which are for programs."""
    return max((at for at, one in enumerate(columns, 1) if one.name not in _IDS), default=1)


def widths_of(
    columns: Sequence[Column], rows: Sequence[Sequence[Any]], said: Sequence[Sequence[str | None]], values: Values
) -> list[int]:
    """`said`: row by row what stands in the columns, as `cell_words` has it."""
    return fitted_widths(
        [
            _need(column, [row[at] for row in rows], [row[at] or "" for row in said], column.heading(values))
            for at, column in enumerate(columns)
        ]
    )


def _need(column: Column, cells: Sequence[Any], texts: Sequence[str], head: str) -> ColumnNeed:
    if column.hundredths or any(isinstance(cell, int) for cell in cells):
        return fixed_need(_usual(column), head)
    usual = max(_usual(column), min(max(map(len, texts), default=0) // _MOST_LINES, _WIDEST))
    return need_of(usual, head, texts, named=column.name == "holder")


def _usual(column: Column) -> int:
    if column.fields:
        return _WIDE[column.fields[-1].says.unit]
    return _OF_LISTS.get(column.name, _OTHER)


def cell_words(column: Column, value: Any, values: Values) -> str | None:
    """What a value of a table is to readers; None of what is written as a number, and of nothing."""
    return None if value is None or isinstance(value, int) else column.words(values, value)


def write_value(grid: Grid, at: tuple[int, int], column: Column, value: Any, words: str | None) -> None:
    """A value of a table: amounts and shares as numbers, else its `cell_words`."""
    styles = grid.styles
    if value is None:  # as in most cells of a long list
        style = styles.money if column.money else styles.percent if column.percent else styles.number
        grid.sheet.write_blank(*at, None, style)
    elif isinstance(value, bool):
        grid.sheet.write_boolean(*at, value, styles.number)
    elif words is not None:
        grid.text(*at, words)
    elif column.money:
        grid.cents(*at, value)
    elif column.percent:
        grid.number(*at, value / 10_000, styles.percent)
    else:
        grid.number(*at, value, styles.number)
