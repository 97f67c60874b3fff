"""Canonical JSON (RFC 8785 with integers only) and the plain values that may stand in it."""

from __future__ import annotations

import hashlib
import json
from typing import Any, Final

import msgspec

from ..limits import MAX_DEPTH, MAX_INTEGER
from ..notation.text import is_clean

_encode = msgspec.json.Encoder(order="deterministic").encode


class Unplain:
    """What JSON can say and a revision may not: a doubled key, or a number that is no plain integer."""

    def __init__(self, reason: str) -> None:
        self.reason: Final = reason


def canonical(value: Any) -> bytes:
    """The canonical bytes of a plain value: keys sorted, no space, UTF-8, only what must be escaped escaped.

    With ASCII keys, sorting by code point is RFC 8785's sorting by UTF-16 unit.
    """
    return _encode(value)


def rev_of(canonical_bytes: bytes) -> str:
    """A revision's id: the first 32 hex digits of the SHA-256 of its canonical bytes without `rev`."""
    return hashlib.sha256(canonical_bytes).hexdigest()[:32]


def flaw(value: Any, depth: int = 1) -> str | None:
    """Why `value` may not stand in a revision, or None where it may."""
    kind = type(value)
    if kind is dict or kind is list:
        return _flaw_inside(value, depth)
    if kind is str:
        return None if is_clean(value) else "text"
    if kind is int:
        return None if -MAX_INTEGER <= value <= MAX_INTEGER else "integer"
    if kind is Unplain:
        return str(value.reason)
    return None if kind is bool or value is None else "number" if kind is float else "type"


def _flaw_inside(value: dict[Any, Any] | list[Any], depth: int) -> str | None:
    if depth > MAX_DEPTH:
        return "depth"
    if isinstance(value, dict):
        for key in value:
            if type(key) is not str or not key.isascii() or not is_clean(key):
                return "key"
        value = list(value.values())
    for item in value:  # plain loops: each value of each revision that is read passes here
        if found := flaw(item, depth + 1):
            return found
    return None


def _object(pairs: list[tuple[str, Any]]) -> Any:
    value = dict(pairs)
    return value if len(value) == len(pairs) else Unplain("doubled-key")


def _integer(digits: str) -> Any:
    # Longer ones are out of range anyway, and Python refuses to read very long ones.
    return Unplain("number") if digits == "-0" or len(digits) > 17 else int(digits)


def _unplain_number(_: str) -> Unplain:
    return Unplain("number")


plain_decoder = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_unplain_number,
    parse_constant=_unplain_number,
)
"""Reads any JSON; what a revision may not hold comes out as `Unplain`, so that one of it spoils only its own."""
