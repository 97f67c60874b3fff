"""Whether what stands in a column fits what its heading says: numbers under a cost, names under a community."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from ...names.name_table import slug
from ..cell_reader import CellReader
from ..cells import Number, Unfit, cell_value, says_nothing
from ..column_meanings import Meaning
from ..table_parts.cell_looks import look_of
from ..years import read_year

MOST: Final = 200
"""So many values of a column tell what all of them are."""
_ANSWERS: Final = frozenset({"si", "no", "yes", "true", "false", "verdadero", "falso", "x"})
_WORDS: Final = frozenset({"line", "prose"})
_ANY: Final = frozenset({"line", "rows", "by_language", "data", ""})
"""Of what is no text of several words nothing is told by its look."""


class ValueFit:
    """Tells by a survey's names and words whether values fit; without one by their look alone."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self._tests: dict[str, Callable[[str], bool]] = {
            "holder": self._is_holder,
            "year": self._is_year,
            "n": str.isdecimal,
            "zone": self._is_any,
            "chosen": lambda value: slug(value) in _ANSWERS,
            "votes": _has_digits,
        }

    @cached_property
    def _reader(self) -> CellReader | None:
        survey = self._meaning.survey
        return CellReader(survey, self._meaning) if survey else None

    def share(self, column: str, values: Sequence[str], *, known: bool = False) -> float:
        """How many of some values fit a column, of 1; `known`: names only where somebody is called so."""
        if not values:
            return 1.0
        test = self.knows_holder if known and column == "holder" else self._test(column)
        return sum(map(test, values)) / len(values)

    def knows_holder(self, value: str) -> bool:
        """Whether a community or an association is called so; without a survey, whether one may be."""
        if self._reader is None:
            return self._is_holder(value)
        return self._reader.holder(self._meaning.told_word("holder", value)) is not None

    def _test(self, column: str) -> Callable[[str], bool]:
        if found := self._tests.get(column):
            return found
        unit = self._meaning.unit(column)
        if unit in {"cents", "by_id", "count", "number"}:
            return _has_digits
        if unit == "prose":
            return _is_words
        return self._is_any if unit in _ANY else lambda value: self._is_read(column, value)

    def _is_read(self, column: str, value: str) -> bool:
        """Whether a value is a day, a word of a list, a name that is known, as its column wants it."""
        path = self._meaning.at(column).path
        if self._reader is None or not path:
            return True
        try:
            self._reader.value(path[-1], self._meaning.told_word(column, value), [])
        except Unfit:
            return False
        return True

    def _is_holder(self, value: str) -> bool:
        return look_of(value) != "figure"

    def _is_year(self, value: str) -> bool:
        survey = self._meaning.survey
        try:
            return (
                read_year(self._meaning.told_word("year", value), survey.plan.years if survey else ()) is not None
            )
        except Unfit:
            return True

    def _is_any(self, _value: str) -> bool:
        return True


def said_values(cells: Iterable[str]) -> Iterator[str]:
    """What cells say, each once; not what could not be counted."""
    for cell in dict.fromkeys(cells):
        try:
            value = cell_value(cell)
        except Unfit:
            continue
        if not says_nothing(value):
            yield value


def _has_digits(value: str) -> bool:
    """Whether a value looks like a number, with what it counts: 45 familias, Bs 1.500, 35 mil."""
    return (
        isinstance(value, Number) or look_of(value) == "figure" or any(map(str.isdecimal, value[:1] + value[-1:]))
    )


def _is_words(value: str) -> bool:
    return look_of(value) == "words" and slug(value) not in _ANSWERS - {"x"}
