"""How a spreadsheet is laid out: where its headings are, what each column is, which lines are no rows.

People put titles above, totals below, and often one column for each year. What is proposed here is shown
and may be told otherwise; what the columns mean to a record is for `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, Literal, NamedTuple

from msgspec import Struct

from ..errors import ColumnsDoubledError, ColumnsMissingError, SpreadsheetError
from ..kinds.lookup import KINDS
from ..names.name_table import slug
from ..notation.formula_cells import unguard
from ..plan.paper_marks import unmarked
from .cells import says_nothing, year_of
from .column_meanings import DEMANDS as OF_DEMANDS
from .column_meanings import Meaning
from .own_lists import DEMANDS, READ, kind_of_list
from .row import SpreadsheetRow
from .table import Flaw, Line, OpenedTable
from .table_parts.heading_lines import find_block, looked_at
from .table_parts.totals import says_total

REASON: Final = "not taken because"
REASONS: Final = (REASON, "no entró porque")
"""What heads the reasons beside rows that did not fit: no field is called so."""
_LOOKED_THROUGH: Final = 200
"""Lines by which it is told where unknown headings stand."""
UNUSED = "-"
"""The column of a heading that is told to be left out."""

_OF_A_CELL: Final = ("holder", "year", "text")
"""What a demand's cell is about where each year has its column."""

_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_A_YEAR: Final = 5
"""2004.0 has one more than 2004."""


class SheetLine(Struct, frozen=True, gc=False):
    """A line of a spreadsheet: its number there, and its cells as text."""

    number: int
    cells: list[str]
    hidden: bool = False
    flaws: tuple[Flaw, ...] = ()


class WorkbookSheet(NamedTuple):
    """A sheet of a workbook: its name, whether it is hidden, and its lines that say something."""

    name: str
    hidden: bool
    lines: list[SheetLine]


YearFrom = Literal["", "told", "title", "page"]
"""Where the year of a whole sheet stands, if it has one: a person told it, the title says it, or its name."""


class SpreadsheetLayout(NamedTuple):
    """What a spreadsheet's columns are: `columns` says for each of `headings` its column, "" where it is none.

    A column is one that its meaning knows, or a year, whose cells are that year's demands. Where none has the
    rows' years, `year` is that of all rows.
    """

    line: int
    headings: tuple[str, ...]
    columns: tuple[str, ...]
    year: str = ""
    year_from: YearFrom = ""
    meaning: Meaning = OF_DEMANDS

    @property
    def wide(self) -> bool:
        """Whether each year has its column."""
        return any(map(str.isdecimal, self.columns))

    @property
    def own(self) -> str:
        """Which of our own lists it is, by its headings; "" where it is none."""
        return self.meaning.own_list(self.headings)

    @property
    def fingerprint(self) -> str:
        """The same for all spreadsheets with these headings, in this order, with reasons beside or without."""
        return "|".join(slug(heading) for heading in self.headings if heading.casefold() not in REASONS)


class Spreadsheet(NamedTuple):
    """A spreadsheet's headings as typed, its rows, and how it was written (for writing one like it)."""

    headings: list[str]
    rows: list[SpreadsheetRow]
    separator: str
    layout: SpreadsheetLayout
    left_out: list[SheetLine]
    """Totals below, and headings that come again."""
    lines: list[SheetLine]
    """What is left of the lines, as typed."""
    page: str = ""
    """Its name in the workbook."""
    fitting: tuple[str, ...] = ()
    """The workbook's other sheets that look like demands."""
    unread: tuple[str, ...] = ()
    """The workbook's other sheets that do not, or are hidden."""
    remembered: frozenset[str] = frozenset()
    """The keys of the headings that were told before, and not now."""
    encoding: str = ""
    """In which a text file's letters were read; empty for a workbook."""
    digest: str = ""
    """By which the arrivals of its file are called."""

    @property
    def kind(self) -> str:
        """Of which kind of record its rows are."""
        return self.layout.meaning.kind.name

    def first(self, most: int) -> list[list[str]]:
        """The cells of the first lines, for a person to see what each column holds."""
        return [line.cells for line in self.lines[:most]]


def is_column(word: str, meaning: Meaning) -> bool:
    """Whether a word names a column: one of the contract's, a year, or the one that is left out."""
    return word == UNUSED or bool(_contract(word, meaning))


def key_of(heading: str, at: int) -> str:
    """What a heading is told by: its letters, or its place where it has none: column-f."""
    return slug(heading) or slug(_place(at))


def shown_heading(heading: str, at: int) -> str:
    """A heading as typed, or its place where there is none: columna F."""
    return heading or _place(at)


