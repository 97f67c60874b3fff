"""Headings as strangers write them -> the column that they say, by the phrases of the lexicon that they hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from ...names.name_table import slug
from ..table_parts.heading_names import BETWEEN

_COUNTED: Final = re.compile(r" \[\d+\]$")
"""What tells headings apart that are alike: Costo, Costo [2]."""
_LONGEST: Final = 12
"""A heading of more words is a sentence, and says many things."""
_OF_A_PROGRAM: Final = re.compile(r"[-/]")
"""Between the groups and the name of a question, in which no space stands: taller-fecha, demanda/costo."""

Words = tuple[str, ...]


class HeadingReading(NamedTuple):
    """The column that a heading says; `weak`: by words that mean many things."""

    column: str
    weak: bool = False


class HeadingGroups(NamedTuple):
    """What the groups of columns are called that are about the records that are read, and those about others."""

    own: frozenset[str]
    others: frozenset[str]
    keys: frozenset[str]
    """The columns that say of which record a row is: whatever group they stand in."""


class HeadingWords:
    """Reads headings. `strong`, `weak` and `maybe` are phrases by their letters -> column.

    What only `maybe` says a column is never read: it may mean that.

    `around` has for a column what may stand around one of its phrases and says nothing more.
    """

    def __init__(
        self,
        strong: Mapping[str, str],
        weak: Mapping[str, str],
        maybe: Mapping[str, str],
        around: Callable[[str], frozenset[str]],
        groups: HeadingGroups,
    ) -> None:
        self._phrases = {**weak, **strong}
        self._maybe = maybe
        self._weak = weak.keys() - strong.keys()
        self._groups = groups
        self._around_column: dict[str, set[str]] = {}
        for column in {*self._phrases.values(), *maybe.values()}:
            self._around_column[column] = {*around(column)}
        for phrase, column in self._phrases.items():
            own = {word for word in phrase.split("-") if self._phrases.get(word, column) == column}
            self._around_column[column] |= own

    def read(self, heading: str) -> HeadingReading | None:
        """The only column that a heading says, as a whole or by the last of its parts; None where it says none."""
        plain = heading_alone(heading)
        found = self._readings(_words(plain), self._phrases)
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
        return self._by_last_part(_parts(plain))

    def held(self, heading: str) -> frozenset[str]:
        """The columns that a heading may mean: of which it holds a phrase, whatever else it says.

        Of what is about others only the keys.
        """
        plain = heading_alone(heading)
        words = _words(plain)
        found = {self._phrases[phrase] for phrase, _rest in _spans(words) if phrase in self._phrases}
        found.update(self._readings(words, self._maybe))
        about_others = not self._groups.others.isdisjoint(map(slug, _parts(plain)[:-1]))
        return frozenset(found & self._groups.keys if about_others else found)

    def _readings(self, words: Words, phrases: Mapping[str, str]) -> dict[str, HeadingReading]:
        """The columns that words say: a phrase, or one with words around that say nothing more."""
        if whole := phrases.get("-".join(words)):
            return {whole: HeadingReading(whole, "-".join(words) in self._weak)}
        found: dict[str, HeadingReading] = {}
        for phrase, rest in _spans(words):
            column = phrases.get(phrase)
            if column is None or not self._around_column[column].issuperset(rest):
                continue
            before = found.get(column)
            found[column] = HeadingReading(column, phrase in self._weak and (before is None or before.weak))
        return found

    def _by_last_part(self, parts: Sequence[str]) -> HeadingReading | None:
        if len(parts) < 2:
            return None
        found = [*self._readings(_words(parts[-1]), self._phrases).values()]
        if len(found) != 1 or not all(self._may_group(part, found[0].column) for part in parts[:-1]):
            return None
        return found[0]

    def _may_group(self, group: str, column: str) -> bool:
        """Whether what a column says goes for the records that are read, in a group that is called so."""
        letters = slug(group)
        if self._groups.own.issuperset(letters.split("-")):
            return True
        if letters in self._groups.others:
            return column in self._groups.keys
        return self.held(group) <= {column}


def heading_alone(heading: str) -> str:
    """A heading without what tells it apart from those that are alike."""
    return _COUNTED.sub("", heading)


def _parts(heading: str) -> list[str]:
    if BETWEEN in heading:
        return heading.split(BETWEEN)
    return [] if " " in heading else [part for part in _OF_A_PROGRAM.split(heading) if part]


def _words(heading: str) -> Words:
    return tuple(slug(heading).split("-"))


def _spans(words: Words) -> Iterator[tuple[str, Words]]:
    """Every run of words as a phrase, and the words around it."""
    if len(words) > _LONGEST:
        return
    for first in range(len(words)):
        for after in range(first + 1, len(words) + 1):
            yield "-".join(words[first:after]), words[:first] + words[after:]
