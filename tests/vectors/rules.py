"""The contract told once more, plainly and slowly, with the standard library alone: ids, acceptance, claims."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import unicodedata
from datetime import date
from itertools import pairwise
from typing import Any

from tests.vectors import ed25519

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


SEED = hashlib.sha256(b"a laptop of the vectors").digest()
CONTEXT = b"guaqui-revision-1\n"


def device_of(seed: bytes) -> str:
    return base64.b32encode(ed25519.public_key(seed)).decode().lower().rstrip("=")


def signed(seed: bytes = SEED, **given: Any) -> Doc:
    """A revision that a laptop's key signed. `given` is signed too, `sig` excepted: that is put in its place."""
    fields = {name: value for name, value in doc(**{"device": device_of(seed), **given}).items() if name != "rev"}
    message = CONTEXT + canonical({name: value for name, value in fields.items() if name != "sig"}).encode()
    fields.setdefault("sig", base64.b64encode(ed25519.sign(seed, message)).decode())
    return {"rev": rev_of(fields), **fields}


def again(one: Doc, **changes: Any) -> Doc:
    """Another revision with the same signature, under its own id."""
    fields = {name: value for name, value in {**one, **changes}.items() if name != "rev" and value is not None}
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


WHOLE = {
    "count": (0, GREATEST),
    "whole": (-GREATEST, GREATEST),
    "per_year": (1, 99),
    "from_none": (0, 99),
    "year": (1000, 9999),
    "state": (0, 4),
    "scale": (0, 15),
    "latitude": (-90_000_000, 90_000_000),
    "longitude": (-180_000_000, 180_000_000),
}
"""Whole numbers: from, to."""
MANY = {"years": ("list of year", 1, 60), "rows": ("list of row", 0, 500)}
"""Lists: of what, at least, at most."""
WRITTEN = {
    "text": "(?s:.*)",
    "wish": "(?s:.{1,500})",
    "prose": "(?s:.{0,4000})",
    "record": "(?=.{1,200}$)[a-z0-9-]{1,64}(/[a-z0-9-]{1,64})+",
    "mark": "[▲◆■▬●▼◇□○A-Za-zÑñ]",
    "letter": "[A-Za-zÑñ]",
    "time": "([01][0-9]|2[0-3]):[0-5][0-9]",
    "date": "[0-9]{4}-[0-9]{2}-[0-9]{2}",
    "when": "[0-9]{4}(-(0[1-9]|1[0-2])(-[0-9]{2})?)?",
}
"""Texts: what they look like."""


def is_a(kind: str, value: Any) -> bool:  # noqa: PLR0911 - one line for each
    """Whether a value is of one of the types in `KINDS`."""
    if "|" in kind:
        return any(is_a(one, value) for one in kind.split("|"))
    if kind in MANY:
        of, least, most = MANY[kind]
        return is_a(of, value) and least <= len(value) <= most
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
    if kind in WHOLE:
        return type(value) is int and WHOLE[kind][0] <= value <= WHOLE[kind][1]
    return isinstance(value, str) and is_a_text(kind, value)


def is_a_text(kind: str, value: str) -> bool:
    if not re.fullmatch(WRITTEN[kind], value):
        return False
    return kind not in {"date", "when"} or len(value) < 10 or is_a_day(value)


def is_a_day(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


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
    "outcome": shape("state: text, on: when, spent_cents: count, reason: prose, cause: text, evidence: prose"),
    "some": shape("name: text, members: count"),
    "authority": shape("name: text, office: text"),
    "participants": shape("of: text, count: count, name: text, office: text"),
    "office": shape("name: text, office: text, from: when, to: when"),
    "reckoning": shape("how: text, of: list of text"),
    "row": shape("rev!: text, line: count, key: text"),
}
ID, YEAR, N = "[a-z0-9-]{1,64}", "[0-9]{4}", "[1-9][0-9]{0,8}"
OWN = "(?!all$)" + ID
"""The id of a community or an association."""
WITHDRAWN = "withdrawn: true"
DECIDED = "status: text, reason: prose, cause: text, ruling: ruling"


def kind(name: str, parts: str, *fields: str) -> tuple[str, tuple[str, dict[str, str]]]:
    """A kind's name, then what its records' names look like and which fields they have."""
    of = {"YEAR": YEAR, "N": N, "OWN": OWN}
    names = [name, ID, *(of.get(part, ID) for part in parts.split())]
    return name, ("/".join(names), shape(", ".join(fields)))


