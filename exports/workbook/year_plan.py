"""A year's plan: its lines by programme and phase, who is asked to pay, and by formula the sums."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from storage.translatable import N_

from ..dossier import Dossier
from ..tables.table import Table
from .grid import Grid, block
from .lists import cell_words, widths_of, write_value
from .styles import Styles

_HEAD: Final = 3
_FIRST, _AMOUNT = 16, 14
"""The least width of the first column, which has what sums are called, and that of what has no source."""
_Row = list[Any]


def write_year(sheet: Worksheet, year: int, table: Table, dossier: Dossier, styles: Styles) -> None:
    """Of the table of all years' plans, the rows of one."""
    YearSheet(sheet, table, dossier, styles).write(year)


class YearSheet:
    def __init__(self, sheet: Worksheet, table: Table, dossier: Dossier, styles: Styles) -> None:
        self._dossier = dossier
        self._values = dossier.values
        self._table = table
        self._columns = table.columns[1:]
        """All but the year."""
        self._cost = next(at for at, column in enumerate(self._columns) if column.money)
        self._asked = [at for at, column in enumerate(self._columns) if column.money and column.key]
        """Who gives how much: beside each other."""
        self._missing = len(self._columns)
        self._sheet = sheet
        self._styles = styles

    def write(self, year: int) -> None:
        say, styles = self._dossier.say, self._styles
        rows = [row[1:] for row in self._table.rows if row[0] == year]
        said = [[cell_words(*one, self._values) for one in zip(self._columns, row, strict=True)] for row in rows]
        first, *widths = widths_of(self._columns, rows, said, self._values)
        self._grid = grid = Grid(self._sheet, styles, [max(first, _FIRST), *widths, _AMOUNT])
        grid.line(0, say(N_("Plan of {year} ({year_word})")).format(year=year), styles.title)
        grid.line(1, self._dossier.plan.name, styles.note)
        grid.gap(_HEAD - 1)
        heads = [column.heading(self._values) for column in self._columns]
        grid.heads(_HEAD, [*heads, say(N_("Without a source ({currency_sign})"))])
        at = self._lines(rows) if rows else _HEAD + 1
        if not rows:
            grid.line(at, say(N_("Nothing stands in this year's plan yet.")), styles.note)
        grid.sheet.freeze_panes(_HEAD + 1, 0)
        grid.for_paper(say, self._dossier.plan.name, _HEAD, many=len(grid.widths))

    def _lines(self, rows: Sequence[_Row]) -> int:
        """Each subprogramme with its sum, and in it each stage with its own where there are several."""
        say, first, at = self._dossier.say, _HEAD + 1, _HEAD + 1
        for name, of_programme in groupby(rows, key=lambda row: row[0]):
            programme, start = list(of_programme), at
            stages = [list(of_stage) for _stage, of_stage in groupby(programme, key=lambda row: row[1])]
            for of_stage in stages:
                for number, row in enumerate(of_stage, at):
                    self._line(number, row)
                at += len(of_stage)
                if len(stages) > 1:
                    stage = self._columns[1].words(self._values, of_stage[0][1]) or say(N_("without a stage"))
                    self._sum(
                        at, say(N_("Sum of the stage: {name}")).format(name=stage), of_stage, at - len(of_stage)
                    )
                    at += 1
            called = self._columns[0].words(self._values, name) or say(N_("without a subprogramme"))
            self._sum(at, say(N_("Sum of the subprogramme: {name}")).format(name=called), programme, start)
            at += 1
        self._grid.sheet.autofilter(_HEAD, 0, at - 1, self._missing)
        self._sum(at, say(N_("Sum of the year")), rows, first)
        return at

    def _line(self, at: int, row: _Row) -> None:
        for number, (column, value) in enumerate(zip(self._columns, row, strict=True)):
            write_value(self._grid, (at, number), column, value, cell_words(column, value, self._values))
        cost = block(at, self._cost, at, self._cost).partition(":")[0]
        asked = f"SUM({block(at, self._asked[0], at, self._asked[-1])})" if self._asked else "0"
        style = self._grid.styles.money
        self._grid.formula(at, self._missing, f"MAX(0,{cost}-{asked})", style, self._missing_cents(row) / 100)

    def _missing_cents(self, row: _Row) -> int:
        """What nobody is asked for of a line's cost."""
        return int(max(0, (row[self._cost] or 0) - sum(row[at] or 0 for at in self._asked)))

    def _sum(self, at: int, words: str, rows: Iterable[_Row], first: int) -> None:
        """Over the rows from `first` to the one before."""
        styles, rows = self._grid.styles, list(rows)
        self._grid.text(at, 0, words, styles.label, across=self._cost)
        for column in range(self._cost, self._missing + 1):
            if column == self._missing:
                cents = sum(map(self._missing_cents, rows))
            elif self._columns[column].money:
                cents = sum(row[column] or 0 for row in rows)
            else:
                continue
            self._grid.subtotal(at, column, block(first, column, at - 1, column), cents)
