"""Of which kind a cell is to whoever looks at a table: words, or a figure, whatever it means."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal

from ..table import Cell, Line

Look = Literal["", "words", "number-code", "figure"]
"""Nothing; a text; a name that counts on (P01); a number, a day, a time, yes or no, in text files by letters."""

_LETTERS: Final = re.compile(r"[^\W\d_]")
_DIGITS: Final = re.compile(r"\d")
_CODE: Final = re.compile(r"[^\W\d_][^\W\d_]*[-_.]?\d\w*(?:[-_.]\w+)*")
_NUMBER: Final = re.compile(r"-?\d[\d.,' ]*")
_EARLIEST, _LATEST = 1900, 2100
_BEGINS: Final = frozenset("-0123456789")
_MOST_DIGITS: Final = 40
_OF_A_THOUSAND: Final = 3


def look_of(cell: Cell) -> Look:
    """A text with more digits than letters is a figure: 35.000, Bs 1.500, 14/7/2002; 45 familias is none."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return "figure"
    digits = len(_DIGITS.findall(cell))
    if not digits or digits <= len(_LETTERS.findall(cell)):
        return "words"
    return "number-code" if _CODE.fullmatch(cell) else "figure"


def filled(line: Line) -> int:
    """How many cells of a line say something."""
    return len(line.cells) - line.cells.count(None)


def number_of(cell: Cell) -> int | Decimal | None:
    """The number that a cell has; a sign before three digits at the end parts thousands. None for another cell."""
    if isinstance(cell, str):
        return _read_number(cell) if cell[:1] in _BEGINS else None
    return cell if isinstance(cell, int | Decimal) and not isinstance(cell, bool) else None


def _read_number(text: str) -> int | Decimal | None:
    if text.isdecimal() and len(text) < _MOST_DIGITS:
        return int(text)
    if len(text) > _MOST_DIGITS or not _NUMBER.fullmatch(text.rstrip()):
        return None
    whole, sign, last = re.sub("[' ]", "", text).replace(",", ".").rpartition(".")
    whole = whole.replace(".", "")
    return Decimal(f"{whole}.{last}") if sign and len(last) != _OF_A_THOUSAND else int(whole + last)


def lone_year(cell: Cell) -> int | None:
    """The year that a cell is and nothing else."""
    number = number_of(cell)
    return int(number) if number is not None and number % 1 == 0 and _EARLIEST <= number <= _LATEST else None
