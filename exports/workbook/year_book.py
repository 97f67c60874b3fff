"""A year's plan as a workbook of its own: the sheet that is its paper, and what became of the year before."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

from xlsxwriter import Workbook

from storage.notation.list_mark import list_mark
from storage.translatable import N_

from ..dossier import Dossier
from ..findings.year_lines import YearWords, year_words
from ..findings.year_tables import YearRow, YearTable
from .container import workbook_bytes
from .grid import Grid, block
from .styles import Styles, styles

_LETTERS: Final = 12
"""How wide a column is for each share of a page's width that it has on paper."""
_LEAST: Final = 14
"""What an amount needs."""


def year_book(dossier: Dossier, year: int) -> bytes:
    of = year_words(dossier, year)
    return workbook_bytes(f"{dossier.plan.name} · {year}", lambda made: _write(made, dossier, of))


def _write(book: Workbook, dossier: Dossier, of: YearWords) -> None:
    looks = styles(book, dossier.legend)
    _sheet(book, dossier, of.year, [of.money, of.lines], looks, [of.summary, *of.notes])
    if of.before.rows:
        _sheet(book, dossier, of.year - 1, [of.before], looks, [dossier.say(N_("What became of it"))])


def _sheet(
    book: Workbook, dossier: Dossier, year: int, tables: Sequence[YearTable], looks: Styles, said: Sequence[str]
) -> None:
    """Its title, what is said of it, and tables under one another, as wide as the widest needs."""
    say = dossier.say
    sheet = book.add_worksheet(str(year))
    book.define_name(f"'{year}'!{list_mark('year')}", f"='{year}'!$A$1")  # so that it is known when it comes back
    wide = ([_wide(head.share, money=head.money) for head in one.heads] for one in tables)
    columns = zip_longest(*wide, fillvalue=0)
    grid = Grid(sheet, looks, [max(widths) for widths in columns])
    grid.line(0, say(N_("Plan of {year} ({year_word})")).format(year=year), looks.title)
    grid.line(1, dossier.plan.name, looks.note)
    for at, words in enumerate(said, 2):
        grid.line(at, words, looks.section if at == 2 else looks.note)
    at = 3 + len(said)
    for table in tables:
        at = _table(grid, at, table) + 1
    grid.for_paper(say, dossier.plan.name, 1)


def _wide(share: float, *, money: bool) -> int:
    return max(_LEAST if money else 0, round(share * _LETTERS))


def _table(grid: Grid, at: int, table: YearTable) -> int:
    """From a row on; returns the row behind it."""
    grid.heads(at, [head.words for head in table.heads])
    for number, row in enumerate(table.rows, at + 1):
        _row(grid, number, row, len(table.heads))
    return at + 1 + len(table.rows)


def _row(grid: Grid, at: int, row: YearRow, many: int) -> None:
    """An amount of a sum is reckoned from the rows that it is of."""
    looks = grid.styles
    if row.sort == "group":
        grid.text(at, 0, str(row.cells[0]), looks.label, across=many)
        return
    for column, cell in enumerate(row.cells):
        if isinstance(cell, int) and row.sums:
            grid.subtotal(at, column, block(at - row.sums, column, at - 1, column), cell)
        elif isinstance(cell, int):
            grid.number(at, column, cell / 100, looks.money_sum if row.sort == "sum" else looks.money)
        else:
            grid.text(at, column, cell or "", looks.label if row.sort == "sum" else looks.text)
