"""guaqui import: rows of spreadsheets become revisions; rows that do not fit go to a file with the reason."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args

import click

from storage import FieldFile
from storage.errors import ColumnsMissingError, FileError, GuaquiError
from storage.intake.cell_remarks import needs_a_look
from storage.intake.cells import year_of
from storage.intake.column_meanings import DEMAND
from storage.intake.columns.unused_columns import unused_columns
from storage.intake.recipes.recipe import Recipe
from storage.intake.records import WITH_ROWS
from storage.intake.rows import Policy
from storage.intake.sheets import Proposal, Source, propose_sheets, read_source
from storage.intake.steps.grammar import NO, parse_refusal, parse_step
from storage.limits import MAX_SHEET_BYTES
from storage.names.name_table import slug
from storage.plan.arrivals.arrival_list import listed_arrivals
from storage.plan.survey import Survey
from storage.plan.views.scopes import surveys_of
from storage.revisions.record_changes import RecordChange

from ..language.error_messages import sentence
from ..language.gettext_ import _
from ..session.importing import (
    Outlook,
    SheetTaken,
    Tell,
    kind_shown,
    kinds_by_letters,
    look_alikes_in,
    meaning,
    outlook,
)
from ..session.settings import load
from ..session.several_sheets import alias_changes, keep_recipe, next_outlook, pretended_plan, save_seen
from . import ExitCode, done
from .common import (
    FILE,
    Command,
    as_json_option,
    file_argument,
    municipality_option,
    opened_to_read,
    put_json,
    writing,
)
from .importing.answers import aliases_of, recipe_of
from .importing.comparison import put_comparison, put_outcome, put_several
from .importing.result import result
from .importing.rows_progress import rows_progress

_STDIN = Path("-")
_Sees = Callable[[Source, Proposal, Survey, Tell, Policy], Outlook]
"""How a table is looked at: alone, or after those before it."""


class _Year(click.ParamType[str]):
    name = "year"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Four digits, or empty for the sign that refuses one."""
        year = "" if value == "-" else year_of(value)
        if year is None:
            self.fail(_("{value} is no year.").format(value=value), param, ctx)
        return year


class _Step(click.ParamType[str]):
    name = "step"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """A step's line, as it is written, with a word before it where it is not taken."""
        try:
            refused = parse_refusal(value)
            return f"{NO} {refused}" if refused else str(parse_step(value))
        except GuaquiError as error:
            self.fail(sentence(error), param, ctx)


class _Kind(click.ParamType[str]):
    name = "kind"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """A kind by its name, or by what it is called in any language."""
        known = kinds_by_letters()
        found = known.get(slug(value))
        if found is None:
            near = get_close_matches(slug(value), known, 3)
            shown = dict.fromkeys(kind_shown(known[one]) for one in near) or map(kind_shown, WITH_ROWS)
            text = _("{value} is no kind of row. Write one of: {kinds}.")
            self.fail(text.format(value=value, kinds=", ".join(shown)), param, ctx)
        return found


@click.command("import", cls=Command, help=_("Take the rows of spreadsheets (xlsx, ods, CSV) into a field file."))
@file_argument()
@click.argument("sources", nargs=-1, required=True, type=FILE, metavar=_("SOURCE..."))
@click.option("--alias", "aliases", multiple=True, metavar="'NAME=ID'", help=_("A name that means this holder."))
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar=_("'HEADING=COLUMN'"),
    help=_("What a heading means, - for nothing; it is remembered."),
)
@click.option(
    "--kind",
    type=_Kind(),
    default=DEMAND,
    metavar=_("KIND"),
    help=_("What each row is; demands, if nothing is said: {kinds}.").format(
        kinds=", ".join(map(kind_shown, WITH_ROWS))
    ),
)
@click.option(
    "--word",
    "words",
    multiple=True,
    metavar=_("'COLUMN:WORD=VALUE'"),
    help=_("What a word of a column means, - for nothing; it is remembered."),
)
@click.option(
    "--step",
    "steps",
    multiple=True,
    type=_Step(),
    metavar=_("STEP"),
    help=_("What to do to the table before it is read; it is remembered, and 'no STEP' takes it back."),
)
@click.option("--recipe", type=FILE, metavar="R.json", help=_("A file that says all this of such sources."))
@click.option("--sheet", metavar=_("NAME"), help=_("The sheet of a workbook to read."))
@click.option("--all-sheets", is_flag=True, help=_("Read all sheets that fit."))
@click.option(
    "--year",
    type=_Year(),
    metavar=_("YEAR"),
    help=_("The year of all rows, where no column has it; - refuses the one that the title says."),
)
@click.option(
    "--differing",
    type=click.Choice(get_args(Policy)),
    default="ask",
    help=_("What comes of rows that say otherwise than the plan; left out and listed, if nothing is said."),
)
@municipality_option
@click.option("--dry-run", is_flag=True, help=_("Only show what the files would bring."))
@as_json_option()
def command(
    file: Path,
    sources: tuple[Path, ...],
    aliases: tuple[str, ...],
    maps: tuple[str, ...],
    kind: str,
    words: tuple[str, ...],
    steps: tuple[str, ...],
    recipe: Path | None,
    sheet: str | None,
    all_sheets: bool,
    year: str | None,
    differing: Policy,
    municipality: str,
    dry_run: bool,
    as_json: bool,
) -> ExitCode:
    if sheet is not None and all_sheets:
        raise click.UsageError(_("Say --sheet or --all-sheets, not both."))
    with opened_to_read(file) if dry_run else writing(file, load().author) as opened:
        survey = _of_one(opened.survey, municipality)
        read = [_read(source) for source in sources]
        told = recipe_of(recipe, Recipe(sheet=sheet, year=year), steps, maps, words, meaning(survey, kind))
        import_ = _Import(survey, read, told, kind, differing, every=all_sheets, as_json=as_json)
        if import_.several():
            return ExitCode.NOT_DONE
        import_.look(alias_changes(survey, {**told.aliases, **aliases_of(aliases)}))
        return import_.compared() if dry_run else import_.saved(opened)


