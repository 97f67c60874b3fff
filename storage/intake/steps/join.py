"""Tables that belong together: a form's answers, and those that it has several of, in a table of their own."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from ...errors import InputError
from ...names.name_table import slug
from ..cell_text import cell_as_text
from ..forms.part_tables import unjoined_lines
from ..headings import HeadedTable
from ..table import Cell, Line
from ..table_parts.heading_names import numbered_names
from .columns import place_in
from .lines import padded, with_cells
from .plan_words import PlanWords
from .step import JoinStep

Cells = tuple[Cell, ...]


class JoinedKeys(NamedTuple):
    """What rows of a child name in a column of its parent."""

    child: str
    parent: str
    column: str
    keys: frozenset[str]


def joined_keys(
    tables: Sequence[HeadedTable], step: JoinStep, words: PlanWords, before: Sequence[JoinedKeys] = ()
) -> JoinedKeys:
    """The keys by which a step joins tables; none where another got what the child says `before`.

    Raises `step-table-unknown`, `step-column-unknown`.
    """
    child, parent = table_called(tables, step.child), table_called(tables, step.parent)
    is_late = any(join.parent == child.name for join in before)
    at = place_in(child, step.child_column, words)
    keys = frozenset(() if is_late else key_texts(child, at))
    return JoinedKeys(child.name, parent.name, step.parent_column, keys)


def without_parents(
    tables: Sequence[HeadedTable], joins: Sequence[JoinedKeys], words: PlanWords
) -> tuple[HeadedTable, ...]:
    """The tables without those whose rows went into others, and that ask for nothing themselves.

    What is in no row of another, and what was said below, is `unjoined` in those that got the rest.
    """
    parents = {join.parent for join in joins}
    if not parents:
        return tuple(tables)
    gone = {one.name: one for one in tables if one.name in parents and "text" not in words.columns_of(one)}
    left = {one.name: one for one in tables if one.name not in gone}
    for parent in gone.values():
        own = [join for join in joins if join.parent == parent.name]
        unjoined = tuple(unjoined_lines(parent, _unnamed(parent, own, words)))
        for heir in _heirs(parent.name, joins, left):
            left[heir] = left[heir]._replace(unjoined=(*left[heir].unjoined, *unjoined))
    return tuple(left.values())


def _heirs(parent: str, joins: Sequence[JoinedKeys], left: Container[str]) -> list[str]:
    """The tables that are left of those that got what a parent says, by way of others or not."""
    found = {parent: None}
    for name in (todo := [parent]):
        todo += [join.child for join in joins if join.parent == name and join.child not in found]
        found |= dict.fromkeys(todo)
    return [name for name in found if name in left]


def _unnamed(parent: HeadedTable, joins: Sequence[JoinedKeys], words: PlanWords) -> Iterator[Line]:
    named = [(place_in(parent, join.column, words), join.keys) for join in joins]
    return (line for line in parent.rows if not any(_key(line.cell(at)) in keys for at, keys in named))


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
    others = max(len(parent.headings), max((len(line.cells) for line in parent.rows), default=0))
    kept = [place for place in range(others) if place != at]
    width = max((place for place, heading in enumerate(child.headings, 1) if heading), default=0)
    cells_of = _parents_cells(parent, at, kept, {_key(line.cell(key_at)) for line in child.rows})
    rows = (_joined(line, cells_of(_key(line.cell(key_at))), width) for line in child.rows)
    beside = [parent.headings[place] if place < len(parent.headings) else "" for place in kept]
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
    width = max(kept, default=0) + 1
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
    others = (*parent.tags, *[""] * (max(kept, default=0) + 1 - len(parent.tags)))
    return (*own[:width], *(others[at] for at in kept), *own[width:])
