"""A row of a spreadsheet, and what its cells say in their columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ..revisions.history import History
from .cell_reader import CellReader
from .cells import Flaws, Unfit, cell_value, says_nothing
from .column_meanings import ColumnMeaning
from .compare import claimed
from .own_lists import DEMANDS


class SpreadsheetRow(NamedTuple):
    """One row: its number as the spreadsheet counts it, and its cells by heading as typed."""

    number: int
    cells: dict[str, str]
    surplus: bool = False
    """Whether it has more cells than there are headings: a comma inside a text that is not quoted."""
    of: str = DEMANDS
    """Which of our own lists it is a line of. Those of demands taken back and of proposals are no demands."""


def cells_of(row: SpreadsheetRow, fields: CellReader, plain: Callable[[str, str], str]) -> dict[str, str]:
    """Column -> what a cell says in it, but for those that say nothing; `plain` takes away what is none of it.

    Raises `Unfit`.
    """
    if row.surplus:
        raise Unfit("surplus")
    meaning = fields.meaning
    return {
        column: value
        for heading, cell in row.cells.items()
        if (column := meaning.column(heading))
        and not says_nothing(
            value := plain(column, meaning.told_word(column, cell_value(cell))), own=meaning.says_itself(column)
        )
    }


def row_body(cells: Mapping[str, str], fields: CellReader, state: History | None) -> dict[str, Any]:
    """The fields that some cells say, by the columns that they stand in. Raises `Unfit`."""
    body: dict[str, Any] = {}
    flaws = Flaws()
    for name, cell in cells.items():
        column = fields.meaning.at(name)
        if column.path:
            with flaws.kept():
                _put(body, column, cell, fields, state)
    flaws.refuse()
    return body


def _put(
    body: dict[str, Any], column: ColumnMeaning, cell: str, fields: CellReader, state: History | None
) -> None:
    field = column.path[-1]
    stand = claimed(column.path[0].name, state)
    for before, here in zip(column.path, column.path[1:], strict=False):
        body = body.setdefault(before.name, {})
        stand = _inner(stand, here.name)
    if column.key:
        key = fields.key(field, column.key, stand)
        body.setdefault(field.name, {})[key] = fields.read(column, cell, _inner(stand, key))
    else:
        body[field.name] = fields.read(column, cell, stand)


def _inner(stand: list[Any], name: str) -> list[Any]:
    """What claims say in a part of what they say."""
    return [one[name] for one in stand if isinstance(one, dict) and name in one]
