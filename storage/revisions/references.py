"""What a record names: the ids and records in its fields and in its own name, by the table of kinds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from msgspec import Struct

from ..kinds.field import EVERYBODY, Field, Kind, fields_of
from ..kinds.lookup import KINDS, kind_of
from ..kinds.part import part_of


class Named(NamedTuple):
    """An id, or a record's whole name, that a record names; in which field, and of which kinds it may be.

    `private`: it was named in confidence.
    """

    field: str
    kinds: tuple[str, ...]
    id: str
    private: bool = False

    def records(self, municipality: str) -> list[str]:
        """The records that it may stand for; none where it is the name of one of another kind."""
        if "/" in self.id:
            return [self.id] if kind_of(self.id) in self.kinds else []
        return [f"{kind}/{municipality}/{self.id}" for kind in self.kinds]


def named_in(record: str, body: Mapping[str, Any]) -> list[Named]:
    """All that a record names, in its fields and then in its name; nothing of a kind of a newer version."""
    kind = KINDS.get(kind_of(record))
    return [*_in_fields(_naming(kind.body), body), *_in_name(kind, record)] if kind else []


@cache
def _naming(body: type[Struct]) -> tuple[Field, ...]:
    """The fields of a kind that may name something: of a demand's thirty a third."""
    return tuple(one for one in fields_of(body) if one.says.of or one.parts)


def _in_fields(fields: tuple[Field, ...], body: Mapping[str, Any]) -> Iterator[Named]:
    for field in fields:
        value, says = body.get(field.name), field.says
        if value is None:
            continue
        for part in value if says.unit == "rows" and isinstance(value, list) else [value]:
            if field.parts and isinstance(part, dict):
                yield from _in_fields(field.parts, part)
        if says.of and not field.parts:
            ids = [value] if isinstance(value, str) else list(value)
            yield from (Named(field.name, says.of, one, says.private) for one in ids)


def _in_name(kind: Kind, record: str) -> Iterator[Named]:
    for name, id_ in zip(kind.parts, record.split("/")[2:], strict=True):
        part = part_of(name)
        if part.of and kind.name not in part.of and id_ not in {*part.words, EVERYBODY}:
            yield Named(name.lower(), part.of, id_)
