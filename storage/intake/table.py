"""What a spreadsheet holds, whatever program wrote it: tables, and lines of typed cells."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Literal, NamedTuple

from msgspec import Struct

Cell = str | int | Decimal | date | time | bool | None
"""A text, a number with all its digits, a day (a `datetime` where its time is said), a time, yes or no, nothing.

A text says something, and is clean as `storage.notation.text.clean` has it. In a text file all cells are texts.
"""

Flaw = Literal["open-quote", "no-letter", "unseen"]
"""What is wrong with how a line was written: a quote that does not close, bytes that are no letter, signs that
nobody sees, which were left out.
"""

NOT_COUNTED = "#N/A"
"""What stands for a formula that no program has counted yet."""


class Line(Struct, frozen=True, gc=False):
    """A line that says something: its number as the source counts it, and its cells from the first column on.

    There may be a million: none has anything that garbage collection had to look for.
    """

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False
    flaws: tuple[Flaw, ...] = ()

    def cell(self, at: int) -> Cell:
        """The cell of a column; nothing where the line ends before it."""
        return self.cells[at] if at < len(self.cells) else None


class MergedCell(NamedTuple):
    """A cell that goes over several columns of a line, both counted: the first has what it says."""

    line: int
    first: int
    last: int


class OpenedTable(NamedTuple):
    """A table of a file: the only one of a text file has no name; of several each has another."""

    name: str
    lines: tuple[Line, ...]
    hidden: bool = False
    """Whether it is a sheet that its workbook does not show; then it was not read, and has no lines."""
    merged: tuple[MergedCell, ...] = ()
    list_mark: str = ""
    """Which list or paper of ours it is, by the mark that our sheets bear; empty for any other."""
    headings: tuple[int, int] | None = None
    """The first and last line of its headings, where its file says which they are."""
    encoding: str = ""
    """In which a text file's letters were read; empty for any other."""
    separator: str = ""
    """What separates a text file's cells; empty for any other."""
    sample: str = ""
    """The first line of a text file with letters that other encodings would show otherwise."""
