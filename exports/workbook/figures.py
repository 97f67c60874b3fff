"""The figures on one sheet: shares by year with a chart, by zone, demands by class, what was validated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname
from xlsxwriter.utility import xl_rowcol_to_cell as cell
from xlsxwriter.worksheet import Worksheet

from storage.plan.productive_share import Figures
from storage.translatable import N_

from ..colours import PAPER
from ..dossier import Dossier
from ..tables.money import money_parts_table, money_shares_table
from ..tables.summaries import class_costs, level_shares, shares, validation_table, zone_shares
from ..tables.table import Table
from .grid import Grid, block
from .lists import cell_words, write_value
from .share_cells import SHARES, Counts
from .styles import Styles

_WIDTHS: Final = (18, 18, *[12] * 11)
_CHART_ROWS: Final = 17
_COUNTED: Final = ("productive", "filled", "to_settle")
"""The columns that the shares are reckoned from."""


class FiguresSheet:
    def __init__(self, book: Workbook, sheet: Worksheet, dossier: Dossier, styles: Styles) -> None:
        self._book = book
        self._dossier = dossier
        self._grid = Grid(sheet, styles, _WIDTHS)
        self._values = dossier.values
        self._name = quote_sheetname(sheet.get_name())

    def write(self, matrix: str, counts: Mapping[str, Counts]) -> None:
        """`matrix`: the sheet whose cells, `counts`, hold each year's counts."""
        dossier, grid, say = self._dossier, self._grid, self._dossier.say
        figures = dossier.figures
        grid.line(0, dossier.plan.name, grid.styles.title)
        at = self._years(2, self._shown(shares(figures)), quote_sheetname(matrix), counts)
        of_zones = [of for zones in figures.zones.values() for of in zones.values()]
        if of_zones:
            title = say(N_("Productive share by zone"))
            at = self._parts(at, title, self._shown(zone_shares(figures)), of_zones)
        if of_levels := [*dossier.figures_of_levels().values()]:
            title = say(N_("Productive share by level"))
            at = self._parts(at, title, self._shown(level_shares(figures)), of_levels)
        at = self._plain(at, say(N_("Communities' demands by class")), class_costs(figures))
        if figures.money_shares.plan.cents:
            title = say(N_("Productive share of the money"))
            at = self._plain(at, title, self._shown(money_shares_table(figures)))
            at = self._plain(at, say(N_("Money by class and subprogramme")), money_parts_table(figures))
        self._plain(at, say(N_("Validation")), validation_table(figures))
        grid.for_paper(say, dossier.plan.name, 0, one=True)

    def _shown(self, table: Table) -> Table:
        """A table of figures without the columns that are not shown."""
        kept = [at for at, column in enumerate(table.columns) if self._dossier.shows(column.name)]
        rows = [[row[at] for at in kept] for row in table.rows]
        return Table(table.name, [table.columns[at] for at in kept], rows)

    def _years(self, at: int, table: Table, matrix: str, counts: Mapping[str, Counts]) -> int:
        """One row a year; the plan's; the mean of the cut shares where these are published; the chart."""
        say, grid, styles = self._dossier.say, self._grid, self._grid.styles
        years, plan = self._dossier.figures.years, self._dossier.figures.plan
        places = _places(table)
        first, share = at + 2, places["share"]
        self._head(at, say(N_("Productive share by year")), table)
        for number, (year, of) in enumerate(years.items()):
            self._row(first + number, table, table.rows[number], upto=share)
            for name, where, count in zip(
                _COUNTED, counts[year], (of.productive, of.filled, of.disputed), strict=True
            ):
                grid.formula(first + number, places[name], f"{matrix}!{where}", styles.number, count)
            self._share(first + number, places, of)
        last = first + max(len(years), 1) - 1
        grid.text(last + 1, 0, say(N_("Plan")), styles.label)
        for column in range(1, share):
            summed = block(first, column, last, column)
            grid.formula(last + 1, column, f"SUM({summed})", styles.sum, table.rows[-1][column])
        self._share(last + 1, places, plan)
        if "share_cut" in places:
            self._mean(first, last, places["share_cut"])
        if years:
            self._chart((first, last, share), last + 4)
        return last + 4 + _CHART_ROWS

    def _mean(self, first: int, last: int, column: int) -> None:
        """Under the cut shares of the years and of the plan, their mean: it is what was published."""
        grid, say = self._grid, self._dossier.say
        words = say(N_("Mean of the cut shares, as the source publishes it"))
        grid.text(last + 2, 0, words, grid.styles.label, across=column)
        cuts = block(first, column, last, column)
        mean = f'IF(COUNT({cuts})=0,"",AVERAGE({cuts}))'
        grid.formula(last + 2, column, mean, grid.styles.mean, self._dossier.figures.plan.share_cut_mean)

    def _chart(self, place: tuple[int, int, int], at: int) -> None:
        say, (first, last, share) = self._dossier.say, place
        chart = self._book.add_chart({"type": "column"})
        chart.add_series(
            {
                "name": say(N_("Productive share")),
                "categories": [self._grid.sheet.get_name(), first, 0, last, 0],
                "values": [self._grid.sheet.get_name(), first, share, last, share],
                "data_labels": {"value": True, "num_format": "0.00%"},
                "fill": {"color": PAPER.column},
                "gap": 80,
            }
        )
        chart.set_title({"name": say(N_("Productive share by year")), "name_font": {"size": 12}})
        chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": True}})
        chart.set_legend({"none": True})
        chart.set_size({"width": 760, "height": 20 * (_CHART_ROWS - 2)})
        self._grid.sheet.insert_chart(at, 0, chart)

    def _parts(self, at: int, title: str, table: Table, of_parts: Sequence[Figures]) -> int:
        """One row a zone, or a level."""
        places = _places(table)
        self._head(at, title, table)
        for number, (row, of) in enumerate(zip(table.rows, of_parts, strict=True), at + 2):
            self._row(number, table, row, upto=places["share"])
            self._share(number, places, of)
        return at + 3 + len(table.rows)

    def _plain(self, at: int, title: str, table: Table) -> int:
        self._head(at, title, table)
        for number, row in enumerate(table.rows, at + 2):
            self._row(number, table, row, upto=len(row))
        return at + 3 + len(table.rows)

    def _head(self, at: int, title: str, table: Table) -> None:
        self._grid.line(at, title, self._grid.styles.section)
        self._grid.heads(at + 1, [column.heading(self._values) for column in table.columns])

    def _row(self, at: int, table: Table, row: list[object], *, upto: int) -> None:
        for number, (column, value) in enumerate(zip(table.columns[:upto], row, strict=False)):
            write_value(self._grid, (at, number), column, value, cell_words(column, value, self._values))

    def _share(self, at: int, places: Mapping[str, int], of: Figures) -> None:
        counts = Counts(*(cell(at, places[name]) for name in _COUNTED))
        for name, write in SHARES.items():
            if name in places:
                write(self._grid, (at, places[name]), counts, of)


def _places(table: Table) -> dict[str, int]:
    """The columns of a table by their names."""
    return {column.name: at for at, column in enumerate(table.columns)}