KINDS: dict[str, tuple[str, dict[str, str]]] = dict(
    (
        kind(
            "municipality",
            "",
            "name!: text, province: text, department: text, country: text, currency: text, currency_sign: text",
            "number_form: text, plan_word: text, year_word: text, period_word: text, community_word: text",
            "authority_word: text, sector_word: text, council_word: text, paper: text",
            WITHDRAWN,
        ),
        kind(
            "plan",
            "PLAN",
            "name!: text, years!: years, per_year!: per_year, published: bool, vision: prose",
            "signs: map of list of text",
            WITHDRAWN,
        ),
        kind("class", "ID", "name!: text, productive!: bool, mark: mark, letter: letter, order: count", WITHDRAWN),
        kind("zoning", "ID", "name!: text", DECIDED, WITHDRAWN),
        kind("zone", "ID", "name!: text, zoning!: text, vocation: text, asks: list of text", DECIDED, WITHDRAWN),
        kind("member", "ZONING HOLDER", "zone!: text", DECIDED, WITHDRAWN),
        kind(
            "step",
            "ID",
            "name!: text, of!: text, order: count, validates: bool, signs: list of text",
            WITHDRAWN,
        ),
        kind("funder", "ID", "name!: text", WITHDRAWN),
        kind("programme", "ID", "name!: text, code: text, part_of: text", WITHDRAWN),
        kind("cause", "ID", "name!: text, of: list of text", WITHDRAWN),
        kind("element", "ID", "name!: text, order: count, part_of: text, ask: prose", WITHDRAWN),
        kind(
            "community",
            "OWN",
            "name!: text, sort: text, part_of: text, per_year: from_none, code: text, people: count",
            "families: count, latitude_e6: latitude, longitude_e6: longitude",
            WITHDRAWN,
        ),
        kind(
            "association",
            "OWN",
            "name!: text, per_year!: per_year, sector: text, part_of: text, members: count, women: count",
            "modules: list of some, centres: list of some",
            WITHDRAWN,
        ),
        kind(
            "action", "ID", "name!: text, class!: text, programme: text, names: map of text, code: text", WITHDRAWN
        ),
        kind("alias", "SLUG", "name!: text, target!: record", WITHDRAWN),
        kind(
            "demand",
            "HOLDER YEAR N",
            "text: wish, spoken: text, action: text, class: text, place: text, families: count, cost_cents: count",
            "phase: text, funding: map of count, code: text, carries: text, carries_why: prose, proposed_by: text",
            "options: list of option, agreed: agreement, decided_on: date, joint_with: record, phase_of: record",
            "status: text, status_reason: prose, cause: text, ruling: ruling, executed: outcome",
            "moved_to: record, notes: text",
            WITHDRAWN,
        ),
        kind(
            "workshop",
            "STEP HOLDER N",
            "outcome!: text, called_on: date, held_on: date, from: time, to: time, place: text, reason: prose",
            "cause: text, women: count, men: count, authorities: list of authority",
            "participants: list of participants, facilitator: text, quorum: text, agenda: prose",
            "agreements: prose, positions: prose, read_back: bool|text, moved_to: record",
            WITHDRAWN,
        ),
        kind("acta", "HOLDER CODE", "printed!: list"),
        kind(
            "budget",
            "YEAR ID",
            "name: text, holder: text, programme: text, code: text, cost_cents: count, funding: map of count",
            "status: text, status_reason: prose, cause: text, ruling: ruling, executed: outcome",
            WITHDRAWN,
        ),
        kind("ceiling", "YEAR FOR FUNDER", "amount_cents!: count, name: text", WITHDRAWN),
        kind(
            "commitment",
            "ID",
            "who!: text, what!: prose, to: text, on: when, due: when, workshop: record, about: record",
            "state: text, state_on: when, evidence: prose, cause: text",
            WITHDRAWN,
        ),
        kind(
            "institution",
            "ID",
            "name!: text, sort: text, part_of: text, since: when, until: when, address: text, phone: text",
            "legal_state: text, members: list of office",
            WITHDRAWN,
        ),
        kind(
            "fact",
            "ID",
            "topic!: text, name!: text, value: whole, scale: scale, unit: text, text: prose, on: when",
            "document: text, place: text, derived: reckoning",
            WITHDRAWN,
        ),
        kind(
            "assessment", "ELEMENT YEAR", "state!: state, on: when, evidence: prose, workshop: record", WITHDRAWN
        ),
        kind("lesson", "ID", "text!: prose, element: text, workshop: record, on: when", WITHDRAWN),
        kind(
            "arrival",
            "DIGEST DEVICE N",
            "file!: text, rows!: rows, table: text, steps: list of text, by: text",
            WITHDRAWN,
        ),
        kind(
            "laptop",
            "DEVICE",
            "name: text, person: text, knows: list of text, refuses: list of text",
            WITHDRAWN,
        ),
        kind(
            "remark",
            "CODE ID",
            "record!: record, code!: text, seen!: text, field: text, reason: prose",
            WITHDRAWN,
        ),
        kind("question", "ID", "record!: record, fields!: list of text", WITHDRAWN),
    )
)


KEY_LETTERS = 52
SIGNATURE = "[A-Za-z0-9+/]{85}[AQgw]=="


def has_its_signature(one: Doc) -> bool:
    """Whether there is a signature just where the device is a key."""
    if "sig" not in one:
        return len(one["device"]) != KEY_LETTERS
    written = isinstance(one["sig"], str) and re.fullmatch(SIGNATURE, one["sig"])
    return len(one["device"]) == KEY_LETTERS and bool(written)


def is_signed(one: Doc) -> bool:
    """Whether the key that is its device signed it; where that is no key nobody has to."""
    if "sig" not in one:
        return True
    message = (
        CONTEXT + canonical({name: value for name, value in one.items() if name not in {"rev", "sig"}}).encode()
    )
    key = base64.b32decode(one["device"].upper() + "====")
    return ed25519.fits(key, base64.b64decode(one["sig"]), message)


def shaped(one: Doc) -> bool:
    """Whether the fields around the body are as they must be."""
    at = "[0-9]{4}(-[0-9]{2}){2}T[0-9]{2}(:[0-9]{2}){2}([.][0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})"
    texts = {"at": f"({at})?", "author": "(?s:.*)", "device": "[a-z2-7]{51}[aq]|[a-z0-9]{8}|pack|import"}
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
    return (bool(parents) or set(one["body"]) <= set(sets)) and has_its_signature(one)


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
    if len(canonical(fields).encode()) > 65_536:
        raise RefusedError("size")
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
    if not is_signed(one):
        raise RefusedError("signature")
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
