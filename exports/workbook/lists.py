"""The tables of people's records as sheets that can be filtered: demands, workshops, what is to settle, ..."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from storage.kinds.field import Unit

from ..dossier import Dossier
from ..tables.cells import Column
from ..tables.table import Table
from ..wording.values import Values
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
    "record": 38,
    "field": 22,
    "value": 44,
    "rev": 36,
    "proposal": 11,
}
"""How wide the columns are that are no field's."""
_OTHER: Final = 14
_MOST_LINES: Final = 33
"""What a row has room for. A column with longer texts is made wider."""
_WIDEST: Final = 160


def write_list(sheet: Worksheet, table: Table, dossier: Dossier, styles: Styles) -> None:
    values = dossier.values
    grid = Grid(sheet, styles, [_width(column, table, at) for at, column in enumerate(table.columns)])
    grid.heads(0, [column.heading(values) for column in table.columns])
    for at, row in enumerate(table.rows, 1):
        for number, (column, value) in enumerate(zip(table.columns, row, strict=True)):
            write_value(grid, (at, number), column, value, values)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    grid.for_paper(dossier.say, dossier.plan.name, 0, list_=True)


def _width(column: Column, table: Table, at: int) -> int:
    longest = max((len(row[at]) for row in table.rows if isinstance(row[at], str)), default=0)
    return max(width_of(column), min(longest // _MOST_LINES, _WIDEST))


def width_of(column: Column) -> int:
    if column.fields:
        return _WIDE[column.fields[-1].says.unit]
    return _OF_LISTS.get(column.name, _OTHER)


def write_value(grid: Grid, at: tuple[int, int], column: Column, value: Any, values: Values) -> None:
    """A value of a table: amounts and shares as numbers, words as the reader's."""
    styles = grid.styles
    if isinstance(value, bool):
        grid.sheet.write_boolean(*at, value, styles.number)
    elif value is not None and not isinstance(value, int):
        grid.text(*at, column.words(values, value))
    elif column.money:
        grid.cents(*at, value)
    elif column.percent:
        grid.number(*at, None if value is None else value / 10_000, styles.percent)
    else:
        grid.number(*at, value, styles.number)
