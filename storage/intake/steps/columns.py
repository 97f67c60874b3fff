"""The columns of a table that a step names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ...errors import InputError
from ...names.name_table import slug
from ..heading_keys import key_of, shown_heading
from ..headings import HeadedTable
from ..table import Line
from .plan_words import PlanWords

_LOOKED_THROUGH: Final = 200
"""Rows by which it is told what columns mean."""


def places_of(table: HeadedTable, name: str, words: PlanWords) -> list[int]:
    """Where the columns stand that are called so: as typed, else by their letters, else by what they mean."""
    key = slug(name)
    for found in (
        [at for at, heading in enumerate(table.headings) if heading == name],
        [at for at, heading in enumerate(table.headings) if key and key_of(heading, at) == key],
    ):
        if found:
            return found
    return meant_places(table, name, words)


def meant_places(table: HeadedTable, column: str, words: PlanWords) -> list[int]:
    """Where the columns stand that mean a column."""
    return [at for at, meant in enumerate(words.columns_of(table)) if meant == column]


def part_of_table(table: HeadedTable, places: Sequence[int]) -> HeadedTable:
    """Some columns of a table, as far down as tells what they mean."""
    tags = tuple(table.tags[at] if at < len(table.tags) else "" for at in places) if table.tags else ()
    rows = (Line(line.number, tuple(map(line.cell, places))) for line in table.rows[:_LOOKED_THROUGH])
    return table._replace(headings=tuple(table.headings[at] for at in places), tags=tags, rows=tuple(rows))


def place_in(table: HeadedTable, name: str, words: PlanWords) -> int:
    """Where the only column stands that is called so. Raises `step-column-unknown`."""
    found = places_of(table, name, words)
    if len(found) != 1:
        raise InputError("step-column-unknown", column=name, headings=shown_headings([table]))
    return found[0]


def shown_headings(tables: Sequence[HeadedTable]) -> list[str]:
    """What the columns of some tables may be called by, each once."""
    return list(dict.fromkeys(shown_heading(one, at) for table in tables for at, one in enumerate(table.headings)))
