"""The sheets of an OpenDocument spreadsheet, cell by cell as they come."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import IO, Final

from ...notation.list_mark import marked_list
from ...notation.text import has_unseen
from ..table import Cell, Line, MergedCell, OpenedTable
from .bounds import ReadingBound
from .cell_text import UNSEEN
from .ods_values import TABLE, CellTexts, value_of
from .xml_reading import Attributes, read_xml

_STYLE: Final = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_NOT_SHOWN: Final = frozenset(("collapse", "filter"))


def _number(attributes: Attributes, name: str) -> int:
    return max(1, int(attributes.get(f"{TABLE} {name}", "1")))


@dataclass
class _Sheet:
    """A sheet as far as it was read: its lines, and what goes on into the lines below."""

    name: str
    hidden: bool
    lines: list[Line] = field(default_factory=list)
    merged: list[MergedCell] = field(default_factory=list)
    below: dict[int, tuple[int, Cell]] = field(default_factory=dict)
    """Column -> until which line a cell goes on, and what it says."""
    row: int = 0
    """The number of the row that is read."""
    mark: str = ""
    """The list of ours that a name marks it as."""


class SheetsReader:
    """Reads all sheets of one document. What is made of cells is counted before it is made."""

    def __init__(self, bound: ReadingBound) -> None:
        self._bound = bound
        self._tables: list[OpenedTable] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._sheet: _Sheet | None = None
        self._groups: list[bool] = []
        self._texts = CellTexts()
        self._cell: Attributes = {}
        self._row: Attributes = {}
        self._cells: dict[int, Cell] = {}
        self._column = 0
        self._unseen = False

    def read(self, opened: IO[bytes]) -> list[OpenedTable]:
        """Raises `too-big`."""
        starts = {
            **self._texts.starts,
            f"{_STYLE} style": self._begin_style,
            f"{_STYLE} table-properties": self._end_style,
            f"{TABLE} table": self._begin_table,
            f"{TABLE} table-row-group": self._begin_group,
            f"{TABLE} table-row": self._begin_row,
            f"{TABLE} table-cell": self._begin_cell,
            f"{TABLE} covered-table-cell": self._begin_cell,
            f"{TABLE} named-range": self._begin_name,
        }
        ends = {
            **self._texts.ends,
            f"{TABLE} table": self._end_table,
            f"{TABLE} table-row-group": self._end_group,
            f"{TABLE} table-row": self._end_row,
            f"{TABLE} table-cell": self._end_cell,
            f"{TABLE} covered-table-cell": self._end_cell,
        }
        read_xml(opened, starts, ends, self._texts.add)
        return self._tables

    def _begin_style(self, style: Attributes) -> None:
        self._style = style.get(f"{_STYLE} name", "")

    def _end_style(self, properties: Attributes) -> None:
        if properties.get(f"{TABLE} display") == "false":
            self._hidden_styles.add(self._style)

    def _begin_table(self, table: Attributes) -> None:
        hidden = table.get(f"{TABLE} style-name") in self._hidden_styles
        self._sheet = _Sheet(table.get(f"{TABLE} name", ""), hidden)

    def _end_table(self) -> None:
        if sheet := self._sheet:
            lines, merged = ((), ()) if sheet.hidden else (tuple(sheet.lines), tuple(sheet.merged))
            self._tables.append(OpenedTable(sheet.name, lines, sheet.hidden, merged, sheet.mark))
        self._sheet = None

    def _begin_name(self, named: Attributes) -> None:
        """A name that is defined for a sheet stands in it."""
        if self._sheet:
            self._sheet.mark = marked_list(named.get(f"{TABLE} name", "")) or self._sheet.mark

    def _begin_group(self, group: Attributes) -> None:
        self._groups.append(group.get(f"{TABLE} display") == "false")

    def _end_group(self) -> None:
        self._groups.pop()

    def _begin_row(self, row: Attributes) -> None:
        self._row, self._cells, self._column, self._unseen = row, {}, 0, False

    def _begin_cell(self, cell: Attributes) -> None:
        self._cell = cell
        self._texts.begin_cell()

    def _end_cell(self) -> None:
        times = _number(self._cell, "number-columns-repeated")
        if self._sheet and not self._sheet.hidden:
            text = self._texts.taken()
            value = value_of(self._cell, text)
            if value is not None:
                self._unseen |= has_unseen(text)
                self._put(self._sheet, value, times)
        self._column += times

    def _put(self, sheet: _Sheet, value: Cell, times: int) -> None:
        """Put what a cell says where it stands, as often as it does, and note how far it goes on."""
        self._bound.take(times)
        self._bound.refuse_column(self._column + times - 1)
        self._cells.update(dict.fromkeys(range(self._column, self._column + times), value))
        columns, rows = (_number(self._cell, f"number-{which}-spanned") for which in ("columns", "rows"))
        if columns > 1:
            self._bound.take(1)
            sheet.merged.append(MergedCell(sheet.row + 1, self._column, self._column + columns - 1))
        elif rows > 1:
            sheet.below[self._column] = (sheet.row + rows, value)

    def _end_row(self) -> None:
        sheet, times = self._sheet, _number(self._row, "number-rows-repeated")
        if sheet is None or sheet.hidden:
            return
        if self._cells:
            self._take_from_above(sheet)
            self._add_lines(sheet, times)
        sheet.row += times

    def _take_from_above(self, sheet: _Sheet) -> None:
        """A cell merged over lines below it holds for each of them that says something."""
        sheet.below = {at: goes for at, goes in sheet.below.items() if goes[0] > sheet.row}
        for at, (_until, value) in sheet.below.items():
            if at not in self._cells:
                self._bound.take(1)
                self._cells[at] = value

    def _add_lines(self, sheet: _Sheet, times: int) -> None:
        width = max(self._cells) + 1
        self._bound.take((times - 1) * len(self._cells))
        self._bound.take_lines(width, times)
        cells = tuple(map(self._cells.get, range(width)))
        hidden = any(self._groups) or self._row.get(f"{TABLE} visibility") in _NOT_SHOWN
        flaws = UNSEEN if self._unseen else ()
        first = sheet.row + 1
        sheet.lines += (Line(number, cells, hidden, flaws) for number in range(first, first + times))
