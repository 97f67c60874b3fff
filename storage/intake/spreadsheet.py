"""A table whose columns are known -> its rows, one for each record that it says something of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..errors import ColumnsMissingError, SpreadsheetError
from ..kinds.lookup import KINDS
from .cell_text import cell_as_text
from .column_meanings import Meaning
from .forms.submissions import Submissions, submissions_in
from .heading_keys import UNUSED, column_place, shown_heading
from .headings import HeadedTable, UnjoinedLine
from .layout import SpreadsheetLayout, missing
from .own_lists import DEMANDS, READ, kind_of_list
from .row import SpreadsheetRow
from .table import Line
from .table_parts.cell_looks import filled
from .table_parts.heading_names import numbered_names
from .table_parts.totals import says_total


class Spreadsheet(NamedTuple):
    """A spreadsheet's headings as typed, its rows, and how it was written (for writing one like it)."""

    headings: list[str]
    rows: list[SpreadsheetRow]
    separator: str
    layout: SpreadsheetLayout
    left_out: list[Line]
    """Titles of sections, totals, notes, headings that come again."""
    lines: Sequence[Line]
    """What is left of the lines, as typed."""
    refused: Sequence[Line] = ()
    """Submissions that whoever looked at them did not approve."""
    unjoined: Sequence[UnjoinedLine] = ()
    """Lines of tables that were joined to this one, and that are in no row of it."""
    page: str = ""
    """Its name in the workbook."""
    encoding: str = ""
    """In which a text file's letters were read; empty for a workbook."""
    sample: str = ""
    """A line of a text file that tells whether these are the right ones."""
    digest: str = ""
    """By which the arrivals of its file are called."""
    steps: tuple[str, ...] = ()
    """What was done to the table before it was read, as lines of steps."""

    @property
    def kind(self) -> str:
        """Of which kind of record its rows are."""
        return self.layout.meaning.kind.name


def arrange(table: HeadedTable, layout: SpreadsheetLayout, separator: str, path: str) -> Spreadsheet:
    """The rows under the headings, one for each demand, under headings that name their columns.

    Raises `list-of-kind`, `own-list`, `columns-missing`.
    """
    _refuse(layout, path)
    left_out = [*table.notes, *table.totals]
    rows: list[Line] = []
    is_row = _RowsTold(layout)
    for line in table.rows:
        (rows if is_row(line) else left_out).append(line)
    left_out.sort(key=lambda line: line.number)
    submissions = submissions_in(table)
    rows, refused = _reviewed(rows, submissions)
    meaning = layout.meaning
    pairs = zip(layout.headings, layout.columns, strict=True)
    named = [*_apart(_named(*pair, at, meaning) for at, pair in enumerate(pairs))]
    headings = [heading for heading in named if heading is not None]
    whole = {meaning.heading("year"): layout.year} if layout.year and "year" in meaning.keys else {}
    of = (layout.own if meaning.of_demands else "") or DEMANDS
    found = _rows(rows, named, whole, of, is_own=bool(layout.own))
    if submissions.rows:
        keys = submissions.keys(rows)
        found = [row._replace(key=one.key, older_key=one.older) for row, one in zip(found, keys, strict=True)]
    return Spreadsheet([*headings, *whole], found, separator, layout, left_out, rows, refused, table.unjoined)


def _refuse(layout: SpreadsheetLayout, path: str) -> None:
    """Raises what hinders that any row is read."""
    if layout.meaning.of_demands and layout.own not in READ:
        if kind := kind_of_list(layout.own):
            raise SpreadsheetError("list-of-kind", path=path, kind=kind, called=KINDS[kind].plural)
        raise SpreadsheetError("own-list", path=path, list=layout.own)
    if lacking := missing(layout):
        raise ColumnsMissingError("columns-missing", path=path, columns=lacking, headings=list(layout.headings))


def _reviewed(rows: list[Line], submissions: Submissions) -> tuple[list[Line], list[Line]]:
    """The rows that count, and those that whoever looked at them did not approve."""
    if not submissions.reviews:
        return rows, []
    parts: tuple[list[Line], list[Line]] = ([], [])
    for line in rows:
        parts[submissions.is_refused(line)].append(line)
    return parts


class _RowsTold:
    """Tells the rows of a table from lines that its columns' meanings alone tell: sections, sums, headings."""

    def __init__(self, layout: SpreadsheetLayout) -> None:
        self._layout = layout
        self._meaning = layout.meaning
        self._whose = layout.meaning.subject(layout.columns)
        self._at = layout.columns.index(self._whose)
        needed = {*self._meaning.needed(()), self._whose, "text"}
        self._telling = [at for at, column in enumerate(layout.columns) if column in needed or column.isdecimal()]
        self._names: dict[str, bool] = {}
        """Names in the subject's place -> whether they head or sum up what stands below or above."""

    def __call__(self, line: Line) -> bool:
        name = line.cell(self._at)
        first = name if name is not None else next((cell for cell in line.cells if cell is not None), None)
        if self._is_no_name(cell_as_text(first)):
            return False
        if not any(line.cell(at) is not None for at in self._telling):
            return any(cell is not None for cell in line.cells[len(self._layout.columns) :])
        return not (self._meaning.of_demands and name is not None and filled(line) == 1)

    def _is_no_name(self, name: str) -> bool:
        known = self._names.get(name)
        if known is None:
            meant = self._meaning.column(name) or self._meaning.likely(name)
            known = self._names[name] = meant == self._whose or says_total(name)
        return known


def _named(heading: str, column: str, at: int, meaning: Meaning) -> str | None:
    """The heading under which a column goes on: as typed where that names it, None where it is left out."""
    if column == UNUSED:
        return None
    if heading and (meaning.column(heading) or "") == column:
        return heading
    if not column:
        names_what_it_is_not = meaning.column(heading)
        return column_place(at) if names_what_it_is_not else shown_heading(heading, at)
    return meaning.heading(column)


def _apart(names: Iterable[str | None]) -> Iterator[str | None]:
    """Names of which no two are alike: of two columns that are one each row has both."""
    names = list(names)
    apart = iter([*numbered_names(name for name in names if name is not None)])
    return (name if name is None else next(apart) for name in names)


def _rows(
    lines: Iterable[Line], named: Sequence[str | None], whole: Mapping[str, str], of: str, *, is_own: bool
) -> list[SpreadsheetRow]:
    used = [(at, heading) for at, heading in enumerate(named) if heading is not None]
    width = len(named)
    return [
        SpreadsheetRow(
            line.number,
            {**{heading: cell_as_text(line.cell(at)) for at, heading in used}, **whole},
            any(cell is not None for cell in line.cells[width:]),
            of,
            is_own=is_own,
        )
        for line in lines
    ]
