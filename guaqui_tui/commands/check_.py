"""guaqui check: reads everything, verifies every id, says what is wrong or odd."""

from __future__ import annotations

from pathlib import Path

import click

from storage.check import Found, check
from storage.errors import GuaquiError
from storage.lines import Reading
from storage.reading import read_file
from storage.text import printable

from ..messages import sentence
from ..settings import load
from ..words import N_, _
from .common import FILE, Command, as_json_option, put, put_json, tell

WORDS = {
    "backup-ahead": N_("the second copy has versions that this file lacks; open the file with the copy at hand"),
    "backup-behind": N_("the second copy lacks versions of this file; open the file with the copy at hand"),
    "backup-missing": N_("the second copy cannot be read; is the stick in?"),
    "alias-clash": N_("this alias matches nothing: its name is another's, or its target is missing"),
    "damaged": N_("the file is damaged; what is whole can be read"),
    "disputed": N_("two versions, to settle"),
    "holder-unknown": N_("no such community or association"),
    "n-outside": N_("the holder has no demand with this number"),
    "other-municipality": N_("of another municipality"),
    "parent-missing": N_("replaces a version that is not in this file: another laptop's is still to come"),
    "id-clash": N_("a community has the same id; this association's demands cannot be told from its demands"),
    "plan-second": N_("a second plan, of another municipality"),
    "plan-missing": N_("the file has no plan"),
    "year-outside": N_("the year is outside the plan"),
}


@click.command(
    "check", cls=Command, help=_("Read field files whole, verify every id, and say what is wrong or odd.")
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar=_("FILE..."))
@click.option("--backup", type=FILE, metavar=_("DIR"), help=_("The folder of the second copy, to compare with."))
@as_json_option()
def command(files: tuple[Path, ...], backup: Path | None, as_json: bool) -> int:
    results = []
    folder = backup or _remembered_backup()
    for path in files:
        try:
            reading = read_file(path)
        except GuaquiError as error:
            if error.code == "not-found":
                raise
            tell(sentence(error))
            results.append((path, 0, [Found(error.code, "")]))
            continue
        found = check(reading)
        if folder and (backup or path.absolute() == _remembered_file()):
            found += _beside_its_copy(reading, folder / path.name)
        results.append((path, len(reading.revisions), found))
    if as_json:
        put_json({"files": [_result(*result) for result in results]})
    else:
        for result in results:
            _show(*result)
    return 1 if any(found for _path, _n, found in results) else 0


def _remembered_backup() -> Path | None:
    """The folder that was named in the app."""
    named = load().backup
    return Path(named) if named else None


def _remembered_file() -> Path:
    return Path(load().file)


def _beside_its_copy(reading: Reading, copy: Path) -> list[Found]:
    try:
        there = {revision.rev for revision in read_file(copy).revisions}
    except GuaquiError:
        return [Found("backup-missing", str(copy))]
    here = {revision.rev for revision in reading.revisions}
    found = [Found("backup-behind", str(copy))] if here - there else []
    return found + ([Found("backup-ahead", str(copy))] if there - here else [])


def _result(path: Path, revisions: int, found: list[Found]) -> dict[str, object]:
    return {"path": printable(str(path)), "revisions": revisions, "problems": [one._asdict() for one in found]}


def _show(path: Path, revisions: int, found: list[Found]) -> None:
    text = _("{path}: {revisions} versions verified, {problems} to look at.")
    put(text.format(path=path, revisions=revisions, problems=len(found)))
    for one in found:
        words = (
            _(WORDS[one.code]) if one.code in WORDS else _("not a valid version ({code})").format(code=one.code)
        )
        put(f"  {one.where or '-'}: {words}")
