"""A spreadsheet file -> its tables as they are read, with what a person tells now or told before of such files."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from ..errors import InputError, SpreadsheetError
from ..names.name_table import slug
from .arrivals import digest_of
from .column_meanings import DEMANDS as OF_DEMANDS
from .column_meanings import Meaning
from .columns.column_choice import choose_columns
from .columns.told_words import ToldWords, read_told_words
from .heading_keys import REASONS, key_of
from .headings import HeadedTable, head_table
from .layout import SpreadsheetLayout, known_column_count, missing, sheet_layout_of, without_columns
from .opening import open_tables, source_bytes
from .own_lists import DEMANDS, list_name
from .recipes.recipe import Recipe, joined_recipes
from .recipes.remembered_recipes import remember_recipe, remembered_recipe
from .spreadsheet import Spreadsheet, arrange
from .steps.apply import apply_steps, heading_lines
from .steps.columns import places_of
from .steps.plan_words import NO_PLAN, PlanWords, words_of_plan
from .steps.proposed import ProposedSteps, plain_steps, proposed_steps
from .steps.step import TableStep, UnitStep
from .table import OpenedTable
from .table_parts.cell_looks import filled
from .table_parts.heading_lines import looked_at

_SEPARATOR: Final = ";"
"""Between the cells of a workbook's rejected rows."""
_LOOKED_THROUGH: Final = 100
"""Lines below by which it is told what headings by their words alone would be over."""

AS_PROPOSED: Final = Recipe()


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


class TableReading(NamedTuple):
    """A table, its headings found and steps taken, and what its columns are."""

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
    remembered: Recipe
    """What was told before of such files."""
    steps: ProposedSteps
    told: tuple[TableStep, ...] = ()
    """The steps that a person told, now or before."""
    told_before: tuple[TableStep, ...] = ()
    """Those of them that nobody tells now."""
    called: Callable[[str], str] = slug
    """The letters of the heading that a step's name means."""
    kinds: tuple[str, ...] = ()
    """By what tables with these headings are remembered."""

    @property
    def layout(self) -> SpreadsheetLayout:
        """How the table that is taken is laid out."""
        return self.reading.layout


def read_source(path: Path, data: bytes | None = None) -> Source:
    """The tables of a file, or of its bytes where they were read already. Raises what `open_tables` raises."""
    data = source_bytes(path) if data is None else data
    return Source(path, open_tables(path, data), digest_of(data))


def propose_sheets(
    source: Source, told: Recipe = AS_PROPOSED, meaning: Meaning = OF_DEMANDS, *, every: bool = False
) -> list[Proposal]:
    """What is read of a source: the sheet that a person told, all that fit if `every` one is meant, or the first.

    Raises `sheet-unknown`, and what steps raise that no table takes.
    """
    reading = _SourceReading(source, told, meaning)
    readings = reading.readings()
    fitting = fitting_readings(readings)
    if told.sheet is not None:
        chosen = [_named(told.sheet, readings, source, reading.joined)]
    elif every and fitting:
        chosen = fitting
    else:
        chosen = [*fitting, *readings][:1]
    taken = {one.table.name for one in chosen} | reading.joined
    others = [one.name for one in source.tables if one.name not in taken and (one.hidden or one.lines)]
    fit = {one.table.name for one in fitting}
    besides = tuple(name for name in others if name in fit), tuple(name for name in others if name not in fit)
    return [
        Proposal(
            *(one, *besides, reading.remembered, reading.steps, reading.told),
            *(reading.told_before, reading.called, reading.kinds(one)),
        )
        for one in chosen
    ]


def propose_sheet(source: Source, told: Recipe = AS_PROPOSED, meaning: Meaning = OF_DEMANDS) -> Proposal:
    """The first of what is read of a source. Raises what `propose_sheets` raises."""
    return propose_sheets(source, told, meaning)[0]


