"""A spreadsheet file -> its sheet of demands, with what a person tells now or told before of its headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ..errors import SpreadsheetError
from ..names.name_table import slug
from .arrivals import digest_of
from .column_meanings import DEMANDS as OF_DEMANDS
from .column_meanings import Meaning
from .headings import HeadedTable, head_table
from .layout import SpreadsheetLayout, known_columns, layout_of, missing
from .opening import open_tables, source_bytes
from .own_lists import DEMANDS, list_name
from .recipes.recipe import Recipe, joined_recipes
from .recipes.remembered_recipes import remember_recipe, remembered_recipe
from .spreadsheet import Spreadsheet, arrange
from .table import OpenedTable
from .table_parts.cell_looks import filled
from .table_parts.heading_lines import looked_at

_SEPARATOR: Final = ";"
"""Between the cells of a workbook's rejected rows."""
_LOOKED_THROUGH: Final = 100
"""Lines below by which it is told what headings by their words alone would be over."""


class Source(NamedTuple):
    """A spreadsheet file as it was read: its tables, of which a CSV file has one without a name."""

    path: Path
    tables: Sequence[OpenedTable]
    digest: str = ""
    """By which its arrivals are called."""

    @property
    def shown(self) -> list[OpenedTable]:
        """The tables that their workbook shows."""
        return [table for table in self.tables if not table.hidden]


class SheetAnswers(NamedTuple):
    """What a person tells of a spreadsheet: what headings are (by their keys), which sheet, the year of its rows.

    None: as it is proposed; for the year "" refuses what is proposed.
    """

    columns: Mapping[str, str] = {}
    page: str | None = None
    year: str | None = None
    headings: tuple[int, int] | None = None
    """The first and the last line of the headings."""
    every: bool = False
    """Whether all sheets that fit are meant."""


AS_PROPOSED = SheetAnswers()


class TableReading(NamedTuple):
    """A table, its headings found, and what its columns are."""

    table: OpenedTable
    headed: HeadedTable
    layout: SpreadsheetLayout

    @property
    def fits(self) -> bool:
        """Whether it tells of each row which record that is about."""
        return not missing(self.layout)


class Proposal(NamedTuple):
    """The table that is taken, how it is read, and the tables besides it, as `Spreadsheet` has them."""

    reading: TableReading
    fitting: tuple[str, ...]
    unread: tuple[str, ...]
    remembered: frozenset[str]

    @property
    def layout(self) -> SpreadsheetLayout:
        """How the table that is taken is laid out."""
        return self.reading.layout


def read_source(path: Path, data: bytes | None = None) -> Source:
    """The tables of a file, or of its bytes where they were read already. Raises what `open_tables` raises."""
    data = source_bytes(path) if data is None else data
    return Source(path, open_tables(path, data), digest_of(data))


def read_table(
    table: OpenedTable, told: SheetAnswers = AS_PROPOSED, meaning: Meaning = OF_DEMANDS
) -> TableReading:
    """A table by its look, or where that does not tell what is needed by the words near its top."""
    reading = _reading(table, head_table(table, told.headings), told, meaning)
    if told.headings or table.headings or reading.fits or reading.layout.own:
        return reading
    best, known = 0, known_columns(reading.layout)
    for at in looked_at(map(filled, table.lines), len(table.lines)):
        number = table.lines[at].number
        few = table._replace(lines=table.lines[: at + _LOOKED_THROUGH])
        other = _reading(few, head_table(few, (number, number)), told, meaning).layout
        if not missing(other) and known_columns(other) > known:
            best, known = number, known_columns(other)
    return _reading(table, head_table(table, (best, best)), told, meaning) if best else reading


def _reading(table: OpenedTable, headed: HeadedTable, told: SheetAnswers, meaning: Meaning) -> TableReading:
    if table.separator:
        headed = _without_unheaded(headed)
    layout = layout_of(headed, told.columns, table.name, told.year, meaning)
    if before := remembered_recipe(layout.fingerprint).columns:
        layout = layout_of(headed, {**before, **told.columns}, table.name, told.year, meaning)
    return TableReading(table, headed, layout)


def _without_unheaded(table: HeadedTable) -> HeadedTable:
    """A text file's table without columns at its end that no heading has: a comma in a text makes such."""
    width = max((at for at, heading in enumerate(table.headings, 1) if heading), default=0)
    return table._replace(headings=table.headings[:width])