def _read(path: Path) -> Source:
    """A source before anything is written; - is what comes in on standard input."""
    if path != _STDIN:
        return read_source(path)
    data = sys.stdin.buffer.read(MAX_SHEET_BYTES + 1)
    if len(data) > MAX_SHEET_BYTES:
        raise FileError("too-big", path=str(path), limit=MAX_SHEET_BYTES)
    return read_source(path, data)


def _of_one(survey: Survey, municipality: str) -> Survey:
    """The municipality whose rows come in, with all of its plans."""
    every = surveys_of(survey, municipality)
    if len(every) > 1:
        names = ", ".join(one.municipality for one in every)
        words = _("The file is of several municipalities: {names}. Say whose rows they are: --municipality M.")
        raise click.UsageError(words.format(names=names))
    return every[0]


class _Import:
    """Some sources on their way into a plan: compared with it, each after those before it, and said."""

    def __init__(
        self,
        survey: Survey,
        sources: Sequence[Source],
        told: Recipe,
        kind: str,
        policy: Policy,
        *,
        every: bool,
        as_json: bool,
    ) -> None:
        self._survey = self._plan = survey
        self._sources = sources
        self._told = told
        self._every = every
        self._kind = kind
        self._policy = policy
        self._as_json = as_json
        self._aliases: Sequence[RecordChange] = ()
        self._seen: list[Outlook] = []

    def several(self) -> bool:
        """Whether several tables of a source fit, and none is named: each is said with what it would bring."""
        if self._told.sheet is not None or self._every:
            return False
        means = meaning(self._survey, self._kind)
        found = [one for one in self._sources if propose_sheets(one, self._told, means)[0].fitting]
        if not found:
            return False
        seen = [one for source in found for one in self._outlooks(source, outlook, every=True)]
        self._put(seen, put_several)
        return True

    def look(self, aliases: Sequence[RecordChange]) -> None:
        """See what each source brings after those before it; nothing is written."""
        self._aliases, self._plan = aliases, pretended_plan(self._survey, aliases)
        self._seen = [
            one for source in self._sources for one in self._outlooks(source, next_outlook, every=self._every)
        ]

    def compared(self) -> ExitCode:
        """Say what would come in."""
        self._put(self._seen, put_comparison)
        return self._code()

    def saved(self, file: FieldFile) -> ExitCode:
        """Take in what fits, of all sources or, where the disk refuses any of it, of none."""
        brought = save_seen(file, self._survey, self._plan, self._seen, self._aliases)
        keep_recipe(self._seen, self._told)
        if self._as_json:
            put_json(self._result(file, brought))
        else:
            put_comparison(self._seen, self._plan)
            put_outcome(brought, self._plan)
        return self._code()

    def _outlooks(self, source: Source, seen: _Sees, *, every: bool) -> Iterator[Outlook]:
        """Each table as it is read, compared with the plan as it is when it is asked for."""
        for proposal in propose_sheets(source, self._told, meaning(self._plan, self._kind), every=every):
            with rows_progress(source.path) as tell:
                one = seen(source, proposal, self._plan, tell, self._policy)
            if one.hindrance is not None and not isinstance(one.hindrance, ColumnsMissingError):
                raise one.hindrance
            yield one

    def _put(self, seen: Sequence[Outlook], put: Callable[..., None]) -> None:
        if self._as_json:
            put_json(result(seen, self._plan))
        else:
            put(seen, self._plan)

    def _result(self, file: FieldFile, brought: Iterable[SheetTaken]) -> dict[str, Any]:
        """What came in, with the numbers by which it can be taken back: those that it has in the whole file."""
        saved = {record for one in brought for record in one.arrivals}
        listed = listed_arrivals(file.survey) if saved else ()
        numbers = [one.number for one in listed if not saved.isdisjoint(one.records)]
        return result(self._seen, self._plan, numbers)

    def _code(self) -> ExitCode:
        return done(needs_a_person=any(map(self._needs_a_person, self._seen)))

    def _needs_a_person(self, seen: Outlook) -> bool:
        taken, reading = seen.taken, seen.proposal.reading
        if taken is None or seen.sheet is None:
            return True
        waiting = taken.rejected or taken.unread or taken.differing or taken.outdated or taken.idle
        is_empty_list = reading.layout.own and not seen.sheet.rows  # a list of ours of which there is nothing
        landed = taken.new or taken.completed or taken.known or is_empty_list
        doubts = look_alikes_in(taken, self._plan)
        unused = unused_columns(reading.headed, reading.layout)
        return bool(waiting or not landed or doubts or unused or needs_a_look(seen.sheet))
