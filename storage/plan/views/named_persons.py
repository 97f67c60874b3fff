"""The names that a file has of persons: what is for a hall says none of them, in whatever text they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from ...kinds.field import Field
from ...kinds.lookup import KINDS
from ...names.name_table import slug
from ..survey import Survey


class NamedPersons:
    """By what fields that are of a person say, in all records and all their versions, and by who saved them."""

    def __init__(self, survey: Survey) -> None:
        told = {one.author for of in survey.all_revisions().values() for one in of.values()}
        for kind in KINDS.values():
            if any(_of_persons(field) for field in kind.fields):
                bodies = (
                    one.body for name in survey.records(kind.name) for one in survey.revisions(name).values()
                )
                told.update(said for body in bodies for said in _said(kind.fields, body))
        self._slugs = {f"-{name}-" for one in told if (name := slug(one))}

    def stands_in(self, text: str) -> bool:
        """Whether a text is, or has in it, the name of one of them."""
        words = f"-{slug(text)}-"
        return any(name in words for name in self._slugs)


def _of_persons(field: Field) -> bool:
    return field.says.person or any(map(_of_persons, field.parts))


def _said(fields: Iterable[Field], body: Mapping[str, Any]) -> Iterator[str]:
    for field in fields:
        value = body.get(field.name)
        if field.says.person:
            yield from (one for one in (value if isinstance(value, list) else [value]) if isinstance(one, str))
        elif field.parts:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    yield from _said(field.parts, part)
