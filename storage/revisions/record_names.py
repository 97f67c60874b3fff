"""What a record is called where its name follows from what it says."""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Mapping
from typing import Any, Final

from ..kinds.field import Kind
from ..limits import MAX_NAME_PART
from ..names.name_table import name_key, slug
from .canonical import canonical

_LETTERS: Final = 13
"""Of the base 32 of a SHA-256: 65 bits, which no two bodies of a plan share."""


def id_of(kind: Kind, body: Mapping[str, Any]) -> str:
    """The last part of a new record's name: the same thing said twice is one record.

    It is made of the kind's `key` where it has one, else of the name, else of all that its first body says; a
    plan's of its years. Empty where what it is made of is not said, or is a name without a letter a-z or a digit.
    """
    if kind.key:
        return _digest({name: body[name] for name in kind.key if name in body})
    if "PLAN" in kind.parts:
        years = body.get("years") or []
        return f"{min(years)}-{max(years)}" if years else ""
    if is_of_its_name(kind):
        return slug(str(body.get("name", "")))[:MAX_NAME_PART].strip("-")
    return _digest(body) if body else ""


def alias_id(name: str) -> str:
    """The SLUG of the alias that says what a name means: of two names that do not match it is another."""
    key = name_key(name)
    if len(key) <= MAX_NAME_PART:
        return key
    return f"{key[: MAX_NAME_PART - _LETTERS - 1].strip('-')}-{_digest({'name': key})}"


def is_of_its_name(kind: Kind) -> bool:
    """Whether a record of a kind is called by its name: by the letters a-z and the digits of it."""
    made = {"ID", "SLUG", "HOLDER"}.intersection(kind.parts)
    return bool(made) and not kind.key and kind.has("name")


def _digest(body: Mapping[str, Any]) -> str:
    return b32encode(hashlib.sha256(canonical(dict(body))).digest()).decode("ascii").lower()[:_LETTERS]


def record_of(kind: Kind, municipality: str, asked: Mapping[str, str], body: Mapping[str, Any]) -> str:
    """A new record's whole name: `asked` are the parts that are not made, by what they are called in the kind."""
    made = id_of(kind, body)
    return "/".join([kind.name, municipality, *(asked.get(part, made) for part in kind.parts)])


def municipality_of(record: str) -> str:
    """The municipality in a record's name."""
    return record.split("/", 2)[1]
