"""How a spreadsheet is read, line by line, and what each line may be told to be."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from msgspec.structs import replace

from exports.tables.cells import column_named
from storage.intake.cell_text import cell_as_text
from storage.intake.column_meanings import Meaning
from storage.intake.heading_keys import UNUSED, key_of, shown_heading
from storage.intake.layout import SpreadsheetLayout, YearFrom
from storage.intake.recipes.recipe import Recipe
from storage.intake.rows import TakenRows
from storage.intake.sheets import Proposal, Source
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.translatable import N_

from ..language.gettext_ import _
from ..wording.intake.differing_rows import what_differs
from ..wording.record_titles import record_title
from ..wording.values import values_of
from .choices import Option

_FIRST: Final = ("holder", "text", "year")
_VALUES: Final = 3
_YEAR_FROM: Final[Mapping[YearFrom, str]] = {
    "": N_("not said"),
    "told": N_("{year}"),
    "title": N_("{year}, as the title says"),
    "page": N_("{year}, as the sheet is called"),
}


class MapLine(NamedTuple):
    """A line of the list: the sheet, the year of all rows, a column (`at` is its place), a row that differs."""

    kind: Literal["sheet", "year", "column", "row"]
    name: str
    meaning: str
    values: str = ""
    at: int = -1
    remembered: bool = False


def map_lines(source: Source, proposal: Proposal, survey: Survey) -> list[MapLine]:
    """What there is to see of how a spreadsheet is read, and to tell otherwise."""
    layout = proposal.layout
    lines = []
    if len(_named_tables(source)) > 1:
        others = ", ".join(clean_line(name) for name in proposal.fitting)
        also = _("these would fit too: {names}").format(names=others) if others else ""
        lines.append(MapLine("sheet", _("Sheet"), clean_line(proposal.reading.table.name), also))
    if layout.headings and "year" not in layout.columns:
        meaning = _(_YEAR_FROM[layout.year_from]).format(year=layout.year)
        lines.append(MapLine("year", _("Year of all rows"), meaning))
    for at, (heading, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        values = _values(proposal, at)
        if heading or values:
            name = clean_line(shown_heading(heading, at))
            remembered = key_of(heading, at) in proposal.remembered.columns
            lines.append(
                MapLine("column", name, column_in_words(column, layout.meaning, survey), values, at, remembered)
            )
    return lines


def row_lines(taken: TakenRows, survey: Survey) -> list[MapLine]:
    """The rows that say otherwise than the plan, each with what."""
    return [
        MapLine(
            "row",
            _("line {line}").format(line=one.number),
            record_title(one.record, survey),
            what_differs(one, survey),
        )
        for one in (*taken.differing, *taken.outdated)
    ]


def column_in_words(column: str, meaning: Meaning, survey: Survey) -> str:
    """What a heading is taken for, in words."""
    if column in {"", UNUSED}:
        return _("not used")
    if column.isdecimal():
        return _("demands of {year}").format(year=column)
    return column_named(meaning.kind.name, column).heading(values_of(survey))


def options_for(line: MapLine, source: Source, meaning: Meaning, survey: Survey) -> list[Option]:
    """What a line may be told to be."""
    if line.kind == "sheet":
        return [(name, clean_line(name)) for name in _named_tables(source)]
    years = [str(year) for year in survey.plan.years]
    if line.kind == "year":
        return [*((year, year) for year in years), (UNUSED, _("none: each row lacks it"))]
    rest = [name for name in meaning.columns if name not in _FIRST]
    funders = (f"funding:{one.id}" for one in survey.funders())
    columns = [*_FIRST, UNUSED, *rest, *meaning.beside, *funders, *years]
    return [(column, column_in_words(column, meaning, survey)) for column in columns]


def told_with(told: Recipe, layout: SpreadsheetLayout, line: MapLine, picked: str) -> Recipe:
    """What a person told, and now this too. A heading that had the same meaning is not used from now on."""
    if line.kind == "sheet":
        return Recipe(sheet=picked)
    if line.kind == "year":
        return replace(told, year="" if picked == UNUSED else picked)
    columns = dict(told.columns)
    for at, (heading, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        if picked != UNUSED and column == (layout.meaning.column(picked) or picked):
            columns[key_of(heading, at)] = UNUSED
    columns[key_of(layout.headings[line.at], line.at)] = picked
    return replace(told, columns=columns)


def _named_tables(source: Source) -> list[str]:
    return [table.name for table in source.shown if table.lines]


def _values(proposal: Proposal, at: int) -> str:
    """The first cells below a heading that say something."""
    found = []
    for line in proposal.reading.headed.rows:
        if (cell := line.cell(at)) is not None:
            found.append(clean_line(cell_as_text(cell)))
        if len(found) == _VALUES:
            break
    return " | ".join(found)
