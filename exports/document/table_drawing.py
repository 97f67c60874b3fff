"""A table in a PDF: its head on every page, a row parted only where no page holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from storage.symbols import CUT_SHORT

from ..colours import PAPER
from .pieces import PaperCell, PaperColumn, PaperRow, PaperTable
from .sheet import LABEL, LEADING, MARGIN, PADDING, Sheet

BELOW_TABLE: Final = 3.0
"""What is left free below a table, in mm."""
_TICK: Final = 4.0
"""The side of a box to tick, in mm."""

_FEWEST_LINES: Final = 3
"""Of a row that no page holds, under the head on the page where it begins."""
_LAST_ROWS: Final = 3
"""So many of a table stand on its last page at least, where it has as many."""
_DENSE, _DENSE_PADDING = 0.425, 0.7
"""The height of a line in a dense table, in mm for each point, and what is free above and below a cell's lines."""


class _Pitch(NamedTuple):
    """The height of a line in mm, and what is kept free above and below a cell's."""

    line: float
    padding: float


def _pitch(table: PaperTable) -> _Pitch:
    leading, padding = (_DENSE, _DENSE_PADDING) if table.dense else (LEADING, PADDING)
    return _Pitch(table.size * leading, padding)


class _Box(NamedTuple):
    """A cell with its place, its lines broken."""

    left: float
    wide: float
    lines: list[str]
    column: PaperColumn
    strong: bool
    ground: str
    page_of: int | None
    tick: bool
    least: float

    @property
    def inner(self) -> float:
        """Where its text begins."""
        return self.left + PADDING + (_TICK + 2 if self.tick else 0)


def least_of_table(sheet: Sheet, table: PaperTable) -> float:
    """Its head and its first two rows, or one where that is all or they are high; all of them where people write.
    Rows that stay together do so here. Of a row that no page holds its first lines do.
    """
    head, pitch = _height(_head_boxes(sheet, table), _pitch(table)), _pitch(table)
    many = len(table.rows) if table.least else _together(table, 0)
    first, *more = [_height(_boxes(sheet, table, row), pitch) for row in table.rows[: max(2, many)]] or [0.0]
    whole = sheet.whole - head
    if first > whole:
        return head + _FEWEST_LINES * pitch.line + 2 * pitch.padding
    if many > 1 and first + sum(more) <= whole:
        return head + first + sum(more)
    return head + first + sum(height for height in more[:1] if first + height <= whole / 2)


def draw_table(sheet: Sheet, table: PaperTable) -> None:
    head, pitch = _head_boxes(sheet, table), _pitch(table)
    rows = [_boxes(sheet, table, row) for row in table.rows]
    _draw(sheet, head, table.size, pitch)
    for number, boxes in enumerate(rows):
        together = sum(_height(row, pitch) for row in rows[number : number + _together(table, number)])
        if sheet.room < together <= sheet.whole - _height(head, pitch):
            _turn(sheet, table, head)
        _row(sheet, table, boxes, head)
    sheet.y += BELOW_TABLE


def _together(table: PaperTable, number: int) -> int:
    """How many rows from one on stay on its page: what stands above some with the first of them, and the last
    three, for under a head on a page of its own nobody sees what they end.
    """
    left = len(table.rows) - number
    if left == min(_LAST_ROWS, len(table.rows)):
        return left
    return 1 + _together(table, number + 1) if left > 1 and table.rows[number].sort == "group" else 1


def _row(sheet: Sheet, table: PaperTable, boxes: list[_Box], head: list[_Box]) -> None:
    pitch = _pitch(table)
    room = sheet.whole - _height(head, pitch)
    while _height(boxes, pitch) > sheet.room:
        if _height(boxes, pitch) > room and (fitting := _fitting(sheet.room, pitch)) > 0:
            _draw(sheet, [box._replace(lines=box.lines[:fitting]) for box in boxes], table.size, pitch)
            boxes = [box._replace(lines=box.lines[fitting:]) for box in boxes]
        _turn(sheet, table, head)
    _draw(sheet, boxes, table.size, pitch)


def _turn(sheet: Sheet, table: PaperTable, head: list[_Box]) -> None:
    sheet.turn()
    _draw(sheet, head, table.size, _pitch(table))


