"""Columns of what one of the funders gives, by headings that name it: Aporte PDLA, Costo / Comunidad (Bs)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Final

from ...kinds.field import Field
from ...names.name_table import name_key, slug
from ...notation.word_lists import listed
from ..column_meanings import Meaning

_STEM: Final = 6
"""So many letters at its beginning tell a word: municipio, municipal."""


class FunderColumns:
    """Reads what is left of a heading beside the words for amounts as a funder's name."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning

    def read(self, heading: str) -> str:
        """The column of the funder that a heading names behind the word for what funders give; "" for none."""
        words, rest = self._parted(heading, self._given)
        return self._column(rest, exact=True) if words and rest else ""

    def like(self, heading: str) -> str:
        """The column of the only funder whose name is like what a heading of amounts says besides; "" for none."""
        words, rest = self._parted(heading, self._given | self._amounts)
        return self._column(rest, exact=False) if words and rest else ""

    @cached_property
    def _field(self) -> Field | None:
        fields = (one for one in self._meaning.kind.fields if one.says.unit == "by_id")
        return next(fields, None)

    @cached_property
    def _given(self) -> frozenset[str]:
        """The words for what funders give."""
        return frozenset((*self._field.says.called, *listed("funding", "given"))) if self._field else frozenset()

    @property
    def _amounts(self) -> frozenset[str]:
        """The words for amounts that may be of one of the funders."""
        return frozenset(listed("funding", "amounts"))

    def _parted(self, heading: str, words: frozenset[str]) -> tuple[list[str], list[str]]:
        """Those of a heading's words that are among some, and those that say something else."""
        said = slug(heading).split("-")
        around = self._meaning.around(self._field.column) if self._field else frozenset()
        found = [word for word in said if word in words]
        return found, [word for word in said if word not in words and word not in around]

    def _column(self, rest: list[str], *, exact: bool) -> str:
        if self._field is None:
            return ""
        name = "-".join(rest)
        found = {id_ for id_, letters in self._names() if _is_like(name, letters, exact=exact)}
        return f"{self._field.column}:{found.pop()}" if len(found) == 1 else ""

    def _names(self) -> Iterator[tuple[str, str]]:
        """The ids of funders, with the letters of each of their names, and of what a person told."""
        yield from ((id_, word) for word, id_ in self._meaning.told.get("funder", {}).items())
        survey, field = self._meaning.survey, self._field
        for kind in field.says.of if survey and field else ():
            for entry in survey.listed(kind) if survey else ():
                yield entry.id, name_key(entry.id)
                yield entry.id, name_key(str(entry.history.values.get("name", "")))


def _is_like(name: str, letters: str, *, exact: bool) -> bool:
    if exact:
        return name == letters
    stems = {word[:_STEM] for word in letters.split("-")}
    return bool(name) and all(word[:_STEM] in stems for word in name.split("-"))
