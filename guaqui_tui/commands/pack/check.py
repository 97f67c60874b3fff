"""guaqui pack check: what is wrong in a pack, by line, and what looks like one name twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import click

from storage.file.bounded_files import head_of
from storage.file.pack import read_pack_text
from storage.notation.text import printable
from storage.packs.editions import editions_of
from storage.packs.pack_faults import PackFault
from storage.packs.packs_of_file import pack_version
from storage.plan.pack_check import PackDoubt, pack_doubts, pack_faults
from storage.revisions.lines import begins_like_a_field_file

from ...language.gettext_ import _
from ...language.sentence_facts import pack_fault_in_words
from ...wording.packs.pack_summary import pack_doubt
from .. import ExitCode, done
from ..common import FILE, Command, as_json_option, put_json, put_text
from .check_file import check_packs


class _PackFound(NamedTuple):
    """What is in a pack: its `version`, empty where there is anything to mend."""

    path: Path
    version: str
    faults: list[PackFault]
    doubts: list[PackDoubt]


@click.command(
    "check",
    cls=Command,
    help=_(
        "Say what is wrong in a pack, by line, and what looks like one name twice; or by which packs a field "
        "file goes."
    ),
)
@click.argument("file", type=FILE, metavar=_("FILE"))
@click.option("--accept", is_flag=True, help=_("Of a field file: from now on its pack is known on this laptop."))
@as_json_option()
def command(file: Path, accept: bool, as_json: bool) -> ExitCode:
    if begins_like_a_field_file(head_of(file)):
        return check_packs(file, accept=accept, as_json=as_json)
    if accept:
        raise click.UsageError(
            _("--accept is for a field file. A pack is known from the first file that begins with it.")
        )
    found = _look(file)
    if as_json:
        put_json(_result(found))
    else:
        _say(found)
    return ExitCode.NOT_DONE if found.faults else done(needs_a_person=found.doubts)


def _look(path: Path) -> _PackFound:
    said = editions_of(read_pack_text(path))
    faults = pack_faults(said)
    return _PackFound(path, "" if faults else pack_version(said.revisions), faults, pack_doubts(said))


def _result(found: _PackFound) -> dict[str, Any]:
    return {
        "path": printable(str(found.path)),
        "version": found.version,
        "faults": [*map(_fault, found.faults)],
        "doubts": [*map(_doubt, found.doubts)],
    }


def _say(found: _PackFound) -> None:
    text = _("{path}: {faults} to mend, {doubts} to look at.")
    put_text(text.format(path=found.path, faults=len(found.faults), doubts=len(found.doubts)))
    if found.version:
        text = _("  Version {version}: a file that goes by this pack says the same.")
        put_text(text.format(version=found.version))
    for one in found.faults:
        put_text(_("  line {line}: {reason}").format(line=one.line, reason=pack_fault_in_words(one)))
    put_doubts(found.doubts)


def put_doubts(doubts: list[PackDoubt]) -> None:
    """Say which names may be one name twice, or are not what they look like."""
    for one in doubts:
        put_text(_("  line {line}: {reason}").format(line=one.line, reason=pack_doubt(one)))


def _fault(one: PackFault) -> dict[str, Any]:
    return {"line": one.line, "code": one.code, "record": one.record, "facts": one.facts}


def _doubt(one: PackDoubt) -> dict[str, Any]:
    letters = [{"letter": letter.letter, "at": letter.at} for letter in one.doubt.letters]
    return {
        "line": one.line,
        "record": one.record,
        "name": one.doubt.name,
        "letters": letters,
        "others": one.doubt.others,
    }
