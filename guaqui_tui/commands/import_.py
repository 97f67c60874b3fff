"""guaqui import: rows of spreadsheets become revisions; rows that do not fit go to a file with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from functools import partial
from pathlib import Path
from typing import Any, Final

import click

from storage import FieldFile
from storage.errors import InputError
from storage.intake.cell_remarks import needs_a_look
from storage.intake.cells import year_of
from storage.intake.column_meanings import DEMAND
from storage.intake.records import WITH_ROWS
from storage.intake.rows import TakenRows
from storage.intake.sheets import SheetAnswers, read_sheet, remember_answers
from storage.intake.spreadsheet import Spreadsheet
from storage.intake.unknown_names import rejected_names
from storage.names.name_table import slug
from storage.plan.joining import alias
from storage.plan.name_doubts import NameDoubt
from storage.plan.survey import Survey
from storage.plan.views.scopes import surveys_of
from storage.revisions.record_changes import RecordChange
from storage.revisions.revision import IMPORT, revision_document
from storage.symbols import LOOK_ALIKE

from ..language.gettext_ import _, ngettext
from ..session.importing import (
    kind_shown,
    kinds_by_letters,
    look_alikes_in,
    meaning,
    pretend,
    rows_brought,
    take_sheet,
    why_not_read,
)
from ..session.settings import load
from ..wording.intake.differing_rows import differing_line, headlines, remarks_beside
from ..wording.look_alikes import brought_sentence
from . import ExitCode, done
from .common import FILE, Command, file_argument, municipality_option, opened_to_read, tell, writing
from .mapping import tell_mapping, told_of
from .unknown import tell_nearest

_REASONS: Final = 12
_NAMED: Final = 5
"""So many reasons are told, and of each so many lines: all of them are in the file of the rows that do not fit."""


class _Year(click.ParamType[str]):
    name = "year"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Four digits, or empty for the sign that refuses one."""
        year = "" if value == "-" else year_of(value)
        if year is None:
            self.fail(_("{value} is no year.").format(value=value), param, ctx)
        return year


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
    help=_("What a heading means; it is remembered."),
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
@click.option("--sheet", metavar=_("NAME"), help=_("The sheet of a workbook to read."))
@click.option(
    "--year",
    type=_Year(),
    metavar=_("YEAR"),
    help=_("The year of all rows, where no column has it; - refuses the one that the title says."),
)
@municipality_option
@click.option("--dry-run", is_flag=True, help=_("Only show how the files would be read."))
def command(
    file: Path,
    sources: tuple[Path, ...],
    aliases: tuple[str, ...],
    maps: tuple[str, ...],
    kind: str,
    sheet: str | None,
    year: str | None,
    municipality: str,
    dry_run: bool,
) -> ExitCode:
    def read(survey: Survey) -> list[tuple[Path, Spreadsheet]]:
        """All are readable, before any is written."""
        of_kind = meaning(survey, kind)
        told = SheetAnswers(told_of(maps, of_kind), sheet, year)
        sheets = [(source, read_sheet(source, told, of_kind)) for source in sources]
        for source, one in sheets:
            tell_mapping(source, one)
        if not dry_run:
            for _source, one in sheets:
                remember_answers(one.layout, told)
        return sheets

    if dry_run:
        with opened_to_read(file) as opened:
            survey = _of_one(opened.survey, municipality)
            return _try(survey, read(survey), aliases)
    with writing(file, load().author) as opened, opened.act():
        survey = _of_one(opened.survey, municipality)
        return _take_in(opened, survey, read(survey), aliases)


def _of_one(survey: Survey, municipality: str) -> Survey:
    """The municipality whose rows come in, with all of its plans."""
    every = surveys_of(survey, municipality)
    if len(every) > 1:
        names = ", ".join(one.municipality for one in every)
        words = _("The file is of several municipalities: {names}. Say whose rows they are: --municipality M.")
        raise click.UsageError(words.format(names=names))
    return every[0]


def _take_in(
    opened: FieldFile, survey: Survey, sheets: list[tuple[Path, Spreadsheet]], aliases: tuple[str, ...]
) -> ExitCode:
    needs_a_person = any(needs_a_look(sheet) for _source, sheet in sheets)
    opened.save_many(_aliases(survey, aliases))
    unknown: dict[str, None] = {}
    for source, sheet in sheets:
        brought = take_sheet(opened, source, sheet, partial(_say, source, survey), survey)
        _say_disputed(brought.disputed)
        if brought.rejected:
            words = _("  These rows are in {path}. Mend them there and import that file.")
            tell(words.format(path=brought.rejected))
        unknown |= dict.fromkeys(brought.unknown)
        doubtful = _say_doubts(source, look_alikes_in(brought.taken, survey))
        needs_a_person |= _needs_a_person(brought.taken) or doubtful
    tell_nearest(unknown, survey)
    return done(needs_a_person=needs_a_person)


