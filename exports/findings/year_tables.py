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

    def without_empty(self) -> YearTable:
        """Without the columns of words in which nothing stands: a page needs their room."""
        whole = [row for row in self.rows if len(row.cells) == len(self.heads)]
        kept = [at for at, head in enumerate(self.heads) if head.money or any(row.cells[at] for row in whole)]
        rows = (
            row._replace(cells=tuple(row.cells[at] for at in kept)) if len(row.cells) == len(self.heads) else row
            for row in self.rows
        )
        return YearTable(tuple(self.heads[at] for at in kept), tuple(rows))
