"""guaqui import: rows of spreadsheets become revisions; rows that do not fit go to a file with the reason."""

from __future__ import annotations

from pathlib import Path

import click

from storage import FieldFile
from storage.errors import GuaquiError
from storage.intake.csv import write_rejected
from storage.intake.layout import Sheet
from storage.intake.rows import Taken, take_rows
from storage.intake.sheets import keep_told, read_sheet
from storage.joining import alias
from storage.names import slug

from ..messages import reason
from ..words import _, ngettext
from .common import FILE, Command, file_argument, reading, tell, writing
from .mapping import tell_mapping, told_of
from .unknown import tell_nearest, unknown_names


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
@click.option("--dry-run", is_flag=True, help=_("Only show how the files would be read."))
def command(
    file: Path, sources: tuple[Path, ...], aliases: tuple[str, ...], maps: tuple[str, ...], dry_run: bool
) -> int:
    told = told_of(maps)
    sheets = [(source, read_sheet(source, told)) for source in sources]  # all are readable, before any is written
    for source, sheet in sheets:
        tell_mapping(source, sheet)
    if dry_run:
        return _try(file, sheets)
    for _source, sheet in sheets:
        keep_told(sheet, told)
    needs_a_person = False
    with writing(file) as opened:
        _add_aliases(opened, aliases)
        unknown: dict[str, None] = {}
        for source, sheet in sheets:
            taken = take_rows(sheet.rows, opened.survey)
            reasons = [(one.row, reason(one.reason, one.word)) for one in taken.rejected]
            rejected = (
                write_rejected(source, sheet, reasons) if reasons else source
            )  # first: it may not be possible
            opened.add(taken.documents)
            disputed = _disputed(opened, taken)
            _say(source, taken, disputed)
            if reasons:
                _say_rejected(taken)
                tell(_("  These rows are in {path}. Mend them there and import that file.").format(path=rejected))
            unknown |= dict.fromkeys(unknown_names(taken.rejected))
            needs_a_person |= bool(reasons or disputed or taken.outdated)
        tell_nearest(unknown, opened.survey)
    return 1 if needs_a_person else 0


def _try(file: Path, sheets: list[tuple[Path, Sheet]]) -> int:
    """Say what an import would bring; nothing is written."""
    needs_a_person = False
    with reading(file) as opened:
        for source, sheet in sheets:
            taken = take_rows(sheet.rows, opened.survey)
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
        why = reason(one.reason, one.word)
        tell(_("  line {line}: {reason}").format(line=one.row.number, reason=why))


def _disputed(opened: FieldFile, taken: Taken) -> list[str]:
    records = sorted({document["record"] for document in taken.documents})
    return [name for name in records if (state := opened.survey.history(name)) and state.disputed]


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
