"""Of which kind a cell is to whoever looks at a table: words, or a figure, whatever it means."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final, Literal

from .table import Cell

Look = Literal["", "words", "figure"]
"""Nothing; a text; a number, a day, a time, yes or no, in text files by its letters."""

_LETTERS: Final = re.compile(r"[^\W\d_]")
_DIGITS: Final = re.compile(r"\d")
_NUMBER: Final = re.compile(r"-?\d[\d.,' ]*")
_EARLIEST, _LATEST = 1900, 2100


def look_of(cell: Cell) -> Look:
    """A text with more digits than letters is a figure: 35.000, Bs 1.500, 14/7/2002; 45 familias is none."""
    if cell is None:
        return ""
    if not isinstance(cell, str):
        return "figure"
    digits = len(_DIGITS.findall(cell))
    return "figure" if digits and digits > len(_LETTERS.findall(cell)) else "words"


def number_of(cell: Cell) -> Decimal | None:
    """The number that a cell has; a sign before three digits at the end parts thousands. None for another cell."""
    if isinstance(cell, bool) or not isinstance(cell, int | Decimal | str):
        return None
    if not isinstance(cell, str):
        return Decimal(cell)
    if not _NUMBER.fullmatch(cell.strip()):
        return None
    whole, sign, last = re.sub("[' ]", "", cell).replace(",", ".").rpartition(".")
    whole = whole.replace(".", "")
    return Decimal(f"{whole}.{last}" if sign and len(last) != 3 else whole + last)


def year_in(cell: Cell) -> int | None:
    """The year that a cell is and nothing else."""
    number = number_of(cell)
    if number is None or number != number.to_integral_value() or not _EARLIEST <= number <= _LATEST:
        return None
    return int(number)