class _SourceReading:
    """How the tables of a source are read, with what was told of them."""

    def __init__(self, source: Source, told: Recipe, meaning: Meaning) -> None:
        self._tables = {table.name: table for table in _asked_for(source, told)} or {"": OpenedTable("", ())}
        self._told = told
        words = _plan_words(meaning, told)
        self._headed = headed = [_headed(table, told, words) for table in self._tables.values()]
        self.remembered = _remembered(headed)
        self._recipe = joined_recipes(self.remembered, told)
        self._meaning = meaning.telling(_told_words(self._recipe, meaning))
        self._words = _plan_words(self._meaning, self._recipe)
        self._recipe = joined_recipes(self.remembered, told, self.called)
        self.told = self._steps_told(headed)
        self.steps = proposed_steps(headed, self._words, self.told, self._recipe.without)
        self._stepped = apply_steps(headed, (*self.steps.taken, *self.told), self._words)

    @property
    def told_before(self) -> tuple[TableStep, ...]:
        """The steps that are taken because they were told of such files before."""
        return tuple(step for step in self.told if str(step) not in self._told.steps)

    @property
    def joined(self) -> frozenset[str]:
        """The names of the tables that were joined to others."""
        return frozenset(self._tables) - {table.name for table in self._stepped}

    def kinds(self, reading: TableReading) -> tuple[str, ...]:
        """By what a table, and those that were joined to it, are remembered."""
        of = self.joined | {reading.table.name}
        return tuple(_kind(table) for table in self._headed if table.name in of and any(table.headings))

    def readings(self) -> list[TableReading]:
        """Each table that is left after the steps, with its columns."""
        return [*self._readings()]

    def _readings(self) -> Iterator[TableReading]:
        asked = {step.column for step in self.steps.offered if isinstance(step, UnitStep)}
        for headed in self._stepped:
            table = self._tables[headed.name]
            layout = sheet_layout_of(headed, self._recipe.columns, table.name, self._told.year, self._meaning)
            yield TableReading(table, headed, without_columns(layout, asked))

    def called(self, name: str) -> str:
        """The letters of the heading that a step's name means: `cost` and *Costo* are the same column."""
        for table in self._headed:
            if len(places := places_of(table, name, self._words)) == 1:
                return key_of(table.headings[places[0]], places[0])
        return slug(name)

    def _steps_told(self, headed: Sequence[HeadedTable]) -> tuple[TableStep, ...]:
        """Those that a person tells now, and of those told before the ones that these tables take."""
        taken: list[TableStep] = []
        for step in self._recipe.table_steps():
            if str(step) not in self._told.steps and not self._is_taken(headed, [*taken, step]):
                continue  # of a table that is not here this time
            taken.append(step)
        return tuple(taken)

    def _is_taken(self, headed: Sequence[HeadedTable], steps: Sequence[TableStep]) -> bool:
        try:
            apply_steps(headed, steps, self._words)
        except InputError:
            return False
        return True


def _plan_words(meaning: Meaning, recipe: Recipe) -> PlanWords:
    """What steps have to know of a plan, and of columns what a person told."""

    def columns_of(table: HeadedTable) -> Sequence[str]:
        return choose_columns(table, meaning, recipe.columns).columns

    if meaning.survey is None:
        return NO_PLAN._replace(columns_of=columns_of, meaning=meaning)
    return words_of_plan(meaning.survey, meaning, columns_of)


def _headed(table: OpenedTable, told: Recipe, words: PlanWords) -> HeadedTable:
    """A table's headings by its look, or where that does not tell what is needed by the words near its top."""
    lines = heading_lines(told.table_steps())
    found = _with_headings(table, lines)
    first = _layout_by_itself(found, told, words)
    if lines or table.headings or not missing(first) or first.own:
        return found
    best, known = 0, known_column_count(first)
    for at in looked_at(map(filled, table.lines), len(table.lines)):
        number = table.lines[at].number
        few = table._replace(lines=table.lines[: at + _LOOKED_THROUGH])
        other = _layout_by_itself(_with_headings(few, (number, number)), told, words)
        if not missing(other) and known_column_count(other) > known:
            best, known = number, known_column_count(other)
    return _with_headings(table, (best, best)) if best else found


