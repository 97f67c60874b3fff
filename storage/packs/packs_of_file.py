"""The packs by which a field file goes, and what is said in a pack's name that no pack known here says.

A whole pack is all that is said so of a municipality of which no pack is known here. It changes nothing that is
known, so it is told as one thing, with the letters by which whoever prepared it tells it. Everything else may
change what is known, and is told record by record.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection, Iterable
from typing import Any, Final, NamedTuple

from ..kinds.lookup import TERMS, kind_of
from ..names.name_table import slug
from ..notation.text import clean_line
from ..revisions.history import record_history
from ..revisions.record_names import municipality_of
from ..revisions.revision import IMPORT, PACK, Revision
from ..symbols import NOTHING
from .file_municipality import DESCRIBING

_LETTERS: Final = 12
"""Of a pack's version: 60 bits, few enough to be read aloud."""
_GROUP: Final = 4


class PackOfFile(NamedTuple):
    """A municipality's pack as a file has it: how it is called, its version, whose saves came with it."""

    municipality: str
    name: str
    version: str
    laptops: tuple[str, ...]
    revisions: tuple[Revision, ...]

    @property
    def record(self) -> str:
        """What it is about, as a whole."""
        return f"municipality/{self.municipality}"

    @property
    def records(self) -> frozenset[str]:
        """The names of all its records."""
        return frozenset(one.record for one in self.revisions)

    @property
    def facts(self) -> dict[str, Any]:
        """What is told of it. Where no laptop's save came with it, a dash stands."""
        return {
            "name": self.name,
            "version": self.version,
            "count": len(self.records),
            "laptops": [*self.laptops] or [NOTHING],
        }


class UnknownVersions(NamedTuple):
    """What no pack known here says: whole packs, and single versions, which are told record by record."""

    packs: tuple[PackOfFile, ...] = ()
    single: tuple[Revision, ...] = ()


NONE_UNKNOWN: Final = UnknownVersions()


def unknown_versions(
    strange: Collection[Revision], revisions: Collection[Revision], known: Collection[str]
) -> UnknownVersions:
    """Sort out what of some revisions nobody known says in a pack's name.

    `known` are the municipalities of which a pack is known here, or a plan at hand.
    """
    if not strange:
        return NONE_UNKNOWN
    of_packs = {one.rev for one in revisions if one.device == PACK}
    by_municipality: dict[str, list[Revision]] = {}
    for one in strange:
        if municipality_of(one.record) not in known and _begins(one, of_packs):
            by_municipality.setdefault(municipality_of(one.record), []).append(one)
    packs = [_pack(name, said, revisions) for name, said in sorted(by_municipality.items()) if _is_whole(said)]
    told = {one.rev for pack in packs for one in pack.revisions}
    return UnknownVersions(tuple(packs), tuple(one for one in strange if one.rev not in told))


def packs_of_file(revisions: Collection[Revision]) -> tuple[PackOfFile, ...]:
    """What some revisions have in packs' names, by municipality."""
    of_packs = [one for one in revisions if one.device == PACK]
    names = sorted({municipality_of(one.record) for one in of_packs})
    return tuple(
        _pack(name, [one for one in of_packs if municipality_of(one.record) == name], revisions) for name in names
    )


def _begins(one: Revision, of_packs: Collection[str]) -> bool:
    """Whether a pack may say that: what a municipality decides, upon nothing that a laptop saved."""
    return kind_of(one.record) in TERMS and all(parent in of_packs for parent in one.parents)


def _is_whole(said: Iterable[Revision]) -> bool:
    return {kind_of(one.record) for one in said}.issuperset(DESCRIBING)


def _pack(municipality: str, said: Collection[Revision], revisions: Iterable[Revision]) -> PackOfFile:
    of_it = {one.device for one in revisions if municipality_of(one.record) == municipality}
    laptops = tuple(sorted(of_it - {PACK, IMPORT}))
    return PackOfFile(municipality, _name(municipality, said), pack_version(said), laptops, tuple(said))


def _name(municipality: str, said: Iterable[Revision]) -> str:
    """As it calls itself; with its id, where that is another name."""
    of_it = [one for one in said if kind_of(one.record) == "municipality"]
    called = record_history(of_it).values.get("name") if of_it else None
    name = clean_line(called) if isinstance(called, str) else municipality
    return name if slug(name) == municipality else f"{name} ({municipality})"


def pack_version(said: Iterable[Revision]) -> str:
    """The letters by which a pack's text, and a file that was begun from it, are told alike: k7m2-q6xw-abcd."""
    digest = hashlib.sha256("\n".join(sorted(one.rev for one in said)).encode()).digest()
    letters = base64.b32encode(digest).decode().lower()[:_LETTERS]
    return "-".join(letters[at : at + _GROUP] for at in range(0, _LETTERS, _GROUP))