def propose(
    lines: Sequence[SheetLine],
    told: Mapping[str, str] | None = None,
    page: str = "",
    year: str | None = None,
    meaning: Meaning = OF_DEMANDS,
) -> SpreadsheetLayout:
    """The likeliest layout: the line near the top that has most headings, with what a person told of them.

    `told` is a heading's key -> its column. `year` is the year of all rows, for a sheet that has no column for
    it; None: the only one that stands above the headings or else in the name of the `page`; "": none of these.
    """
    found = [
        _dated(_layout(lines, at, told or {}, meaning), lines[:at], page, year)
        for at in looked_at((sum(map(bool, line.cells)) for line in lines), len(lines))
    ]
    if own := [one for one in found if one.own]:
        return own[0]
    fitting = [one for one in found if not missing(one)]
    if fitting:
        return max(fitting, key=lambda one: sum(map(bool, one.columns)))
    look = _line_by_its_look(lines)
    return max(
        found,
        key=lambda one: (_known(one), one.line == look, sum(map(bool, one.columns))),
        default=SpreadsheetLayout(0, (), (), meaning=meaning),
    )


def _known(layout: SpreadsheetLayout) -> int:
    """How many columns are told by words or by several years: one alone may well stand in a row."""
    told = [column for column in layout.columns if column]
    years = sum(column.isdecimal() for column in told)
    return len(told) - (years if years < 2 else 0)


def _line_by_its_look(lines: Sequence[SheetLine]) -> int:
    """The line that looks like headings, whatever its words are; nothing where none does."""
    looked = (Line(line.number, tuple(cell or None for cell in line.cells)) for line in lines[:_LOOKED_THROUGH])
    table = OpenedTable("", tuple(looked))
    block = find_block(table)
    return table.lines[block.last - 1].number if block.last > block.first else 0


def missing(layout: SpreadsheetLayout) -> list[str]:
    """The columns that no row can do without, and that the layout has not."""
    needed = layout.meaning.needed(layout.columns)
    dated = layout.wide or layout.year
    return [one for one in needed if one not in layout.columns and not (dated and one == "year")]


def arrange(lines: Sequence[SheetLine], layout: SpreadsheetLayout, separator: str, path: str) -> Spreadsheet:
    """The rows under the headings, one for each demand, under headings that name their columns.

    Raises `list-of-kind`, `own-list`, `columns-missing` or `columns-doubled`.
    """
    if layout.meaning.of_demands and layout.own not in READ:
        if kind := kind_of_list(layout.own):
            raise SpreadsheetError("list-of-kind", path=path, kind=kind, called=KINDS[kind].plural)
        raise SpreadsheetError("own-list", path=path, list=layout.own)
    used = [column for column in layout.columns if column not in {"", UNUSED}]
    doubled = sorted({column for column in used if used.count(column) > 1})
    if doubled:
        raise ColumnsDoubledError("columns-doubled", path=path, columns=doubled, headings=list(layout.headings))
    if lacking := missing(layout):
        raise ColumnsMissingError("columns-missing", path=path, columns=lacking, headings=list(layout.headings))
    below = [line for line in lines if line.number > layout.line and any(map(str.strip, line.cells))]
    left_out: list[SheetLine] = []
    rows: list[SheetLine] = []
    for line in below:
        (left_out if _is_no_demand(line, layout) else rows).append(line)
    meaning = layout.meaning
    if layout.wide:
        wide = [row for line in rows for row in _unfold(line, layout)]
        return Spreadsheet([*map(meaning.heading, _OF_A_CELL)], wide, separator, layout, left_out, rows)
    pairs = zip(layout.headings, layout.columns, strict=True)
    named = [_named(*pair, at, meaning) for at, pair in enumerate(pairs)]
    headings = [heading for heading in named if heading is not None]
    whole = {meaning.heading("year"): layout.year} if layout.year and "year" in meaning.keys else {}
    found = [_row(line, named, whole, layout.own if meaning.of_demands else "") for line in rows]
    return Spreadsheet([*headings, *whole], found, separator, layout, left_out, rows)


def _layout(lines: Sequence[SheetLine], at: int, told: Mapping[str, str], meaning: Meaning) -> SpreadsheetLayout:
    cells = [cell.strip() for cell in lines[at].cells]
    above = [cell.strip() for cell in lines[at - 1].cells] if at else []
    if meaning.of_demands and any(map(year_of, cells)):  # years in a second line, under a merged heading
        cells = [
            cell or (above[i] if i < len(above) and _contract(above[i], meaning) else "")
            for i, cell in enumerate(cells)
        ]
    columns = [_told(key_of(cell, i), told, meaning) or _contract(cell, meaning) for i, cell in enumerate(cells)]
    own = bool(meaning.own_list(cells))
    for i, cell in enumerate(cells):
        synonym = meaning.likely(cell, own=own)
        if not columns[i] and synonym not in columns:
            columns[i] = synonym
        if own and not columns[i] and meaning.repeats(cell):
            columns[i] = UNUSED
    years = [i for i, column in enumerate(columns) if column.isdecimal()]
    if years and years[0] and "holder" not in columns and not cells[years[0] - 1]:
        columns[years[0] - 1] = "holder"
    if "year" in columns:  # years are told row by row, and what has a year's name is something else
        columns = ["" if column.isdecimal() else column for column in columns]
    elif any(map(str.isdecimal, columns)):  # each cell is a demand, of which a line has nothing else to say
        columns = [column if column in {"holder", UNUSED} or column.isdecimal() else "" for column in columns]
    columns = ["" if column == "n" and _counts_lines(lines, at, i) else column for i, column in enumerate(columns)]
    return SpreadsheetLayout(lines[at].number, tuple(cells), tuple(columns), meaning=meaning)


