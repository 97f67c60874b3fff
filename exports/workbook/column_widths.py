"""How wide columns are: as their texts need, and on paper as wide as a page shows that can be read.

A width is in units of a spreadsheet, the digits of its usual letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from math import ceil
from typing import Final, NamedTuple

from .fitting import letter_count

LETTERS_A_UNIT: Final = 1.3
"""How many letters of ours a unit has room for: units are of a larger letter's digits."""
_ROOM: Final = 203.0
"""How many units a page shows with letters of 8 points: ours have 9, on oficio lying, between its margins."""
_EDGE: Final = 0.71
"""What each column takes besides: the free room on its sides."""
_LINES: Final = 2
"""So many lines a name has at most where its column may be wider for that."""
_WIDEST: Final = 60
_MOST: Final = 90
"""What a column is widened to where a page has room to spare."""


class ColumnNeed(NamedTuple):
    """`least`: its width where there is no room for more. `whole`: that in which each of its texts has a line."""

    least: int
    whole: int


def fixed_need(width: int, head: str = "") -> ColumnNeed:
    """Of numbers: what stands above them may ask for more, they for nothing."""
    return ColumnNeed(max(width, _of_head(head)), width)


def need_of(usual: int, head: str, texts: Iterable[str], *, named: bool = False) -> ColumnNeed:
    """By what stands in it and above it: no wider than usual, and narrower where all of it is short.

    `named`: it says whose a row is, and is as wide as its names need.
    """
    longest = max((letter_count(line) for text in texts if text for line in text.split("\n")), default=0)
    whole = min(_MOST, _units(longest))
    most = min(_WIDEST, max(usual, ceil(whole / _LINES))) if named else usual
    return ColumnNeed(max(min(most, whole), _of_head(head)), whole)


def _of_head(head: str) -> int:
    """No word of a heading is broken; it is in bold."""
    return _units(max(map(letter_count, head.split()), default=0)) + 1


def _units(letters: int) -> int:
    return ceil(letters / LETTERS_A_UNIT) + 1


def fitted_widths(needs: Sequence[ColumnNeed]) -> list[int]:
    """What a page has to spare goes to those columns that it shows, first to those that need least."""
    widths = [one.least for one in needs]
    shown = columns_shown(widths)
    spare = int(_ROOM - sum(width + _EDGE for width in widths[:shown]))
    for at in sorted(range(shown), key=lambda at: needs[at].whole - widths[at]):
        given = max(0, min(spare, needs[at].whole - widths[at]))
        widths[at] += given
        spare -= given
    return widths


def columns_shown(widths: Sequence[int]) -> int:
    """How many of some columns, from the first on, a page shows."""
    return max(1, sum(1 for wide in accumulate(width + _EDGE for width in widths) if wide <= _ROOM))
