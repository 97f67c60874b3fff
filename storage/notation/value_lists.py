"""Several values in one cell or entry: `one; another`, and rows of parts: `Belén, 21; Patacamaya, 8`.

A part that is not said keeps an empty place before others: `, Presidente`. A value that would be read otherwise
stands in quotes, in which a quote is doubled, as in a CSV file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from .text import clean_line

_QUOTED: Final = re.compile(r'\s*"((?:[^"]|"")*)"\s*([;,]|\Z)')
_PLAIN: Final = re.compile(r"([^;,]*)([;,]|\Z)")
"""What else stands before a sign, be there a quote in it."""
_NO_PLAIN: Final = re.compile(r'[;,]|\A"')
"""What would be read otherwise; a quote within a value is read as it is."""


def joined(values: Iterable[str], sign: str = "; ") -> str:
    """Some values: `one; another`, or with commas between them."""
    return sign.join(map(_quoted, values))


def joined_rows(rows: Iterable[Sequence[str | None]]) -> str:
    """Some rows of parts; of one that says nothing only a comma stands."""
    return "; ".join(map(_row, rows))


def parted(text: str) -> list[str]:
    """The values of `one; another`, or of `one, another` where there is no semicolon."""
    rows = [*_rows(text)]
    if len(rows) == 1:
        return [one for one in rows[0] if one is not None]
    return [", ".join(one or "" for one in row) for row in rows if row != [None]]


def parted_rows(text: str) -> list[list[str | None]]:
    """The parts of each row, None for one that is not said; without rows of nothing at all."""
    return [row for row in _rows(text) if row != [None]]


def _quoted(value: str) -> str:
    plain = value and clean_line(value) == value and not _NO_PLAIN.search(value)
    return value if plain else '"' + value.replace('"', '""') + '"'


def _row(parts: Sequence[str | None]) -> str:
    said = ["" if one is None else _quoted(one) for one in parts]
    while said and not said[-1]:
        said.pop()
    return ", ".join(said) or ","


def _rows(text: str) -> Iterator[list[str | None]]:
    row: list[str | None] = []
    for piece, sign in _pieces(text):
        row.append(piece)
        if sign != ",":
            yield row
            row = []


def _pieces(text: str) -> Iterator[tuple[str | None, str]]:
    """What stands before each sign, None for nothing, and the sign; the last has none."""
    at, sign = 0, ","
    while sign:
        if found := _QUOTED.match(text, at):
            piece: str | None = found[1].replace('""', '"')
        elif found := _PLAIN.match(text, at):
            piece = clean_line(found[1]) or None
        else:
            return
        at, sign = found.end(), found[2]
        yield piece, sign
