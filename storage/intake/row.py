"""A row of a spreadsheet, and what its cells say in their columns.

A cell that is not understood is no reason to leave the row behind: it is told of, and the rest of the row stands.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from typing import Any, Final, NamedTuple

from ..revisions.history import History
from .cell_reader import CellReader
from .cells import Unfit, cell_value, says_nothing
from .column_meanings import ColumnMeaning, Meaning
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
    key: str = ""
    """What whoever made it calls it: the id of a submission."""
    older_key: str = ""
    """What it was called before it was changed there."""
    is_own: bool = False
    """Whether it is a line of a list of ours: its demand has the class that counts, its own or its action's."""


class UnreadCell(NamedTuple):
    """A cell that is not understood: its column, its words, and why."""

    column: str
    words: str
    why: Unfit


class RowCells(NamedTuple):
    """Column -> what a cell says in it, but for those that say nothing; and the cells that show no value."""

    said: dict[str, str]
    unread: list[UnreadCell]


Plain = Mapping[str, Callable[[str], str]]
"""By column what takes away from its cells what is none of what they say."""
_AS_IT_IS: Final[Plain] = {}


def cells_of(row: SpreadsheetRow, fields: CellReader, plain: Plain = _AS_IT_IS) -> RowCells:
    """What the cells of a row say. Raises `Unfit`.

    Of two columns that are one neither counts where they say two things.
    """
    if row.surplus:
        raise Unfit("surplus")
    meaning = fields.meaning
    said: dict[str, str] = {}
    unread: list[UnreadCell] = []
    doubled: dict[str, list[str]] = {}
    for heading, column, own in fields.columns_of((*row.cells,)):
        cell = row.cells[heading]
        if not cell:
            continue
        try:
            value = _value(cell, column, meaning, plain)
        except Unfit as no:
            unread.append(UnreadCell(column, no.word, no))
            continue
        if says_nothing(value, own=own):
            continue
        if column not in said:
            said[column] = value
        elif said[column].casefold() != value.casefold():
            doubled.setdefault(column, [said[column]]).append(value)
    for column, values in doubled.items():
        del said[column]
        headings = ", ".join(one for one in row.cells if meaning.column(one) == column)
        unread.append(UnreadCell(column, " | ".join(values), Unfit("two-columns", headings)))
    return RowCells(said, unread)


def _value(cell: str, column: str, meaning: Meaning, plain: Plain) -> str:
    """What a cell says in a column, as a person told its words."""
    value = cell_value(cell)
    if meaning.told:
        value = meaning.told_word(column, value)
    return plain[column](value) if column in plain else value


def refuse_without(unread: list[UnreadCell], needed: Container[str]) -> None:
    """Raises `Unfit` where a cell is not understood without which nobody knows what its row says."""
    lacking = [one for one in unread if one.column in needed]
    if lacking:
        raise with_others(lacking[0].why, [one for one in unread if one is not lacking[0]])


def with_others(no: Unfit, unread: list[UnreadCell]) -> Unfit:
    """Why a row does not fit, with what else is not understood in it: whoever mends it wants to know of all."""
    known = {id(one) for one in (no, *no.others)}
    no.others = (*no.others, *(one.why for one in unread if id(one.why) not in known))
    return no


def row_body(
    cells: Mapping[str, str], fields: CellReader, state: History | None
) -> tuple[dict[str, Any], list[UnreadCell]]:
    """The fields that some cells say, by the columns that they stand in; and the cells that are not understood."""
    body: dict[str, Any] = {}
    unread: list[UnreadCell] = []
    for name, cell in cells.items():
        column = fields.meaning.at(name)
        if column.path:
            try:
                _put(body, column, cell, fields, state)
            except Unfit as no:
                unread.append(UnreadCell(name, cell, no))
    return body, unread


def _put(
    body: dict[str, Any], column: ColumnMeaning, cell: str, fields: CellReader, state: History | None
) -> None:
    *before, field = column.path
    stand = claimed(column.path[0].name, state)
    for here in column.path[1:] if stand else ():
        stand = _inner(stand, here.name)
    if column.key:
        key = fields.key(field, column.key, stand)
        before, name = [*before, field], key
        value = fields.read(column, cell, _inner(stand, key))
    else:
        name, value = field.name, fields.read(column, cell, stand)
    for one in before:
        body = body.setdefault(one.name, {})
    body[name] = value


def _inner(stand: list[Any], name: str) -> list[Any]:
    """What claims say in a part of what they say."""
    return [one[name] for one in stand if isinstance(one, dict) and name in one]
