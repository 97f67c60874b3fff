"""The closing words of a paper and the rows of who signs, with room for a fingerprint and a stamp."""

from __future__ import annotations

from typing import Final

from .pieces import BODY, SIGNING_SHARES, Signatures, Signer
from .sheet import LEADING, MARGIN, PADDING, Sheet

_ROW: Final = 17.0
"""The height of the row of who signs, in mm: a fingerprint has to fit."""
_FEWEST, _SPARE = 4, 1
"""Rows that a page with signatures has at least where there are as many; empty ones behind those who are known."""
_HEAD: Final = 9.0
_SIZES: Final = (10.0, 9.0, 8.0)
"""Of a name in its box, as large as it fits."""


def height_of_signing(sheet: Sheet, piece: Signatures) -> float:
    """The closing words, the heads of the columns, and the fewest rows that may stand under them."""
    return _above_rows(sheet, piece) + min(_FEWEST, len(piece.signers) + piece.spare) * _ROW


def draw_signatures(sheet: Sheet, piece: Signatures) -> None:
    sheet.keep(height_of_signing(sheet, piece))
    fitting = _fitting(sheet.whole - _above_rows(sheet, piece))
    known = [*piece.signers]
    pages = rows_by_page(len(known), piece.spare, _fitting(sheet.room - _above_rows(sheet, piece)), fitting)
    for number, rows in enumerate(pages):
        if number:
            sheet.turn()
        _words(sheet, piece)
        _head(sheet, piece)
        for row in range(rows):
            _row(sheet, known[row] if row < len(known) else Signer())
        known = known[rows:]


def rows_by_page(known: int, spare: int, here: int, fitting: int) -> list[int]:
    """How many rows stand on each page: `here` fit on the first, `fitting` on any other.

    Behind the signers who are known each page that can is filled with empty rows; on each stands one at least who
    is known, but where nobody is.
    """
    if known + spare <= here or known + _SPARE <= here or not known:
        return [here if spare else min(known, here)]
    if not spare and known <= here:
        return [known]
    if known <= 1 or here < 1:
        return [max(here, known, 1)]
    first = min(here, known - 1)
    return [first, *rows_by_page(known - first, spare, fitting, fitting)]


def _fitting(room: float) -> int:
    """How many rows have room."""
    return max(0, int(room // _ROW))


def _above_rows(sheet: Sheet, piece: Signatures) -> float:
    """The height of the closing words and of the heads of the columns."""
    words = sum(len(sheet.lines(text, BODY, sheet.wide)) for text in (piece.closing, piece.folio) if text)
    return 7 + words * BODY * LEADING + _head_height(sheet, piece)


def _words(sheet: Sheet, piece: Signatures) -> None:
    sheet.y += 4
    for text in filter(None, (piece.closing, piece.folio)):
        sheet.put_text(text, BODY)
    sheet.y += 2


def _widths(sheet: Sheet) -> list[float]:
    return [sheet.wide * share for share in SIGNING_SHARES]


def _head_height(sheet: Sheet, piece: Signatures) -> float:
    boxes = zip(piece.columns, _widths(sheet), strict=True)
    lines = max(len(sheet.lines(words, _HEAD, wide - 2 * PADDING, strong=True)) for words, wide in boxes)
    return lines * _HEAD * LEADING + 2 * PADDING


def _head(sheet: Sheet, piece: Signatures) -> None:
    top, left, height = float(sheet.y), MARGIN, _head_height(sheet, piece)
    for words, wide in zip(piece.columns, _widths(sheet), strict=True):
        sheet.rect(left, top, wide, height)
        _lines_in(sheet, sheet.lines(words, _HEAD, wide - 2 * PADDING, strong=True), _HEAD, left, top, strong=True)
        left += wide
    sheet.y = top + height


def _row(sheet: Sheet, signer: Signer) -> None:
    top, left = float(sheet.y), MARGIN
    for wide, text in zip(_widths(sheet), (signer.name, signer.office, "", "", ""), strict=True):
        sheet.rect(left, top, wide, _ROW)
        if text:
            size, lines = _fitted(sheet, text, wide - 2 * PADDING)
            _lines_in(sheet, lines, size, left, top)
        left += wide
    sheet.y = top + _ROW


def _fitted(sheet: Sheet, text: str, wide: float) -> tuple[float, list[str]]:
    """A name as small as it has to be; what does not fit even so is told by its dots."""
    lines: list[str] = []
    size, fitting = _SIZES[0], 1
    for size in _SIZES:
        lines, fitting = sheet.lines(text, size, wide), int((_ROW - 2 * PADDING) // (size * LEADING))
        if len(lines) <= fitting:
            return size, lines
    return size, [*lines[: fitting - 1], "[…]"]


def _lines_in(
    sheet: Sheet, lines: list[str], size: float, left: float, top: float, *, strong: bool = False
) -> None:
    for number, line in enumerate(lines):
        sheet.write_line(line, size, left + PADDING, top + PADDING + number * size * LEADING, strong=strong)
