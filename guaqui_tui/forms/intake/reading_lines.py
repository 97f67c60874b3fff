"""How sheets are read, line by line: which, where their headings are, by which steps, and what each column is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from exports.tables.cells import column_named
from storage.intake.cell_text import cell_as_text
from storage.intake.column_meanings import Meaning
from storage.intake.columns.unused_columns import first_values, unused_columns
from storage.intake.heading_keys import UNUSED, key_of, shown_heading
from storage.intake.headings import NONE
from storage.intake.layout import SpreadsheetLayout, YearFrom
from storage.intake.recipes.recipe import Recipe, joined_recipes
from storage.intake.sheets import Proposal, Source
from storage.intake.steps.grammar import parse_step
from storage.intake.steps.step import HeadingsStep, TableStep
from storage.intake.table import Cell
from storage.notation.text import clean_line, first_words
from storage.plan.survey import Survey
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...session.importing import Outlook
from ...session.several_sheets import SheetsSeen
from ...wording.intake.steps import lines_in_words, step_in_words
from ...wording.values import values_of
from .intake_line import IntakeLine

_YEAR_FROM: Final[Mapping[YearFrom, str]] = {
    "": N_("not said"),
    "told": N_("{year}"),
    "title": N_("{year}, as the title says"),
    "page": N_("{year}, as the sheet is called"),
}
_LONGEST: Final = 120
"""Letters of headings that are shown in one line."""


def reading_lines(source: Source, seen: SheetsSeen, survey: Survey) -> Iterator[IntakeLine]:
    """What there is to see of how a spreadsheet is read, and to tell otherwise."""
    proposals = [one.proposal for one in seen.outlooks]
    recipe = seen.answers.recipe
    yield from _sheet_lines(source, seen)
    yield from _headings_lines(proposals, recipe)
    yield from _year_lines(proposals, recipe)
    yield from _step_lines(proposals, recipe, survey)
    yield from _once(_unused_lines(proposals, survey))
    yield from _once(_column_lines(proposals, recipe, survey))


def named_tables(source: Source) -> list[str]:
    """The sheets that may be read."""
    return [table.name for table in source.shown if table.lines]


def brings_in_words(seen: Outlook) -> str:
    """8 new of 12 rows."""
    rows = len(seen.sheet.rows) if seen.sheet else 0
    words = ngettext("{new} new of {n} row", "{new} new of {n} rows", rows)
    return words.format(new=len(seen.taken.new) if seen.taken else 0, n=rows)


def column_in_words(column: str, meaning: Meaning, survey: Survey) -> str:
    """What a heading is taken for, in words."""
    if column in {"", UNUSED}:
        return _("not used")
    if column.isdecimal():
        return _("demands of {year}").format(year=column)
    return column_named(meaning.kind.name, column).heading(values_of(survey))


def _sheet_lines(source: Source, seen: SheetsSeen) -> Iterator[IntakeLine]:
    if len(named_tables(source)) < 2:
        return
    names = [clean_line(one.proposal.reading.table.name) for one in seen.outlooks]
    told = seen.answers.recipe.sheet is not None or seen.answers.every
    values = "; ".join(f"{name}: {brings_in_words(one)}" for name, one in zip(names, seen.outlooks, strict=True))
    if seen.undecided:
        words = ngettext("{n} fits", "{n} fit", len(names)).format(n=len(names))
        yield IntakeLine("sheet", words, _("Enter chooses"), values)
    elif len(names) > 1:
        yield IntakeLine("sheet", _("All that fit"), "", values, is_told=told)
    else:
        (one,) = seen.outlooks
        also = ", ".join(map(clean_line, one.proposal.fitting))
        meaning = _("these would fit too: {names}").format(names=also) if also else ""
        yield IntakeLine("sheet", names[0], meaning, brings_in_words(one), is_told=told)


def _headings_lines(proposals: Sequence[Proposal], recipe: Recipe) -> Iterator[IntakeLine]:
    where = dict.fromkeys(one.layout.lines for one in proposals)
    told = any(isinstance(step, HeadingsStep) for step in recipe.table_steps())
    if where == {NONE: None} and not (told or any(one.reading.table.lines for one in proposals)):
        return
    name = "; ".join(_("none") if lines == NONE else lines_in_words(*lines) for lines in where)
    first = first_words(" | ".join(filter(None, map(clean_line, proposals[0].layout.headings))), _LONGEST)
    yield IntakeLine("headings", name, _("told") if told else "", first, is_told=told)


def _year_lines(proposals: Sequence[Proposal], recipe: Recipe) -> Iterator[IntakeLine]:
    of_all = [one for one in proposals if _has_one_year(one.layout)]
    said = [_(_YEAR_FROM[one.layout.year_from]).format(year=one.layout.year) for one in of_all]
    whose = [clean_line(one.reading.table.name) for one in of_all]
    if len({*said}) == 1 and len(of_all) == len(proposals):
        yield IntakeLine("year", _("of all rows"), said[0], is_told=recipe.year is not None)
    elif of_all:
        by_sheet = "; ".join(f"{name}: {year}" for name, year in zip(whose, said, strict=True))
        yield IntakeLine("year", _("of each sheet"), by_sheet, is_told=recipe.year is not None)


def _has_one_year(layout: SpreadsheetLayout) -> bool:
    return bool(layout.headings) and "year" not in layout.columns


def _step_lines(proposals: Sequence[Proposal], recipe: Recipe, survey: Survey) -> Iterator[IntakeLine]:
    taken = dict.fromkeys(step for one in proposals for step in one.steps.taken)
    told = dict.fromkeys(step for one in proposals for step in one.told if not isinstance(step, HeadingsStep))
    offered = dict.fromkeys(step for one in proposals for step in one.steps.offered)
    refused = {line for one in proposals for line in joined_recipes(one.remembered, recipe).without}
    meaning = proposals[0].layout.meaning

    def words(step: TableStep) -> str:
        return step_in_words(step, lambda name: _column_called(name, meaning, survey))

    for step in taken:
        yield IntakeLine("step", words(step), _("by itself"), key=str(step))
    for step in told:
        before = str(step) not in recipe.steps
        yield IntakeLine("step", words(step), _("told"), key=str(step), is_told=True, remembered=before)
    for step in offered:
        yield IntakeLine("offer", words(step), _("yes or no?"), key=str(step))
    for line in sorted(refused):
        yield IntakeLine("refused", words(parse_step(line)), _("no"), key=line, is_told=line in recipe.without)


def _column_called(name: str, meaning: Meaning, survey: Survey) -> str:
    """A heading as typed, or what people call what a step's column means."""
    return column_in_words(name, meaning, survey) if name in meaning.columns else clean_line(name)


