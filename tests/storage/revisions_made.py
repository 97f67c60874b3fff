"""Revisions made for tests, and the claims rule told a second time, as plainly as it can be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from storage.file.pack import load_pack
from storage.notation.currency import currency_of
from storage.plan.survey import Survey
from storage.revisions.revision import Revision, accept_value

BOLIVIANOS = currency_of(Survey(load_pack("guaqui")).profile)
SLOT = "demand/guaqui/andamarca/2004/1"
DEMAND = {"text": "Riego", "action": "irrigation", "status": "proposed"}


def document(record: str = SLOT, body: dict[str, Any] | None = None, **given: Any) -> dict[str, Any]:
    """A revision's document, with its id made by the standard library alone."""
    body = DEMAND if body is None else body
    fields = {
        "at": "2002-07-14T10:22:31-04:00",
        "author": "Equipo 1",
        "body": body,
        "device": "k7m2q9xw",
        "parents": [],
        "record": record,
        "sets": sorted(body),
        **given,
    }
    return {"rev": rev_of(fields), **fields}


def rev_of(fields: dict[str, Any]) -> str:
    return hashlib.sha256(plain_canonical(fields)).hexdigest()[:32]


def plain_canonical(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def revision(record: str = SLOT, body: dict[str, Any] | None = None, **given: Any) -> Revision:
    accepted = accept_value(document(record, body, **given))
    assert isinstance(accepted, Revision), accepted
    return accepted


def child(parents: Iterable[Revision], changes: dict[str, Any], **given: Any) -> Revision:
    """A revision on some parents: the first one's body with `changes` (None: taken away), deciding just those."""
    parents = list(parents)
    body = {**parents[0].body, **changes}
    body = {name: value for name, value in body.items() if value is not None}
    revs = sorted(parent.rev for parent in parents)
    return revision(parents[0].record, body, parents=revs, sets=sorted(changes), **given)


def ancestors(one: Revision, at_hand: dict[str, Revision]) -> set[str]:
    seen: set[str] = set()
    todo = [one.rev]
    while todo:
        for parent in at_hand[todo.pop()].parents:
            if parent in at_hand and parent not in seen:
                seen.add(parent)
                todo.append(parent)
    return seen


class Naive(NamedTuple):
    """One record, computed straight from the design's words."""

    heads: set[str]
    depths: dict[str, int]
    claims: dict[str, set[str]]
    conflicts: set[str]
    values: dict[str, Any]


def _parents_first(at_hand: dict[str, Revision]) -> list[str]:
    order: dict[str, None] = {}
    for start in at_hand:
        todo = [start]
        while todo:
            missing = [parent for parent in at_hand[todo[-1]].parents if parent in at_hand and parent not in order]
            if missing:
                todo.extend(missing)
            else:
                order[todo.pop()] = None
    return list(order)


def naive_state(revisions: Iterable[Revision]) -> Naive:
    """The rule of claims told a second time. Every set of revisions is a number with one bit for each."""
    at_hand = {one.rev: one for one in revisions}
    order = _parents_first(at_hand)
    bit = {rev: 1 << n for n, rev in enumerate(order)}
    above: dict[str, int] = {}
    depths: dict[str, int] = {}
    writers: dict[str, int] = {}
    for rev in order:
        one = at_hand[rev]
        parents = [parent for parent in one.parents if parent in at_hand]
        above[rev] = 0
        for parent in parents:
            above[rev] |= above[parent] | bit[parent]
        depths[rev] = 1 + max((depths[parent] for parent in parents), default=0)
        written = set(one.sets)
        if len(parents) < len(one.parents):
            written |= {name for name in one.body if not writers.get(name, 0) & above[rev]}
        for name in written:
            writers[name] = writers.get(name, 0) | bit[rev]

    def not_above(mask: int) -> set[str]:
        """Those of `mask` that are no ancestor of another of it."""
        inside = [order[n] for n in range(mask.bit_length()) if mask >> n & 1]
        outdone = 0
        for rev in inside:
            outdone |= above[rev]
        return {rev for rev in inside if not outdone & bit[rev]}

    claims = {name: not_above(mask) for name, mask in writers.items()}
    kin = {rev: above[rev] | bit[rev] for rev in at_hand}
    conflicts = _naive_conflicts(
        at_hand, claims, lambda one, other: bool(kin[one] & bit[other] or kin[other] & bit[one])
    )
    values = {}
    for name, revs in claims.items():
        shown = at_hand[max(revs, key=lambda rev: (depths[rev], rev))].body
        if name in shown:
            values[name] = shown[name]
    return Naive(not_above(sum(bit.values())), depths, claims, conflicts, values)


def _naive_conflicts(
    at_hand: dict[str, Revision], claims: dict[str, set[str]], related: Callable[[str, str], bool]
) -> set[str]:
    conflicts = set()
    for name, revs in claims.items():
        bodies = [at_hand[rev].body for rev in revs]
        if len({plain_canonical(body[name]) if name in body else None for body in bodies}) > 1:
            conflicts.add(name)
    gone = [rev for rev in claims.get("withdrawn", ()) if at_hand[rev].body.get("withdrawn") is True]
    others = {rev for name, revs in claims.items() if name != "withdrawn" for rev in revs}
    if gone and any(not any(related(rev, one) for one in gone) for rev in others):
        conflicts.add("withdrawn")
    return conflicts


def naive_claims(revisions: Iterable[Revision]) -> tuple[dict[str, set[str]], set[str]]:
    """Field -> ids of its claims, and the fields in conflict."""
    state = naive_state(revisions)
    return state.claims, state.conflicts


def plain_tinydb(path: Path) -> list[dict[str, Any]]:
    """What plain TinyDB finds in a field file."""
    from tinydb import TinyDB

    with TinyDB(path) as db:
        assert db.table("field").all() == [{"format": 1}]
        return [dict(found) for found in db.table("revisions").all()]
