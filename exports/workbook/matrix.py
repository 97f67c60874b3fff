"""The matrix: communities by years, by zone or level, and by formula the counts, shares and sums.

What is shown fits on a page that can be read. The formulas reckon from columns that are hidden: the costs as
numbers, which the cells say in words, and codes (P productive, D where versions differ on that, F decided
otherwise): a mark alone does not tell whether a demand is productive by every version.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell as cell
from xlsxwriter.worksheet import Worksheet

from storage.plan.levels.tree import Level
from storage.plan.money import costs_once
from storage.plan.productive_share import Figures
from storage.plan.slot_states import SlotState
from storage.translatable import N_

from ..dossier import Dossier
from ..tables.table import MatrixRow
from ..tables.year_columns import YearColumn, YearColumns
from .column_widths import fitted_widths, fixed_need, need_of
from .grid import Grid, block
from .share_cells import SHARES, Counts
from .styles import Styles

_HEAD: Final = 3
"""The row of the headings, under title, marks and a note."""
_CODES: Final = {"productive": "P", "disputed": "D"}
_SHARES: Final = {
    "productive": N_("Productive"),
    "filled": N_("Decided"),
    "share": N_("Productive share"),
    "share_cut": N_("Share as cut"),
    "disputed": N_("Productive or not: to settle"),
    "share_high": N_("Share at most"),
}
"""What stands under the demands of each year."""


class _Sums(NamedTuple):
    """What a row of sums comes to, in centavos, by column."""

    row: int
    cents: dict[int, int]


_Placed = dict[int, SlotState]
"""The demands of a row by their columns, from 0."""
_Row = tuple[MatrixRow, _Placed]


class _Head(NamedTuple):
    """What stands above the rows of some communities: a zone or a level, with what they come to by year."""

    name: str
    below: frozenset[str]
    years: Mapping[str, Figures]


def _heads_and_rows(dossier: Dossier) -> list[_Head | MatrixRow]:
    """By levels where there are any, else by zone; without either no row has a head."""
    if dossier.levels.tree:
        return [_of_level(dossier, line) if isinstance(line, Level) else line for line in dossier.grouped]
    lines: list[_Head | MatrixRow] = []
    for group in dossier.groups:
        years = {str(year): group.year(year) for year in dossier.plan.years}
        head = _Head(dossier.group(group), frozenset(row.id for row in group.rows), years)
        lines += [*([head] if head.name else []), *group.rows]
    return lines


def _of_level(dossier: Dossier, level: Level) -> _Head:
    below = frozenset(level.communities or dossier.levels.outside)
    return _Head(dossier.level(level.id), below, dossier.figures_of_levels()[level.id].years)


class Matrix:
    """One sheet. `counts` has each year's cells once it is written."""

    def __init__(self, sheet: Worksheet, dossier: Dossier, styles: Styles) -> None:
        self.dossier = dossier
        self.say = dossier.say
        self.styles = styles
        self.counts: dict[str, Counts] = {}
        columns = {
            *YearColumns(dossier.communities).columns,
            *(YearColumn(year, 1) for year in dossier.plan.years),
        }
        self._columns = sorted(columns)
        """Those of the demands: of the communities, and one a year for the associations."""
        self._costs = costs_once(state for state in dossier.states if state.stand == "filled")
        self._lines = _heads_and_rows(dossier)
        said = "" if dossier.levels.tree else dossier.grouped_by
        self._zonings = [id_ for id_ in dossier.zonings if id_ != said]
        self._slots = 1 + len(self._zonings)
        """The first column of demands, after name and the zones that no head says."""
        across = len(self._columns)
        self._first_cost = self._slots + across
        self._total = self._first_cost + across
        self._codes = self._total + 1
        self.grid = Grid(sheet, styles, self._widths(across))

    def _widths(self, across: int) -> list[int]:
        """Those that paper shows have what a page has; the costs of each year are hidden."""
        names = need_of(24, "", (one.name for one in self._lines), named=True)
        others = map(fixed_need, (*[10] * len(self._zonings), *[24] * across, 14))
        *shown, total = fitted_widths([names, *others])
        return [*shown, *[14] * across, total]

    def write(self) -> None:
        dossier, say, sheet = self.dossier, self.say, self.grid.sheet
        self.grid.line(0, dossier.plan.name, self.styles.title)
        marks = "   ".join(mark.with_words(say) for mark in dossier.legend)
        self.grid.line(1, marks, self.styles.note)
        self.grid.gap(_HEAD - 1)
        self._heads(_HEAD, say(N_("Community")))
        lines = self._lines
        rows = self._placed([line for line in lines if isinstance(line, MatrixRow)])
        first, last = _HEAD + 1, _HEAD + max(len(lines), 1)
        waiting = iter(rows)
        for at, line in enumerate(lines, first):
            if isinstance(line, _Head):
                self._head(at, line, rows)
            else:
                row, placed = next(waiting)
                self._row(at, row, placed)
                self._codes_of(at, placed)
        at = self._shares(first, last)
        of_communities = self._sums(at, say(N_("Communities' cost ({currency_sign})")), (first, last), rows)
        of_associations = self._associations(at + 2)
        self._all(of_communities, of_associations)
        if self._columns:
            sheet.set_column(self._first_cost, self._total - 1, None, None, {"hidden": True})
        sheet.set_column(self._codes, self._codes + len(self._columns), None, None, {"hidden": True})
        sheet.freeze_panes(first, 1)
        if not self._has_heads:  # sorted otherwise, rows would stand under other heads than theirs
            sheet.autofilter(_HEAD, 0, last, self._total)
        self.grid.for_paper(say, dossier.plan.name, _HEAD)
        sheet.print_area(0, 0, of_associations.row + 1, self._total)

    def _heads(self, at: int, what: str) -> None:
        say, numbered = self.say, any(column.n > 1 for column in self._columns)
        slots = [f"{year} ({n})" if numbered else str(year) for year, n in self._columns]
        costs = [say(N_("Cost {year} ({currency_sign})")).format(year=slot) for slot in slots]
        total = say(N_("Total ({currency_sign})"))
        self.grid.heads(at, [what, *(self.dossier.zonings[id_] for id_ in self._zonings), *slots, *costs, total])

    def _placed(self, rows: Sequence[MatrixRow]) -> list[_Row]:
        """Rows with their demands by column, from 0."""
        across, places = YearColumns(rows), {column: at for at, column in enumerate(self._columns)}
        return [
            (row, {places[at]: state for at, state in placed.items()})
            for row, placed in zip(rows, across.placed, strict=True)
        ]

    def _row(self, at: int, row: MatrixRow, placed: _Placed) -> None:
        """A name, its zones, its demands, their costs, and the sum of these."""
        self.grid.text(at, 0, row.name, self.styles.name)
        for column, zone in enumerate(self._zones_of(row), 1):
            self.grid.text(at, column, zone)
        for column, state in placed.items():
            style = self.styles.marks[self.dossier.marks.counted(state).key]
            self.grid.text(at, self._slots + column, self._said(state), style)
            self.grid.cents(at, self._first_cost + column, self._counted(state) if state.cost_cents else None)
        if self._columns:
            costs = block(at, self._first_cost, at, self._total - 1)
            self.grid.sum_of(at, self._total, costs, sum(map(self._counted, row.cells)))

    def _said(self, state: SlotState) -> str:
        """▲ Stables, and on one line under it the rest; what marks mean stands above, once."""
        mark, *lines = self.dossier.cell(state)
        shown = f"{self.dossier.marks.counted(state).symbol} {lines.pop(0)}" if state.text else mark
        return "\n".join(filter(None, (shown, " · ".join(lines))))

    @property
    def _has_heads(self) -> bool:
        return any(isinstance(line, _Head) for line in self._lines)

    def _zones_of(self, row: MatrixRow) -> list[str]:
        """Those that no head says."""
        zones = zip(self.dossier.zonings, self.dossier.zones_of(row.id), strict=True)
        return [zone for id_, zone in zones if id_ in self._zonings]

    def _head(self, at: int, head: _Head, rows: Iterable[_Row]) -> None:
        """A zone or level above the rows of its communities: the share of each year, and what it all costs."""
        behind = enumerate(self._lines[at - _HEAD :], at + 1)
        end = max(row for row, one in behind if isinstance(one, MatrixRow) and one.id in head.below)
        self.grid.text(at, 0, head.name, self.styles.label)
        for year, of in head.years.items():
            codes, column = self._codes_in(int(year), at + 1, end)
            share = of.productive / of.filled if of.filled else None
            formula = f'IF(COUNTA({codes})=0,"",COUNTIF({codes},"P")/COUNTA({codes}))'
            self.grid.formula(at, column, formula, self.styles.percent_sum, share)
        cents = self._cents(one for one in rows if one[0].id in head.below)
        for column in range(self._first_cost, self._total + 1):
            self.grid.subtotal(at, column, block(at + 1, column, end, column), cents[column])

    def _codes_in(self, year: int, first: int, last: int) -> tuple[str, int]:
        """The codes of some rows in one year, and the first column of its demands."""
        places = [place for place, column in enumerate(self._columns) if column.year == year]
        codes = block(first, self._codes + places[0], last, self._codes + places[-1])
        return codes, self._slots + places[0]

    def _counted(self, state: SlotState) -> int:
        """What a demand adds to the sums: of joint ones, one has the cost and the others have none."""
        return self._costs.get(state.entry.record, 0) if state.entry else 0

    def _codes_of(self, at: int, placed: _Placed) -> None:
        for column, state in placed.items():
            if state.stand == "filled":
                code = _CODES.get(state.verdict or "", "F")
                self.grid.sheet.write_string(at, self._codes + column, code)

    def _shares(self, first: int, last: int) -> int:
        """Under each year what its shares are reckoned from, and they. Returns the row behind them."""
        words = {name: word for name, word in _SHARES.items() if self.dossier.shows(name)}
        rows = {name: row for row, name in enumerate(words, last + 1)}
        for name, row in rows.items():
            self.grid.text(row, 0, self.say(words[name]), self.styles.label)
        for year, of in self.dossier.figures.years.items():
            codes, column = self._codes_in(int(year), first, last)
            self.counts[year] = self._of_year(rows, column, codes, of)
        return last + 1 + len(rows)

    def _of_year(self, rows: dict[str, int], column: int, codes: str, of: Figures) -> Counts:
        grid, counts = self.grid, Counts(*(cell(rows[name], column) for name in Counts._fields))
        for name, formula, n in (
            ("productive", f'COUNTIF({codes},"P")', of.productive),
            ("filled", f"COUNTA({codes})", of.filled),
            ("disputed", f'COUNTIF({codes},"D")', of.disputed),
        ):
            grid.formula(rows[name], column, formula, self.styles.sum, n)
        for name, write in SHARES.items():
            if name in rows:
                write(grid, (rows[name], column), counts, of)
        return counts

    def _sums(self, at: int, words: str, summed: tuple[int, int], rows: Iterable[_Row]) -> _Sums:
        """Under the costs of some rows, what each column comes to."""
        self.grid.text(at, 0, words, self.styles.label)
        cents = self._cents(rows)
        for column in range(self._first_cost, self._total + 1):
            write = self.grid.subtotal if self._has_heads else self.grid.sum_of
            write(at, column, block(summed[0], column, summed[1], column), cents[column])
        return _Sums(at, cents)

    def _cents(self, rows: Iterable[_Row]) -> Counter[int]:
        """What each column of some rows' costs comes to."""
        cents = Counter[int]()
        for _row, placed in rows:
            for column, state in placed.items():
                cents[self._first_cost + column] += self._counted(state)
                cents[self._total] += self._counted(state)
        return cents

    def _associations(self, at: int) -> _Sums:
        rows = self._placed(self.dossier.associations)
        self._heads(at, self.say(N_("Association")))
        for number, (row, placed) in enumerate(rows, at + 1):
            self._row(number, row, placed)
        last = at + max(len(rows), 1)
        return self._sums(last + 1, self.say(N_("Associations' cost ({currency_sign})")), (at + 1, last), rows)

    def _all(self, *sums: _Sums) -> None:
        """What communities and associations cost together."""
        at = sums[-1].row + 1
        self.grid.text(at, 0, self.say(N_("Cost of all ({currency_sign})")), self.styles.label)
        for column in range(self._first_cost, self._total + 1):
            parts = "+".join(cell(one.row, column) for one in sums)
            cents = sum(one.cents[column] for one in sums)
            self.grid.formula(at, column, parts, self.styles.money_sum, cents / 100)
