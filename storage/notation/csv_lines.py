"""Lines of CSV as they leave: no text in them is a formula to the program that opens them."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from .formula_cells import guard


class NumberText(str):
    """A number in figures: it may begin with its sign, and is no formula."""

    __slots__ = ()


class _Written(list[str]):
    def write(self, part: str) -> None:
        self.append(part)


def csv_line(cells: Iterable[str], separator: str = ",") -> bytes:
    """A row as RFC 4180 has it, but for the separator; texts are guarded, and a `NumberText` is left as it is."""
    text = _Written()
    written = (cell if isinstance(cell, NumberText) else guard(cell) for cell in cells)
    csv.writer(text, delimiter=separator, lineterminator="\r\n").writerow(written)
    return "".join(text).encode()
