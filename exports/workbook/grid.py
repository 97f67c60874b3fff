"""One sheet that is written on: texts as texts, amounts as numbers, rows as high as their texts, set for paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from storage.translatable import N_

from ..wording.speech import Speech
from .column_widths import LETTERS_A_UNIT, columns_shown
from .fitting import cut, height, in_a_margin, line_count
from .styles import Styles
from .text_cells import write_text

_SUM: Final = 9
"""What SUBTOTAL has for a sum. It leaves out other subtotals, and the rows that a filter hides."""
_LEGAL: Final = 5
"""Oficio is not among a workbook's sizes of paper; legal is the nearest."""
_TITLE: Final = 20.0
"""The height of a title's row, in points."""
_GAP: Final = 4.0
_SHORT: Final = 60
"""How many rows a page shows that can still be read."""


class Grid:
    """A sheet whose columns have their widths, in letters, before anything is written."""

    def __init__(self, sheet: Worksheet, styles: Styles, widths: Sequence[int]) -> None:
        self.sheet = sheet
        self.styles = styles
        self.widths = widths
        self._lines: dict[int, int] = {}
        self._last = 0
        sheet.set_default_row(height(1))
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)

    def text(self, row: int, column: int, text: str, style: Format | None = None, *, across: int = 1) -> None:
        """Never a formula, a number or a link. `across`: over so many columns."""
        style, held = style or self.styles.text, cut(text)
        width = sum(self.widths[column : column + across])
        if across > 1:
            self.sheet.merge_range(row, column, row, column + across - 1, "", style)
        write_text(self.sheet, row, column, held, style)
        self._fit(row, line_count(held, int(width * LETTERS_A_UNIT)))

    def line(self, row: int, text: str, style: Format) -> None:
        """A title, or a note, that runs on over the cells beside it."""
        write_text(self.sheet, row, 0, cut(text), style)
        if style is self.styles.title:
            self.sheet.set_row(row, _TITLE)
        self._last = max(self._last, row)

    def gap(self, row: int) -> None:
        """A row that only keeps others apart: paper is short."""
        self.sheet.set_row(row, _GAP)

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

    def subtotal(self, row: int, column: int, block: str, cents: int) -> None:
        """The sum of a block of amounts without the subtotals in it."""
        self.formula(row, column, f"SUBTOTAL({_SUM},{block})", self.styles.money_sum, cents / 100)

    def _fit(self, row: int, count: int) -> None:
        self._last = max(self._last, row)
        if count > self._lines.get(row, 1):
            self._lines[row] = count
            self.sheet.set_row(row, height(count))

    def for_paper(self, say: Speech, plan: str, head: int, *, many: int = 0, one: bool = False) -> None:
        """Landscape, one page wide. `one`: as few pages as can be read.

        The rows down to the headings, `head`, stand on top of every page. Of a list `many` columns are on paper,
        or as many of these as can be read: whoever needs more than these does not read it on paper.
        """
        wide = min(many, columns_shown(self.widths))
        if many and wide < len(self.widths):
            self.sheet.print_area(0, 0, self._last, wide - 1)
        page = say(N_("Page {page} of {pages}")).format(page="&P", pages="&N")
        self.sheet.set_landscape()
        self.sheet.set_paper(_LEGAL)
        self.sheet.set_margins(left=0.4, right=0.4, top=0.4, bottom=0.55)
        self.sheet.fit_to_pages(1, 1 + self._last // _SHORT if one else 0)
        self.sheet.repeat_rows(0, head)
        self.sheet.set_footer(f"&L{in_a_margin(plan)}&C&A&R{page}")


def block(first_row: int, first_column: int, last_row: int, last_column: int) -> str:
    """B2:C9."""
    return f"{xl_rowcol_to_cell(first_row, first_column)}:{xl_rowcol_to_cell(last_row, last_column)}"
