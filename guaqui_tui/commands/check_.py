"""guaqui check: reads everything, verifies every id, says what is wrong or odd."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click

from storage.errors import GuaquiError, NotFoundError
from storage.file import device
from storage.file.reading import read_file
from storage.file.unknown_pack import unknown_packs
from storage.kinds.lookup import kind_of
from storage.notation.text import clean_line, printable
from storage.plan.checks import Oddities, oddities
from storage.plan.checks.found import Finding
from storage.plan.checks.weights import EMPTY, empty_by_year, weight
from storage.plan.integrity import SAID_RIGHT, IntegrityProblem, check
from storage.plan.survey import Survey
from storage.plan.views.scopes import around, surveys_of
from storage.revisions.lines import FileReading
from storage.revisions.record_names import municipality_of

from ..language.error_messages import sentence
from ..language.gettext_ import _, use_terms
from ..language.sentence_facts import by_its_kind
from ..session.settings import load
from ..wording.findings import fault_in_words, finding_in_words
from ..wording.missing.empty_slots import empty_slots_in_words
from ..wording.record_titles import record_title
from . import ExitCode, done
from .check_acta import say_missing, thing_found
from .check_right import say_right
from .common import FILE, Command, as_json_option, put_json, put_text, scope_options, tell, typed_author


class Checked(NamedTuple):
    """A file as it was found: `faults` are to mend or settle, `odd` is to look at.

    `unread`: nothing of it could be read, and why was told.
    """

    path: Path
    revisions: int
    faults: list[IntegrityProblem]
    odd: Oddities
    parts: Sequence[Survey] = ()
    """What is looked at: each of its municipalities, or one, with all of its plans or with one."""
    unread: bool = False

    @property
    def problems(self) -> int:
        return len(self.faults) + len(self.odd.open)


@click.command(
    "check", cls=Command, help=_("Read field files whole, verify every id, and say what is wrong or odd.")
)
@click.argument("files", nargs=-1, required=True, type=FILE, metavar=_("FILE..."))
@click.option("--backup", type=FILE, metavar=_("DIR"), help=_("The folder of the second copy, to compare with."))
@click.option("--right", metavar=_("RECORD"), help=_("Say that what is odd in this record is right."))
@click.option("--reason", default="", metavar=_("TEXT"), help=_("Why it is right; it travels with the file."))
@click.option("--code", default="", metavar=_("CODE"), help=_("Which of several odd things is right."))
@click.option("--acta", metavar=_("NAME"), help=_("Say what is missing before its acta, and nothing else."))
@click.option(
    "--author", callback=typed_author, metavar=_("NAME"), help=_("Who says so; else who typed last in the app.")
)
@scope_options
@as_json_option()
def command(
    files: tuple[Path, ...],
    backup: Path | None,
    right: str | None,
    reason: str,
    code: str,
    acta: str | None,
    author: str | None,
    municipality: str,
    plan: str,
    as_json: bool,
) -> ExitCode:
    if acta is not None:
        if len(files) != 1 or right is not None:
            raise click.UsageError(_("--acta looks at one FILE, and goes with no --right."))
        return say_missing(files[0], acta, municipality, plan, as_json=as_json)
    if right is not None:
        if len(files) != 1 or not (why := clean_line(reason)):
            raise click.UsageError(_("--right says it in one FILE, and needs --reason TEXT."))
        say_right(files[0], right, why, load().author if author is None else author, code)
    elif reason or code:
        raise click.UsageError(_("--reason and --code belong to --right RECORD."))
    results = [_checked(path, _copy_of(path, backup), municipality, plan) for path in files]
    if as_json:
        put_json({"files": [_result(result) for result in results]})
    else:
        for result in results:
            _show(result)
    if any(result.unread for result in results):
        return ExitCode.NOT_DONE
    return done(needs_a_person=any(result.problems for result in results))


def _checked(path: Path, copy: Path | None, municipality: str, plan: str) -> Checked:
    """One file, beside its second copy where it has one. Raises `not-found`, and what is asked for in vain."""
    try:
        reading = read_file(path)
    except NotFoundError:
        raise
    except GuaquiError as error:
        tell(sentence(error))
        return Checked(path, 0, [IntegrityProblem(error.code, "")], Oddities([], []), unread=True)
    survey = Survey(reading.revisions)
    nobodys, parts = unknown_packs(reading.revisions), surveys_of(survey, municipality, plan)
    faults = [one for one in check(reading, survey, nobodys, parts) if one.code not in SAID_RIGHT]
    if copy:
        faults += _beside_its_copy(reading, copy)
    return Checked(path, len(reading.revisions), faults, _odd_in(parts), parts)


def _odd_in(parts: Iterable[Survey]) -> Oddities:
    """What is odd in each, the plan itself being alone."""
    found = [oddities(one, device.now()[:10]) for one in parts]
    return Oddities([odd for one in found for odd in one.open], [right for one in found for right in one.right])


def _copy_of(path: Path, backup: Path | None) -> Path | None:
    """Its second copy: in the folder that is named, else of the app's file in the one that the app has."""
    folder = backup or _remembered_backup()
    return folder / path.name if folder and (backup or path.absolute() == _remembered_file()) else None


