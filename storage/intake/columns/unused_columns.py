"""The columns of a table that say something and are read for nothing: who brings it has to know of each."""

from __future__ import annotations

from decimal import Decimal
from typing import Final, NamedTuple

from ...names.name_table import slug
from ...notation.currency import money_words
from ..heading_keys import REASONS, shown_heading
from ..headings import HeadedTable
from ..layout import SpreadsheetLayout
from ..table import NOT_COUNTED, Cell

_SHOWN: Final = 3
_MONEY: Final = frozenset({"cost", "funding"})


class UnusedColumn(NamedTuple):
    """A column by its heading and its place, what it may mean ("" for nothing), and its first values."""

    heading: str
    proposal: str
    values: tuple[Cell, ...]
    at: int


def unused_columns(table: HeadedTable, layout: SpreadsheetLayout) -> list[UnusedColumn]:
    """Those that nobody said are of no use, with values: those of money first, for what costs is missed most.

    The reasons in a file of rows that did not fit are ours, and not looked at.
    """
    chosen = layout.chosen
    found = []
    for at, (heading, column) in enumerate(zip(layout.headings, chosen.columns, strict=True)):
        if column or at in chosen.nobodys or heading.casefold() in REASONS:
            continue
        if values := first_values(table, at):
            found.append(UnusedColumn(shown_heading(heading, at), chosen.proposals[at], values, at))
    return sorted(found, key=lambda one: not (one.proposal.partition(":")[0] in _MONEY or _is_money(one)))


def first_values(table: HeadedTable, at: int, most: int = _SHOWN) -> tuple[Cell, ...]:
    """The first cells of a column that say something; what no program has counted yet says nothing."""
    found = []
    for line in table.rows:
        if (cell := line.cell(at)) not in {None, NOT_COUNTED}:
            found.append(cell)
        if len(found) == most:
            break
    return tuple(found)


def _is_money(one: UnusedColumn) -> bool:
    words = set(slug(one.heading).split("-"))
    return bool(words & money_words()) or any(isinstance(value, Decimal) for value in one.values)
