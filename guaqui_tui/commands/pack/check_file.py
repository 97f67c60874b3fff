"""guaqui pack check of a field file: by which packs it goes, what they say, and that one is accepted here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from storage.file.reading import read_file
from storage.file.trust import load_trust
from storage.file.unknown_pack import accept_packs, unknown_packs
from storage.notation.text import printable
from storage.packs.packs_of_file import PackOfFile, packs_of_file
from storage.plan.integrity import IntegrityProblem, of_nobody
from storage.plan.survey import Survey

from ...language.gettext_ import _
from ...wording.findings import fault_in_words
from ...wording.laptops import laptops_in_words
from ...wording.packs.unknown_pack import pack_lines
from .. import ExitCode, done
from ..common import put_json, put_text, tell_wrapped


class _PacksOfFile(NamedTuple):
    """`single`: what is said in a pack's name besides, by record."""

    path: Path
    known: tuple[PackOfFile, ...]
    unknown: tuple[PackOfFile, ...]
    single: list[IntegrityProblem]


def check_packs(path: Path, *, accept: bool, as_json: bool) -> ExitCode:
    """Say by which packs a file goes; with `accept`, those that are not known here are from now on.

    Raises what `read_file` and `accept_packs` raise.
    """
    accepted = _look(path).unknown if accept else ()
    accept_packs(accepted)
    found = _look(path)
    if as_json:
        put_json(_result(found))
    else:
        _say(found)
    for pack in accepted:
        tell_wrapped(_("From now on this laptop knows the list of {name}.").format(name=pack.name))
    return done(needs_a_person=found.single or found.unknown)


def _look(path: Path) -> _PacksOfFile:
    revisions = read_file(path).revisions
    strange = unknown_packs(revisions)
    nobodys = {one.rev for one in (*strange.single, *(one for pack in strange.packs for one in pack.revisions))}
    known = packs_of_file([one for one in revisions if one.rev not in nobodys])
    single = of_nobody(Survey(revisions), strange._replace(packs=()))
    return _PacksOfFile(path, known, strange.packs, single)


def _result(found: _PacksOfFile) -> dict[str, Any]:
    return {
        "path": printable(str(found.path)),
        "packs": [
            *({**_told(pack), "known": False} for pack in found.unknown),
            *({**_told(pack), "known": True} for pack in found.known),
        ],
        "nobodys": {one.where: one.fields for one in found.single},
    }


def _told(pack: PackOfFile) -> dict[str, Any]:
    return {
        "municipality": pack.municipality,
        "name": pack.name,
        "version": pack.version,
        "records": len(pack.records),
        "laptops": pack.laptops,
    }


def _say(found: _PacksOfFile) -> None:
    for one in found.single:
        put_text(f"{one.where}: {fault_in_words(one)}")
    for line in _lines(found.unknown, _("{name}, version {version}: not known on this laptop.")):
        put_text(line)
    for line in _lines(found.known, _("{name}, version {version}: known on this laptop.")):
        put_text(line)


def _lines(packs: Iterable[PackOfFile], heading: str) -> Iterator[str]:
    trust = load_trust()
    for pack in packs:
        yield heading.format(name=printable(pack.name), version=pack.version)
        yield from (f"  {line}" for line in pack_lines(pack.revisions))
        if pack.laptops:
            yield "  " + _("Came with what was saved on: {laptops}").format(
                laptops=laptops_in_words(pack.laptops, trust)
            )
