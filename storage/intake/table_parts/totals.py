"""Lines of a table that sum up the lines above them, told by their numbers."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from ...names.name_table import slug
from ..table import NOT_COUNTED, Line
from .cell_looks import look_of, number_of

_FEWEST: Final = 2
"""Numbers that make a sum: what comes once more is none."""
_NO_ACCIDENT: Final = 4
"""Rows of which the sum is no accident where nothing else tells a total."""
_LEAST: Final = 100
"""What is less may well be the third of some numbers that count on."""
_MOST: Final = 20_000
"""Rows of a table that somebody may have summed up: what has more was written by a program."""
_TOTAL: Final = re.compile(
    r"(?:sub-?|gran-)?totale?s?(?:-.*)?|(?:sub-?|gran-)?sumas?(?:-(?:total|general|de|del)(?:-.*)?)?"
)
"""Suma is a good name besides: Suma Qamaña is a community."""
_ALONE: Final = re.compile(r"(?:sub-?|gran-)?totale?s?(?:-general)?|(?:sub-?|gran-)?sumas?(?:-(?:total|general))?")
"""What is a total wherever it stands. With more words it may be what is asked for: Total enmallado."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100

_MOST_SHAPES: Final = 50
_NAMES: Final = frozenset({"words", "number-code"})

Numbers = Mapping[int, int | Decimal]
"""The numbers of a line that are not nothing, by column."""


class _Summed:
    """The numbers of some rows, added up by column."""

    def __init__(self) -> None:
        self._sums: defaultdict[int, int | Decimal] = defaultdict(int)
        self._times: Counter[int] = Counter()

    def add(self, numbers: Numbers) -> None:
        for at, number in numbers.items():
            self._sums[at] += number
            self._times[at] += 1

    def fewest(self, numbers: Numbers) -> int:
        """Of how many numbers above each of these is the sum, at least; nothing where one is no sum."""
        if any(self._sums.get(at) != number for at, number in numbers.items()):
            return 0
        return min((self._times[at] for at in numbers), default=0)


def says_total(name: str) -> bool:
    """Whether what stands in the place of a name says that the line is a sum: Total, Subtotal zona A."""
    return bool(_TOTAL.fullmatch(slug(name)))


def total_lines(rows: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that are sums: of all rows above, or of those since the sum before.

    A sum that is taken for a row is seen by whoever reads what was understood; a row that is taken for a sum is
    missed by nobody. So a line with a name is a sum only where the name says so, or where more than one accident
    would have to make it one.
    """
    since, overall, usual = _Summed(), _Summed(), list[frozenset[int]]()
    rows = rows if len(rows) <= _MOST else ()
    every = [_numbers(line) for line in rows]
    years = _columns_of_years(every)
    for line, said in zip(rows, every, strict=True):
        numbers = {at: number for at, number in said.items() if at not in years}
        of = max(since.fewest(numbers), overall.fewest(numbers))
        if _is_sum(line, numbers, of, usual):
            yield line.number
            since = _Summed()
            continue
        since.add(numbers)
        overall.add(numbers)
        if said or NOT_COUNTED in line.cells:
            _note_filled(usual, _filled(line))


def _numbers(line: Line) -> Numbers:
    return {at: number for at, cell in enumerate(line.cells) if cell and (number := number_of(cell))}


def _columns_of_years(every: Iterable[Numbers]) -> set[int]:
    """The columns whose numbers are all years: nobody adds those up, and one year more is the sum of none."""
    found, others = set[int](), set[int]()
    for numbers in every:
        for at, number in numbers.items():
            (found if _FIRST_YEAR <= number <= _LAST_YEAR and number == int(number) else others).add(at)
    return found - others


def _is_sum(line: Line, numbers: Numbers, of: int, usual: Sequence[frozenset[int]]) -> bool:
    """Whether a line of numbers that are each the sum of `of` or more numbers is no row."""
    uncounted = not numbers and NOT_COUNTED in line.cells
    words = [
        cell for cell in line.cells if isinstance(cell, str) and cell != NOT_COUNTED and look_of(cell) in _NAMES
    ]
    if (len(words) == 1 and says_total(words[0])) or any(_ALONE.fullmatch(slug(word)) for word in words):
        return of > 0 or uncounted
    if any(filled <= _filled(line) for filled in usual):
        return False
    if any(map(says_total, words)):
        return of >= _FEWEST
    if words:
        return len(numbers) > 1 and of >= _NO_ACCIDENT
    return uncounted or of >= _NO_ACCIDENT or (of >= _FEWEST and _tells(numbers))


def _tells(numbers: Numbers) -> bool:
    return len(numbers) > 1 or min(numbers.values()) >= _LEAST


def _filled(line: Line) -> frozenset[int]:
    return frozenset(at for at, cell in enumerate(line.cells) if cell is not None)


def _note_filled(usual: list[frozenset[int]], filled: frozenset[int]) -> None:
    """Keep the fewest columns that rows fill; where each row fills others, any line fills what a row does."""
    if not any(one <= filled for one in usual):
        usual[:] = [one for one in usual if not filled <= one] + [filled]
    if len(usual) > _MOST_SHAPES:
        usual[:] = [frozenset()]
