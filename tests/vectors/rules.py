"""The contract told once more, plainly and slowly, with the standard library alone: ids, acceptance, claims."""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from datetime import date
from itertools import pairwise
from typing import Any

Doc = dict[str, Any]

SLOT = "demand/guaqui/andamarca/2004/1"
DEMAND: Doc = {"action": "irrigation", "status": "proposed", "text": "Riego"}
GREATEST = 2**53 - 1


# Canonical JSON and ids


def canonical(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def rev_of(fields: Doc) -> str:
    return hashlib.sha256(canonical(fields).encode()).hexdigest()[:32]


def doc(record: str = SLOT, body: Doc | None = None, **given: Any) -> Doc:
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


def text_of(one: Doc) -> str:
    """The object as it stands in a file: its id, then the canonical JSON of the rest."""
    return f'{{"rev":"{one["rev"]}",' + canonical({k: v for k, v in one.items() if k != "rev"})[1:]


def child(of: list[Doc], changes: Doc, **given: Any) -> Doc:
    body = {**of[0]["body"], **changes}
    body = {name: value for name, value in body.items() if value is not None}
    revs = sorted(parent["rev"] for parent in of)
    return doc(of[0]["record"], **{"body": body, "parents": revs, "sets": sorted(changes), **given})


# What is accepted


class RefusedError(Exception):
    """Why something is no revision."""


def _number(digits: str) -> int:
    if digits == "-0":
        raise RefusedError("number")
    if abs(int(digits)) > GREATEST:
        raise RefusedError("integer")
    return int(digits)


def _no_number(_: str) -> Any:
    raise RefusedError("number")


def _object(pairs: list[tuple[str, Any]]) -> Doc:
    if len(dict(pairs)) < len(pairs):
        raise RefusedError("doubled-key")
    return dict(pairs)


def clean(text: str) -> bool:
    if unicodedata.normalize("NFC", text) != text:
        return False
    return not any(
        (unicodedata.category(c) == "Cc" and c != "\n")
        or "\ud800" <= c <= "\udfff"
        or "\u202a" <= c <= "\u202e"
        or "\u2066" <= c <= "\u2069"
        for c in text
    )


def examine(value: Any, depth: int = 1) -> None:
    if isinstance(value, str) and not clean(value):
        raise RefusedError("text")
    if isinstance(value, dict | list) and depth > 32:
        raise RefusedError("depth")
    if isinstance(value, dict):
        if not all(key.isascii() and clean(key) for key in value):
            raise RefusedError("key")
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            examine(item, depth + 1)


def is_a(kind: str, value: Any) -> bool:  # noqa: PLR0911 - one line for each
    """Whether a value is of one of the types in `KINDS`."""
    if "|" in kind:
        return any(is_a(one, value) for one in kind.split("|"))
    if kind.startswith("list of "):
        return isinstance(value, list) and all(is_a(kind.removeprefix("list of "), item) for item in value)
    if kind.startswith("map of "):
        return isinstance(value, dict) and all(is_a(kind.removeprefix("map of "), v) for v in value.values())
    if kind in SHAPES:
        return isinstance(value, dict) and fits(SHAPES[kind], value)
    if kind == "list":
        return isinstance(value, list)
    if kind == "bool":
        return isinstance(value, bool)
    if kind == "true":
        return value is True
    if kind in {"count", "positive", "year"}:
        least, most = {"count": (0, GREATEST), "positive": (1, GREATEST), "year": (1000, 9999)}[kind]
        return type(value) is int and least <= value <= most
    return isinstance(value, str) and is_a_text(kind, value)


def is_a_text(kind: str, value: str) -> bool:
    if kind == "wish":
        return 1 <= len(value) <= 500
    if kind == "record":
        return re.fullmatch("[a-z0-9-]+(/[a-z0-9-]+)+", value) is not None
    if kind == "date":
        try:
            return re.fullmatch("[0-9]{4}(-[0-9]{2}){2}", value) is not None and bool(date.fromisoformat(value))
        except ValueError:
            return False
    return kind == "text"


def fits(shape: dict[str, str], body: Doc) -> bool:
    """Whether a body has all fields that it must have (their names end in !), and each is of its type."""
    for name, kind in shape.items():
        plain = name.removesuffix("!")
        if plain in body and not is_a(kind, body[plain]):
            return False
        if name != plain and plain not in body:
            return False
    return True


def shape(fields: str) -> dict[str, str]:
    return dict(tuple(part.strip().split(": ", 1)) for part in fields.split(","))  # type: ignore[misc]


SHAPES = {
    "option": shape("text: text, votes: count, proposed_by: text"),
    "agreement": shape("how: text, for: count, against: count, abstained: count"),
    "ruling": shape("on: date, workshop: record, for: count, against: count, abstained: count"),
    "module": shape("name: text, members: count"),
    "authority": shape("name: text, office: text"),
}
ID, N = "[a-z0-9-]+", "[1-9][0-9]*"
KINDS: dict[str, tuple[str, dict[str, str]]] = {
    "plan": (
        f"plan/{ID}",
        shape(
            "name!: text, years!: list of year, per_year!: positive, province: text, department: text,"
            "currency: text, sources: map of text, subprogrammes: map of text"
        ),
    ),
    "zone": (f"zone/{ID}/{ID}", shape("name!: text, zoning!: text, vocation: text")),
    "community": (
        f"community/{ID}/{ID}",
        shape(
            "name!: text, kind: text, admin_zone: text, typology_zone: text, zoning_status: text,"
            "zoning_reason: text, zoning_ruling: ruling, withdrawn: true"
        ),
    ),
    "association": (
        f"association/{ID}/{ID}",
        shape(
            "name!: text, per_year!: positive, sector: text, members: count, modules: list of module, zone: text,"
            "withdrawn: true"
        ),
    ),
    "action": (f"action/{ID}/{ID}", shape("name!: text, class!: text, subprogramme: text, names: map of text")),
    "alias": (f"alias/{ID}/{ID}", shape("name!: text, target!: record, withdrawn: true")),
    "demand": (
        f"demand/{ID}/{ID}/[0-9]{{4}}/{N}",
        shape(
            "text: wish, spoken: text, action: text, class: text, place: text, families: count, cost_cents: count,"
            "stage: text, funding: map of count, carries: text, proposed_by: text, options: list of option,"
            "agreed: agreement, decided_on: date, joint_with: record, phase_of: record, status: text,"
            "status_reason: text, ruling: ruling, moved_to: record, notes: text, withdrawn: true"
        ),
    ),
    "workshop": (
        f"workshop/{ID}/{ID}/{ID}/{N}",
        shape(
            "outcome!: text, planned_on: date, held_on: date, place: text, reason: text, women: count, men: count,"
            "authorities: list of authority, facilitator: text, quorum: text, agenda: text|list of text,"
            "agreements: text|list of text, read_back: bool|text"
        ),
    ),
    "acta": (f"acta/{ID}/{ID}/{ID}", shape("printed!: list")),
    "budget": (
        f"budget/{ID}/[0-9]{{4}}/{ID}",
        shape(
            "name: text, holder: text, cost_cents: count, funding: map of count, subprogramme: text, status: text,"
            "status_reason: text, ruling: ruling, withdrawn: true"
        ),
    ),
    "remark": (
        f"remark/{ID}/{ID}/{ID}",
        shape("record!: record, code!: text, seen!: text, field: text, reason: text, withdrawn: true"),
    ),
    "question": (f"question/{ID}/{ID}", shape("record!: record, fields!: list of text, withdrawn: true")),
}


def shaped(one: Doc) -> bool:
    """Whether the fields around the body are as they must be."""
    at = "[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
    texts = {"at": f"({at})?", "author": "(?s:.*)", "device": "[a-z0-9]{8}|pack|import"}
    if not all(isinstance(one.get(k), str) and re.fullmatch(p, one[k]) for k, p in texts.items()):
        return False
    if not is_a("record", one.get("record")) or not isinstance(one.get("body"), dict):
        return False
    parents, sets = one.get("parents"), one.get("sets")
    if not is_a("list of text", parents) or not is_a("list of text", sets):
        return False
    assert isinstance(parents, list)
    assert isinstance(sets, list)
    if len(parents) > 64 or not all(re.fullmatch("[0-9a-f]{32}", parent) for parent in parents):
        return False
    if not all(a < b for items in (parents, sets) for a, b in pairwise(items)):
        return False
    return bool(parents) or set(one["body"]) <= set(sets)


def accept(text: str) -> Doc:
    """The revision that an object's text is. Raises `RefusedError`."""
    try:
        one = json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_number,
            parse_float=_no_number,
            parse_constant=_no_number,
        )
    except (ValueError, RecursionError):
        raise RefusedError("json") from None
    examine(one)
    if not isinstance(one, dict) or not isinstance(one.get("rev"), str):
        raise RefusedError("shape")
    fields = {name: value for name, value in one.items() if name != "rev"}
    if rev_of(fields) != one["rev"]:
        raise RefusedError("hash")
    if not shaped(fields):
        raise RefusedError("shape")
    name, body_shape = KINDS.get(one["record"].partition("/")[0], (".*", {}))
    body = one["body"]
    silent = one["record"].startswith("demand/") and "text" not in body
    if (
        not re.fullmatch(name, one["record"])
        or not fits(body_shape, body)
        or (silent and body.get("status") not in {"open", "none", "postponed"})
    ):
        raise RefusedError("body")
    return one