def _unused_lines(proposals: Sequence[Proposal], survey: Survey) -> Iterator[IntakeLine]:
    """The columns that say something and are read for nothing, those of money first."""
    for proposal in proposals:
        layout = proposal.layout
        for one in unused_columns(proposal.reading.headed, layout):
            may_be = column_in_words(one.proposal, layout.meaning, survey) if one.proposal else ""
            meaning = _("{column}?").format(column=may_be) if may_be else _("not used")
            key = key_of(layout.headings[one.at], one.at)
            yield IntakeLine("unused", clean_line(one.heading), meaning, _first(one.values), key, one.proposal)


def _column_lines(proposals: Sequence[Proposal], recipe: Recipe, survey: Survey) -> Iterator[IntakeLine]:
    """The columns that are read, then those that are left out and that nobody misses."""
    lines = [line for one in proposals for line in _columns_of(one, recipe, survey)]
    yield from sorted(lines, key=lambda line: line.column in {"", UNUSED})


def _columns_of(proposal: Proposal, recipe: Recipe, survey: Survey) -> Iterator[IntakeLine]:
    headed, layout = proposal.reading.headed, proposal.layout
    missed = {one.at for one in unused_columns(headed, layout)}
    for at, (heading, column) in enumerate(zip(layout.headings, layout.columns, strict=True)):
        values = first_values(headed, at)
        if at in missed or not (heading or values):
            continue
        key = key_of(heading, at)
        before = bool(proposal.remembered.columns.get(key)) and key not in recipe.columns
        yield IntakeLine(
            "column",
            clean_line(shown_heading(heading, at)),
            column_in_words(column, layout.meaning, survey),
            _first(values),
            key,
            column,
            is_told=before or bool(recipe.columns.get(key)),
            remembered=before,
        )


def _once(lines: Iterable[IntakeLine]) -> Iterator[IntakeLine]:
    """Each column once, though several sheets have it."""
    known = set()
    for line in lines:
        if (line.key, line.column) not in known:
            known.add((line.key, line.column))
            yield line


def _first(values: Iterable[Cell]) -> str:
    return " | ".join(clean_line(cell_as_text(one)) for one in values)
