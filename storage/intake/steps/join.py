"""Tables that belong together: a form's answers, and those that it has several of, in a table of their own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...errors import InputError
from ...names.name_table import slug
from ..cell_text import cell_as_text
from ..headings import HeadedTable
from ..table import Cell, Line
from ..table_parts.heading_names import numbered_names
from .columns import place_in
from .lines import padded, with_cells
from .plan_words import PlanWords
from .step import JoinStep

Cells = tuple[Cell, ...]


def join_tables(tables: Sequence[HeadedTable], step: JoinStep, words: PlanWords) -> HeadedTable:
    """The table of a step's child, each row with the cells of the parent's row that its key names.

    The parent's columns stand behind those of the child that have a heading, numbered where both have one, without
    the key. A row whose key nobody has gets none of them. Lines are the child's.

    Raises `step-table-unknown`, `step-column-unknown`, and `step-key-twice` where several rows of the parent have
    a key that the child names.
    """
    child, parent = table_called(tables, step.child), table_called(tables, step.parent)
    key_at = place_in(child, step.child_column, words)
    at = place_in(parent, step.parent_column, words)
    kept = [place for place in range(len(parent.headings)) if place != at]
    width = max((place for place, heading in enumerate(child.headings, 1) if heading), default=0)
    cells_of = _parents_cells(parent, at, kept, {_key(line.cell(key_at)) for line in child.rows})
    rows = (_joined(line, cells_of(_key(line.cell(key_at))), width) for line in child.rows)
    beside = [parent.headings[place] for place in kept]
    return child._replace(
        headings=tuple(numbered_names([*child.headings[:width], *beside, *child.headings[width:]])),
        rows=tuple(rows),
        tags=_tags(child, parent, kept, width),
    )


def table_called(tables: Sequence[HeadedTable], name: str) -> HeadedTable:
    """A table by its name, or by the letters of that. Raises `step-table-unknown`."""
    found = [one for one in tables if one.name == name] or [one for one in tables if slug(one.name) == slug(name)]
    if len(found) != 1:
        raise InputError("step-table-unknown", name=name, names=[one.name for one in tables])
    return found[0]


def key_texts(table: HeadedTable, at: int) -> list[str]:
    """The keys that stand in a column."""
    return [key for line in table.rows if (key := _key(line.cell(at)))]


def _key(cell: Cell) -> str:
    return cell_as_text(cell).strip()


def _parents_cells(parent: HeadedTable, at: int, kept: Sequence[int], named: set[str]) -> Callable[[str], Cells]:
    """Key -> the cells of its row."""
    found: dict[str, Line] = {}
    width = len(parent.headings)
    for line in parent.rows:
        key = _key(line.cell(at))
        if key in named and key and found.setdefault(key, line) is not line:
            raise InputError("step-key-twice", key=key, column=parent.headings[at], table=parent.name)
    nobody: Cells = (None,) * len(kept)
    cells = {key: tuple(map(padded(line.cells, width).__getitem__, kept)) for key, line in found.items()}
    return lambda key: cells.get(key, nobody)


def _joined(line: Line, cells: Cells, width: int) -> Line:
    own = padded(line.cells, width)
    return with_cells(line, (*own[:width], *cells, *own[width:]))


def _tags(child: HeadedTable, parent: HeadedTable, kept: Sequence[int], width: int) -> tuple[str, ...]:
    if not child.tags and not parent.tags:
        return ()
    own = (*child.tags, *[""] * (width - len(child.tags)))
    others = (*parent.tags, *[""] * (len(parent.headings) - len(parent.tags)))
    return (*own[:width], *(others[at] for at in kept), *own[width:])
