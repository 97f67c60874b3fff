"""Of which municipalities a file is. Every record's name says one; some may be another's."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Final

from ..kinds.lookup import kind_of
from ..notation.text import clean_line
from ..revisions.history import record_history
from ..revisions.record_names import municipality_of
from ..revisions.revision import PACK, Revision
from .shipped import beginning

DESCRIBING: Final = ("municipality", "plan")
"""The kinds of record without which a file is of no municipality."""
_PREFIXES: Final = tuple(f"{kind}/" for kind in DESCRIBING)


def described(revisions: Iterable[Revision]) -> set[str]:
    """The municipalities that some revisions say more of than their ids."""
    return {municipality_of(one.record) for one in revisions if one.record.startswith(_PREFIXES)}


def own_municipalities(revisions: Iterable[Revision]) -> frozenset[str]:
    """Whose plan a file with some revisions is, of several those that it describes; empty where it has none."""
    revisions = [*revisions]
    return frozenset(described(revisions) or municipalities_of(revisions))


def has_of(own: Collection[str], revisions: Collection[Revision]) -> bool:
    """Whether a file has something of some municipalities; one that has nothing at all is nobody else's either.

    `own` is empty where all are meant.
    """
    return not (own and revisions) or any(municipality_of(one.record) in own for one in revisions)


def municipality_names(revisions: Collection[Revision]) -> list[str]:
    """What the municipalities of a file are called in it; one of which it says no name by its id."""
    return [_name_of(each, revisions) for each in municipalities_of(revisions)]


def _name_of(municipality: str, revisions: Iterable[Revision]) -> str:
    record = f"municipality/{municipality}"
    its = [one for one in revisions if one.record == record]
    name = record_history(its).values.get("name") if its else None
    return (clean_line(name) if isinstance(name, str) else "") or municipality


def municipalities_of(revisions: Iterable[Revision]) -> list[str]:
    """The municipalities that a file with some revisions is of: one that a shipped pack begins first, then by id.

    Those of which there are both a description and a plan; where there is none, those of which there is either;
    else those that are named. One that comes with the program is only named where not even half of what its pack
    begins with is there. So nothing that somebody adds of another one makes a file another's, unless it describes
    that whole: then it is of both, and whose it is has to be asked for. How much there is of each decides nothing.
    """
    of_kind: dict[str, set[str]] = {kind: set() for kind in DESCRIBING}
    packs: set[str] = set()
    revisions = [*revisions]
    for one in revisions:
        if one.record.startswith(_PREFIXES):
            of_kind[kind_of(one.record)].add(municipality_of(one.record))
        if one.device == PACK:
            packs.add(one.rev)
    whole, either = set.intersection(*of_kind.values()), set.union(*of_kind.values())
    parts = {name for name in either if 2 * len(beginning(name) & packs) < len(beginning(name))}
    found = whole - parts or either - parts or either or {municipality_of(one.record) for one in revisions}
    return sorted(found, key=lambda name: (not beginning(name), name))


def first_municipality(revisions: Iterable[Revision]) -> str:
    """The one that is looked at where a file has several and none is asked for; empty where it has none."""
    return next(iter(municipalities_of(revisions)), "")
