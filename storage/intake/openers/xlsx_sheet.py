"""One sheet of a workbook (.xlsx): its cells, by what each of them says that it is."""

from __future__ import annotations

import re
import zipfile
from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import NamedTuple

from ...notation.text import has_unseen
from ..table import NOT_COUNTED, Cell, Line, MergedCell, OpenedTable
from .bounds import ReadingBound
from .cell_text import UNSEEN, cell_text
from .number_formats import Shows, digits, in_days, written
from .xlsx_strings import FontRuns, unescaped
from .xml_reading import Attributes, read_xml

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_PLACES_OF_A_MERGE = 8
"""To look at where a cell goes on takes as long as so many cells that say nothing."""
_YES = frozenset(("1", "true"))


class WorkbookFacts(NamedTuple):
    """What all sheets of a workbook share: texts, what styles show numbers as, since when days are counted."""

    strings: list[str]
    styles: tuple[Shows, ...]
    since: int


class SheetReader:
    """Reads one sheet, row by row and cell by cell as they come."""

    def __init__(self, facts: WorkbookFacts, bound: ReadingBound) -> None:
        self._facts = facts
        self._bound = bound
        self._rows: dict[int, list[Cell]] = {}
        self._hidden: set[int] = set()
        self._unseen: set[int] = set()
        self._merges: list[str] = []
        self._texts = FontRuns()
        self._columns: dict[str, int] = {}
        self._at = 0
        self._column = -1
        self._cells: list[Cell] = []
        self._kind = "n"
        self._style = "0"
        self._formula = False
        self._readers: dict[str, Callable[[str], Cell]] = {
            "n": self._number,
            "s": lambda at: self._text(facts.strings[int(at)]),
            "str": lambda text: self._text(unescaped(text)),
            "inlineStr": lambda text: self._text(unescaped(text)),
            "b": lambda value: value in _YES,
            "d": lambda value: self._said(written(value)),
        }

    def read(self, packed: zipfile.ZipFile, part: str, name: str) -> OpenedTable:
        """The rows that say something. Raises `too-big`."""
        starts = {
            **self._texts.starts,
            "row": self._begin_row,
            "c": self._begin_cell,
            "v": self._texts.begin,
            "f": self._is_formula,
            "mergeCell": self._begin_merge,
        }
        ends = {**self._texts.ends, "v": self._texts.end, "c": self._end_cell}
        with packed.open(part) as opened:
            read_xml(opened, starts, ends, self._texts.add)
        numbers = sorted(self._rows)
        merged = tuple(self._merged(numbers))
        return OpenedTable(name, tuple(self._line(at, self._rows.pop(at)) for at in numbers), merged=merged)

    def _begin_row(self, row: Attributes) -> None:
        self._at = int(row.get("r", self._at + 1))
        self._column = -1
        self._cells = self._rows.get(self._at, [])
        if row.get("hidden") in _YES:
            self._hidden.add(self._at)

    def _begin_cell(self, cell: Attributes) -> None:
        self._column = self._place(cell["r"]) if "r" in cell else self._column + 1
        self._kind, self._style, self._formula = cell.get("t", "n"), cell.get("s", "0"), False

    def _place(self, ref: str) -> int:
        """The column of a cell that says where it stands: A is 0."""
        letters = ref.rstrip("0123456789")
        if letters not in self._columns:
            found = _PLACE.fullmatch(ref)
            if not found:
                return self._column + 1
            self._columns[letters] = _column(letters)
        return self._columns[letters]

    def _is_formula(self, _attributes: Attributes) -> None:
        self._formula = True

    def _begin_merge(self, merge: Attributes) -> None:
        self._bound.take_places(_PLACES_OF_A_MERGE)
        self._merges.append(merge.get("ref", ""))

    def _end_cell(self) -> None:
        value = self._texts.taken()
        if not value and not (self._formula and self._kind != "str"):
            return
        cell = self._readers.get(self._kind, self._text)(value) if value else NOT_COUNTED
        if cell is not None:
            self._put(cell)

    def _put(self, cell: Cell) -> None:
        self._bound.take(1)
        cells, column = self._cells, self._column
        if not cells:
            self._rows[self._at] = cells
        if (more := column + 1 - len(cells)) > 0:
            self._widen(cells, more)
        cells[column] = cell

    def _widen(self, cells: list[Cell], more: int) -> None:
        self._bound.take_places(more)
        self._bound.refuse_column(self._column)
        cells += [None] * more

    def _number(self, value: str) -> Cell:
        style, styles = int(self._style), self._facts.styles
        as_ = styles[style] if style < len(styles) else ""
        return in_days(digits(value), as_, self._facts.since) if as_ else digits(value)

    def _text(self, text: str) -> Cell:
        if has_unseen(text):
            self._unseen.add(self._at)
        return cell_text(text)

    def _said(self, value: Cell) -> Cell:
        return self._text(value) if isinstance(value, str) else value

    def _line(self, at: int, cells: list[Cell]) -> Line:
        return Line(at, tuple(cells), at in self._hidden, UNSEEN if at in self._unseen else ())

    def _merged(self, lines: list[int]) -> Iterator[MergedCell]:
        """The cells that go over columns; of those that go over lines, each line has what the first says.

        `lines`: the numbers of the rows, in order.
        """
        for ref in self._merges:
            first, _sign, last = ref.partition(":")
            a, b = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
            column = _column(a[1]) if a else 0
            cells = self._rows.get(int(a[2]), []) if a and b else []
            if a and b and column < len(cells) and cells[column] is not None:
                if a[1] == b[1]:
                    below = lines[bisect_right(lines, int(a[2])) : bisect_right(lines, int(b[2]))]
                    self._fill_down(cells[column], column, below)
                else:
                    yield MergedCell(int(a[2]), column, _column(b[1]))

    def _fill_down(self, cell: Cell, column: int, below: list[int]) -> None:
        self._bound.take(len(below))  # thousands of merged cells may each go over all lines
        for at in below:
            cells = self._rows[at]
            if (more := column + 1 - len(cells)) > 0:
                self._bound.take_places(more)
                cells += [None] * more
            if cells[column] is None:
                cells[column] = cell


def _column(letters: str) -> int:
    """A for 0, Z for 25, AA for 26."""
    number = 0
    for letter in letters:
        number = number * 26 + _LETTERS.index(letter) + 1
    return number - 1
