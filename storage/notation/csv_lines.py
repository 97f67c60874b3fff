"""Lines of CSV as they leave: no text in them is a formula to the program that opens them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from .formula_cells import guard

_AT_ONCE: Final = 200
"""So many rows are one piece: a long list is never held whole."""


class NumberText(str):
    """A number in figures: it may begin with its sign, and is no formula."""

    __slots__ = ()


class _Written(list[str]):
    def write(self, part: str) -> None:
        self.append(part)


def csv_lines(rows: Iterable[Iterable[str | int | None]], separator: str = ",") -> Iterator[bytes]:
    """Rows as RFC 4180 has them, but for the separator.

    Texts are guarded; a `NumberText` and a whole number are left as they are, None is an empty cell.
    """
    text = _Written()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    written = ([guard(cell) if cell and type(cell) is str else cell for cell in row] for row in rows)
    while some := [*islice(written, _AT_ONCE)]:
        writer.writerows(some)
        yield "".join(text).encode()
        text.clear()


def csv_line(cells: Iterable[str], separator: str = ",") -> bytes:
    """A single row."""
    return b"".join(csv_lines([cells], separator))
