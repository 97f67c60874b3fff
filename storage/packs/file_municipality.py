"""Of which municipality a file is. Every record's name says one; some may be another's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from ..kinds.lookup import kind_of
from ..revisions.record_names import municipality_of
from ..revisions.revision import PACK, Revision
from .shipped import beginning

DESCRIBING: Final = ("municipality", "plan")
"""The kinds of record without which a file is of no municipality."""


def described(revisions: Iterable[Revision]) -> set[str]:
    """The municipalities that some revisions say more of than their ids."""
    return {municipality_of(one.record) for one in revisions if kind_of(one.record) in DESCRIBING}


def begun_with(revisions: Iterable[Revision]) -> str:
    """The municipality whose file some revisions are, by what it was begun with; empty where there are none.

    One whose municipality is described goes before one that is only named, then one of which most is there that a
    shipped pack begins with, then the one with more records, then the first by name. The same set says the same in
    any order.

    What came first a set does not say. So a description that somebody adds takes no file over, nor does part of a
    shipped pack; but most of a shipped pack does in a file that was begun without one, and so do more records than
    there are. A merge onto a file lets neither in: it takes nothing of another municipality.
    """
    records: set[str] = set()
    described: set[str] = set()
    packs: set[str] = set()
    for one in revisions:
        records.add(one.record)
        if one.device == PACK:
            packs.add(one.rev)
        if kind_of(one.record) in DESCRIBING:
            described.add(municipality_of(one.record))
    many = Counter(map(municipality_of, records))
    if len(many) < 2:
        return next(iter(many), "")
    begun = {name for name in described if 2 * len(beginning(name) & packs) > len(beginning(name))}
    return max(sorted(many), key=lambda name: (name in described, name in begun, many[name]))
