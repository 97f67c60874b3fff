"""Lines of a table that sum up the lines above them, told by their numbers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ..table import NOT_COUNTED, Line
from .cell_looks import look_of, number_of

_FEWEST = 3
"""Rows of which the sum is no accident where nothing else tells a total."""
_LEAST = 100
"""What is less may well be the third of some numbers that count on."""
_MOST = 20_000
"""Rows of a table that somebody may have summed up: what has more was written by a program."""
_LOOKED_AT = 200
"""Rows by which it is told how many texts a row has."""

Numbers = Mapping[int, int | Decimal]
"""The numbers of a line that are not nothing, by column."""


def total_lines(rows: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that are sums: of all rows above, or of those since the sum before."""
    since: defaultdict[int, int | Decimal] = defaultdict(int)
    overall: defaultdict[int, int | Decimal] = defaultdict(int)
    count = 0
    words = _usual_words(rows[:_LOOKED_AT])
    for line in rows if len(rows) <= _MOST else ():
        numbers = {at: number for at, cell in enumerate(line.cells) if cell and (number := number_of(cell))}
        is_sum = count > 1 and (numbers.items() <= since.items() or numbers.items() <= overall.items())
        if is_sum and (_is_uncounted(line, words) or _is_no_accident(line, numbers, count, words)):
            yield line.number
            since, count = defaultdict(int), _FEWEST
            continue
        count += 1
        for at, number in numbers.items():
            since[at] += number
            overall[at] += number


def _is_no_accident(line: Line, numbers: Numbers, count: int, words: float) -> bool:
    """Whether more than one accident would have to make all numbers of a line the sums of `count` rows."""
    if not numbers:
        return False
    if len(numbers) > 1 or count > _FEWEST:
        return True
    return _words_in(line) < words and min(numbers.values()) >= _LEAST


def _is_uncounted(line: Line, words: float) -> bool:
    """Whether a line has formulas that no program has counted yet, and a name at most where rows have more."""
    return NOT_COUNTED in line.cells and _words_in(line) <= 1 < words


def _usual_words(rows: Sequence[Line]) -> float:
    """How many texts the rows have on average."""
    return sum(map(_words_in, rows)) / len(rows) if rows else 0


def _words_in(line: Line) -> int:
    return sum(look_of(cell) == "words" and cell != NOT_COUNTED for cell in line.cells)
