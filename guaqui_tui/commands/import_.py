"""guaqui import: rows of spreadsheets become revisions; rows that do not fit go to a file with the reason."""

from __future__ import annotations

from pathlib import Path

import click

from storage import FieldFile
from storage.errors import GuaquiError
from storage.intake.cells import year_of
from storage.intake.layout import Sheet
from storage.intake.remarks import needs_a_look
from storage.intake.rows import Taken
from storage.intake.sheets import Told, keep_told, read_sheet
from storage.joining import alias
from storage.names import slug

from ..importing import bring, look, unknown_names, why
from ..words import _, ngettext
from .common import FILE, Command, file_argument, reading, tell, writing
from .mapping import tell_mapping, told_of
from .unknown import tell_nearest


class _Year(click.ParamType[str]):
    name = "year"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Four digits, or empty for the sign that refuses one."""
        year = "" if value == "-" else year_of(value)
        if year is None:
            self.fail(_("{value} is no year.").format(value=value), param, ctx)
        return year


@click.command("import", cls=Command, help=_("Take the rows of spreadsheets (xlsx, CSV) into a field file."))
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
@click.option("--sheet", metavar=_("NAME"), help=_("The sheet of a workbook to read."))
@click.option(
    "--year",
    type=_Year(),
    metavar=_("YEAR"),
    help=_("The year of all rows, where no column has it; - refuses the one that the title says."),
)
@click.option("--dry-run", is_flag=True, help=_("Only show how the files would be read."))
def command(
    file: Path,
    sources: tuple[Path, ...],
    aliases: tuple[str, ...],
    maps: tuple[str, ...],
    sheet: str | None,
    year: str | None,
    dry_run: bool,
) -> int:
    told = Told(told_of(maps), sheet, year)
    sheets = [(source, read_sheet(source, told)) for source in sources]  # all are readable, before any is written
    for source, read in sheets:
        tell_mapping(source, read)
    if dry_run:
        return _try(file, sheets)
    for _source, read in sheets:
        keep_told(read.layout, told)
    needs_a_person = any(needs_a_look(read) for _source, read in sheets)
    with writing(file) as opened:
        _add_aliases(opened, aliases)
        unknown: dict[str, None] = {}
        for source, read in sheets:
            brought = bring(opened, source, read)
            taken = brought.taken
            _say(source, taken, brought.disputed)
            _say_rejected(taken)
            if brought.rejected:
                words = _("  These rows are in {path}. Mend them there and import that file.")
                tell(words.format(path=brought.rejected))
            unknown |= dict.fromkeys(brought.unknown)
            needs_a_person |= bool(taken.rejected or brought.disputed or taken.outdated)
        tell_nearest(unknown, opened.survey)
    return 1 if needs_a_person else 0


def _try(file: Path, sheets: list[tuple[Path, Sheet]]) -> int:
    """Say what an import would bring; nothing is written."""
    needs_a_person = any(needs_a_look(sheet) for _source, sheet in sheets)
    with reading(file) as opened:
        for source, sheet in sheets:
            taken = look(sheet, opened.survey)
            _say(source, taken, [])
            _say_rejected(taken)
            tell_nearest(unknown_names(taken.rejected), opened.survey)
            needs_a_person |= bool(taken.rejected or taken.outdated)
    return 1 if needs_a_person else 0


def _add_aliases(opened: FieldFile, aliases: tuple[str, ...]) -> None:
    """Keep `NAME=ID` as alias records: a decision that travels."""
    survey = opened.survey
    holders = {one.id: one.record for one in survey.communities()}
    holders |= {one.id: one.record for one in survey.associations()}
    names = survey.names()
    changes = []
    for text in aliases:
        name, _sign, id_ = (part.strip() for part in text.rpartition("="))
        if not slug(name) or not id_:
            raise GuaquiError("alias-bad", text=text)
        if id_ not in holders:
            raise GuaquiError("alias-holder-unknown", id=id_)
        meant = names.match(name)
        if meant and meant != holders[id_]:
            raise GuaquiError("alias-clash", name=name, holder=meant.rpartition("/")[2], id=id_)
        changes.append((*alias(survey, name, holders[id_]), None))
    opened.save_many(changes)


def _say_rejected(taken: Taken) -> None:
    for one in taken.rejected:
        tell(_("  line {line}: {reason}").format(line=one.row.number, reason=why(one)))


def _say(source: Path, taken: Taken, disputed: list[str]) -> None:
    text = _("{path}: {new} new, {known} known already, {rejected} that do not fit.")
    tell(text.format(path=source, new=len(taken.documents), known=taken.known, rejected=len(taken.rejected)))
    for row in taken.outdated:
        tell(_("  line {line}: a later import says otherwise; that one stands.").format(line=row.number))
    if disputed:
        tell(
            ngettext(
                "  {n} slot now has two versions, to settle: {records}",
                "  {n} slots now have two versions, to settle: {records}",
                len(disputed),
            ).format(n=len(disputed), records=", ".join(disputed))
        )
