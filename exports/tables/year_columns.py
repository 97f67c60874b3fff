"""The columns of a matrix: the years, and in each of them the numbers of its demands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from storage.plan.slot_states import SlotState

from .table import MatrixRow


class YearColumn(NamedTuple):
    year: int
    n: int


class YearColumns:
    """Those that some rows need together: not every holder has as many demands a year.

    Where no row has two of a year there is one column a year: associations have their number in their names.
    """

    def __init__(self, rows: Sequence[MatrixRow]) -> None:
        self._numbered = any(len({state.year for state in row.cells}) < len(row.cells) for row in rows)
        self.placed = list(map(self._placed, rows))
        """Each row's demands by their columns."""
        self.columns = sorted({column for placed in self.placed for column in placed})

    def _placed(self, row: MatrixRow) -> dict[YearColumn, SlotState]:
        return {YearColumn(state.year, state.n if self._numbered else 1): state for state in row.cells}

    def head(self, column: YearColumn) -> str:
        """2004, or 2004 (2)."""
        return f"{column.year} ({column.n})" if self._numbered else str(column.year)
