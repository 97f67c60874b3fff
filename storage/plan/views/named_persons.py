"""The names that a file has of persons: what is for a hall says none of them, in whatever text they stand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from itertools import dropwhile
from typing import Any, Final

from ...kinds.field import Field
from ...kinds.lookup import KINDS
from ...names.name_table import name_letters
from ...notation.word_lists import listed
from ...symbols import CUT_SHORT
from ..survey import Survey

LEAST_LETTERS: Final = 3
"""Of a word by which somebody is known; shorter ones stand in most texts."""
_BETWEEN_NAMES: Final = frozenset({"del", "las", "los", "von", "van", "der"})
"""Words that stand in names and name nobody."""
_WORD: Final = re.compile(r"[\w\u0300-\u036f]+(?:['’][\w\u0300-\u036f]+)*")
_JOINING: Final = frozenset({"de", "del", "la", "las", "los"})
"""Words inside of names that begin with no capital."""
_INSIDE_A_NAME: Final = re.compile(r"[\s.]{1,2}|-")
"""What stands between two words of one name."""
_PART: Final = re.compile(r"[,;()/\n]")
"""What stands between names, or between a name and an office."""
LEFT_OUT: Final = f"({CUT_SHORT})"
"""Stands where a name was."""


class NamedPersons:
    """By what fields that are of a person say, in all records and all their versions, and by who saved them.

    One word of a name is enough: whoever is on a list as Juan Quispe Choque is called Quispe in a text. Words of
    the trade in front are no name: Equipo Uno names nobody. Behind one they are: there is a Pedro Alcalde.
    """

    def __init__(self, survey: Survey) -> None:
        told = {one.author for of in survey.all_revisions().values() for one in of.values()}
        for kind in KINDS.values():
            if any(_of_persons(field) for field in kind.fields):
                bodies = (
                    one.body for name in survey.records(kind.name) for one in survey.revisions(name).values()
                )
                told.update(said for body in bodies for said in _said(kind.fields, body))
        self._words = frozenset(word for one in told for word in _words_of_persons(one))

    def stands_in(self, text: str) -> bool:
        """Whether a word of the name of one of them stands in a text."""
        return not self._words.isdisjoint(words_of_name(text))

    def left_out(self, text: str, more: Collection[str] = ()) -> str:
        """A text without the names of persons in it, nor any with one of `more` words; what stands beside such a
        word and begins with a capital is of the name too. Empty where that does not do.
        """
        found = [*_WORD.finditer(text)]
        known = {at for at, one in enumerate(found) if words_of_name(one[0]) & {*self._words, *more}}
        named = {at for at in range(len(found)) if _is_of_a_name(text, found, known, at)}
        told, end = [], 0
        for at in sorted(named):
            if at - 1 not in named or not _are_beside(text, found, at - 1):
                told += [text[end : found[at].start()], LEFT_OUT]
            end = found[at].end()
        without = "".join([*told, text[end:]])
        return "" if self.stands_in(without) or words_of_name(without) & {*more} else without


def _is_of_a_name(text: str, found: list[re.Match[str]], known: set[int], at: int) -> bool:
    """Whether a word is one of a name, or begins with a capital and is joined to one through others like it."""
    for step in (-1, 1):
        here = at
        while here not in known and 0 <= here + step < len(found):
            if not found[here][0][0].isupper() and (here == at or found[here][0] not in _JOINING):
                break
            if not _are_beside(text, found, min(here, here + step)):
                break
            here += step
        if here in known:
            return True
    return False


def _are_beside(text: str, found: list[re.Match[str]], at: int) -> bool:
    """Whether a word and the next may be of one name."""
    return _INSIDE_A_NAME.fullmatch(text[found[at].end() : found[at + 1].start()]) is not None


def words_of_name(name: str) -> frozenset[str]:
    """The words of a name, or of a text, by which somebody may be known, without accents and capitals."""
    return frozenset(_in_order(name))


def _in_order(name: str) -> list[str]:
    words = name_letters(name).split()
    return [
        one for one in words if len(one) >= LEAST_LETTERS and one not in _BETWEEN_NAMES and not one.isdecimal()
    ]


def _words_of_persons(said: str) -> Iterator[str]:
    """Of what somebody is called, with an office before or after the name."""
    for part in _PART.split(said):
        yield from dropwhile(_trade().__contains__, _in_order(part))


@cache
def _trade() -> frozenset[str]:
    return frozenset(listed("names", "of_nobody"))


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
