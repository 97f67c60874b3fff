"""The JSON Schema (2020-12) of the plan as JSON, made from the records that the store itself holds them to.

Fields, kinds and words of newer versions stay allowed, as they are in a field file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from storage.kinds.field import Kind
from storage.kinds.lookup import KINDS
from storage.plan.accounts.account import AccountSums
from storage.plan.indicators import Indicators
from storage.plan.views.readers import discretion
from storage.revisions.revision import RevisionFields

_REF: Final = "#/$defs/{name}"
_IN_CONFLICT: Final = "InConflict"
"""What a kind's body is called where laptops disagree: a field that must be there may be missing in it."""


def plan_schema() -> dict[str, Any]:
    """The schema of `M-plan.json`, whichever the edition."""
    structs = [kind.body for kind in KINDS.values()]
    figures = (RevisionFields, Indicators, AccountSums)
    _refs, defs = msgspec.json.schema_components([*structs, *figures], ref_template=_REF)
    for name, kind in KINDS.items():
        _not_for_all(defs[kind.body.__name__], discretion(name))
    for struct in structs:
        whole = defs[struct.__name__]
        loose = {name: value for name, value in whole.items() if name != "required"}
        defs[f"{struct.__name__}{_IN_CONFLICT}"] = loose
    texts = {name: {"type": "string"} for name in ("$schema", "municipality", "name")}
    schema: dict[str, Any] = _as_ecma(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "type": "object",
            "properties": {
                **texts,
                "report": {"$ref": _REF.format(name=Indicators.__name__)},
                "accounts": {
                    "type": "object",
                    "additionalProperties": {"$ref": _REF.format(name=AccountSums.__name__)},
                },
                "records": {"type": "array", "items": _record()},
                "revisions": {"type": "array", "items": _revision()},
            },
            "required": ["municipality", "name", "report", "records"],
            "$defs": defs,
        }
    )
    return schema


def _not_for_all(schema: dict[str, Any], marked: Iterable[str]) -> None:
    """A field that some readers do not see may be missing."""
    schema["required"] = [name for name in schema.get("required", ()) if name not in marked]


def _record() -> dict[str, Any]:
    claim = {
        "type": "object",
        "properties": {
            **{name: {"type": "string"} for name in ("rev", "author", "at", "device")},
            "removed": {"const": True},
            "withheld": {"const": True},
        },
        "required": ["rev", "author", "at", "device"],
        "oneOf": [{"required": ["value"]}, {"required": ["removed"]}, {"required": ["withheld"]}],
    }
    claims = {"type": "object", "additionalProperties": {"type": "array", "items": claim, "minItems": 1}}
    return {
        "type": "object",
        "properties": {"record": {"type": "string"}, "body": {"type": "object"}, "claims": claims},
        "required": ["record", "body"],
        "if": {"required": ["claims"]},
        "then": {"allOf": [_of_kind(name, kind, _IN_CONFLICT) for name, kind in KINDS.items()]},
        "else": {"allOf": [_of_kind(name, kind) for name, kind in KINDS.items()]},
    }


def _revision() -> dict[str, Any]:
    return {
        "allOf": [
            {"$ref": _REF.format(name=RevisionFields.__name__)},
            *(_of_kind(name, kind) for name, kind in KINDS.items()),
        ],
        "properties": {"rev": {"type": "string", "pattern": "^[0-9a-f]{32}$"}},
        "required": ["rev"],
    }


def _of_kind(name: str, kind: Kind, state: str = "") -> dict[str, Any]:
    """What a record of one kind is held to: its whole name and its body."""
    return {
        "if": {"properties": {"record": {"pattern": f"^{name}/"}}},
        "then": {
            "properties": {
                "record": {"pattern": f"^{kind.record.pattern}$"},
                "body": {"$ref": _REF.format(name=f"{kind.body.__name__}{state}")},
            }
        },
    }


def _as_ecma(schema: Any) -> Any:
    r"""The same with ^ and $ in patterns: \A and \Z are Python's alone."""
    if isinstance(schema, dict):
        return {
            name: value.replace(r"\A", "^").replace(r"\Z", "$") if name == "pattern" else _as_ecma(value)
            for name, value in schema.items()
        }
    return [_as_ecma(one) for one in schema] if isinstance(schema, list) else schema
