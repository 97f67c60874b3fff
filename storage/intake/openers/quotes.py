"""A CSV text -> its lines of cells, where a quote may stand that does not close.

A quote closes a cell only before a separator or a line's end. A cell runs on over a line's end where all of
it together is a whole line as the headings have it, and what is between is not rows of their own: else one
forgotten quote would swallow the rows after it. Where every quote of the file closes as the standard has it
(RFC 4180), none was forgotten, and only what is a row in each of its lines is several. A quote that closes
nothing is a sign like any other.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from itertools import dropwhile, islice
from typing import NamedTuple, TypeVar

from ...limits import MAX_SHEET_COLUMNS
from ..table import Flaw
from .encoding import NO_LETTER

_LOOKED_AT = 50
"""Lines by which it is told what separates cells, and how many the headings have."""
_MOST_TITLES = 500
_MOST_LINES = 100
"""Lines over which one cell runs at most."""
_MOST_SIGNS = 1 << 17
"""Signs in a cell at most: what is longer is no text that anybody typed."""


T = TypeVar("T")


class TooLongError(ValueError):
    """A line has a cell that is longer than any text, or more cells than any table: `number` is where."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


class _Record(NamedTuple):
    """A line of cells, over how many lines of the file it goes, and whether a quote in it does not close."""

    cells: list[str]
    length: int
    open_quote: bool = False


class CutLine(NamedTuple):
    """A line of a text file, cut: the number of its first line there, its cells as they are written."""

    number: int
    cells: list[str]
    together: str
    """The cells without what separates them."""
    flaws: tuple[Flaw, ...] = ()


def cut_lines(text: str, separator: str, made: Callable[[CutLine], T | None]) -> list[T]:
    """What is `made` of each line that says something, where it is not None. Raises `TooLongError`.

    First as if all quotes closed; where one does not, all lines are cut again, as it may be in any.
    """
    if '"' not in text:
        return _made(_plain_records(text, separator), made)
    width = _width(text, separator)
    try:
        return _made(_closed_records(text, separator, width), made)
    except csv.Error:
        return _made(_open_records(text, separator, width), made)


def _made(records: Iterator[_Record], made: Callable[[CutLine], T | None]) -> list[T]:
    found, at = [], 1
    for record in records:
        cells, length, open_quote = record
        together = "".join(cells)
        if len(cells) > MAX_SHEET_COLUMNS or (len(together) > _MOST_SIGNS < max(map(len, cells))):
            raise TooLongError(at)
        if together and not together.isspace():
            one = made(CutLine(at, cells, together, _flaws(together, open_quote=open_quote)))
            if one is not None:
                found.append(one)
        at += length
    return found


def _plain_records(text: str, separator: str) -> Iterator[_Record]:
    return (_Record(line.rstrip("\r\n").split(separator), 1) for line in io.StringIO(text, newline=""))


def _closed_records(text: str, separator: str, width: int) -> Iterator[_Record]:
    """Records as the standard has them, but for those that are rows in each of their lines. Raises `csv.Error`."""
    lines = list(io.StringIO(text, newline=""))
    at = 0
    for record in _standard_records(text, separator):
        own = lines[at : at + record.length]
        if len(own) == 1 or (len(own) <= _MOST_LINES and _runs_on(own, record, separator, width, closed=True)):
            yield record
        else:
            yield from (_alone(line, separator) for line in own)
        at += record.length


def _open_records(text: str, separator: str, width: int) -> Iterator[_Record]:
    lines = list(io.StringIO(text, newline=""))
    at = 0
    while at < len(lines):
        record = _record(lines, at, separator, width)
        yield record
        at += record.length


_SAYS = re.compile(r"[^\s\"';,|]")
"""What a line has to have to say something: cut by one of these signs, a line of empty cells shows the others."""


def first_widths(text: str, separator: str) -> Iterator[tuple[int, int]]:
    """Of each of the first lines that say something: how many cells it has, and over how many of the file it goes.

    Where a quote does not close, none of them runs on into the next.
    """
    try:
        records = _telling(_standard_records(text, separator))
    except csv.Error:
        records = _telling(_alone(line, separator) for line in io.StringIO(text, newline=""))
    return ((len(one.cells), one.length) for one in records if _SAYS.search("".join(one.cells)))


