"""What the columns of a table are called, by the lines of their headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from decimal import Decimal
from itertools import count, zip_longest
from typing import Final

from ..table import Cell, Line, MergedCell

BETWEEN: Final = " / "
"""Between the parts of a heading that stand in lines one above the other."""
_NUMBERED: Final = re.compile(r" \[\d+\]$")


def joined_headings(lines: Sequence[Line], merged: Sequence[MergedCell], width: int) -> tuple[str, ...]:
    """The heading of each of `width` columns or more, as many as the lines have."""
    width = max(width, *(len(line.cells) for line in lines)) if lines else width
    spread = [_spread(line, below, merged) for line, below in zip_longest(lines, lines[1:])]
    parts = ([_words(line.get(column)) for line in spread] for column in range(width))
    return tuple(numbered_names([BETWEEN.join(_different(part)) for part in parts]))


def _spread(line: Line, below: Line | None, merged: Sequence[MergedCell]) -> dict[int, Cell]:
    """A line's cells by column, those that go over several columns in each of them."""
    cells = dict(enumerate(line.cells))
    own = [one for one in merged if one.line == line.number]
    for one in own:
        cells |= dict.fromkeys(range(one.first, one.last + 1), line.cell(one.first))
    if own or below is None:
        return cells
    over: Cell = None
    for column, cell in enumerate(below.cells):
        if (own_cell := cells.get(column)) is not None:
            over = own_cell if cell is not None and cell != own_cell else None
        elif cell is not None:
            cells[column] = over
    return cells


def _words(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return " ".join(cell.split())
        case Decimal():
            return f"{cell:f}"
        case date() | time():
            return cell.isoformat()
    return str(cell)


def _different(parts: list[str]) -> Iterator[str]:
    """The parts that say something, each once."""
    before = ""
    for part in parts:
        if part and part != before:
            yield part
            before = part


def unnumbered(name: str) -> str:
    """A name without the number that tells it from another that is alike: Costo [2] is Costo."""
    return _NUMBERED.sub("", name)


def numbered_names(names: Iterable[str]) -> Iterator[str]:
    """Names of which no two are alike, but for those that say nothing: Costo, Costo [2]."""
    names = list(names)
    taken, times = set(names), Counter[str]()
    for name in names:
        times[name] += 1
        if name and times[name] > 1:
            times[name] = next(n for n in count(times[name]) if f"{name} [{n}]" not in taken)
            taken.add(f"{name} [{times[name]}]")
            yield f"{name} [{times[name]}]"
        else:
            yield name
