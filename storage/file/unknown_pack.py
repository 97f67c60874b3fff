"""Versions in the name of a municipality's pack that no pack known here has: nobody's.

Known are those of the shipped packs and those that somebody accepted on this installation; a merge knows besides
what its plan has.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Final

import msgspec

from ..errors import Notice, from_os
from ..packs.shipped import shipped
from ..revisions.revision import PACK, Revision
from .device import home
from .json_files import put_aside, read_json, write_json

_KEPT: Final = "packs.json"


def unknown_pack_versions(revisions: Iterable[Revision], also: Collection[str] = ()) -> list[Revision]:
    """Those that say they are a pack's and are nobody's. `also`: ids that are known besides."""
    said = [one for one in revisions if one.device == PACK and one.rev not in also]
    strange = [one for one in said if one.rev not in shipped()] if said else []
    known = accepted_packs() if strange else ()
    return [one for one in strange if one.rev not in known]


@contextmanager
def accepted_if_done(revisions: Iterable[Revision]) -> Iterator[None]:
    """Some versions are known on this installation as a pack's from now on, unless what is done with them fails.

    What cannot be read of those that were accepted before is kept aside. Raises what the disk refused.
    """
    path = home() / _KEPT
    try:
        known = {*(read_json(path, list[str]) or ())}
    except msgspec.DecodeError:
        known = set()
        put_aside(path)
    except OSError as error:
        raise from_os(error, path) from error
    more = {one.rev for one in revisions} - known
    if more:
        write_json(path, sorted(known | more))
    try:
        yield
    except BaseException:
        if more:
            write_json(path, sorted(known))
        raise


def notice(path: str, revisions: Collection[Revision]) -> list[Notice]:
    """What whoever opens a file with such versions in it should hear of."""
    strange = unknown_pack_versions(revisions)
    facts = {"path": path, "count": len(strange), "records": sorted({one.record for one in strange})}
    return [Notice("pack-unknown", facts)] if strange else []


def accepted_packs() -> frozenset[str]:
    """The ids of what was accepted here; a file that cannot be read knows nothing."""
    try:
        return frozenset(read_json(home() / _KEPT, list[str]) or ())
    except (OSError, msgspec.DecodeError):
        return frozenset()
