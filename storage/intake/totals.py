"""Lines of a table that sum up the lines above them, told by their numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from .cell_kinds import look_of, number_of
from .table import Line

_FEWEST = 3
"""Rows of which the sum is no accident where nothing else tells a total."""
_LEAST = 100
"""What is less may well be the third of some numbers that count on."""


def total_lines(rows: Sequence[Line]) -> Iterator[int]:
    """The numbers of the lines that are sums: of all rows above, or of those since the sum before."""
    since: dict[int, Decimal] = {}
    all_: dict[int, Decimal] = {}
    count = 0
    words = _usual_words(rows)
    for line in rows:
        numbers = {at: number for at, cell in enumerate(line.cells) if (number := number_of(cell)) is not None}
        fewer = _words_in(line) < words
        if _sums(numbers, since, count, fewer) or _sums(numbers, all_, count, fewer):
            yield line.number
            since, count = {}, _FEWEST
            continue
        count += 1
        for at, number in numbers.items():
            since[at] = since.get(at, Decimal(0)) + number
            all_[at] = all_.get(at, Decimal(0)) + number


def _sums(numbers: dict[int, Decimal], sums: dict[int, Decimal], count: int, fewer: bool) -> bool:  # noqa: FBT001
    """Whether all numbers of a line are the sums of rows, and more than one accident would have to make them."""
    numbers = {at: number for at, number in numbers.items() if number}
    if not numbers or count < 2 or any(sums.get(at) != number for at, number in numbers.items()):
        return False
    return len(numbers) > 1 or count > _FEWEST or (fewer and min(numbers.values()) >= _LEAST)


def _usual_words(rows: Sequence[Line]) -> float:
    """How many texts the rows have on average."""
    return sum(map(_words_in, rows)) / len(rows) if rows else 0


def _words_in(line: Line) -> int:
    return sum(look_of(cell) == "words" for cell in line.cells)
