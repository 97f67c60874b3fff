"""How a spreadsheet is laid out: where its headings are, what each column is, which rows are no demands.

People put titles above, totals below, and often one column for each year. What is proposed here is shown
and may be told otherwise; what the columns mean to a record is for `rows`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ..errors import GuaquiError
from ..names import slug
from ..sheet import unguard
from .rows import HEADINGS, Row, column_of

REASON = "reason"
REASONS = (REASON, "motivo")
UNUSED = "-"
"""The column of a heading that is told to be left out."""

_SYNONYMS = {
    **dict.fromkeys(
        ("comunidades", "community", "otb", "nombre", "nombre-de-la-comunidad", "asociaciones"), "holder"
    ),
    **dict.fromkeys(("no-de-demanda", "demand-no"), "n"),
    "cost-bs": "cost",
    **dict.fromkeys(
        ("comunidad-otb", "community-or-association", "comunidad-o-asociacion", "organizacion", "association"),
        "holder",
    ),
    **dict.fromkeys(("anio", "gestion-poa", "poa", "anos", "gestiones"), "year"),
    **dict.fromkeys(("demandas", "demand", "pedido", "solicitud", "proyecto", "demanda-priorizada"), "text"),
    **dict.fromkeys(("descripcion", "descripcion-de-la-demanda", "description"), "text"),
    **dict.fromkeys(("tipo-de-accion", "actividad"), "action"),
    **dict.fromkeys(("tipo", "clasificacion"), "class"),
    **dict.fromkeys(("sector-lugar", "ubicacion", "sitio"), "place"),
    **dict.fromkeys(("n-familias", "no-familias", "nro-familias", "numero-de-familias"), "families"),
    **dict.fromkeys(("monto", "monto-bs", "presupuesto", "presupuesto-bs", "costo-total", "costo-en-bs"), "cost"),
    **dict.fromkeys(("nota", "observaciones", "observacion"), "notes"),
}
"""Headings that are taken for a column where no heading names it as the contract does."""

_YEAR = re.compile(r"(?:(?:gestion|ano|anio|year|poa|demanda|demandas)-)?((?:19|20)\d\d)(?:-0)?")
_TOTAL = re.compile(r"(?:sub-?|gran-)?(?:total|totales|suma|sumas)(?:-.*)?")
_NOTHING = frozenset(("", "-", "–", "—"))
_SUM = re.compile(r"(?:Bs\.?)?[\d.,\s%]*", re.IGNORECASE)
_LOOKED_AT = 30
"""Lines from the top among which the headings are looked for."""


class Line(NamedTuple):
    """A line of a spreadsheet: its number there, and its cells as text."""

    number: int
    cells: list[str]


class Layout(NamedTuple):
    """What a spreadsheet's columns are: `columns` says for each of `headings` its column, "" where it is none.

    A column is one of `rows.HEADINGS`, `funding:SOURCE`, or a year, whose cells are that year's demands.
    """

    line: int
    headings: tuple[str, ...]
    columns: tuple[str, ...]

    @property
    def wide(self) -> bool:
        """Whether each year has its column."""
        return any(map(str.isdecimal, self.columns))

    @property
    def fingerprint(self) -> str:
        """The same for all spreadsheets with these headings, in this order, with reasons beside or without."""
        return "|".join(slug(heading) for heading in self.headings if heading.casefold() not in REASONS)


class Sheet(NamedTuple):
    """A spreadsheet's headings as typed, its rows, and how it was written (for writing one like it)."""

    headings: list[str]
    rows: list[Row]
    separator: str
    layout: Layout
    left_out: list[Line]
    """Totals below, and headings that come again."""
    lines: list[Line]
    """What is left of the lines, as typed."""
    unread: tuple[str, ...] = ()
    """The workbook's other sheets."""

    def first(self, most: int) -> list[list[str]]:
        """The cells of the first lines, for a person to see what each column holds."""
        return [line.cells for line in self.lines[:most]]


def is_column(word: str) -> bool:
    """Whether a word names a column: one of the contract's, a year, or the one that is left out."""
    return word == UNUSED or column_of(word) is not None or _YEAR.fullmatch(word) is not None


def known_headings(cells: Sequence[str]) -> int:
    """How many of some cells are headings that name a column."""
    return sum(bool(_contract(cell.strip(' "')) or _SYNONYMS.get(slug(cell))) for cell in cells)


def propose(lines: Sequence[Line], told: Mapping[str, str] | None = None) -> Layout:
    """The likeliest layout: the line near the top that has most headings, with what a person told of them.

    `told` is a heading's letters (its slug) -> its column.
    """
    found = [_layout(lines, at, told or {}) for at in range(min(len(lines), _LOOKED_AT))]
    fitting = [one for one in found if not missing(one)]
    if fitting:
        return max(fitting, key=lambda one: sum(map(bool, one.columns)))
    return max(found, key=lambda one: sum(map(bool, one.columns)), default=Layout(0, (), ()))


def missing(layout: Layout) -> list[str]:
    """The columns that no row can do without, and that the layout has not."""
    needed = ["holder"] if layout.wide else ["holder", "year"]
    return [column for column in needed if column not in layout.columns]