def _remembered_backup() -> Path | None:
    """The folder that was named in the app."""
    named = load().backup
    return Path(named) if named else None


def _remembered_file() -> Path:
    return Path(load().file)


def _beside_its_copy(reading: FileReading, copy: Path) -> list[IntegrityProblem]:
    try:
        there = {revision.rev for revision in read_file(copy).revisions}
    except GuaquiError:
        return [IntegrityProblem("backup-missing", str(copy))]
    here = {revision.rev for revision in reading.revisions}
    found = [IntegrityProblem("backup-behind", str(copy))] if here - there else []
    return found + ([IntegrityProblem("backup-ahead", str(copy))] if there - here else [])


def _result(checked: Checked) -> dict[str, object]:
    right = [{**thing_found(one.odd), "reasons": one.reasons} for one in checked.odd.right]
    return {
        "path": printable(str(checked.path)),
        "revisions": checked.revisions,
        "problems": [*map(_fault, checked.faults), *map(thing_found, checked.odd.open)],
        **({"right": right} if right else {}),
    }


def _fault(one: IntegrityProblem) -> dict[str, object]:
    facts = {"facts": one.pack.facts} if one.pack else {}
    return {"code": one.code, "where": one.where, **({"fields": one.fields} if one.fields else {}), **facts}


def _show(checked: Checked) -> None:
    use_terms(next(iter(checked.parts), None))
    text = _("{path}: {revisions} versions verified, {problems} to look at.")
    lines = [text.format(path=checked.path, revisions=checked.revisions, problems=checked.problems)]
    lines += (f"  {_titled(one.where, checked.parts) or '-'}: {fault_in_words(one)}" for one in checked.faults)
    lines += (f"  {words}" for words in _odd_lines(checked))
    put_text("\n".join(lines))  # at once: there may be very many
    if checked.odd.right:
        put_text(_("Said to be right: {n}").format(n=len(checked.odd.right)))
    for right in checked.odd.right:
        reasons = "; ".join(filter(None, right.reasons)) or "-"
        put_text(f"  {_odd_line(right.odd, checked.parts)} ({clean_line(reasons)})")


def _odd_lines(checked: Checked) -> Iterator[str]:
    """What has most weight first; what is only empty last, in a line a year."""
    found = sorted((one for one in checked.odd.open if one.code not in EMPTY), key=lambda one: weight(one.code))
    yield from (_odd_line(one, checked.parts) for one in found)
    for of in checked.parts:
        its = (one for one in checked.odd.open if municipality_of(one.record) == of.municipality)
        yield from empty_slots_in_words(empty_by_year(its), of)


def _odd_line(one: Finding, parts: Sequence[Survey]) -> str:
    """What is odd behind its record, with every record as its user calls it."""
    return f"{_titled(one.record, parts)}: {finding_in_words(one, lambda record: _titled(record, parts))}"


def _titled(record: str, parts: Iterable[Survey]) -> str:
    """A record as its user calls it; what is none as it is."""
    of = next(iter(parts), None)
    known = of is not None and bool(kind_of(record)) and around(of, record).history(record) is not None
    return record_title(record, of) if of is not None and known else by_its_kind(record)
