"""The figures on one sheet: shares by year with a chart, by zone, demands by class, what was validated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.utility import quote_sheetname
from xlsxwriter.utility import xl_rowcol_to_cell as cell
from xlsxwriter.worksheet import Worksheet

from ..figures import Figures
from ..report.dossier import Dossier
from ..summaries import classes, shares, validation, zones
from ..table_words import TableWords
from ..tables import Table
from ..words import N_
from .grid import Grid, block
from .lists import write_value
from .share_cells import Counts, write_cut, write_high, write_share
from .styles import Styles

_WIDTHS: Final = (18, 18, *[12] * 11)
_CHART_ROWS: Final = 17
_COUNTED: Final = ("filled", "productive", "to_settle", "share")
"""The columns that the shares are reckoned from, and the first of theirs."""


class FiguresSheet:
    def __init__(self, book: Workbook, sheet: Worksheet, dossier: Dossier, styles: Styles) -> None:
        self._book = book
        self._dossier = dossier
        self._grid = Grid(sheet, styles, _WIDTHS)
        self._words = TableWords(dossier.survey, dossier.say)
        self._name = quote_sheetname(sheet.get_name())

    def write(self, matrix: str, counts: Mapping[str, Counts]) -> None:
        """`matrix`: the sheet whose cells, `counts`, hold each year's counts."""
        dossier, grid, say = self._dossier, self._grid, self._dossier.say
        figures = dossier.figures
        grid.line(0, dossier.plan.name, grid.styles.title)
        at = self._years(2, shares(figures), quote_sheetname(matrix), counts)
        of_zones = [*figures.zones.admin.values(), *figures.zones.typology.values()]
        at = self._zones(at, zones(dossier.survey, figures), of_zones)
        at = self._plain(at, say(N_("Communities' demands by class")), classes(figures))
        self._plain(at, say(N_("Validation")), validation(figures))
        grid.for_paper(say, dossier.plan.name, 0, one=True)

    def _years(self, at: int, table: Table, matrix: str, counts: Mapping[str, Counts]) -> int:
        """One row a year; the plan's; the mean of the cut shares, which is what was published; the chart."""
        say, grid, styles = self._dossier.say, self._grid, self._grid.styles
        years, plan = self._dossier.figures.years, self._dossier.figures.plan
        names = [column.name for column in table.columns]
        places = filled, productive, disputed, share = [*map(names.index, _COUNTED)]
        first = at + 2
        self._head(at, say(N_("Productive share by year")), table)
        for number, (year, of) in enumerate(years.items()):
            row = table.rows[number]
            self._row(first + number, table, row, upto=share)
            for column, where, count in (
                (productive, counts[year].productive, of.productive),
                (filled, counts[year].filled, of.filled),
                (disputed, counts[year].disputed, of.disputed),
            ):
                grid.formula(first + number, column, f"{matrix}!{where}", styles.number, count)
            self._share(first + number, places, of)
        last = first + max(len(years), 1) - 1
        grid.text(last + 1, 0, say(N_("Plan")), styles.label)
        for column in range(1, share):
            summed = block(first, column, last, column)
            grid.formula(last + 1, column, f"SUM({summed})", styles.sum, table.rows[-1][column])
        self._share(last + 1, places, plan)
        words = say(N_("Mean of the cut shares, as the report of about 2003 publishes it"))
        grid.text(last + 2, 0, words, styles.label, across=share + 1)
        cuts = block(first, share + 1, last, share + 1)
        mean = f'IF(COUNT({cuts})=0,"",AVERAGE({cuts}))'
        grid.formula(last + 2, share + 1, mean, styles.mean, plan.share_cut_mean)
        if years:
            self._chart((first, last, share), last + 4)
        return last + 4 + _CHART_ROWS

    def _chart(self, place: tuple[int, int, int], at: int) -> None:
        say, (first, last, share) = self._dossier.say, place
        chart = self._book.add_chart({"type": "column"})
        chart.add_series(
            {
                "name": say(N_("Productive share")),
                "categories": [self._grid.sheet.get_name(), first, 0, last, 0],
                "values": [self._grid.sheet.get_name(), first, share, last, share],
                "data_labels": {"value": True, "num_format": "0.00%"},
                "fill": {"color": "#548235"},
                "gap": 80,
            }
        )
        chart.set_title({"name": say(N_("Productive share by year")), "name_font": {"size": 12}})
        chart.set_y_axis({"min": 0, "max": 1, "num_format": "0%", "major_gridlines": {"visible": True}})
        chart.set_legend({"none": True})
        chart.set_size({"width": 760, "height": 20 * (_CHART_ROWS - 2)})
        self._grid.sheet.insert_chart(at, 0, chart)

    def _zones(self, at: int, table: Table, of_zones: list[Figures]) -> int:
        names = [column.name for column in table.columns]
        places = [*map(names.index, _COUNTED)]
        self._head(at, self._dossier.say(N_("Productive share by zone")), table)
        for number, (row, of) in enumerate(zip(table.rows, of_zones, strict=True), at + 2):
            self._row(number, table, row, upto=places[-1])
            self._share(number, places, of)
        return at + 3 + len(table.rows)

    def _plain(self, at: int, title: str, table: Table) -> int:
        self._head(at, title, table)
        for number, row in enumerate(table.rows, at + 2):
            self._row(number, table, row, upto=len(row))
        return at + 3 + len(table.rows)

    def _head(self, at: int, title: str, table: Table) -> None:
        self._grid.line(at, title, self._grid.styles.section)
        self._grid.heads(at + 1, [self._words.heading(column.name) for column in table.columns])

    def _row(self, at: int, table: Table, row: list[object], *, upto: int) -> None:
        for number, (column, value) in enumerate(zip(table.columns[:upto], row, strict=False)):
            write_value(self._grid, (at, number), column, value, self._words)

    def _share(self, at: int, columns: Sequence[int], of: Figures) -> None:
        filled, productive, disputed, share = columns
        counts = Counts(*(cell(at, column) for column in (productive, filled, disputed)))
        for column, write in enumerate((write_share, write_cut, write_high), share):
            write(self._grid, (at, column), counts, of)