# Histories


def computed(everything: list[Doc], record: str) -> Doc:
    """A record's depths, heads, claims, conflicts and values. The words of the contract, one after the other."""
    revs = {one["rev"]: one for one in everything if one["record"] == record}
    parents = {rev: [p for p in one["parents"] if p in revs] for rev, one in revs.items()}
    ancestors: dict[str, set[str]] = {}
    depths: dict[str, int] = {}
    while len(depths) < len(revs):
        for rev in revs:
            if rev not in depths and all(parent in depths for parent in parents[rev]):
                ancestors[rev] = {a for parent in parents[rev] for a in (parent, *ancestors[parent])}
                depths[rev] = 1 + max((depths[parent] for parent in parents[rev]), default=0)
    writes: dict[str, set[str]] = {}
    for rev in sorted(revs, key=lambda rev: depths[rev]):
        one = revs[rev]
        writes[rev] = set(one["sets"])
        if len(parents[rev]) < len(one["parents"]):
            writes[rev] |= set(one["body"]) - {name for a in ancestors[rev] for name in writes[a]}
    claims: dict[str, list[str]] = {}
    for name in sorted({name for written in writes.values() for name in written}):
        writers = [rev for rev in revs if name in writes[rev]]
        claims[name] = sorted(rev for rev in writers if not any(rev in ancestors[other] for other in writers))
    conflicts = {
        name
        for name, of in claims.items()
        if len({canonical(revs[rev]["body"][name]) if name in revs[rev]["body"] else "removed" for rev in of}) > 1
    }
    withdrawn = [rev for rev in claims.get("withdrawn", []) if revs[rev]["body"].get("withdrawn") is True]
    for name, of in claims.items():
        for rev in of if withdrawn and name != "withdrawn" else []:
            if all(rev != w and rev not in ancestors[w] and w not in ancestors[rev] for w in withdrawn):
                conflicts.add("withdrawn")
    shown = {name: revs[max(of, key=lambda rev: (depths[rev], rev))]["body"] for name, of in claims.items()}
    return {
        "record": record,
        "depths": dict(sorted(depths.items())),
        "heads": sorted(rev for rev in revs if not any(rev in ps for ps in parents.values())),
        "claims": claims,
        "conflicts": sorted(conflicts),
        "values": {name: body[name] for name, body in shown.items() if name in body},
    }
