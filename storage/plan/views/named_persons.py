"""The names that a file has of persons: what is for a hall says none of them, in whatever text they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from ...kinds.field import Field
from ...kinds.lookup import KINDS
from ...names.name_table import name_letters
from ..survey import Survey

LEAST_LETTERS: Final = 3
"""Of a word by which somebody is known; shorter ones stand in most texts."""
_BETWEEN_NAMES: Final = frozenset({"del", "las", "los", "von", "van", "der"})
"""Words that stand in names and name nobody."""


class NamedPersons:
    """By what fields that are of a person say, in all records and all their versions, and by who saved them.

    One word of a name is enough: whoever is on a list as Juan Quispe Choque is called Quispe in a text.
    """

    def __init__(self, survey: Survey) -> None:
        told = {one.author for of in survey.all_revisions().values() for one in of.values()}
        for kind in KINDS.values():
            if any(_of_persons(field) for field in kind.fields):
                bodies = (
                    one.body for name in survey.records(kind.name) for one in survey.revisions(name).values()
                )
                told.update(said for body in bodies for said in _said(kind.fields, body))
        self._words = frozenset(word for one in told for word in words_of_name(one))

    def stands_in(self, text: str) -> bool:
        """Whether a word of the name of one of them stands in a text."""
        return not self._words.isdisjoint(words_of_name(text))


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name, or of a text, by which somebody may be known, without accents and capitals."""
    words = name_letters(name).split()
    return frozenset(one for one in words if len(one) >= LEAST_LETTERS and one not in _BETWEEN_NAMES)


def _of_persons(field: Field) -> bool:
    return field.says.person or any(map(_of_persons, field.parts))


def _said(fields: Iterable[Field], body: Mapping[str, Any]) -> Iterator[str]:
    """Not usual words that a field may say instead of a name, nor an acta's data, which have it from others."""
    for field in fields:
        value = body.get(field.name)
        if field.parts:
            for part in value if isinstance(value, list) else [value]:
                if isinstance(part, dict):
                    yield from _said(field.parts, part)
        elif field.says.person and field.says.unit != "data" and isinstance(value, str):
            yield "" if value in field.says.words else value
