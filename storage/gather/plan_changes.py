"""What came with a merge and changes the plan itself: its years, classes, zones, communities, names.

Whoever says it, it stands before all else that a merge changed: one such save moves every figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from ..kinds.lookup import TERMS, kind_of
from ..packs.shipped import shipped
from ..revisions.changes import FieldChange, field_changes
from ..revisions.record_names import municipality_of
from ..revisions.revision import PACK, Revision

_FIRST: Final = ("plan", "municipality", "class", "action", "zoning", "zone")
"""The kinds that move most figures: of many changes only the first are read."""


def begins(came: Iterable[Revision], before: Iterable[Revision] = ()) -> list[Revision]:
    """What of that a plan begins with: it changes nothing.

    That is what a shipped pack says, and what any says that comes in of a municipality of which nothing was there:
    what nobody knows is kept out before, unless somebody accepted it.
    """
    packs = [one for one in came if one.device == PACK]
    known = shipped() if packs else frozenset()
    there = {municipality_of(one.record) for one in before} if packs else set()
    return [one for one in packs if one.rev in known or municipality_of(one.record) not in there]


def plan_changes(before: Iterable[Revision], came: Collection[Revision]) -> list[FieldChange]:
    """What came changes in the plan's own lists, by record and field, what moves most first.

    `before` is what was there.
    """
    before = [*before]
    known = {one.rev for one in begins(came, before)}
    of_lists = [one for one in came if kind_of(one.record) in TERMS]
    fresh = [one for one in of_lists if one.rev not in known]
    records = {one.record for one in fresh}
    there = [*before, *(one for one in of_lists if one.rev in known)]
    found = field_changes([one for one in there if one.record in records], fresh)
    return sorted(found, key=lambda one: _rank(kind_of(one.record)))


def plan_changes_by(fresh: Iterable[Revision], changes: Iterable[FieldChange]) -> list[FieldChange]:
    """Those of some changes that some versions make, with the laptops of which these are."""
    brings = {(one.record, one.device) for one in fresh}
    return [
        one._replace(laptops=laptops)
        for one in changes
        if (laptops := tuple(laptop for laptop in one.laptops if (one.record, laptop) in brings))
    ]


def _rank(kind: str) -> int:
    return _FIRST.index(kind) if kind in _FIRST else len(_FIRST)
