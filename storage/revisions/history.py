"""The revisions of one record -> its heads, its fields' claims, its conflicts, its present values.

The rule (docs/format.md, "Claims"): a revision writes the fields that it sets, and, where one of its parents
is not at hand, also the other fields of its body that none of its ancestors at hand writes. The claims of a
field are its writers that are no ancestor of another writer of it. Every pass here is linear in revisions
and parents, and none recurses: chains may be long.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from functools import cached_property
from operator import itemgetter
from typing import Any, Final

from msgspec import Struct

from .canonical import canonical
from .revision import Revision


class Absent:
    """Stands where there is no value."""

    def __init__(self, why: str) -> None:
        self._why = why

    def __repr__(self) -> str:
        return self._why


REMOVED: Final = Absent("REMOVED")
"""The value of a field that was set and is not in the body."""
WITHHELD: Final = Absent("WITHHELD")
"""A value that is not for whoever looks (`reader_view.py`)."""


class Claim(Struct, frozen=True):
    """What one revision says of one field. `value` is `REMOVED` where it took the field away, or `WITHHELD`."""

    revision: Revision
    depth: int
    value: Any


class History(Struct, frozen=True, dict=True):
    """One record, computed. `revisions` stand by depth, then id; `heads` by id; `claims` by id for each field."""

    record: str
    revisions: tuple[Revision, ...]
    depths: Mapping[str, int]
    heads: tuple[str, ...]
    claims: Mapping[str, tuple[Claim, ...]]
    conflicts: tuple[str, ...]

    @cached_property
    def values(self) -> dict[str, Any]:
        """The present body. A field in conflict shows its deepest claim, by greatest id where two are as deep."""
        shown = {name: shown_claim(claims).value for name, claims in self.claims.items()}
        return {name: value for name, value in sorted(shown.items()) if not isinstance(value, Absent)}

    @property
    def disputed(self) -> bool:
        return bool(self.conflicts)

    def latest(self) -> Revision:
        """The deepest revision, by greatest id where two are as deep."""
        return self.revisions[-1]


def shown_claim(claims: Sequence[Claim]) -> Claim:
    """The claim that is shown until the field is settled; nearly every field has one."""
    return claims[0] if len(claims) == 1 else max(claims, key=lambda claim: (claim.depth, claim.revision.rev))


def by_depth(revisions: Mapping[str, Revision]) -> list[tuple[int, Revision]]:
    """The revisions of one record with their depths (1: no parent at hand), in the order of a merged file."""
    if _stand_in_line(revisions):
        return [*enumerate(revisions.values(), 1)]
    children: dict[str, list[str]] = {}
    waiting: dict[str, int] = {}
    ready: list[str] = []
    for rev, revision in revisions.items():
        at_hand = [parent for parent in revision.parents if parent in revisions]
        for parent in at_hand:
            children.setdefault(parent, []).append(rev)
        waiting[rev] = len(at_hand)
        if not at_hand:
            ready.append(rev)
    depths = dict.fromkeys(ready, 1)
    while ready:
        parent = ready.pop()
        for child in children.get(parent, ()):
            depths[child] = max(depths.get(child, 0), depths[parent] + 1)
            waiting[child] -= 1
            if not waiting[child]:
                ready.append(child)
    return sorted(
        ((depth, revisions[rev]) for rev, depth in depths.items()), key=lambda pair: (pair[0], pair[1].rev)
    )


def _stand_in_line(revisions: Mapping[str, Revision]) -> bool:
    """Whether each went on from the one that stands before it, as those of nearly all records do."""
    last = ""
    for rev, revision in revisions.items():
        if last and last not in revision.parents:
            return False
        last = rev
    return True


def is_chain(revisions: Mapping[str, Revision]) -> bool:
    """Whether each revision of a record went on from all before it, so that none is in conflict with another.

    One head is not enough: of two that were settled in part, a field stays in conflict under one.
    """
    return _stand_in_line(revisions) or by_depth(revisions)[-1][0] == len(revisions)


class _Fields:
    """Sets of a record's fields as numbers with one bit for each: a record may have very many, from anybody."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}

    def number(self, names: Iterable[str]) -> int:
        places = [self._at.setdefault(name, len(self._at)) for name in names]
        bits = bytearray(len(self._at) // 8 + 1)
        for place in places:
            bits[place >> 3] |= 1 << (place & 7)
        return int.from_bytes(bits, "little")

    def among(self, names: Iterable[str], number: int) -> list[str]:
        """Those of `names` that are in `number`."""
        bits = number.to_bytes(len(self._at) // 8 + 1, "little")
        places = ((name, self._at.get(name)) for name in names)
        return [name for name, at in places if at is not None and bits[at >> 3] >> (at & 7) & 1]


def _writes(
    order: Sequence[Revision], at_hand: Container[str], fields: _Fields
) -> dict[str, tuple[list[str], int]]:
    """Which fields each revision writes, as names and as a number; `order` has parents before children."""
    writes: dict[str, tuple[list[str], int]] = {}
    so_far: dict[str, int] = {}  # what a revision and its ancestors at hand write
    for revision in order:
        parents = [parent for parent in revision.parents if parent in at_hand]
        inherited = _together(so_far[parent] for parent in parents)
        names = list(revision.sets)
        if len(parents) < len(revision.parents):
            known = {*names, *fields.among(revision.body, inherited)}
            names += [name for name in revision.body if name not in known]
        own = fields.number(names)
        writes[revision.rev] = names, own
        so_far[revision.rev] = _together((inherited, own))
    return writes


def _together(numbers: Iterable[int]) -> int:
    """Their union; one of themselves where that says it all: so a long chain holds one number, not one each."""
    union = 0
    for number in numbers:
        if number & ~union:
            union = union | number if union & ~number else number
    return union


def _kin(revisions: Mapping[str, Revision], of: set[str]) -> set[str]:
    """The revisions of `of`, their ancestors and their descendants."""
    up: dict[str, list[str]] = {}
    down: dict[str, list[str]] = {}
    for rev, revision in revisions.items():
        for parent in revision.parents:
            if parent in revisions:
                up.setdefault(rev, []).append(parent)
                down.setdefault(parent, []).append(rev)
    return _reach(up, of) | _reach(down, of)


def _reach(edges: Mapping[str, list[str]], start: set[str]) -> set[str]:
    seen = set(start)
    todo = list(start)
    while todo:
        for other in edges.get(todo.pop(), ()):
            if other not in seen:
                seen.add(other)
                todo.append(other)
    return seen


def record_history(revisions: Iterable[Revision]) -> History:
    """Compute one record's history. All revisions are of the same record, at least one.

    A parent that is not among them, or that belongs to another record, counts as not at hand.
    """
    at_hand = {revision.rev: revision for revision in revisions}
    if _stand_in_line(at_hand):
        return _history_of_line([*at_hand.values()], at_hand)
    pairs = by_depth(at_hand)
    order = [revision for _, revision in pairs]
    depths = {revision.rev: depth for depth, revision in pairs}
    parents = {parent for revision in order for parent in revision.parents}
    heads = tuple(sorted(at_hand.keys() - parents))
    claims = _claims(order, depths)
    return History(order[0].record, tuple(order), depths, heads, claims, conflicting(at_hand, claims))


def _history_of_line(order: Sequence[Revision], at_hand: Collection[str]) -> History:
    """As most records are, where each went on from all before it: the last to write a field has the word."""
    written: dict[str, tuple[Revision, int]] = {}
    for depth, one in enumerate(order, 1):
        whole = all(parent in at_hand for parent in one.parents)
        names = one.sets if whole else {*one.sets, *(name for name in one.body if name not in written)}
        written.update(dict.fromkeys(names, (one, depth)))
    claims = {
        name: (Claim(one, depth, one.body.get(name, REMOVED)),)
        for name, (one, depth) in sorted(written.items(), key=itemgetter(0))
    }
    depths = {one.rev: depth for depth, one in enumerate(order, 1)}
    return History(order[0].record, tuple(order), depths, (order[-1].rev,), claims, ())


def claims_without(state: History, revs: Collection[str]) -> Mapping[str, tuple[Claim, ...]]:
    """The claims as they would be if some of a record's revisions wrote nothing; what follows them still does."""
    return _claims(state.revisions, state.depths, revs)


def with_followers(state: History, revs: Iterable[str]) -> set[str]:
    """Some of a record's revisions, and all that went on from them."""
    found = set(revs)
    for one in state.revisions:  # parents stand before their children
        if found.intersection(one.parents):
            found.add(one.rev)
    return found


def _claims(
    order: Sequence[Revision], depths: Mapping[str, int], silent: Collection[str] = ()
) -> Mapping[str, tuple[Claim, ...]]:
    """The claims of each field; `order` has parents before children, and those of `silent` write nothing."""
    fields = _Fields()
    writes = _writes(order, depths, fields)
    claims: dict[str, list[Claim]] = {}
    after: dict[str, int] = {}  # what the descendants write
    for revision in reversed(order):
        rev = revision.rev
        later = after.pop(rev, 0)
        names, own = ([], 0) if rev in silent else writes[rev]
        for name in fields.among(names, own & ~later) if own & ~later else ():
            value = revision.body.get(name, REMOVED)
            claims.setdefault(name, []).append(Claim(revision, depths[rev], value))
        passed = _together((later, own))
        for parent in revision.parents:
            if parent in depths:
                after[parent] = _together((after.get(parent, 0), passed))
    return {name: tuple(sorted(claims[name], key=lambda c: c.revision.rev)) for name in sorted(claims)}


def conflicting(revisions: Mapping[str, Revision], claims: Mapping[str, tuple[Claim, ...]]) -> tuple[str, ...]:
    """The fields that are in conflict by their claims, in order. `revisions` are the record's, by id."""
    several = ((name, of_field) for name, of_field in claims.items() if len(of_field) > 1)
    found = {name for name, of_field in several if len(set(map(told_apart, of_field))) > 1}
    if _withdrawn_beside_an_edit(revisions, claims):
        found.add("withdrawn")
    return tuple(sorted(found))


def told_apart(claim: Claim) -> bytes:
    """What tells the values of claims apart: removed is a value; what is withheld is equal to nothing."""
    if claim.value is WITHHELD:
        return b"?" + claim.revision.rev.encode()
    return b"" if claim.value is REMOVED else canonical(claim.value)


def _withdrawn_beside_an_edit(revisions: Mapping[str, Revision], claims: Mapping[str, tuple[Claim, ...]]) -> bool:
    """Whether someone decided on another field without knowing of any withdrawal."""
    withdrawals = {claim.revision.rev for claim in claims.get("withdrawn", ()) if claim.value is True}
    if not withdrawals:
        return False
    kin = _kin(revisions, withdrawals)
    return any(
        claim.revision.rev not in kin
        for name, of_field in claims.items()
        if name != "withdrawn"
        for claim in of_field
    )


def as_seen_from(revisions: Iterable[Revision], base: Iterable[str]) -> History | None:
    """The history as it stood when `base` were its heads; None where none of them is at hand."""
    at_hand = {revision.rev: revision for revision in revisions}
    up = {rev: [p for p in revision.parents if p in at_hand] for rev, revision in at_hand.items()}
    seen = _reach(up, {rev for rev in base if rev in at_hand})
    return record_history(at_hand[rev] for rev in seen) if seen else None


def differing_fields(seen: History | None, body: Mapping[str, Any]) -> set[str]:
    """The fields in which a body differs from what was seen."""
    before = seen.values if seen else {}
    return {
        name
        for name in before.keys() | body.keys()
        if name not in before or name not in body or canonical(before[name]) != canonical(body[name])
    }


def deepest(state: History | None, parents: tuple[str, ...], most: int) -> tuple[str, ...]:
    """Of very many heads the deepest; the others stay heads, and in conflict."""
    if len(parents) <= most:
        return parents
    depths = state.depths if state else {}
    return tuple(sorted(parents, key=lambda rev: (depths.get(rev, 0), rev))[-most:])
