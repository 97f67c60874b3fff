"""A spreadsheet file -> its sheet of demands, with what a person tells now or told before of its headings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from ..errors import SpreadsheetError
from ..names.name_table import slug
from .arrivals import digest_of
from .cells_as_text import text_sheet
from .column_meanings import DEMANDS as OF_DEMANDS
from .column_meanings import Meaning
from .layout import Spreadsheet, SpreadsheetLayout, WorkbookSheet, arrange, missing, propose
from .opening import open_tables
from .own_lists import DEMANDS
from .remembered_columns import remember_columns, remembered_columns
from .table import OpenedTable

_SEPARATOR = ";"
"""Between the cells of a workbook's rejected rows."""


class Source(NamedTuple):
    """A spreadsheet file as it was read: its sheets, of which a CSV file has one without a name."""

    path: Path
    pages: list[WorkbookSheet]
    separator: str
    encoding: str = ""
    """In which a text file's letters were read; empty for a workbook."""
    digest: str = ""
    """By which its arrivals are called."""


class SheetAnswers(NamedTuple):
    """What a person tells of a spreadsheet: what headings are (by their keys), which sheet, the year of its rows.

    None: as it is proposed; for the year "" refuses what is proposed.
    """

    columns: Mapping[str, str] = {}
    page: str | None = None
    year: str | None = None


AS_PROPOSED = SheetAnswers()


class Proposal(NamedTuple):
    """The sheet that is taken, how it is laid out, and the sheets besides it, as `Spreadsheet` has them."""

    page: WorkbookSheet
    layout: SpreadsheetLayout
    fitting: tuple[str, ...]
    unread: tuple[str, ...]
    remembered: frozenset[str]


def read_source(path: Path) -> Source:
    """Raises `is-a-field-file`, what `open_tables` raises."""
    tables = open_tables(path)
    text = next((table for table in tables if table.separator), OpenedTable("", (), separator=_SEPARATOR))
    pages = [text_sheet(table) for table in tables]
    return Source(path, pages, text.separator, text.encoding, digest_of(path))


def propose_sheet(source: Source, told: SheetAnswers = AS_PROPOSED, meaning: Meaning = OF_DEMANDS) -> Proposal:
    """The sheet that a person told, else the first that looks like what is meant. Raises `sheet-unknown`."""
    shown = [page for page in source.pages if not page.hidden]
    layouts = {page.name: _layout(page, told, meaning) for page in shown}
    fitting = _fitting(shown, layouts)
    if told.page is None:
        page = next(iter([*fitting, *shown]), WorkbookSheet("", hidden=False, lines=[]))
    else:
        page = _named(told.page, shown, source.path)
    layout = layouts.get(page.name) or _layout(page, told, meaning)
    others = [one for one in source.pages if one is not page and (one.hidden or one.lines)]
    return Proposal(
        page,
        layout,
        tuple(one.name for one in others if one in fitting),
        tuple(one.name for one in others if one not in fitting),
        frozenset(remembered_columns(layout.fingerprint)) - frozenset(told.columns),
    )


def _fitting(pages: list[WorkbookSheet], layouts: Mapping[str, SpreadsheetLayout]) -> list[WorkbookSheet]:
    """The sheets that look like demands: in a workbook of ours its list of them alone, and never its matrix.

    Of another kind those that tell which record each row is about, that first of which most columns are known.
    """
    if not all(layout.meaning.of_demands for layout in layouts.values()):
        fitting = [page for page in pages if not missing(layouts[page.name])]
        return sorted(fitting, key=lambda page: -sum(map(bool, layouts[page.name].columns)))
    if own := [page for page in pages if layouts[page.name].own == DEMANDS]:
        return own
    strange = [page for page in pages if not layouts[page.name].own]
    fitting = [page for page in strange if not missing(layouts[page.name])]
    with_text = [one for one in fitting if layouts[one.name].wide or "text" in layouts[one.name].columns]
    return with_text or fitting


def arrange_sheet(source: Source, proposal: Proposal) -> Spreadsheet:
    """The rows of a sheet as it was proposed. Raises what `arrange` raises."""
    page, layout, fitting, unread, remembered = proposal
    sheet = arrange(page.lines, layout, source.separator, str(source.path))
    sheet = sheet._replace(encoding=source.encoding, digest=source.digest)
    return sheet._replace(page=page.name, fitting=fitting, unread=unread, remembered=remembered)


def read_sheet(path: Path, told: SheetAnswers = AS_PROPOSED, meaning: Meaning = OF_DEMANDS) -> Spreadsheet:
    """Read a spreadsheet's rows. Raises what `read_source`, `propose_sheet` and `arrange_sheet` raise."""
    source = read_source(path)
    return arrange_sheet(source, propose_sheet(source, told, meaning))


def _named(name: str, shown: list[WorkbookSheet], path: Path) -> WorkbookSheet:
    found = [page for page in shown if page.name == name] or [
        page for page in shown if slug(page.name) == slug(name)
    ]
    if not found:
        raise SpreadsheetError("sheet-unknown", path=str(path), name=name, names=[page.name for page in shown])
    return found[0]


def _layout(page: WorkbookSheet, told: SheetAnswers, meaning: Meaning) -> SpreadsheetLayout:
    before = remembered_columns(propose(page.lines, told.columns, page.name, told.year, meaning).fingerprint)
    return propose(page.lines, {**before, **told.columns}, page.name, told.year, meaning)


def remember_answers(layout: SpreadsheetLayout, told: SheetAnswers) -> None:
    """Keep what was told of headings for the next sheet that has the same. Raises `GuaquiError`.

    Its year is not kept: the same headings come again next year.
    """
    if told.columns:
        remember_columns(layout.fingerprint, {**remembered_columns(layout.fingerprint), **told.columns})
