"""Repeats of a form whose rows are parts of one field, as a demand's proposals are: a cell gets them all."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import Final

from ...kinds.field import Field
from ...notation.value_lists import joined_rows
from ..cell_text import cell_as_text
from ..column_meanings import Meaning
from ..headings import HeadedTable, UnjoinedLine
from ..steps.lines import padded, with_cells
from ..table import Cell, Line
from ..table_parts.heading_names import numbered_names

_PARTS_OF_NAME: Final = re.compile(r"[^\w]+")
_ENDING: Final = re.compile(r"\.\w+$")


def field_of_parts(table: HeadedTable, meaning: Meaning) -> Field | None:
    """The field whose parts are the rows of a table that is called so; None where it is of none."""
    name = _PARTS_OF_NAME.split(_ENDING.sub("", table.name))[-1]
    field = next((one for one in meaning.kind.fields if one.says.unit == "rows" and one.name == name), None)
    return field if field and any(at is not None for at in _places(table, field)) else None


def _places(table: HeadedTable, field: Field) -> list[int | None]:
    """Where each part of a field stands in a table."""
    names = [_PARTS_OF_NAME.split(heading)[-1] for heading in table.headings]
    return [names.index(part.column) if part.column in names else None for part in field.parts]


def with_parts(
    parent: HeadedTable, key_at: int, child: HeadedTable, parent_key_at: int, field: Field
) -> HeadedTable:
    """A table with one column more, in which the rows of another stand that name each of its own.

    What else these say stands behind, in columns that are `shared`; those that name nobody are `unjoined`.
    """
    keys = [_key(line, key_at) for line in parent.rows]
    lines_of: dict[str, list[Line]] = {key: [] for key in keys if key}
    unjoined = [line for line in child.rows if _key(line, parent_key_at) not in lines_of]
    for line in child.rows:
        lines_of.get(_key(line, parent_key_at), []).append(line)
    places = _places(child, field)
    rest = _columns_that_say(lines_of.values(), {parent_key_at, *places})
    width = len(parent.headings)
    made = {key: (_parts(lines, places), *(_told(lines, at) for at in rest)) for key, lines in lines_of.items()}
    nothing: tuple[Cell, ...] = (None,) * (1 + len(rest))
    rows = tuple(_with(line, width, made.get(key, nothing)) for line, key in zip(parent.rows, keys, strict=True))
    beside = [child.headings[at] if at < len(child.headings) else "" for at in rest]
    headings = tuple(numbered_names([*parent.headings, field.column, *beside]))
    return parent._replace(
        headings=headings,
        rows=rows,
        tags=(*parent.tags, *[""] * (len(headings) - len(parent.tags))) if parent.tags else (),
        shared=parent.shared.union(filter(None, headings[width + 1 :])),
        unjoined=(*parent.unjoined, *unjoined_lines(child, unjoined)),
    )


def unjoined_lines(table: HeadedTable, rows: Iterable[Line]) -> Iterator[UnjoinedLine]:
    """Some rows of a table, what is said below them, and what found no row in it."""
    lines = sorted((*rows, *table.notes, *table.totals), key=lambda line: line.number)
    yield from (UnjoinedLine(table.name, line) for line in lines if any(cell is not None for cell in line.cells))
    yield from table.unjoined


def _key(line: Line, at: int) -> str:
    return cell_as_text(line.cell(at)).strip()


def _columns_that_say(lines_of: Iterable[Sequence[Line]], used: Container[int | None]) -> list[int]:
    """The columns of some lines that say anything, but for those that are used."""
    found = {at for lines in lines_of for line in lines for at, cell in enumerate(line.cells) if cell is not None}
    return sorted(at for at in found if at not in used)


def _parts(lines: Iterable[Line], places: Sequence[int | None]) -> Cell:
    said = ([_key(line, at) if at is not None else "" for at in places] for line in lines)
    return joined_rows([one or None for one in row] for row in said if any(row)) or None


def _told(lines: Iterable[Line], at: int) -> Cell:
    """What a column says on some lines: a cell as it is, of several each text once."""
    cells = [cell for line in lines if (cell := line.cell(at)) is not None]
    return cells[0] if len(cells) == 1 else "\n".join(dict.fromkeys(map(cell_as_text, cells))) or None


def _with(line: Line, width: int, new: Sequence[Cell]) -> Line:
    """A line with cells behind its columns, before what stands beside them."""
    cells = padded(line.cells, width)
    return with_cells(line, (*cells[:width], *new, *cells[width:]))
