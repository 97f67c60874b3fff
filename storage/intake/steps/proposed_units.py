"""Amounts that a table says are in thousands: a person is asked, and none of them is taken before the answer."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from ...names.name_table import slug
from ...notation.currency import money_words
from ..column_meanings import Meaning
from ..headings import HeadedTable
from .step import UnitStep
from .unit import FACTORS

_BEFORE: Final = frozenset({"en", "em", "in"})
"""In thousands: what is said so is a unit, whatever it is of."""
_BETWEEN: Final = frozenset({"de", "of"})


def proposed_units(table: HeadedTable, columns: Sequence[str], meaning: Meaning) -> Iterator[UnitStep]:
    """For each column of amounts the factor that its heading says, or what stands above, below or beside it."""
    money = money_words() | meaning.own_money
    of_all = _factor_of_all(table, money)
    beside = max((_factor(heading, money) for heading in table.headings), default=0)
    for heading, column in zip(table.headings, columns, strict=True):
        if heading and column and meaning.says_amount(column):
            own, words = _any_factor(heading), slug(heading).split("-")
            if factor := own or of_all or (beside if money.isdisjoint(words) else 0):
                yield UnitStep(heading, Decimal(factor))


def _factor_of_all(table: HeadedTable, money: Container[str]) -> int:
    cells = (cell for line in (*table.titles, *table.notes) for cell in line.cells)
    return max((_factor(text, money) for text in (table.name, *cells) if isinstance(text, str)), default=0)


def _any_factor(heading: str) -> int:
    """What the heading of amounts says: there the word alone is a unit."""
    return max((FACTORS.get(word, 0) for word in slug(heading).split("-")), default=0)


def _factor(text: str, money: Container[str]) -> int:
    """In thousands, thousands of bolivianos, Bs thousands; nothing for 35 thousand bolivianos, or of families."""
    words = ["", *(word for word in slug(text).split("-") if word not in _BETWEEN), ""]
    return max((_of_pair(*pair, money) for pair in zip(words, pairwise(words[1:]), strict=False)), default=0)


def _of_pair(before: str, here: tuple[str, str], money: Container[str]) -> int:
    word, after = here
    is_unit = before in _BEFORE or before in money or (after in money and not before.isdecimal())
    return FACTORS.get(word, 0) if is_unit else 0
