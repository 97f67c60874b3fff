"""How each piece of a paper is drawn in a PDF: what belongs together stays on one page where it can."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

from ..colours import PAPER
from .pieces import (
    BODY,
    BarChart,
    Caution,
    ChartBar,
    Figure,
    Heading,
    NewPage,
    PaperTable,
    Piece,
    Point,
    Signatures,
    Text,
    WritingLines,
)
from .sheet import HAND, LABEL, LEADING, MARGIN, Sheet
from .signing import draw_signatures, height_of_signing
from .table_drawing import BELOW_TABLE, draw_table, least_of_table

_DETAIL: Final = 10.0
_FEWEST: Final = 3
"""Things said that stand above signatures on their page, and lines of a paragraph on each."""
_HEADINGS: Final = {1: 13.0, 2: 11.5}


def draw(sheet: Sheet, pieces: Sequence[Piece]) -> None:
    """Pieces from where the sheet is, over as many pages as they take."""
    for unit in units(pieces):
        sheet.keep(_least_of(sheet, unit))
        parts = _stuck(unit)
        for part in parts:
            if len(parts) > 1:
                sheet.keep(_least_of(sheet, part))
            for piece in part:
                DRAWERS[type(piece)](sheet, piece)


def _least_of(sheet: Sheet, unit: Sequence[Piece]) -> float:
    """How much of some pieces has to be on one page, in mm."""
    free = sum(FREE.get(type(piece), 0.0) for piece in unit[:-1])
    return free + sum(LEAST[type(piece)](sheet, piece) for piece in unit)


def units(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by what stays together: a heading with what follows, an inset table with its point, signatures, and
    the last words of a paper, with what was said last before them.
    """
    found: list[list[Piece]] = []
    for unit in _stuck(pieces):
        found.append(unit)
        if isinstance(unit[-1], Signatures):
            _drawn_near(found)
    _drawn_near(found)
    return found