def _telling(records: Iterator[_Record]) -> list[_Record]:
    """The first lines; where they are titles of one cell alone, those below them if most of these have several."""
    top = list(islice(records, _LOOKED_AT))
    if any(len(one.cells) > 1 for one in top):
        return top
    below = list(islice(dropwhile(lambda one: len(one.cells) < 2, islice(records, _MOST_TITLES)), _LOOKED_AT))
    return below if 2 * sum(len(one.cells) > 1 for one in below) > len(below) else top


def _standard_records(text: str, separator: str) -> Iterator[_Record]:
    """Records as the standard has them. Raises `csv.Error` where a quote does not close."""
    reader, before = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True), 0
    for cells in reader:
        after = reader.line_num
        yield _Record(cells, after - before)
        before = after


def _flaws(together: str, *, open_quote: bool) -> tuple[Flaw, ...]:
    if NO_LETTER in together:
        return ("open-quote", "no-letter") if open_quote else ("no-letter",)
    return ("open-quote",) if open_quote else ()


def _width(text: str, separator: str) -> int:
    """How many cells the headings have: as most of the first lines; of as many, as those with most cells."""
    widths = Counter(width for width, _length in first_widths(text, separator))
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _record(lines: list[str], at: int, separator: str, width: int) -> _Record:
    if '"' not in lines[at]:
        return _Record(lines[at].rstrip("\r\n").split(separator), 1)
    found = _quoted(lines, at, separator)
    if found is None or found.length == 1:
        return found or _alone(lines[at], separator)
    if _runs_on(lines[at : at + found.length], found, separator, width, closed=False):
        return found
    return _alone(lines[at], separator)


def _quoted(lines: list[str], at: int, separator: str) -> _Record | None:
    """A line, and the lines over which its cells run on, as the standard has it; None where it is not."""
    reader = csv.reader(lines[at : at + _MOST_LINES], delimiter=separator, strict=True)
    try:
        return _Record(next(reader), reader.line_num)
    except (csv.Error, StopIteration):
        return None


def _runs_on(lines: list[str], record: _Record, separator: str, width: int, *, closed: bool) -> bool:
    """Whether some lines are one: as wide as the headings, and not rows by themselves, the first and the last
    both or any between; where all quotes are `closed`, not all of them. A first line alone, or a last, may well
    be as wide.
    """
    if not _fits(record.cells, width):
        return False
    rows = [_fits(_alone(line, separator).cells, width) for line in lines]
    several = all(rows) if closed else any(rows[1:-1]) or (rows[0] and rows[-1])
    return width == 1 or not several


def _fits(cells: list[str], width: int) -> bool:
    """Whether cells are as many as the headings; empty ones behind do not count."""
    return len(cells) >= width and not any(map(str.strip, cells[width:]))


def _alone(line: str, separator: str) -> _Record:
    """A line's cells where none runs on: a quote that does not close is left out where it would have begun."""
    cells, open_quote, at = [], False, 0
    line = line.rstrip("\r\n")
    last_close = len(line) - 1 if line.endswith('"') else line.rfind(f'"{separator}')
    while at <= len(line):
        quoted = _in_quotes(separator).match(line, at) if at < last_close else None
        end = quoted.end() if quoted else (line.find(separator, at) + 1 or len(line) + 1) - 1
        cell = quoted[1].replace('""', '"') if quoted else line[at:end]
        if not quoted and cell.startswith('"') and cell.count('"') % 2 and cell.strip() != '"':
            cell, open_quote = cell[1:], True
        cells.append(cell)
        at = end + 1
    return _Record(cells, 1, open_quote)


@cache
def _in_quotes(separator: str) -> re.Pattern[str]:
    """A cell in quotes, which close before a separator or the end; doubled, they are signs in it.

    One right behind a separator opens a cell: the one before it was never closed.
    """
    sign = re.escape(separator)
    return re.compile(rf'"((?:[^"]++|""|(?<!{sign})"(?!{sign}|\Z))*+)"(?={sign}|\Z)')
