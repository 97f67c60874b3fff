"""guaqui pack check: what is wrong in a pack, by line, and what looks like one name twice."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from storage.file.pack import read_pack_text
from storage.notation.text import printable
from storage.packs.editions import editions_of
from storage.packs.pack_faults import PackFault
from storage.plan.pack_check import PackDoubt, pack_doubts, pack_faults

from ...language.gettext_ import _
from ...language.sentence_facts import pack_fault_in_words
from ...wording.pack_summary import pack_doubt
from .. import ExitCode, done
from ..common import FILE, Command, as_json_option, put_json, put_text


@click.command(
    "check", cls=Command, help=_("Say what is wrong in a pack, by line, and what looks like one name twice.")
)
@click.argument("file", type=FILE, metavar=_("FILE"))
@as_json_option()
def command(file: Path, as_json: bool) -> ExitCode:
    said = editions_of(read_pack_text(file))
    faults = pack_faults(said)
    doubts = pack_doubts(said)
    if as_json:
        put_json(
            {"path": printable(str(file)), "faults": [*map(_fault, faults)], "doubts": [*map(_doubt, doubts)]}
        )
    else:
        text = _("{path}: {faults} to mend, {doubts} to look at.")
        put_text(text.format(path=file, faults=len(faults), doubts=len(doubts)))
        for one in faults:
            put_text(_("  line {line}: {reason}").format(line=one.line, reason=pack_fault_in_words(one)))
        put_doubts(doubts)
    return ExitCode.NOT_DONE if faults else done(needs_a_person=doubts)


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
