"""Lines of a table that are no rows of it: notes, sections, and headings that come again."""

from __future__ import annotations

from collections.abc import Container, Sequence

from ..table import Cell, Line, MergedCell
from .cell_looks import filled


def note_lines(
    below: Sequence[Line], headings: Sequence[Line], merged: Sequence[MergedCell], totals: Container[int]
) -> set[int]:
    """The numbers of the lines below the headings that are no rows; `totals` are those of sums.

    A line with one cell may well be a row of which the rest is not known: it is none where that cell goes over
    several columns, where it is not in the first column and every full row begins there, or where it stands behind
    the last of them, with an empty line or a sum between.
    """
    again, over = set(map(_said, headings)), {one.line for one in merged}
    last = max((at for at, line in enumerate(below) if _is_full(line)), default=len(below))
    alone = {line.number for line in below if not _is_full(line)} if last < len(below) else set()
    indented = {line.number for line in below if line.cell(0) is None}
    begin = all(line.number not in indented for line in below if _is_full(line) and line.number not in totals)
    return {
        *(line.number for line in below if _said(line) in again),
        *(alone & over),
        *(alone & _apart(below[last:], totals)),
        *(alone & indented if begin else ()),
    }


def _apart(lines: Sequence[Line], totals: Container[int]) -> set[int]:
    """The numbers of the lines behind the first empty one or sum."""
    for at, line in enumerate(lines):
        if line.number in totals or (at and line.number > lines[at - 1].number + 1):
            return {one.number for one in lines[at:]}
    return set()


def _is_full(line: Line) -> bool:
    return filled(line) > 1


def _said(line: Line) -> tuple[Cell, ...]:
    return tuple(cell for cell in line.cells if cell is not None)
