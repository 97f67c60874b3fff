"""Whether what stands in a column fits what its heading says: numbers under a cost, names under a community."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final

from ...names.name_table import slug
from ...notation.word_lists import listed
from ..cell_reader import CellReader
from ..cells import Number, Unfit, cell_value, says_nothing
from ..column_meanings import Meaning
from ..table_parts.cell_looks import look_of
from ..years import read_year
from .zone_cells import ZoneCells

MOST: Final = 200
"""So many values of a column tell what all of them are."""
_ANSWERS: Final = frozenset({"si", "no", "yes", "true", "false", "verdadero", "falso", "x"})
_ANY: Final = frozenset({"line", "rows", "by_language", "data", ""})
"""Of these nothing is told by their look."""


class ValueFit:
    """Tells by a survey's names and words whether values fit; without one by their look alone."""

    def __init__(self, meaning: Meaning) -> None:
        self._meaning = meaning
        self._tests: dict[str, Callable[[str], bool]] = {
            "holder": _is_no_figure,
            "year": self._is_year,
            "n": str.isdecimal,
            "zone": self._is_zone,
            "chosen": lambda value: slug(value) in _ANSWERS,
            "votes": _has_digits,
        }
        self._known = {"holder": self._knows_holder, "year": self._knows_year}

    @cached_property
    def _reader(self) -> CellReader | None:
        survey = self._meaning.survey
        return CellReader(survey, self._meaning) if survey else None

    def share(self, column: str, values: Sequence[str], *, known: bool = False) -> float:
        """How many of some values fit a column, of 1; `known`: as what is on the lists, or in the plan, alone."""
        if not values:
            return 1.0
        test = self._known.get(column, self._test(column)) if known else self._test(column)
        return sum(map(test, values)) / len(values)

    def _knows_holder(self, value: str) -> bool:
        """Whether a community or an association is called so; without a survey, whether one may be."""
        if self._reader is None:
            return _is_no_figure(value)
        return self._reader.holder(self._meaning.told_word("holder", value)) is not None

    def _test(self, column: str) -> Callable[[str], bool]:
        if found := self._tests.get(column):
            return found
        unit = self._meaning.unit(column)
        if unit in {"cents", "by_id", "count", "number"}:
            return _has_digits
        if unit == "prose":
            return _is_words
        if unit == "line" and column not in listed("texts", "of_figures"):
            return _is_no_figure
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

    def _is_year(self, value: str) -> bool:
        try:
            return self._year(value) is not None
        except Unfit:  # two years are years
            return True

    def _knows_year(self, value: str) -> bool:
        try:
            return int(self._year(value) or 0) in self._years
        except Unfit:
            return False

    def _year(self, value: str) -> str | None:
        return read_year(self._meaning.told_word("year", value), self._years)

    @cached_property
    def _years(self) -> Collection[int]:
        survey = self._meaning.survey
        return survey.plan.years if survey else ()

    def _is_zone(self, value: str) -> bool:
        return self._zones is None or self._zones.is_zone(value)

    @cached_property
    def _zones(self) -> ZoneCells | None:
        return ZoneCells(self._meaning.survey) if self._meaning.survey else None

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


def _is_no_figure(value: str) -> bool:
    return look_of(value) != "figure"


def _is_words(value: str) -> bool:
    return look_of(value) == "words" and slug(value) not in _ANSWERS - {"x"}