def _say_doubts(source: Path, doubts: Sequence[NameDoubt]) -> bool:
    """Say which names came in that are not what they look like; whether there are any."""
    if doubts:
        tell(f"  {LOOK_ALIKE} {brought_sentence(str(source), doubts)}")
    return bool(doubts)


def _try(survey: Survey, sheets: list[tuple[Path, Spreadsheet]], aliases: tuple[str, ...]) -> ExitCode:
    """Say what an import would bring, each file after those before it; nothing is written."""
    needs_a_person = any(needs_a_look(sheet) for _source, sheet in sheets)
    pretend(survey, _as_if_saved(survey, _aliases(survey, aliases)))
    for source, sheet in sheets:
        taken = rows_brought(sheet, survey)
        _say(source, survey, taken)
        tell_nearest((one.name for one in rejected_names(taken.rejected)), survey)
        pretend(survey, taken.documents)
        doubtful = _say_doubts(source, look_alikes_in(taken, survey))
        needs_a_person |= _needs_a_person(taken) or doubtful
    return done(needs_a_person=needs_a_person)


def _as_if_saved(survey: Survey, changes: list[RecordChange]) -> list[dict[str, Any]]:
    return [
        revision_document(
            record, body, sets=set(body), parents=survey.heads(record), author="", device=IMPORT, at=""
        )
        for record, body, _base in changes
    ]


def _needs_a_person(taken: TakenRows) -> bool:
    return bool(taken.rejected or taken.differing or taken.outdated or taken.idle)


def _aliases(survey: Survey, aliases: tuple[str, ...]) -> list[RecordChange]:
    """The changes that keep `NAME=ID` as alias records: a decision that travels."""
    holders = {one.id: one.record for one in survey.communities()}
    holders |= {one.id: one.record for one in survey.associations()}
    names = survey.names()
    changes: list[RecordChange] = []
    for text in aliases:
        name, _sign, id_ = (part.strip() for part in text.rpartition("="))
        if not slug(name) or not id_:
            raise InputError("alias-bad", text=text)
        if id_ not in holders:
            raise InputError("alias-holder-unknown", id=id_)
        meant = names.match(name)
        if meant and meant != holders[id_]:
            raise InputError("alias-clash", name=name, holder=meant.rpartition("/")[2], id=id_)
        changes.append((*alias(survey, name, holders[id_]), None))
    return changes


def _say_rejected(taken: TakenRows) -> None:
    """Each reason once, with the first lines that it is said of; not all of very many."""
    lines: dict[str, list[str]] = {}
    for one in taken.rejected:
        lines.setdefault(why_not_read(one), []).append(str(one.row.number))
    for reason, of in list(lines.items())[:_REASONS]:
        words = ngettext("  line {line}: {reason}", "  {n} lines ({line}): {reason}", len(of))
        first = ", ".join([*of[:_NAMED], *(["…"] if len(of) > _NAMED else [])])
        tell(words.format(n=len(of), line=first, reason=reason))
    if rest := sum(map(len, list(lines.values())[_REASONS:])):
        words = ngettext("  and {n} line more", "  and {n} lines more", rest)
        tell(words.format(n=rest))


def _say(source: Path, survey: Survey, taken: TakenRows) -> None:
    """What comes in, what would be disputed by it, what does not fit: before anything is written."""
    text = _("{path}: {new} new, {known} known already, {rejected} that do not fit.")
    tell(text.format(path=source, new=len(taken.new), known=taken.known, rejected=len(taken.rejected)))
    for words in remarks_beside(taken):
        tell(f"  {words}")
    for words, rows in headlines(taken):
        tell(f"  {words}")
        for one in rows:
            tell(f"    {differing_line(one, survey)}")
    _say_rejected(taken)


def _say_disputed(disputed: list[str]) -> None:
    if disputed:
        tell(
            ngettext(
                "  {n} record now has two versions, to settle: {records}",
                "  {n} records now have two versions, to settle: {records}",
                len(disputed),
            ).format(n=len(disputed), records=", ".join(disputed))
        )
