"""Amounts that were written in thousands."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Context, Decimal
from functools import cache, partial
from typing import Final

from ...names.name_table import slug
from ..headings import HeadedTable
from ..table import Cell
from .columns import place_in
from .lines import with_cells_changed
from .plan_words import PlanWords
from .step import UnitStep

_EXACT: Final = Context(prec=1000)
"""A number keeps all of its digits."""
FACTORS: Final = {
    **dict.fromkeys(("mil", "miles", "milhares", "thousand", "thousands"), 1_000),
    **dict.fromkeys(("millon", "millones", "milhao", "milhoes", "million", "millions"), 1_000_000),
}
"""What is written instead of noughts, by letters."""


def scale_numbers(table: HeadedTable, step: UnitStep, words: PlanWords) -> HeadedTable:
    """A table with the numbers of a column, and the amounts that its texts say, times a factor.

    Other texts stay as they are, and those too that say their unit themselves. Raises `step-column-unknown`.
    """
    at = place_in(table, step.column, words)
    return with_cells_changed(table, at, partial(_scaled, factor=step.factor, cents_of=cache(words.cents_of)))


def _scaled(cell: Cell, factor: Decimal, cents_of: Callable[[str], int | None]) -> Cell:
    match cell:
        case bool():
            return cell
        case int() | Decimal():
            return _times(Decimal(cell), factor)
        case str() if not _says_its_unit(cell) and (cents := cents_of(cell.strip())) is not None:
            return _times(Decimal(cents).scaleb(-2), factor)
    return cell


def _says_its_unit(text: str) -> bool:
    return not FACTORS.keys().isdisjoint(slug(text).split("-"))


def _times(number: Decimal, factor: Decimal) -> int | Decimal:
    """A whole number as such."""
    product = _EXACT.multiply(number, factor)
    return int(product) if product == product.to_integral_value() else product