def _fitting(room: float, pitch: _Pitch) -> int:
    """How many lines fit."""
    return int((room - 2 * pitch.padding) // pitch.line)


def _height(boxes: Sequence[_Box], pitch: _Pitch) -> float:
    texts = (len(box.lines) * pitch.line + 2 * pitch.padding for box in boxes)
    return max((*texts, *(box.least for box in boxes)), default=0.0)


def _head_boxes(sheet: Sheet, table: PaperTable) -> list[_Box]:
    if not table.has_head:
        return []
    cells = tuple(PaperCell(column.head, PAPER.table_head, strong=True) for column in table.columns)
    return _boxes(sheet, table._replace(least=0.0), PaperRow(cells))


def _boxes(sheet: Sheet, table: PaperTable, row: PaperRow) -> list[_Box]:
    """The last cell of a row reaches to the end of the table."""
    whole, inset = sum(column.share for column in table.columns), LABEL if table.inset else 0
    widths = [(sheet.wide - inset) * column.share / whole for column in table.columns]
    boxes, left, last = [], MARGIN + inset, len(row.cells) - 1
    for number, cell in enumerate(row.whole_cells):
        wide = sum(widths[number:]) if number == last else widths[number]
        strong = cell.strong or row.sort != "plain"
        room = wide - 2 * PADDING - (_TICK + 2 if cell.tick else 0)
        lines = sheet.lines(cell.text, table.size, room, strong=strong)
        if table.most_lines and len(lines) > table.most_lines:
            fitted = _cut_inside if table.columns[number].cut == "middle" else _cut
            lines = fitted(sheet, cell.text, table, room, strong=strong)
        ground = cell.ground or ("" if row.sort == "plain" else PAPER.computed)
        column = table.columns[number]
        of = column._replace(align="left") if row.sort == "group" else column  # it reaches across others
        boxes.append(_Box(left, wide, lines, of, strong, ground, cell.page_of, cell.tick, table.least))
        left += wide
    return boxes


def _cut(sheet: Sheet, text: str, table: PaperTable, room: float, *, strong: bool) -> list[str]:
    """As many lines as a cell has, of which the last says that there are more."""
    *lines, last = sheet.lines(text, table.size, room, strong=strong)[: table.most_lines]
    while last and sheet.width(f"{last}{CUT_SHORT}", table.size, strong=strong) > room:
        last = last[:-1]
    return [*lines, f"{last.rstrip()}{CUT_SHORT}"]


def _cut_inside(sheet: Sheet, text: str, table: PaperTable, room: float, *, strong: bool) -> list[str]:
    """The same without its middle."""
    for kept in range(len(text), 2, -2):
        end = kept * 2 // 5
        short = f"{text[: kept - end].rstrip()}{CUT_SHORT} {text[-end:].lstrip()}"
        lines = sheet.lines(short, table.size, room, strong=strong)
        if len(lines) <= table.most_lines:
            return lines
    return _cut(sheet, text, table, room, strong=strong)


def _draw(sheet: Sheet, boxes: Sequence[_Box], size: float, pitch: _Pitch) -> None:
    top, height = float(sheet.y), _height(boxes, pitch)
    for box in boxes:
        if box.ground:
            sheet.set_fill_color(box.ground)
        sheet.rect(box.left, top, box.wide, height, style="FD" if box.ground else "D")
        for number, line in enumerate(box.lines):
            under = top + pitch.padding + number * pitch.line
            sheet.write_line(line, size, _start(sheet, box, line, size), under, strong=box.strong)
        if box.tick:
            sheet.rect(box.left + PADDING, top + PADDING, _TICK, _TICK)
        if box.page_of is not None:
            sheet.owe_page(box.page_of, size, box.left + box.wide - PADDING, top + PADDING)
    sheet.y = top + height


def _start(sheet: Sheet, box: _Box, line: str, size: float) -> float:
    """Where a line begins, by how its column is aligned."""
    free = box.left + box.wide - PADDING - box.inner - sheet.width(line, size, strong=box.strong)
    return box.inner + free * {"left": 0.0, "centre": 0.5, "right": 1.0}[box.column.align]
