"""A plan in which every field that is not for everybody holds a word of its own, made from their declarations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from storage.discretion import discretion
from storage.records import KINDS, Discretion
from storage.revision import Revision
from storage.survey import Survey
from tests.keeping.made import child, revision

from .full import M, full

PRIVATE, PERSON = "xsecretx", "xpersonx"
"""What the planted words begin with."""
ONE = f"demand/{M}/andamarca/2003/1"
_RECORDS = {
    "demand": (f"demand/{M}/{{}}/2007/1", {"text": "Riego", "action": "irrigation", "status": "planned"}),
    "workshop": (f"workshop/{M}/other/{{}}/1", {"outcome": "held"}),
    "acta": (f"acta/{M}/{{}}/e567", {}),
}
"""A name of each kind that has such fields, and what else stands in it. A kind that gets some needs a line."""


def words(kind: str) -> Iterator[tuple[str, Discretion, Any]]:
    """Each marked field of a kind, with a value that holds its word; those in the parts of a field too."""
    struct = KINDS[kind].fields
    hints = get_type_hints(struct, include_extras=True)
    for one in msgspec.structs.fields(struct):
        yield from _words(kind, one.encode_name, hints[one.name])


def _words(kind: str, name: str, hint: Any) -> Iterator[tuple[str, Discretion, Any]]:
    marks = [part for part in _parts(hint) if isinstance(part, Discretion)]
    for mark in marks:
        yield name, mark, _value(hint, f"{PRIVATE if mark.private else PERSON}{kind}{name}")
    for part in _parts(hint):
        if not marks and isinstance(part, type) and issubclass(part, Struct):
            inner = get_type_hints(part, include_extras=True)
            for of in msgspec.structs.fields(part):
                for _name, mark, value in _words(kind, of.encode_name, inner[of.name]):
                    yield name, mark, [{"text": "Posta", of.encode_name: value}]


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in (*get_args(hint), *getattr(hint, "__metadata__", ())):
        yield from _parts(part)


def _value(hint: Any, word: str) -> Any:
    if any(get_origin(part) is list for part in _parts(hint)):
        struct = next((one for one in _parts(hint) if isinstance(one, type) and issubclass(one, Struct)), None)
        return [dict.fromkeys(struct.__struct_encode_fields__, word)] if struct else [M, "andamarca", [word]]
    return word


def planted() -> Survey:
    """Every word in a record of its own kind: as it stands, where it is in dispute, where it was withdrawn."""
    survey = full(18)
    for kind in (one for one in KINDS if list(words(one))):
        name, plain = _RECORDS[kind]
        all_of_it = {field: value for field, _mark, value in words(kind)}
        stands = {**plain, **all_of_it}
        survey.add([revision(name.format("copajira"), stands, author=f"{PERSON}author")])
        if kind == "acta":
            continue
        first = revision(name.format("sullcata"), plain)
        apart = [child([first], {field: _other(value, n) for field, value in all_of_it.items()}) for n in (1, 2)]
        taken = revision(name.format("arcata"), {**stands, "withdrawn": True})
        survey.add([first, *apart, taken])
        survey.add(_open(kind, stands))
    survey.add(_said_of_it(survey))
    return survey


def _open(kind: str, stands: dict[str, Any]) -> list[Revision]:
    """Proposals without a choice: they are printed elsewhere."""
    return [revision(f"demand/{M}/patarani/2007/1", {**stands, "status": "open"})] if kind == "demand" else []


def _other(value: Any, n: int) -> Any:
    if isinstance(value, str):
        return f"{value}{n}"
    return [
        {name: _other(one, n) for name, one in part.items()} if isinstance(part, dict) else part for part in value
    ]


def _said_of_it(survey: Survey) -> list[Revision]:
    """A question about what is private, and why it was settled as it was; who says so is a person."""
    state = survey.history(f"demand/{M}/copajira/2007/1")
    assert state is not None
    settled = child(state.revisions, {"carries": f"{PRIVATE}settled"}, author=f"{PERSON}author")
    about = {"record": state.record, "code": "settled", "seen": settled.rev, "reason": f"{PRIVATE}reason"}
    asked = {"record": state.record, "fields": ["carries"]}
    return [settled, revision(f"remark/{M}/settled/1", about), revision(f"question/{M}/{PRIVATE}", asked)]


def with_secrets(survey: Survey, record: str = ONE) -> Survey:
    """The same plan with what nobody may hear of: said, in dispute, settled and asked about."""
    whole = Survey(one for of_record in survey.all_revisions().values() for one in of_record.values())
    state = whole.history(record)
    assert state is not None
    head = [one for one in state.revisions if one.rev in state.heads]
    apart = [child(head, {"carries": f"{PRIVATE}{n}", "notes": f"{PRIVATE}{n}"}) for n in (1, 2)]
    settled = child(apart, {"notes": f"{PRIVATE}3"}, author=PERSON)
    about = {"record": record, "code": "settled", "seen": settled.rev, "reason": PRIVATE}
    whole.add([*apart, settled, revision(f"remark/{M}/settled/2", about)])
    whole.add([revision(f"question/{M}/2", {"record": record, "fields": ["carries"]})])
    return whole


def marked() -> dict[str, dict[str, Discretion]]:
    return {kind: discretion(kind) for kind in KINDS}
