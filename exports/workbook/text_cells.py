"""Texts in cells: never a formula, a number, a link or markup."""

from __future__ import annotations

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from .fitting import pieces


def write_text(sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
    """Write a text letter for letter; it has no more letters than a cell holds."""
    first, *rest = pieces(text)
    if rest:
        runs = (part for piece in rest for part in (style, piece))
        sheet.write_rich_string(row, column, first, *runs, style)
    elif text:
        sheet.write_string(row, column, text, style)
    else:
        sheet.write_blank(row, column, None, style)
