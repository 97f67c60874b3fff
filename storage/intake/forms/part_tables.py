"""Repeats of a form whose rows are parts of one field, as a demand's proposals are: a cell gets them all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from ...kinds.field import Field
from ...notation.value_lists import joined_rows
from ..cell_text import cell_as_text
from ..column_meanings import Meaning
from ..headings import HeadedTable
from ..table import Cell, Line

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
    """A table with one column more, in which the rows of another stand that name each of its own."""
    places = _places(child, field)
    rows: dict[str, list[list[str | None]]] = {}
    for line in child.rows:
        said = [cell_as_text(line.cell(at)).strip() if at is not None else "" for at in places]
        key = cell_as_text(line.cell(parent_key_at)).strip()
        if key and any(said):
            rows.setdefault(key, []).append([one or None for one in said])
    width = len(parent.headings)
    keys = (cell_as_text(line.cell(key_at)).strip() for line in parent.rows)
    lines = tuple(_with_cell(line, width, rows.get(key, ())) for line, key in zip(parent.rows, keys, strict=True))
    tags = (*parent.tags, *[""] * (width + 1 - len(parent.tags))) if parent.tags else ()
    return parent._replace(headings=(*parent.headings, field.column), rows=lines, tags=tags)


def _with_cell(line: Line, width: int, rows: Sequence[Sequence[str | None]]) -> Line:
    cells: list[Cell] = [*line.cells[:width], *[None] * (width - len(line.cells))]
    return Line(line.number, (*cells, joined_rows(rows) or None), line.hidden, line.flaws)
