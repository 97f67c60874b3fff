"""Which lines of a table are its headings, and what stands above and below: the second step of reading.

Told by how lines look beside each other, words over numbers and days, and by no words of ours: a table is headed
in any language. A person may say which lines they are.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from .table import Line, OpenedTable
from .table_parts.heading_lines import Block, find_block, is_tagged
from .table_parts.heading_names import joined_headings
from .table_parts.notes import note_lines
from .table_parts.totals import total_lines

NONE: Final = (0, 0)
"""The lines of headings where a person says that there are none."""


class UnjoinedLine(NamedTuple):
    """A line of a table that was joined to another, and is in no row of that."""

    table: str
    line: Line


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
    list_mark: str = ""
    """Which list or paper of ours it is, as `OpenedTable` has it."""
    shared: frozenset[str] = frozenset()
    """The headings of what a line says once, for all rows that a step made of it."""
    unjoined: tuple[UnjoinedLine, ...] = ()
    """Lines of tables that were joined to this one: nobody names them, or they name nobody."""


def head_table(table: OpenedTable, lines: tuple[int, int] | None = None) -> HeadedTable:
    """A table with its headings, at `lines` (the first and the last, as the source counts them) where told."""
    block = find_block(table) if lines is None else _told(table, lines)
    above, below = table.lines[: block.first], table.lines[block.after :]
    heading_lines = table.lines[block.first : block.last]
    headings = joined_headings(heading_lines, table.merged, _width(below))
    totals = set() if table.headings else set(total_lines(below))
    notes = set() if table.headings else note_lines(below, heading_lines, table.merged, totals) - totals
    return HeadedTable(
        table.name,
        headings,
        tuple(line for line in below if line.number not in notes | totals),
        (heading_lines[0].number, heading_lines[-1].number) if heading_lines else NONE,
        _tags(table, block, len(headings)),
        above,
        tuple(line for line in below if line.number in notes),
        tuple(line for line in below if line.number in totals),
        table.list_mark,
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


def _tags(table: OpenedTable, block: Block, width: int) -> tuple[str, ...]:
    if block.after == block.last:
        return ()
    line = table.lines[block.last]
    return tuple(str(line.cell(at) or "") for at in range(max(width, len(line.cells))))
