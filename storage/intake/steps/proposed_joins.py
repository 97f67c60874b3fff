"""Which tables of a file belong together, by the keys that programs for forms write into them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ..forms.part_tables import field_of_parts
from ..headings import HeadedTable
from .join import key_texts
from .plan_words import PlanWords
from .step import JoinStep

_KEYS: Final = (
    ("PARENT_KEY", "KEY"),
    ("_parent_index", "_index"),
    ("_submission__id", "_id"),
    ("_submission__uuid", "_uuid"),
)
"""The column that names another table's row, and the column that has its name there."""
_PARENT_NAME: Final = "_parent_table_name"


def proposed_joins(tables: Sequence[HeadedTable], words: PlanWords) -> list[JoinStep]:
    """The joins that are plain: all keys of a table name one row each of only one other table.

    What a row says that asks for something itself is no part of those of another table that ask for nothing.
    Parents come before their children, for these get what those have from theirs.
    """
    found = [step for table in tables if (step := _join_of(table, tables, words))]
    by_child = {step.child: step for step in found}
    return sorted(found, key=lambda step: _depth(step, by_child))


def _join_of(table: HeadedTable, tables: Sequence[HeadedTable], words: PlanWords) -> JoinStep | None:
    for child_key, parent_key in _KEYS:
        if child_key in table.headings:
            parents = _nearest(table, list(_parents(table, child_key, parent_key, tables)))
            if len(parents) == 1 and _belongs(table, parents[0], words):
                return JoinStep(table.name, child_key, parents[0].name, parent_key)
    return None


def _parents(
    table: HeadedTable, child_key: str, parent_key: str, tables: Sequence[HeadedTable]
) -> Iterator[HeadedTable]:
    """The tables in which each key of a table is one row's."""
    named = set(key_texts(table, table.headings.index(child_key)))
    names = _names_of_parents(table)
    for other in tables:
        if other is table or parent_key not in other.headings or (names and other.name not in names):
            continue
        keys = key_texts(other, other.headings.index(parent_key))
        if named and named <= set(keys) and len(set(keys)) == len(keys):
            yield other


def _nearest(table: HeadedTable, parents: Sequence[HeadedTable]) -> Sequence[HeadedTable]:
    """Of several tables that may have a table's rows the one by which it is called: demands/options, demands."""
    above = [one for one in parents if table.name.startswith(f"{one.name}/")]
    return above if len(parents) > 1 and len(above) == 1 else parents


def _names_of_parents(table: HeadedTable) -> set[str]:
    if _PARENT_NAME not in table.headings:
        return set()
    return set(key_texts(table, table.headings.index(_PARENT_NAME)))


def _belongs(table: HeadedTable, parent: HeadedTable, words: PlanWords) -> bool:
    """Whether a child is of what its parent says: parts of a field of it, or what asks for something itself."""
    return field_of_parts(table, words.meaning) is not None or not _asks_in_its_place(table, parent, words)


def _asks_in_its_place(table: HeadedTable, parent: HeadedTable, words: PlanWords) -> bool:
    """Whether a parent says what is asked for and its child does not: the child is of something else."""
    return "text" in words.columns_of(parent) and "text" not in words.columns_of(table)


def _depth(step: JoinStep, by_child: dict[str, JoinStep]) -> int:
    """How many joins come before one; of a ring of tables none is before another."""
    seen = {step.child}
    while (above := by_child.get(step.parent)) and above.child not in seen:
        seen.add(above.child)
        step = above
    return len(seen)
