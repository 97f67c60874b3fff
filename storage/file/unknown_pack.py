"""Versions in the name of a municipality's pack that no pack known here has: nobody's.

Known are those of the shipped packs and those that somebody accepted on this installation; a merge knows besides
what its plan has. Of an accepted one its municipality is kept too: from then on nothing that is said in the name
of another pack of it is taken for a pack that is merely not known yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec

from ..errors import Notice
from ..packs.shipped import municipalities, shipped
from ..refusals import from_os
from ..revisions.record_names import municipality_of
from ..revisions.revision import PACK, Revision
from .device import home
from .json_files import put_aside, read_json, write_json
from .lock import own_turn

if TYPE_CHECKING:  # what sorts them out is loaded where there are any
    from ..packs.packs_of_file import PackOfFile, UnknownVersions

_KEPT: Final = "packs.json"
_Kept = dict[str, list[str]]
"""The ids of what was accepted, by municipality."""


def unknown_pack_versions(revisions: Iterable[Revision], also: Collection[str] = ()) -> list[Revision]:
    """Those that say they are a pack's and are nobody's. `also`: ids that are known besides."""
    said = [one for one in revisions if one.device == PACK and one.rev not in also]
    strange = [one for one in said if one.rev not in shipped()] if said else []
    known = accepted_packs() if strange else ()
    return [one for one in strange if one.rev not in known]


def unknown_packs(revisions: Collection[Revision], beside: Collection[Revision] = ()) -> UnknownVersions:
    """The same, sorted out: whole packs of municipalities of which none is known here, and single versions.

    What is told of a municipality of which something stands in what they lie `beside` is single.
    """
    from ..packs.packs_of_file import NONE_UNKNOWN, unknown_versions

    strange = unknown_pack_versions(revisions, {one.rev for one in beside})
    if not strange:
        return NONE_UNKNOWN
    there = {municipality_of(one.record) for one in beside}
    return unknown_versions(strange, revisions, {*municipalities(), *_accepted(), *there})


def accept_packs(packs: Iterable[PackOfFile]) -> None:
    """What some packs say is known on this installation from now on. Raises what `accepted_if_done` raises."""
    with accepted_if_done(one for pack in packs for one in pack.revisions):
        pass


@contextmanager
def accepted_if_done(revisions: Iterable[Revision]) -> Iterator[None]:
    """Some versions are known on this installation as a pack's from now on, unless what is done with them fails.

    What cannot be read of those that were accepted before is kept aside. Raises `busy`, and what the disk refused.
    """
    path = home() / _KEPT
    with own_turn(path):
        known = _kept_before(path)
        more = {name: sorted({*known.get(name, ()), *revs}) for name, revs in _by_municipality(revisions).items()}
        changed = known | more != known
        if changed:
            write_json(path, known | more)
        try:
            yield
        except BaseException:
            if changed:
                write_json(path, known)
            raise


def _kept_before(path: Path) -> _Kept:
    try:
        return read_json(path, _Kept) or {}
    except msgspec.DecodeError:
        put_aside(path)
        return {}
    except OSError as error:
        raise from_os(error, path) from error


def _by_municipality(revisions: Iterable[Revision]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one in revisions:
        found.setdefault(municipality_of(one.record), []).append(one.rev)
    return found


def pack_notices(path: str, revisions: Collection[Revision], beside: Collection[Revision] = ()) -> list[Notice]:
    """What whoever opens a file with such versions in it should hear of: first what may change what is known."""
    if not unknown_pack_versions(revisions, {one.rev for one in beside}):
        return []
    found = unknown_packs(revisions, beside)
    records = sorted({one.record for one in found.single})
    single = [Notice("pack-unknown-here", {"path": path, "count": len(found.single), "records": records})]
    return [
        *(single if records else []),
        *(Notice("pack-new-here", {"path": path, **one.facts}) for one in found.packs),
    ]


def accepted_packs() -> frozenset[str]:
    """The ids of what was accepted here; a file that cannot be read knows nothing."""
    return frozenset(rev for revs in _accepted().values() for rev in revs)


def _accepted() -> dict[str, list[str]]:
    """The same by municipality."""
    try:
        return read_json(home() / _KEPT, _Kept) or {}
    except (OSError, msgspec.DecodeError):
        return {}
