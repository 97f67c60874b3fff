"""Records of JSON -> lines of a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any, Final

from ...notation.text import has_unseen
from ..table import Cell, Line, OpenedTable
from ..table_parts.heading_names import numbered_names
from .bounds import ReadingBound
from .cell_text import UNSEEN, cell_text

INDEX: Final = "_index"
PARENT_INDEX: Final = "_parent_index"
_HEADINGS: Final = (0, 0)
"""They stand in no line of the file; records are counted from one."""


class RecordTable:
    """Makes a table of records, and one of the records that these have, for each of their names."""

    def __init__(self, name: str, bound: ReadingBound) -> None:
        self._name = name
        self._bound = bound
        self._columns: dict[str, int] = {}
        self._lines: list[Line] = []
        self._count = 0
        self._below: dict[str, RecordTable] = {}

    def add(self, record: dict[str, Any], parent: int = 0) -> None:
        """Add what a record says; `parent` is the number of the one that has it. Raises `too-big`."""
        self._count += 1
        number, said = self._count, _apart(self._flat(record, ""))
        has = [(name, value) for name, value in said.items() if _is_records(value)]
        for name, records in has:
            below = self._below.setdefault(name, RecordTable(name, self._bound))
            for one in records:
                below.add(one, number)
            del said[name]
        keys = {INDEX: number} if has else {}
        self._put(number, said | keys | ({PARENT_INDEX: parent} if parent else {}))

    def tables(self) -> Iterator[OpenedTable]:
        """This table and those below it."""
        yield OpenedTable(self._name, (Line(0, tuple(self._columns)), *self._lines), headings=_HEADINGS)
        for below in self._below.values():
            yield from below.tables()

    def _flat(self, part: dict[str, Any], before: str) -> Iterator[tuple[str, Any]]:
        for key, value in part.items():
            name = f"{before}{cell_text(key) or '?'}"
            if isinstance(value, dict):
                yield from self._flat(value, f"{name}/")
            else:
                yield name, value

    def _put(self, number: int, said: dict[str, Any]) -> None:
        cells: dict[int, Cell] = {}
        unseen = False
        for name, value in said.items():
            cell = _cell(value)
            at = self._column(name)
            if cell is not None:
                unseen |= isinstance(cell, str) and has_unseen(str(value))
                cells[at] = cell
        if cells:
            width = max(cells) + 1
            self._bound.take(len(cells))
            self._bound.take_lines(width)
            flaws = UNSEEN if unseen else ()
            self._lines.append(Line(number, tuple(map(cells.get, range(width))), flaws=flaws))

    def _column(self, name: str) -> int:
        at = self._columns.setdefault(name, len(self._columns))
        self._bound.refuse_column(at)
        return at


def _apart(said: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """What a record says by names of which no two are alike: a/b may be one of its own, and b of its part a."""
    pairs = [*said]
    alone = dict(pairs)
    if len(alone) == len(pairs):
        return alone
    names = numbered_names(name for name, _value in pairs)
    return dict(zip(names, (value for _name, value in pairs), strict=True))


def row_table(rows: list[list[Any]], bound: ReadingBound) -> OpenedTable:
    """The table of rows that are lists of values. Raises `too-big`."""
    lines = []
    for number, row in enumerate(rows, 1):
        cells = tuple(map(_cell, row))
        bound.take(len(cells))
        bound.take_lines(len(cells))
        if any(cell is not None for cell in cells):
            lines.append(Line(number, cells))
    return OpenedTable("", tuple(lines))


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _cell(value: Any) -> Cell:
    """A value as a cell: a list of values is a text, in which they stand one behind the other."""
    match value:
        case str():
            return cell_text(value)
        case None | bool() | int() | Decimal():
            return value
        case list():
            return cell_text(", ".join(_word(one) for one in value))
    return cell_text(_word(value))


def _word(value: Any) -> str:
    match value:
        case str():
            return value
        case Decimal():
            return f"{value:f}"
        case None:
            return ""
        case list() | dict():
            return "…"
    return str(value)