def propose_sheets(
    source: Source, told: SheetAnswers = AS_PROPOSED, meaning: Meaning = OF_DEMANDS
) -> list[Proposal]:
    """What is read of a source: the sheet that a person told, all that fit where a person told so, else the first.

    Raises `sheet-unknown`.
    """
    readings = [read_table(table, told, meaning) for table in source.shown]
    fitting = fitting_readings(readings)
    if told.page is not None:
        chosen = [_named(told.page, readings, source.path)]
    elif told.every and fitting:
        chosen = fitting
    else:
        chosen = [*fitting, *readings][:1] or [read_table(OpenedTable("", ()), told, meaning)]
    taken = {one.table.name for one in chosen}
    others = [one.name for one in source.tables if one.name not in taken and (one.hidden or one.lines)]
    fit = {one.table.name for one in fitting}
    besides = tuple(name for name in others if name in fit), tuple(name for name in others if name not in fit)
    return [Proposal(one, *besides, _remembered(one, told)) for one in chosen]


def _remembered(reading: TableReading, told: SheetAnswers) -> frozenset[str]:
    """The keys of the headings that were told before, and not now."""
    return frozenset(remembered_recipe(reading.layout.fingerprint).columns) - frozenset(told.columns)


def propose_sheet(source: Source, told: SheetAnswers = AS_PROPOSED, meaning: Meaning = OF_DEMANDS) -> Proposal:
    """The first of what is read of a source. Raises `sheet-unknown`."""
    return propose_sheets(source, told, meaning)[0]


def fitting_readings(readings: Sequence[TableReading]) -> list[TableReading]:
    """The tables that look like demands: in a workbook of ours its list of them alone, and never its matrix.

    Of another kind those that tell which record each row is about: our list of it first, then that of which most
    columns are known.
    """
    fitting = [one for one in readings if one.fits]
    if not all(one.layout.meaning.of_demands for one in readings):
        return sorted(fitting, key=_strangeness)
    if own := [one for one in readings if one.layout.own == DEMANDS]:
        return own
    strange = [one for one in fitting if not one.layout.own]
    with_text = [one for one in strange if one.layout.wide or "text" in one.layout.columns]
    return with_text or strange


def _strangeness(reading: TableReading) -> tuple[bool, int]:
    """The lesser the likelier a table is of its kind."""
    layout = reading.layout
    return layout.own != list_name(layout.meaning.kind.name), -sum(map(bool, layout.columns))


def arrange_sheet(source: Source, proposal: Proposal) -> Spreadsheet:
    """The rows of a sheet as it was proposed. Raises what `arrange` raises."""
    reading, fitting, unread, remembered = proposal
    table = reading.table
    sheet = arrange(reading.headed, reading.layout, table.separator or _SEPARATOR, str(source.path))
    sheet = sheet._replace(encoding=table.encoding, sample=table.sample, digest=source.digest)
    return sheet._replace(page=table.name, fitting=fitting, unread=unread, remembered=remembered)


def read_sheet(path: Path, told: SheetAnswers = AS_PROPOSED, meaning: Meaning = OF_DEMANDS) -> Spreadsheet:
    """Read a spreadsheet's rows. Raises what `read_source`, `propose_sheet` and `arrange_sheet` raise."""
    source = read_source(path)
    return arrange_sheet(source, propose_sheet(source, told, meaning))


def _named(name: str, shown: Sequence[TableReading], path: Path) -> TableReading:
    found = [one for one in shown if one.table.name == name] or [
        one for one in shown if slug(one.table.name) == slug(name)
    ]
    if not found:
        names = [one.table.name for one in shown]
        raise SpreadsheetError("sheet-unknown", path=str(path), name=name, names=names)
    return found[0]


def remember_answers(layout: SpreadsheetLayout, told: SheetAnswers) -> None:
    """Keep what was told of headings for the next sheet that has the same. Raises `GuaquiError`.

    Its year is not kept: the same headings come again next year.
    """
    if told.columns:
        before = remembered_recipe(layout.fingerprint)
        remember_recipe(layout.fingerprint, joined_recipes(before, Recipe(columns=dict(told.columns))))
