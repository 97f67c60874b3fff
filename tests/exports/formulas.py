"""A workbook as another program reads it, and its formulas reckoned anew from the cells that they name."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import openpyxl
from openpyxl.cell.cell import Cell

_REFERENCE = r"[A-Z]+\d+"
_BLOCK = rf"{_REFERENCE}:{_REFERENCE}"


class Book:
    """The formulas of a workbook and, beside them, the results that it carries."""

    def __init__(self, data: bytes) -> None:
        self.written = openpyxl.load_workbook(io.BytesIO(data))
        self.results = openpyxl.load_workbook(io.BytesIO(data), data_only=True)

    def rows(self, sheet: str) -> list[list[Any]]:
        return [list(row) for row in self.results[sheet].iter_rows(values_only=True)]

    def cells(self) -> Iterator[tuple[str, Cell]]:
        for sheet in self.written:
            for row in sheet.iter_rows():
                yield from ((sheet.title, cell) for cell in row if cell.value is not None)

    def formulas(self) -> Iterator[tuple[str, Cell]]:
        return ((sheet, cell) for sheet, cell in self.cells() if cell.data_type == "f")

    def result(self, sheet: str, reference: str) -> Any:
        return self.results[sheet][reference].value

    def reckoned(self, sheet: str, formula: str) -> Any:
        """What a formula gives; of a kind that we do not write, a `LookupError`."""
        for pattern, reckon in _KINDS.items():
            if found := re.fullmatch(pattern, formula):
                return getattr(self, reckon)(sheet, *found.groups())
        raise LookupError(formula)

    def _numbers(self, sheet: str, block: str) -> list[float]:
        values = [cell.value for row in self.results[sheet][block] for cell in row]
        return [value for value in values if isinstance(value, int | float)]

    def _sum(self, sheet: str, block: str) -> float:
        return sum(self._numbers(sheet, block))

    def _subtotal(self, sheet: str, block: str) -> float:
        cells = (cell for row in self.written[sheet][block] for cell in row)
        kept = [cell.coordinate for cell in cells if "SUBTOTAL" not in str(cell.value)]
        values = (self.result(sheet, reference) for reference in kept)
        return sum(value for value in values if isinstance(value, int | float))

    def _count_of(self, sheet: str, block: str, text: str) -> int:
        return sum(cell.value == text for row in self.results[sheet][block] for cell in row)

    def _count(self, sheet: str, block: str) -> int:
        return sum(cell.value is not None for row in self.results[sheet][block] for cell in row)

    def _share(self, sheet: str, whole: str, part: str, _again: str) -> Any:
        of = self.result(sheet, whole)
        return self.result(sheet, part) / of if of else None

    def _share_of_codes(self, sheet: str, block: str, part: str, whole: str) -> Any:
        assert block == part == whole
        of = self._count(sheet, block)
        return self._count_of(sheet, block, "P") / of if of else None

    def _high(self, sheet: str, disputed: str, productive: str, again: str, whole: str) -> Any:
        assert disputed == again
        n, some = self.result(sheet, disputed), self.result(sheet, productive)
        return (some + n) / self.result(sheet, whole) if n else None

    def _cut(self, sheet: str, whole: str, part: str, _again: str) -> Any:
        of = self.result(sheet, whole)
        return 100 * self.result(sheet, part) // of if of else None

    def _mean(self, sheet: str, block: str, _again: str) -> Any:
        numbers = self._numbers(sheet, block)
        return sum(numbers) / len(numbers) if numbers else None

    def _left(self, sheet: str, cost: str, block: str | None) -> float:
        asked = self._sum(sheet, block) if block else 0
        return max(0, (self.result(sheet, cost) or 0) - asked)

    def _both(self, sheet: str, one: str, other: str) -> Any:
        return self.result(sheet, one) + self.result(sheet, other)

    def _elsewhere(self, _sheet: str, other: str, reference: str) -> Any:
        return self.result(other.strip("'"), reference)


_KINDS = {
    rf"=SUM\(({_BLOCK})\)": "_sum",
    rf"=SUBTOTAL\(9,({_BLOCK})\)": "_subtotal",
    rf'=COUNTIF\(({_BLOCK}),"([PDF])"\)': "_count_of",
    rf"=COUNTA\(({_BLOCK})\)": "_count",
    rf'=IF\(({_REFERENCE})=0,"",({_REFERENCE})/({_REFERENCE})\)': "_share",
    rf'=IF\(COUNTA\(({_BLOCK})\)=0,"",COUNTIF\(({_BLOCK}),"P"\)/COUNTA\(({_BLOCK})\)\)': "_share_of_codes",
    rf'=IF\(({_REFERENCE})=0,"",\(({_REFERENCE})\+({_REFERENCE})\)/({_REFERENCE})\)': "_high",
    rf'=IF\(({_REFERENCE})=0,"",INT\(100\*({_REFERENCE})/({_REFERENCE})\)\)': "_cut",
    rf'=IF\(COUNT\(({_BLOCK})\)=0,"",AVERAGE\(({_BLOCK})\)\)': "_mean",
    rf"=MAX\(0,({_REFERENCE})-(?:0|SUM\(({_BLOCK})\))\)": "_left",
    rf"=({_REFERENCE})\+({_REFERENCE})": "_both",
    rf"=('?\w+'?)!({_REFERENCE})": "_elsewhere",
}
"""Every kind of formula that we write."""
