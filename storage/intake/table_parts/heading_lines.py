"""Where the headings of a table stand: near its top, words over columns of figures or of other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from ..table import Line, MergedCell, OpenedTable
from .cell_looks import Look, filled, lone_year, look_of

LOOKED_AT: Final = 30
"""Lines among which the headings are looked for: from the top, or from where the titles end."""
_BELOW: Final = 50
"""Lines below by which it is told what a column holds."""
_LONGEST: Final = 80
"""Signs of a heading at most: what is longer is said of something."""
_TAG: Final = re.compile(r"#[A-Za-z][\w]*(?:\s*\+\s*[A-Za-z]\w*)*\s*")
_COUNTED: Final[frozenset[Look]] = frozenset({"figure", "number-code"})
_NEARLY: Final = 0.7
"""A line that has this share of the best one's score, and stands above it, is the headings: one may be missing."""


class Block(NamedTuple):
    """Places among a table's lines: the first heading, behind the last, and behind a line of tags below it."""

    first: int
    last: int
    after: int


def is_tagged(line: Line) -> bool:
    """Whether a line has HXL tags, and nothing else."""
    return all(isinstance(cell, str) and _TAG.fullmatch(cell) for cell in line.cells if cell is not None)


def find_block(table: OpenedTable) -> Block:
    """The likeliest headings; none where every line looks as the ones below it."""
    lines = table.lines
    if table.headings:
        last = sum(line.number <= table.headings[1] for line in lines)
        return Block(sum(line.number < table.headings[0] for line in lines), last, last)
    tagged = next((at for at in looked_at(map(filled, lines), len(lines)) if is_tagged(lines[at])), None)
    if tagged == 0:
        return Block(0, 0, 1)
    at = _best(lines) if tagged is None else tagged - 1
    if at is None:
        return Block(0, 0, 0)
    first, last = _extended(table, at)
    return Block(first, last, last + (tagged == last))


def looked_at(filled_cells: Iterable[int], count: int) -> range:
    """The places of the lines among which the headings are, of `count` lines by how many cells each fills.

    What has one cell is a title: where there are more titles than are looked at, the headings stand below them.
    """
    titles = next((at for at, cells in enumerate(filled_cells) if cells > 1), 0)
    return range(titles if titles >= LOOKED_AT else 0, min(titles + LOOKED_AT, count))


def _best(lines: tuple[Line, ...]) -> int | None:
    """The place of the line that looks most like headings; of headings that come again, the first."""
    if _is_unfilled(lines):
        return len(lines) - 1
    scores = {at: _score(lines, at) for at in looked_at(map(filled, lines), len(lines))}
    best = max(scores.values(), default=0)
    if best <= 0:
        return None
    found = next(at for at, score in scores.items() if score >= _NEARLY * best)
    found = next(at for at, line in enumerate(lines) if line.cells == lines[found].cells)
    return next((at for at in scores if at < found and _is_repeated_over_a_row(lines, at + 1)), found)


def _is_repeated_over_a_row(lines: tuple[Line, ...], at: int) -> bool:
    """Whether headings that are alike stand over a line that looks as the rows below it do."""
    above = lines[at - 1]
    said = [cell for cell in above.cells if cell is not None]
    if len(said) < max(filled(lines[at]), 2) or len(set(said)) == len(said) or _score(lines, at - 1) <= 0:
        return False
    below = lines[at + 1 : at + 1 + _BELOW]
    again = any(
        cell is not None and cell == line.cell(column)
        for line in below
        for column, cell in enumerate(lines[at].cells)
    )
    return again or _score(lines, at + 1) >= _NEARLY * _score(lines, at)


def _is_unfilled(lines: tuple[Line, ...]) -> bool:
    """Whether these are titles at most and one line of several words: headings over what nobody filled in yet."""
    return (
        0 < len(lines) <= LOOKED_AT
        and filled(lines[-1]) > 1
        and all(look_of(cell) != "figure" for cell in lines[-1].cells)
        and all(filled(line) == 1 for line in lines[:-1])
    )


def _score(lines: tuple[Line, ...], at: int) -> int:
    """How much a line looks like headings of what is below it: by its cells, each over its column."""
    line, below = lines[at], lines[at + 1 : at + 1 + _BELOW]
    years = _has_years(line)
    seen: set[object] = set()
    score = 0
    for column, cell in enumerate(line.cells):
        if cell is not None and cell not in seen:
            seen.add(cell)
            score += _fitness(line, column, below, years=years)
    return score


def _fitness(line: Line, column: int, below: tuple[Line, ...], *, years: bool) -> int:
    cell = line.cells[column]
    held = [one for other in below if (one := other.cell(column)) is not None]
    looks = Counter(map(look_of, held))
    figures = looks["figure"] + looks["number-code"] > looks["words"]
    look = look_of(cell)
    if look == "words" or (look == "number-code" and not looks["number-code"]):
        if len(str(cell)) > _LONGEST or not held:
            return 0
        return 2 if figures else int(cell not in held)
    if lone_year(cell) and (years or (looks["words"] and not figures)):
        return 1
    if lone_year(cell) and not any(map(lone_year, held)):  # what one year costs: no row is a year by itself
        return 0
    return -2 if figures else -1


def _has_years(line: Line) -> bool:
    """Whether a line counts years on: 2003, 2004, 2005, as headings do and no row."""
    years = [year for cell in line.cells if (year := lone_year(cell))]
    return len(years) > 1 and all(after == before + 1 for before, after in pairwise(years))


def _extended(table: OpenedTable, at: int) -> tuple[int, int]:
    """The lines above and below that make one heading with this one."""
    first, last = at, at + 1
    while first and _is_over(table, first - 1, first):
        first -= 1
    while last < len(table.lines) and _is_over(table, last - 1, last):
        last += 1
    return first, last


def _is_over(table: OpenedTable, upper: int, lower: int) -> bool:
    """Whether two lines are one heading: each says what the other does not, and neither has a figure."""
    above, below = table.lines[upper], table.lines[lower]
    if any(look_of(cell) in _COUNTED and not lone_year(cell) for line in (above, below) for cell in line.cells):
        return False
    if filled(above) == 1 or is_tagged(below):  # a title is alone
        return False
    return _goes_over(table.merged, above, below) or _complete_each_other(above, below)


def _goes_over(merged: tuple[MergedCell, ...], above: Line, below: Line) -> bool:
    """Whether a cell above goes over several that the line below has."""
    own = (one for one in merged if one.line == above.number)
    return any(sum(below.cell(column) is not None for column in range(one.first, one.last + 1)) > 1 for one in own)


def _complete_each_other(above: Line, below: Line) -> bool:
    width = max(len(above.cells), len(below.cells))
    pairs = [(above.cell(at), below.cell(at)) for at in range(width)]
    first = next((pair for pair in pairs if pair != (None, None)), (None, None))
    leaves_open = any(upper is None and lower is not None for upper, lower in pairs)
    return leaves_open and first[0] is not None and first[1] in {None, first[0]}
