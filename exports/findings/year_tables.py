"""The tables of a year's plan as values: what its paper and its workbook draw, each in its own way."""

from __future__ import annotations

from typing import Literal, NamedTuple


class YearColumnHead(NamedTuple):
    """`share`: which part of the width; `money`: its numbers are centavos."""

    words: str
    share: float
    money: bool = False


class YearRow(NamedTuple):
    """Amounts are whole centavos, None where there is none. `sums`: of how many of the rows before it it is."""

    cells: tuple[str | int | None, ...]
    sort: Literal["plain", "group", "sum"] = "plain"
    sums: int = 0


class YearTable(NamedTuple):
    heads: tuple[YearColumnHead, ...]
    rows: tuple[YearRow, ...]
