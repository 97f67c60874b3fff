"""The matrix: communities by years, what each of their demands costs, and by formula the counts, shares and sums.

The formulas count codes in a block to the right (P productive, D where versions differ on that, F decided
otherwise), hidden but there: a mark alone does not tell whether a demand is productive by every version.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from xlsxwriter.utility import xl_rowcol_to_cell as cell
from xlsxwriter.worksheet import Worksheet

from ..marks import MARKS, mark_of
from ..money import costs_once
from ..report.dossier import Dossier, bs
from ..report.matrix import proposals
from ..slots import SlotState
from ..tables import MatrixRow, associations_matrix, communities_matrix
from ..words import N_
from .grid import Grid, block
from .share_cells import Counts, write_cut, write_high, write_share
from .styles import Styles

_HEAD: Final = 3
"""The row of the headings, under title, marks and a note."""
_SLOTS: Final = 3
"""The first column of demands, after name and zones."""
_CODES: Final = {"productive": "P", "disputed": "D"}


class _Sums(NamedTuple):
    """What a row of sums comes to, in centavos, by column."""

    row: int
    cents: dict[int, int]


class Matrix:
    """One sheet. `counts` has each year's cells once it is written."""

    def __init__(self, sheet: Worksheet, dossier: Dossier, styles: Styles) -> None:
        self.dossier = dossier
        self.say = dossier.say
        self.styles = styles
        self.counts: dict[str, Counts] = {}
        self._per_year = dossier.plan.per_year
        self._across = len(dossier.years) * self._per_year
        self._costs = costs_once(state for state in dossier.states if state.stand == "filled")
        self._first_cost = _SLOTS + self._across
        self._total = self._first_cost + self._across
        self._codes = self._total + 1
        widths = [24, 10, 10, *[24] * self._across, *[14] * self._across, 14]
        self.grid = Grid(sheet, styles, widths)

    def write(self) -> None:
        dossier, say, sheet = self.dossier, self.say, self.grid.sheet
        self.grid.line(0, dossier.plan.name, self.styles.title)
        self.grid.line(1, "   ".join(f"{one.symbol} {say(one.word)}" for one in MARKS.values()), self.styles.note)
        self.grid.gap(_HEAD - 1)
        self._heads(_HEAD, say(N_("Community")))
        rows = communities_matrix(dossier.survey)
        first, last = _HEAD + 1, _HEAD + max(len(rows), 1)
        admin = {one.id: one.fields.admin_zone for one in dossier.survey.communities()}
        for at, row in enumerate(rows, first):
            zone = admin[row.id]
            self._row(at, row, dossier.zones.get(zone, zone) if isinstance(zone, str) else "", row.zone)
            self._codes_of(at, row.cells)
        self._shares(first, last)
        of_communities = self._sums(last + 7, say(N_("Communities' cost (Bs)")), (first, last), rows)
        of_associations = self._associations(last + 9)
        self._all(of_communities, of_associations)
        sheet.set_column(self._codes, self._codes + self._across, None, None, {"hidden": True})
        sheet.freeze_panes(first, 1)
        sheet.autofilter(_HEAD, 0, last, self._total)
        self.grid.for_paper(say, dossier.plan.name, _HEAD)
        sheet.print_area(0, 0, of_associations.row + 1, self._total)

    def _heads(self, at: int, what: str) -> None:
        say = self.say
        slots = [
            year if self._per_year == 1 else f"{year} ({n})"
            for year in self.dossier.years
            for n in range(1, self._per_year + 1)
        ]
        costs = [say(N_("Cost {year} (Bs)")).format(year=slot) for slot in slots]
        self.grid.heads(at, [what, say(N_("Zone")), say(N_("Typology")), *slots, *costs, say(N_("Total (Bs)"))])

    def _row(self, at: int, row: MatrixRow, admin: str, typology: str) -> None:
        """A name, its zones, its demands, their costs, and the sum of these."""
        for column, text in enumerate((row.name, admin, typology)):
            self.grid.text(at, column, text, self.styles.text if column else self.styles.name)
        for column, state in self._placed(row):
            self.grid.text(
                at, _SLOTS + column, in_cell(self.dossier, state), self.styles.marks[mark_of(state).name]
            )
            self.grid.cents(at, self._first_cost + column, self._counted(state) if state.cost_cents else None)
        if self._across:
            costs = block(at, self._first_cost, at, self._total - 1)
            self.grid.sum_of(at, self._total, costs, sum(map(self._counted, row.cells)))

    def _placed(self, row: MatrixRow) -> Iterator[tuple[int, SlotState]]:
        """A row's demands with their columns: an association's rows have one a year, whatever the plan gives."""
        step = self._across // len(row.cells) if row.cells else 1
        return ((index * step, state) for index, state in enumerate(row.cells))

    def _counted(self, state: SlotState) -> int:
        """What a demand adds to the sums: of joint ones, one has the cost and the others have none."""
        return self._costs.get(state.entry.record, 0) if state.entry else 0

    def _codes_of(self, at: int, cells: Iterable[SlotState]) -> None:
        for column, state in enumerate(cells, self._codes):
            if state.stand == "filled":
                self.grid.sheet.write_string(at, column, _CODES.get(state.verdict or "", "F"))

    def _shares(self, first: int, last: int) -> None:
        """Under each year: productive, decided, the share, cut as about 2003; to settle, the share at most."""
        say, styles, grid = self.say, self.styles, self.grid
        words = (
            *(N_("Productive"), N_("Decided"), N_("Productive share"), N_("Share as cut")),
            *(N_("Productive or not: to settle"), N_("Share at most")),
        )
        for at, word in enumerate(words, last + 1):
            grid.text(at, 0, say(word), styles.label)
        for index, (year, of) in enumerate(self.dossier.figures.years.items()):
            column = _SLOTS + index * self._per_year
            codes = self._codes + index * self._per_year
            counted = block(first, codes, last, codes + self._per_year - 1)
            where = self.counts[year] = Counts(*(cell(last + row, column) for row in (1, 2, 5)))
            grid.formula(last + 1, column, f'COUNTIF({counted},"P")', styles.sum, of.productive)
            grid.formula(last + 2, column, f"COUNTA({counted})", styles.sum, of.filled)
            write_share(grid, (last + 3, column), where, of)
            write_cut(grid, (last + 4, column), where, of)
            grid.formula(last + 5, column, f'COUNTIF({counted},"D")', styles.sum, of.disputed)
            write_high(grid, (last + 6, column), where, of)

    def _sums(self, at: int, words: str, summed: tuple[int, int], rows: Iterable[MatrixRow]) -> _Sums:
        """Under the costs of some rows, what each column comes to."""
        self.grid.text(at, 0, words, self.styles.label)
        cents = Counter[int]()
        for row in rows:
            for column, state in self._placed(row):
                cents[self._first_cost + column] += self._counted(state)
                cents[self._total] += self._counted(state)
        for column in range(self._first_cost, self._total + 1):
            self.grid.sum_of(at, column, block(summed[0], column, summed[1], column), cents[column])
        return _Sums(at, cents)

    def _associations(self, at: int) -> _Sums:
        rows = associations_matrix(self.dossier.survey)
        self._heads(at, self.say(N_("Association")))
        for number, row in enumerate(rows, at + 1):
            self._row(number, row, row.zone, "")
        last = at + max(len(rows), 1)
        return self._sums(last + 1, self.say(N_("Associations' cost (Bs)")), (at + 1, last), rows)

    def _all(self, *sums: _Sums) -> None:
        """What communities and associations cost together."""
        at = sums[-1].row + 1
        self.grid.text(at, 0, self.say(N_("Cost of all (Bs)")), self.styles.label)
        for column in range(self._first_cost, self._total + 1):
            parts = "+".join(cell(one.row, column) for one in sums)
            cents = sum(one.cents[column] for one in sums)
            self.grid.formula(at, column, parts, self.styles.money_sum, cents / 100)


def in_cell(dossier: Dossier, state: SlotState) -> str:
    """Symbol and word, the demand's text, what it costs; how many proposals there are where nothing was chosen."""
    mark = mark_of(state)
    cost = bs(state.cost_cents) if state.cost_cents else ""
    lines = [f"{mark.symbol} {dossier.say(mark.word)}", state.text, cost, proposals(dossier, state)]
    return "\n".join(filter(None, lines))