def _stuck(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces by what stays with the one before it."""
    found: list[list[Piece]] = []
    for piece in pieces:
        if found and _stays(piece, found[-1][-1]):
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _stays(piece: Piece, before: Piece) -> bool:
    """Whether a piece stays on the page of the one before it."""
    return isinstance(before, Heading) or (isinstance(piece, PaperTable) and (piece.inset or piece.joined))


def _drawn_near(found: list[list[Piece]]) -> None:
    """Put what was found last with as many units before it as say three things."""
    while len(found) > 1 and _said(found[-1]) <= _FEWEST and not isinstance(found[-2][-1], NewPage):
        found[-2:] = [[*found[-2], *found[-1]]]


def _said(unit: Sequence[Piece]) -> int:
    """How many things a unit says: each row of a table is one, and each line that somebody writes on."""
    return sum(map(_things, unit))


def _things(piece: Piece) -> int:
    if isinstance(piece, PaperTable):
        return len(piece.rows)
    return piece.many if isinstance(piece, WritingLines) else 1


# Each piece: how much of it stays together, and how it is drawn


def _lines_height(sheet: Sheet, text: str, size: float, width: float, *, strong: bool = False) -> float:
    return len(sheet.lines(text, size, width, strong=strong)) * size * LEADING


def _least_heading(sheet: Sheet, piece: Heading) -> float:
    return 4.5 + _lines_height(sheet, piece.text, _HEADINGS[piece.level], sheet.wide, strong=True)


def _heading(sheet: Sheet, piece: Heading) -> None:
    sheet.y += 3
    if piece.listed:
        sheet.start_section(piece.text, level=piece.level - 1)
    sheet.put_text(piece.text, _HEADINGS[piece.level], strong=True)
    sheet.y += 1


def _least_text(sheet: Sheet, piece: Text) -> float:
    """A paragraph is parted only behind its third line, and before its last three."""
    lines = len(sheet.lines(piece.text, piece.size, sheet.wide, strong=piece.strong))
    return (lines if lines < 2 * _FEWEST else _FEWEST) * piece.size * LEADING


def _text(sheet: Sheet, piece: Text) -> None:
    sheet.put_text(piece.text, piece.size, strong=piece.strong)
    sheet.y += FREE[Text]


def _least_caution(sheet: Sheet, piece: Caution) -> float:
    return 6 + _lines_height(sheet, piece.text, 12, sheet.wide - 8, strong=True)


def _caution(sheet: Sheet, piece: Caution) -> None:
    sheet.boxed(piece.text, 12)
    sheet.y += 2


def _left(piece: Point) -> float:
    return MARGIN + (LABEL if piece.label else 0)


def _least_point(sheet: Sheet, piece: Point) -> float:
    wide = sheet.wide + MARGIN - _left(piece)
    details = sum(_lines_height(sheet, one, _DETAIL, wide) for one in piece.details)
    height = _lines_height(sheet, piece.text, BODY, wide, strong=bool(piece.details)) if piece.text else HAND
    label = _lines_height(sheet, piece.label, BODY, LABEL - 2, strong=True) if piece.label else 0
    return max(height + details, label) + 1.6


def _point(sheet: Sheet, piece: Point) -> None:
    """The label in its column, the text beside it, its details under the text."""
    if not piece.text:
        sheet.y += HAND - BODY * LEADING
    top, page, left = float(sheet.y), sheet.page, _left(piece)
    if piece.label:
        sheet.put_text(piece.label, BODY, strong=bool(piece.details), width=LABEL - 2)
    under = float(sheet.y) if sheet.page == page else 0.0
    sheet.y = top if sheet.page == page else sheet.y
    if piece.text:
        sheet.put_text(piece.text, BODY, strong=bool(piece.details), left=left)
    else:
        sheet.y += BODY * LEADING
        sheet.line(left, sheet.y, MARGIN + sheet.wide, sheet.y)
        sheet.y += 1
    for detail in piece.details:
        sheet.put_text(detail, _DETAIL, left=left)
    sheet.y = max(under, float(sheet.y)) if sheet.page == page else sheet.y
    sheet.y += 1.6


def _least_lines(_sheet: Sheet, piece: WritingLines) -> float:
    """They are parted as a paragraph is."""
    return (piece.many if piece.many < 2 * _FEWEST else _FEWEST) * HAND


def _lines(sheet: Sheet, piece: WritingLines) -> None:
    for _line in range(piece.many):
        sheet.rule()
    sheet.y += FREE[WritingLines]


_NUMBER: Final = 40.0
_SMALLEST_NUMBER: Final = 24.0
_LEFT: Final = 0.52
"""Share of the width that a number has which has something beside it."""


def _least_figure(sheet: Sheet, piece: Figure) -> float:
    return _figure_height(sheet, piece) + 3


def _figure_height(sheet: Sheet, piece: Figure) -> float:
    wide = sheet.wide * (_LEFT if piece.beside else 1)
    number = _lines_height(sheet, piece.number, _number_size(sheet, piece.number, wide), wide, strong=True)
    beside = _lines_height(sheet, piece.beside, 10, sheet.wide - wide - 4) if piece.beside else 0
    return max(number + (_lines_height(sheet, piece.words, 12, wide - 4) if piece.words else 0), beside)


def _figure(sheet: Sheet, piece: Figure) -> None:
    """The number with its words, and beside them, behind a line, how it is counted."""
    wide = sheet.wide * (_LEFT if piece.beside else 1)
    top, under = float(sheet.y), float(sheet.y) + _figure_height(sheet, piece)
    sheet.put_text(piece.number, _number_size(sheet, piece.number, wide), strong=True, width=wide)
    if piece.words:
        sheet.put_text(piece.words, 12, width=wide - 4)
    if piece.beside:
        left = MARGIN + wide
        sheet.line(left, top + 2, left, under)
        sheet.put_text(piece.beside, 10, left=left + 4, top=top + 1)
    sheet.y = under + 3


def _number_size(sheet: Sheet, number: str, wide: float) -> float:
    """As large as it fits on one line."""
    fitting = wide / max(sheet.width(sheet.seen(number), 1, strong=True), 0.01)
    return max(_SMALLEST_NUMBER, min(_NUMBER, fitting - 0.5))


_MOST_NAME, _MOST_SAID = 0.24, 0.36
"""Shares of the width: of a bar's name before it, of what it comes to behind it, where they need so much."""


def _least_bars(sheet: Sheet, piece: BarChart) -> float:
    name, _said = _beside_bars(sheet, piece)
    return sum(_bar_height(sheet, bar, piece.high, name) for bar in piece.bars[:_FEWEST])


def _beside_bars(sheet: Sheet, piece: BarChart) -> tuple[float, float]:
    """How much width names have, and what bars come to."""
    names = max((sheet.width(sheet.seen(bar.name), 10) for bar in piece.bars), default=0) + 4
    said = max((sheet.width(sheet.seen(bar.said), 10, strong=True) for bar in piece.bars), default=0) + 4
    return min(names, sheet.wide * _MOST_NAME), min(said, sheet.wide * _MOST_SAID)


def _bar_height(sheet: Sheet, bar: ChartBar, high: float, wide: float) -> float:
    return max(high, _lines_height(sheet, bar.name, 10, wide - 2)) + 2


def _bars(sheet: Sheet, piece: BarChart) -> None:
    name, said = _beside_bars(sheet, piece)
    full, high = sheet.wide - name - said, piece.high
    for bar in piece.bars:
        sheet.keep(height := _bar_height(sheet, bar, high, name))
        top, left = float(sheet.y), MARGIN + name
        sheet.set_fill_color(PAPER.marked_bar if bar.marked else PAPER.bar)
        sheet.rect(left, top, full * bar.part, high, style="FD")
        if bar.most is not None and bar.most > bar.part:
            _hatched(sheet, (left + full * bar.part, top), (full * (bar.most - bar.part), high))
        sheet.rect(left, top, full, high)
        under = top + (high - 10 * LEADING) / 2
        sheet.write_line(sheet.fitting(bar.said, 10, said - 2), 10, left + full + 2, under, strong=True)
        sheet.put_text(bar.name, 10, width=name - 2, strong=bar.marked, top=under)
        sheet.y = top + height
    sheet.y += FREE[BarChart]


def _hatched(sheet: Sheet, place: tuple[float, float], size: tuple[float, float]) -> None:
    """Slanting lines: what may come while versions differ, told without colour."""
    (left, top), (width, high) = place, size
    sheet.rect(left, top, width, high)
    for step in range(int(width // 2) + 1):
        start = left + step * 2
        sheet.line(start, top + high, min(start + 2, left + width), top)


def _new_page(sheet: Sheet, _piece: NewPage) -> None:
    sheet.turn()


def _nothing(_sheet: Sheet, _piece: Piece) -> float:
    return 0.0


FREE: Final[dict[type, float]] = {Text: 1.6, WritingLines: 2.0, BarChart: 2.0, PaperTable: BELOW_TABLE}
"""What some pieces leave free below them, in mm."""
LEAST: Final[dict[type, Callable[[Sheet, Any], float]]] = {
    Heading: _least_heading,
    Text: _least_text,
    Caution: _least_caution,
    Point: _least_point,
    WritingLines: _least_lines,
    Figure: _least_figure,
    BarChart: _least_bars,
    PaperTable: least_of_table,
    Signatures: height_of_signing,
    NewPage: _nothing,
}
"""How much of a piece has to be on the page that it begins on, in mm."""
DRAWERS: Final[dict[type, Callable[[Sheet, Any], None]]] = {
    Heading: _heading,
    Text: _text,
    Caution: _caution,
    Point: _point,
    WritingLines: _lines,
    Figure: _figure,
    BarChart: _bars,
    PaperTable: draw_table,
    Signatures: draw_signatures,
    NewPage: _new_page,
}
