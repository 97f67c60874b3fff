"""One sheet that is written on: texts as texts, amounts as numbers, rows as high as their texts, set for paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from ..speech import Speech
from ..words import N_
from .fitting import cut, height, in_a_margin, lines
from .styles import Styles

_LEGAL: Final = 5
"""Oficio is not among a workbook's sizes of paper; legal is the nearest."""


class Grid:
    """A sheet whose columns have their widths, in letters, before anything is written."""

    def __init__(self, sheet: Worksheet, styles: Styles, widths: Sequence[int]) -> None:
        self.sheet = sheet
        self.styles = styles
        self.widths = widths
        self._lines: dict[int, int] = {}
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def text(self, row: int, column: int, text: str, style: Format | None = None, *, across: int = 1) -> None:
        """Never a formula, a number or a link. `across`: over so many columns."""
        style, held = style or self.styles.text, cut(text)
        width = sum(self.widths[column : column + across])
        if across > 1:
            self.sheet.merge_range(row, column, row, column + across - 1, "", style)
        if held:
            self.sheet.write_string(row, column, held, style)
        else:
            self.sheet.write_blank(row, column, None, style)
        self._fit(row, lines(held, width))

    def line(self, row: int, text: str, style: Format) -> None:
        """A title, or a note, that runs on over the cells beside it."""
        self.sheet.write_string(row, 0, cut(text), style)

    def heads(self, row: int, words: Sequence[str], column: int = 0) -> None:
        for at, word in enumerate(words, column):
            self.text(row, at, word, self.styles.heading)

    def number(self, row: int, column: int, number: float | None, style: Format) -> None:
        if number is None:
            self.sheet.write_blank(row, column, None, style)
        else:
            self.sheet.write_number(row, column, number, style)

    def cents(self, row: int, column: int, cents: int | None) -> None:
        self.number(row, column, None if cents is None else cents / 100, self.styles.money)

    def formula(self, row: int, column: int, formula: str, style: Format, result: Any) -> None:
        """With its result, for readers that do not calculate; None is an empty text."""
        self.sheet.write_formula(row, column, f"={formula}", style, "" if result is None else result)

    def sum_of(self, row: int, column: int, block: str, cents: int) -> None:
        """The sum of a block of amounts."""
        self.formula(row, column, f"SUM({block})", self.styles.money_sum, cents / 100)

    def _fit(self, row: int, count: int) -> None:
        if count > self._lines.get(row, 1):
            self._lines[row] = count
            self.sheet.set_row(row, height(count))

    def for_paper(self, say: Speech, plan: str, head: int) -> None:
        """Landscape and one page wide. The rows down to the headings, `head`, stand on top of every page."""
        page = say(N_("Page {page} of {pages}")).format(page="&P", pages="&N")
        self.sheet.set_landscape()
        self.sheet.set_paper(_LEGAL)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        self.sheet.fit_to_pages(1, 0)
        self.sheet.repeat_rows(0, head)
        self.sheet.set_footer(f"&L{in_a_margin(plan)}&C&A&R{page}")


def block(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """B2:C9."""
    return f"{xl_rowcol_to_cell(first_row, first_column)}:{xl_rowcol_to_cell(last_row, last_column)}"
