"""Which lines of a table are its headings, and what stands above and below: the second step of reading.

Told by how lines look beside each other, words over numbers and days, and by no words of ours: a table is headed
in any language. A person may say which lines they are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from .heading_lines import Block, find_block, is_tagged
from .heading_names import joined_headings
from .table import Cell, Line, OpenedTable
from .totals import total_lines

NONE: Final = (0, 0)
"""The lines of headings where a person says that there are none."""


class HeadedTable(NamedTuple):
    """A table, its lines told apart: what is left out of `rows` is in `titles`, `notes` or `totals`."""

    name: str
    headings: tuple[str, ...]
    """One a column; "" for a column without. Two that are alike have a number behind: Costo, Costo [2]."""
    rows: tuple[Line, ...]
    """Their cells stand under the headings. Some have fewer (`Line.cell`), some more."""
    lines: tuple[int, int] = NONE
    """The first and last line of the headings."""
    tags: tuple[str, ...] = ()
    """The HXL tag of each column, "" where it has none; none at all where no line has tags."""
    titles: tuple[Line, ...] = ()
    """What stands above the headings."""
    notes: tuple[Line, ...] = ()
    """What is said below or between the rows, and headings that come again."""
    totals: tuple[Line, ...] = ()
    """Sums of the rows above."""


def head_table(table: OpenedTable, lines: tuple[int, int] | None = None) -> HeadedTable:
    """A table with its headings, at `lines` (the first and the last, as the source counts them) where told."""
    block = find_block(table) if lines is None else _told(table, lines)
    above, below = table.lines[: block.first], table.lines[block.after :]
    tags = _tags(table, block)
    heading_lines = table.lines[block.first : block.last]
    headings = joined_headings(heading_lines, table.merged, _width(below))
    notes = set(_notes(below, heading_lines, table))
    totals = set(total_lines([line for line in below if line.number not in notes]))
    return HeadedTable(
        table.name,
        headings,
        tuple(line for line in below if line.number not in notes | totals),
        (heading_lines[0].number, heading_lines[-1].number) if heading_lines else NONE,
        tags,
        above,
        tuple(line for line in below if line.number in notes),
        tuple(line for line in below if line.number in totals),
    )


def _told(table: OpenedTable, lines: tuple[int, int]) -> Block:
    first = next((at for at, line in enumerate(table.lines) if line.number >= lines[0]), len(table.lines))
    last = next((at for at, line in enumerate(table.lines) if line.number > lines[1]), len(table.lines))
    last = max(first, last)
    tagged = last < len(table.lines) and last > first and is_tagged(table.lines[last])
    return Block(first, last, last + tagged)


def _width(lines: tuple[Line, ...]) -> int:
    """How many columns there are, with those at the end that have no heading."""
    return max((len(line.cells) for line in lines), default=0)


def _tags(table: OpenedTable, block: Block) -> tuple[str, ...]:
    if block.after == block.last:
        return ()
    return tuple(str(cell or "") for cell in table.lines[block.last].cells)


def _notes(below: tuple[Line, ...], headings: tuple[Line, ...], table: OpenedTable) -> Iterator[int]:
    """The numbers of lines that are no rows: headings that come again, and what is said below or between rows."""
    again = {_said(line) for line in headings}
    over = {merged.line for merged in table.merged}
    last = max((at for at, line in enumerate(below) if _filled(line) > 1), default=len(below))
    before, apart = headings[-1].number if headings else 0, False
    for at, line in enumerate(below):
        apart = at > last and (apart or line.number > before + 1)
        before = line.number
        may_be_row = not apart and line.cells[0] is not None and line.number not in over
        if _said(line) in again or (_filled(line) == 1 and last < len(below) and not may_be_row):
            yield line.number


def _said(line: Line) -> tuple[Cell, ...]:
    return tuple(cell for cell in line.cells if cell is not None)


def _filled(line: Line) -> int:
    return sum(cell is not None for cell in line.cells)
