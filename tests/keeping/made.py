"""Revisions made for tests, and the claims rule told a second time, as plainly as it can be."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from storage.revision import Revision, accept_value

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


def naive_claims(revisions: Iterable[Revision]) -> tuple[dict[str, set[str]], set[str]]:
    """Field -> ids of its claims, and the fields in conflict. Straight from the design's words, quadratic."""
    at_hand = {one.rev: one for one in revisions}
    above = {rev: ancestors(one, at_hand) for rev, one in at_hand.items()}
    writes: dict[str, set[str]] = {}
    for rev in sorted(at_hand, key=lambda rev: len(above[rev])):
        one = at_hand[rev]
        writes[rev] = set(one.sets)
        if any(parent not in at_hand for parent in one.parents):
            writes[rev] |= set(one.body) - {name for other in above[rev] for name in writes[other]}
    claims: dict[str, set[str]] = {}
    for name in {name for written in writes.values() for name in written}:
        writers = {rev for rev, written in writes.items() if name in written}
        claims[name] = {rev for rev in writers if not any(rev in above[other] for other in writers)}
    conflicts = set()
    for name, revs in claims.items():
        values = {
            json.dumps(at_hand[rev].body[name], sort_keys=True) if name in at_hand[rev].body else ""
            for rev in revs
        }
        if len(values) > 1:
            conflicts.add(name)
    gone = {rev for rev in claims.get("withdrawn", ()) if at_hand[rev].body.get("withdrawn") is True}
    others = {rev for name, revs in claims.items() if name != "withdrawn" for rev in revs}
    if gone and any(
        all(rev != one and rev not in above[one] and one not in above[rev] for one in gone) for rev in others
    ):
        conflicts.add("withdrawn")
    return claims, conflicts


def plain_tinydb(path: Path) -> list[dict[str, Any]]:
    """What plain TinyDB finds in a field file."""
    from tinydb import TinyDB

    with TinyDB(path) as db:
        assert db.table("field").all() == [{"format": 1}]
        return [dict(found) for found in db.table("revisions").all()]