def _dated(
    layout: SpreadsheetLayout, above: Sequence[SheetLine], page: str, year: str | None
) -> SpreadsheetLayout:
    """A layout with the year of all its rows, where no column has them."""
    if layout.wide or "year" in layout.columns or year == "":
        return layout
    if year:
        return layout._replace(year=year, year_from="told")
    if found := _only_year(" ".join(cell for line in above for cell in line.cells)):
        return layout._replace(year=found, year_from="title")
    found = _only_year(page)
    return layout._replace(year=found, year_from="page") if found else layout


def _only_year(text: str) -> str:
    """The year that a text names; none where it names several, as 2003-2007 does."""
    found = set(_YEARS.findall(text))
    return found.pop() if len(found) == 1 else ""


def _told(key: str, told: Mapping[str, str], meaning: Meaning) -> str:
    column = told.get(key, "")
    return column if column == UNUSED else meaning.column(column) or column


def _contract(heading: str, meaning: Meaning) -> str:
    """The column that a heading names: of demands a year too, whose cells are its demands."""
    year = year_of(heading) if meaning.of_demands and not _is_day(heading) else None
    return year or meaning.column(heading) or ""


def _is_day(text: str) -> bool:
    """Whether a text has more figures than a year: a day heads no column."""
    return sum(map(str.isdecimal, text)) > _OF_A_YEAR


def _place(at: int) -> str:
    """How a spreadsheet calls a column: columna A, columna AB."""
    letters = ""
    at += 1
    while at:
        at, letter = divmod(at - 1, 26)
        letters = chr(65 + letter) + letters
    return f"columna {letters}"


def _counts_lines(lines: Sequence[SheetLine], at: int, i: int) -> bool:
    """Whether a column such as "N°" only numbers the lines: 1, 2, 3 and on. One called n is the contract's."""
    if lines[at].cells[i].strip().casefold() == "n":
        return False
    below = [line.cells[i].strip() for line in lines[at + 1 :] if i < len(line.cells)]
    numbers = [cell for cell in below if cell.isdecimal()]  # a total or a note may stand under them
    return len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _is_no_demand(line: SheetLine, layout: SpreadsheetLayout) -> bool:
    """Whether a line is a total, the headings once more, a name that asks nothing, or a note that nobody holds."""
    cells = [cell.strip() for cell in line.cells]
    if tuple(cells[: len(layout.headings)]) == layout.headings:
        return True
    filled = [cell for cell in cells if cell]
    meaning, whose = layout.meaning, layout.meaning.subject(layout.columns)
    at = layout.columns.index(whose)
    name = cells[at] if at < len(cells) else ""
    if (meaning.column(name) or meaning.likely(name)) == whose:  # a second line of headings
        return True
    if says_total(name or filled[0]):
        return True
    said = {column for column, cell in zip(layout.columns, cells, strict=False) if cell} - {"", UNUSED}
    if not said & {*meaning.needed(()), whose, "text"} and not any(map(str.isdecimal, said)):
        return not any(cells[len(layout.columns) :])  # what stands beside the table is no line of it
    return meaning.of_demands and said == {whose} and (layout.wide or len(filled) == 1)


def _named(heading: str, column: str, at: int, meaning: Meaning) -> str | None:
    """The heading under which a column goes on: as typed where that names it, None where it is left out."""
    if column == UNUSED:
        return None
    if heading and (meaning.column(heading) or "") == column:
        return heading
    if not column:
        return _place(at) if meaning.column(heading) else shown_heading(heading, at)  # it names what it is not
    return meaning.heading(column)


def _row(line: SheetLine, named: Sequence[str | None], whole: Mapping[str, str], own: str) -> SpreadsheetRow:
    cells = {heading: cell for heading, cell in zip(named, line.cells, strict=False) if heading is not None}
    surplus = any(cell.strip() for cell in line.cells[len(named) :])
    return SpreadsheetRow(line.number, {**cells, **whole}, surplus, own or DEMANDS)


def _unfold(line: SheetLine, layout: SpreadsheetLayout) -> Iterator[SpreadsheetRow]:
    """One row for each year's cell that says something."""
    meaning = layout.meaning
    by_column = dict(zip(layout.columns, line.cells, strict=False))
    surplus = any(cell.strip() for cell in line.cells[len(layout.headings) :])
    for column, cell in by_column.items():
        if column.isdecimal() and not says_nothing(unmarked(unguard(cell), meaning.paper)):
            said = (by_column.get("holder", ""), column, cell)
            yield SpreadsheetRow(
                line.number, dict(zip(map(meaning.heading, _OF_A_CELL), said, strict=True)), surplus
            )