def _layout_by_itself(table: HeadedTable, told: Recipe, words: PlanWords) -> SpreadsheetLayout:
    """What the columns of a table would be, where columns of years are unfolded: as was told before, too."""
    if before := remembered_recipe(_kind(table)).columns:
        told = joined_recipes(Recipe(columns=before), told)
        words = _plan_words(words.meaning, told)
    few = table._replace(rows=table.rows[:_LOOKED_THROUGH])
    (unfolded,) = apply_steps([few], plain_steps([few], words), words, named=False)
    return sheet_layout_of(unfolded, told.columns, table.name, told.year, words.meaning)


def _with_headings(table: OpenedTable, lines: tuple[int, int] | None) -> HeadedTable:
    """A text file's table is without columns at its end that no heading has: a comma in a text makes such."""
    headed = head_table(table, lines)
    if not table.separator:
        return headed
    width = max((at for at, heading in enumerate(headed.headings, 1) if heading), default=0)
    return headed._replace(headings=headed.headings[:width])


def _remembered(tables: Sequence[HeadedTable]) -> Recipe:
    """What was told before of tables with these headings."""
    found = Recipe()
    for table in tables:
        found = joined_recipes(found, remembered_recipe(_kind(table)))
    return found


def _kind(table: HeadedTable) -> str:
    """The same for all tables with these headings, in this order, with reasons beside or without."""
    return "|".join(slug(heading) for heading in table.headings if heading.casefold() not in REASONS)


def _told_words(recipe: Recipe, meaning: Meaning) -> ToldWords:
    """Those words that still mean something: a class of then may be gone."""
    found: ToldWords = {}
    for word, value in recipe.words.items():
        try:
            told = read_told_words([f"{word}={value}"], meaning)
        except InputError:
            continue
        for column, words in told.items():
            found.setdefault(column, {}).update(words)
    return found


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
    with_text = [one for one in strange if "text" in one.layout.columns]
    return with_text or strange


def _strangeness(reading: TableReading) -> tuple[bool, int]:
    """The lesser the likelier a table is of its kind."""
    layout = reading.layout
    return layout.own != list_name(layout.meaning.kind.name), -sum(map(bool, layout.columns))


def arrange_sheet(source: Source, proposal: Proposal) -> Spreadsheet:
    """The rows of a sheet as it was proposed. Raises what `arrange` raises."""
    reading = proposal.reading
    table = reading.table
    sheet = arrange(reading.headed, reading.layout, table.separator or _SEPARATOR, str(source.path))
    steps = tuple(map(str, (*proposal.steps.taken, *proposal.told)))
    sheet = sheet._replace(digest=source.digest, page=table.name, steps=steps)
    return sheet._replace(encoding=table.encoding, sample=table.sample)


def read_sheet(path: Path, told: Recipe = AS_PROPOSED, meaning: Meaning = OF_DEMANDS) -> Spreadsheet:
    """Read a spreadsheet's rows. Raises what `read_source`, `propose_sheet` and `arrange_sheet` raise."""
    source = read_source(path)
    return arrange_sheet(source, propose_sheet(source, told, meaning))


def remember_answers(proposal: Proposal, told: Recipe) -> None:
    """Keep what was told for the next file of its kind. Raises `GuaquiError`.

    Its year is not kept: the same headings come again next year.
    """
    if told.columns or told.steps or told.words or told.without:
        for kind in proposal.kinds:
            remember_recipe(kind, joined_recipes(remembered_recipe(kind), told, proposal.called))


def _asked_for(source: Source, told: Recipe) -> list[OpenedTable]:
    """The tables that are read: those that are shown, and one that is hidden where it is named."""
    named = slug(told.sheet or "")
    return [one for one in source.tables if not one.hidden or (named and slug(one.name) == named)]


def _named(name: str, shown: Sequence[TableReading], source: Source, joined: Collection[str]) -> TableReading:
    found = [one for one in shown if one.table.name == name] or [
        one for one in shown if slug(one.table.name) == slug(name)
    ]
    if not found:
        names = [one.name for one in source.tables if one.name not in joined]
        raise SpreadsheetError("sheet-unknown", path=str(source.path), name=name, names=names)
    return found[0]