def arrange(lines: Sequence[Line], layout: Layout, separator: str, path: str) -> Sheet:
    """The rows under the headings, one for each demand, under headings that name their columns.

    Raises `columns-missing` or `columns-doubled`.
    """
    used = [column for column in layout.columns if column]
    doubled = sorted({column for column in used if used.count(column) > 1})
    if doubled:
        raise GuaquiError("columns-doubled", path=path, columns=doubled, headings=list(layout.headings))
    if lacking := missing(layout):
        raise GuaquiError("columns-missing", path=path, columns=lacking, headings=list(layout.headings))
    below = [line for line in lines if line.number > layout.line and any(map(str.strip, line.cells))]
    left_out: list[Line] = []
    rows: list[Line] = []
    for line in below:
        (left_out if _is_no_demand(line, layout) else rows).append(line)
    if layout.wide:
        wide = [row for line in rows for row in _unfold(line, layout)]
        return Sheet(["comunidad", "gestion", "demanda"], wide, separator, layout, left_out, rows)
    named = [_named(*pair) for pair in zip(layout.headings, layout.columns, strict=True)]
    return Sheet(
        [heading for heading in named if heading is not None],
        [_row(line, named) for line in rows],
        separator,
        layout,
        left_out,
        rows,
    )


def _layout(lines: Sequence[Line], at: int, told: Mapping[str, str]) -> Layout:
    cells = [cell.strip() for cell in lines[at].cells]
    above = [cell.strip() for cell in lines[at - 1].cells] if at else []
    if any(_YEAR.fullmatch(slug(cell)) for cell in cells):  # years in a second line, under a merged heading
        cells = [
            cell or (above[i] if i < len(above) and _contract(above[i]) else "") for i, cell in enumerate(cells)
        ]
    columns = [_told(cell, told) or _contract(cell) for cell in cells]
    for i, cell in enumerate(cells):
        synonym = _SYNONYMS.get(slug(cell), "")
        if not columns[i] and synonym not in columns:
            columns[i] = synonym
    years = [i for i, column in enumerate(columns) if column.isdecimal()]
    if years and years[0] and "holder" not in columns and not cells[years[0] - 1]:
        columns[years[0] - 1] = "holder"
    if "year" in columns:  # years are told row by row, and what has a year's name is something else
        columns = ["" if column.isdecimal() else column for column in columns]
    columns = ["" if column == "n" and _counts_lines(lines, at, i) else column for i, column in enumerate(columns)]
    return Layout(lines[at].number, tuple(cells), tuple(columns))


def _told(heading: str, told: Mapping[str, str]) -> str:
    column = told.get(slug(heading), "")
    return column if column == UNUSED else column_of(column) or column


def _contract(heading: str) -> str:
    year = _YEAR.fullmatch(slug(heading))
    return year[1] if year else column_of(heading) or ""


def _counts_lines(lines: Sequence[Line], at: int, i: int) -> bool:
    """Whether a column such as "N°" only numbers the lines: 1, 2, 3 and on. One called n is the contract's."""
    if lines[at].cells[i].strip().casefold() in HEADINGS:
        return False
    numbers = [line.cells[i].strip() for line in lines[at + 1 :] if i < len(line.cells) and line.cells[i].strip()]
    return len(numbers) > 2 and numbers == [str(n) for n in range(1, len(numbers) + 1)]


def _is_no_demand(line: Line, layout: Layout) -> bool:
    """Whether a line is a total, a sum that nobody holds, or the headings once more."""
    cells = [cell.strip() for cell in line.cells]
    if tuple(cells[: len(layout.headings)]) == layout.headings:
        return True
    filled = [cell for cell in cells if cell]
    at = layout.columns.index("holder")
    holder = cells[at] if at < len(cells) else ""
    if _TOTAL.fullmatch(slug(holder)) or (not holder and _TOTAL.fullmatch(slug(filled[0]))):
        return True
    said = {column for column, cell in zip(layout.columns, cells, strict=False) if cell}
    return not said & {"holder", "year", "text"} and len(filled) > 0 and all(map(_SUM.fullmatch, filled))


def _named(heading: str, column: str) -> str | None:
    """The heading under which a column goes on: as typed where that names it, None where it is left out."""
    if column == UNUSED:
        return None
    return heading if (column_of(heading) or "") == column else column or heading


def _row(line: Line, named: Sequence[str | None]) -> Row:
    cells = {heading: cell for heading, cell in zip(named, line.cells, strict=False) if heading is not None}
    return Row(line.number, cells, any(cell.strip() for cell in line.cells[len(named) :]))


def _unfold(line: Line, layout: Layout) -> Iterator[Row]:
    """One row for each year's cell that says something."""
    by_column = dict(zip(layout.columns, line.cells, strict=False))
    surplus = any(cell.strip() for cell in line.cells[len(layout.headings) :])
    for column, cell in by_column.items():
        if column.isdecimal() and unguard(cell).strip() not in _NOTHING:
            cells = {"comunidad": by_column.get("holder", ""), "gestion": column, "demanda": cell}
            yield Row(line.number, cells, surplus)
