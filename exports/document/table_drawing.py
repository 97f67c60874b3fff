"""A table in a PDF: its head on every page, a row parted only where no page holds it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from ..colours import PAPER
from .pieces import PaperCell, PaperColumn, PaperRow, PaperTable
from .sheet import LABEL, LEADING, MARGIN, PADDING, Sheet

_TICK: Final = 4.0
"""The side of a box to tick, in mm."""


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
    """Its head and its first two rows, or one where that is all; all of them where people write on it."""
    rows = [_boxes(sheet, table, row) for row in (table.rows if table.least else table.rows[:2])]
    return sum(_height(row, table.size) for row in [_head_boxes(sheet, table), *rows])


def draw_table(sheet: Sheet, table: PaperTable) -> None:
    head = _head_boxes(sheet, table)
    _draw(sheet, head, table.size)
    for row in table.rows:
        _row(sheet, table, _boxes(sheet, table, row), head)
    sheet.y += 3


def _row(sheet: Sheet, table: PaperTable, boxes: list[_Box], head: list[_Box]) -> None:
    room = sheet.whole - _height(head, table.size)
    while _height(boxes, table.size) > sheet.room:
        if _height(boxes, table.size) > room and (fitting := _fitting(sheet.room, table.size)) > 0:
            _draw(sheet, [box._replace(lines=box.lines[:fitting]) for box in boxes], table.size)
            boxes = [box._replace(lines=box.lines[fitting:]) for box in boxes]
        sheet.turn()
        _draw(sheet, head, table.size)
    _draw(sheet, boxes, table.size)


def _fitting(room: float, size: float) -> int:
    """How many lines fit."""
    return int((room - 2 * PADDING) // (size * LEADING))


def _height(boxes: Sequence[_Box], size: float) -> float:
    text = max((len(box.lines) for box in boxes), default=1) * size * LEADING + 2 * PADDING
    return max(text, *(box.least for box in boxes))


def _head_boxes(sheet: Sheet, table: PaperTable) -> list[_Box]:
    cells = tuple(PaperCell(column.head, PAPER.table_head, strong=True) for column in table.columns)
    return _boxes(sheet, table._replace(least=0.0), PaperRow(cells))


def _boxes(sheet: Sheet, table: PaperTable, row: PaperRow) -> list[_Box]:
    """The last cell of a row reaches to the end of the table."""
    whole, inset = sum(column.share for column in table.columns), LABEL if table.inset else 0
    widths = [(sheet.wide - inset) * column.share / whole for column in table.columns]
    boxes, left, last = [], MARGIN + inset, len(row.cells) - 1
    for number, said in enumerate(row.cells):
        cell = said if isinstance(said, PaperCell) else PaperCell(said)
        wide = sum(widths[number:]) if number == last else widths[number]
        strong = cell.strong or row.sort != "plain"
        room = wide - 2 * PADDING - (_TICK + 2 if cell.tick else 0)
        lines = sheet.lines(cell.text, table.size, room, strong=strong)
        ground = cell.ground or ("" if row.sort == "plain" else PAPER.computed)
        of = table.columns[number]
        boxes.append(_Box(left, wide, lines, of, strong, ground, cell.page_of, cell.tick, table.least))
        left += wide
    return boxes


def _draw(sheet: Sheet, boxes: Sequence[_Box], size: float) -> None:
    top, height = float(sheet.y), _height(boxes, size)
    for box in boxes:
        if box.ground:
            sheet.set_fill_color(box.ground)
        sheet.rect(box.left, top, box.wide, height, style="FD" if box.ground else "D")
        for number, line in enumerate(box.lines):
            under = top + PADDING + number * size * LEADING
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
