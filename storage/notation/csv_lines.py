"""Lines of CSV as they leave: no text in them is a formula to the program that opens them."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count, islice
from typing import Any, Final

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
    """Rows as RFC 4180 has them, but for the separator; each has as many cells as the others.

    Texts are guarded; a `NumberText` and a whole number are left as they are, None is an empty cell.
    """
    text = _Written()
    writer = csv.writer(text, delimiter=separator, lineterminator="\r\n")
    written = by_column(rows, _guarded)
    while some := [*islice(written, _AT_ONCE)]:
        writer.writerows(some)
        yield "".join(text).encode()
        text.clear()


def by_column(
    rows: Iterable[Iterable[Any]], change: Callable[[int, Sequence[Any]], Sequence[Any]]
) -> Iterator[Sequence[Any]]:
    """Rows of which what a column says was changed; `change` is told which column it is, from 0.

    In most columns of a stretch of a long list nothing is said: these are not looked at cell by cell.
    """
    rows = iter(rows)
    while some := [*islice(rows, _AT_ONCE)]:
        columns = zip(count(), zip(*some, strict=True), strict=False)
        yield from zip(*(each if _is_empty(each) else change(at, each) for at, each in columns), strict=True)


def _is_empty(column: Sequence[Any]) -> bool:
    return column.count(None) == len(column)


def _guarded(_at: int, cells: Sequence[Any]) -> list[Any]:
    return [cell if type(cell) is not str or cell[:1].isalnum() else guard(cell) for cell in cells]


def csv_line(cells: Iterable[str], separator: str = ",") -> bytes:
    """A single row."""
    return b"".join(csv_lines([cells], separator))
