"""A plan in which every field that is not for everybody holds a word of its own, made from their declarations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from msgspec import Struct

from storage.kinds.field import Field, Says
from storage.kinds.lookup import KINDS
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from . import samples
from .full_plan import M, full_plan

PRIVATE, PERSON = "xsecretx", "xpersonx"
"""What the planted words begin with."""
PRIVATE_NUMBER, PERSON_NUMBER = 7_312_904, 8_453_091
"""What stands where no word can: look for their digits."""
ONE = f"demand/{M}/andamarca/2003/1"
_BESIDES: dict[str, dict[str, Any]] = {
    "demand": {"text": "Riego", "action": "irrigation", "status": "planned"},
    "workshop": {"outcome": "held"},
}
"""What else stands in a record of a kind, so that papers tell of it."""


class Planted(NamedTuple):
    """A field that is not for everybody, by its path, and the word or number in it."""

    path: str
    says: Says
    word: str
    number: int


def marked(kind: str) -> list[Planted]:
    """Each of the marked fields of a kind; those in the parts of a field too."""
    return [*_marked(kind, KINDS[kind].fields, "")]


def _marked(kind: str, fields: tuple[Field, ...], above: str) -> Iterator[Planted]:
    for field in fields:
        path, private = above + field.name, field.says.private
        if field.confidential:
            word = f"{PRIVATE if private else PERSON}{kind}{path.replace('.', '')}"
            yield Planted(path, field.says, word, PRIVATE_NUMBER if private else PERSON_NUMBER)
        elif field.parts:
            yield from _marked(kind, field.parts, f"{path}.")


def kinds() -> list[str]:
    """The kinds with such fields."""
    return [kind for kind in KINDS if marked(kind)]


def filled(kind: str) -> dict[str, Any]:
    """A body of what must be there and of every marked field with its word."""
    made = _filled(KINDS[kind].fields, KINDS[kind].body, {one.path: one for one in marked(kind)}, "")
    return {**made, **_BESIDES.get(kind, {})}


def _filled(
    fields: tuple[Field, ...], struct: type[Struct], planted_: dict[str, Planted], above: str
) -> dict[str, Any]:
    """Of a part with something marked all fields are there: without its text a proposal is none."""
    made: dict[str, Any] = {}
    for field in fields:
        path, inner = above + field.name, samples.struct_of(struct, field)
        if one := planted_.get(path):
            made[field.name] = samples.planted_value(struct, field, one.word, one.number)
        elif inner and any(name.startswith(f"{path}.") for name in planted_):
            part = _filled(field.parts, inner, planted_, f"{path}.")
            made[field.name] = part if field.says.unit == "part" else [part]
        elif field.required or above:
            made[field.name] = samples.value(struct, field, "Posta")
    return made


def planted() -> Survey:
    """Every word in a record of its own kind: as it stands, where it is in dispute, where it was withdrawn."""
    survey = full_plan(18)
    for kind in kinds():
        stands = filled(kind)
        survey.add([revision(samples.name(kind, "copajira"), stands, author=f"{PERSON}author")])
        survey.add(_apart(kind, stands))
        if any(field.name == "withdrawn" for field in KINDS[kind].fields):
            survey.add([revision(samples.name(kind, "arcata"), {**stands, "withdrawn": True})])
    survey.add([revision(samples.name("demand", "patarani"), {**filled("demand"), "status": "open"})])
    survey.add(_said_of_it(survey))
    return survey


def _apart(kind: str, stands: dict[str, Any]) -> list[Revision]:
    """Two laptops that differ in all that is marked. None where the record is nothing without it."""
    secret = {one.path.partition(".")[0] for one in marked(kind)}
    if any(field.required and field.name in secret for field in KINDS[kind].fields):
        return []
    plain = {field: value for field, value in stands.items() if field not in secret}
    first = revision(samples.name(kind, "sullcata"), plain)
    return [first, *(child([first], {field: _other(stands[field], n) for field in secret}) for n in (1, 2))]


def _other(value: Any, n: int) -> Any:
    if isinstance(value, str) and value.startswith((PRIVATE, PERSON)):
        return f"{value}{n}"
    if isinstance(value, dict):
        return {name: _other(one, n) for name, one in value.items()}
    return [_other(one, n) for one in value] if isinstance(value, list) else value


def _said_of_it(survey: Survey) -> list[Revision]:
    """A question about what is private, and why it was settled as it was; who says so is a person."""
    state = survey.history(samples.name("demand", "copajira"))
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
    private = [field for field in KINDS["demand"].fields if field.says.private]
    said = {one.name: samples.planted_value(KINDS["demand"].body, one, PRIVATE, PRIVATE_NUMBER) for one in private}
    apart = [child(head, {name: _other(value, n) for name, value in said.items()}) for n in (1, 2)]
    settled = child(apart, {"notes": f"{PRIVATE}3"}, author=PERSON)
    about = {"record": record, "code": "settled", "seen": settled.rev, "reason": PRIVATE}
    whole.add([*apart, settled, revision(f"remark/{M}/settled/2", about)])
    whole.add([revision(f"question/{M}/2", {"record": record, "fields": ["carries"]})])
    return whole


def tells(text: str, word: str, number: int) -> bool:
    """Whether a word stands in a text, or a number's digits do, however they are grouped."""
    return word in text or str(number) in "".join(sign for sign in text if sign not in ".,'   ")
