"""The tables of people's records as sheets that can be filtered: demands, workshops, what is to settle, ..."""

from __future__ import annotations

from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from ..report.dossier import Dossier
from ..table_words import TableWords
from ..tables import Column, Table
from .grid import Grid
from .styles import Styles

_WIDE: Final = {
    "text": 44, "value": 44, "notes": 44, "holder": 22, "name": 30, "action": 20, "status_reason": 26,
    "spoken": 30, "agenda": 30, "agreements": 40, "authorities": 30, "reason": 24, "record": 38, "joint_with": 26,
    "phase_of": 26, "rev": 36, "year": 7, "n": 6, "women": 9, "men": 9, "votes": 8, "status": 18, "proposal": 11,
}  # fmt: skip
_OTHER: Final = 14
_MOST_LINES: Final = 33
"""What a row has room for. A column with longer texts is made wider."""
_WIDEST: Final = 160


def write_list(sheet: Worksheet, table: Table, dossier: Dossier, words: TableWords, styles: Styles) -> None:
    grid = Grid(sheet, styles, [_width(column, table, at) for at, column in enumerate(table.columns)])
    grid.heads(0, [words.heading(column.name) for column in table.columns])
    for at, row in enumerate(table.rows, 1):
        said = _versions_in_words(row, words) if table.name == "disputes" else row
        for number, (column, value) in enumerate(zip(table.columns, said, strict=True)):
            write_value(grid, (at, number), column, value, words)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(table.rows), 1), len(table.columns) - 1)
    grid.for_paper(dossier.say, dossier.plan.name, 0, list_=True)


def _versions_in_words(row: list[Any], words: TableWords) -> list[Any]:
    """A row of what is to settle: the words of its value are those of its field."""
    record, field, value, *who = row
    return [record, *words.version(field, value), *who]


def _width(column: Column, table: Table, at: int) -> int:
    longest = max((len(row[at]) for row in table.rows if isinstance(row[at], str)), default=0)
    return max(width_of(column), min(longest // _MOST_LINES, _WIDEST))


def width_of(column: Column) -> int:
    return _WIDE.get(column.name, _OTHER)


def write_value(grid: Grid, at: tuple[int, int], column: Column, value: Any, words: TableWords) -> None:
    """A value of a table: amounts as numbers, words as the reader's."""
    styles = grid.styles
    if isinstance(value, str):
        grid.text(*at, words.cell(column.name, value))
    elif isinstance(value, bool):
        grid.sheet.write_boolean(*at, value, styles.number)
    elif column.money:
        grid.cents(*at, value)
    else:
        grid.number(*at, value, styles.number)
