"""Workbooks (.xlsx) as lines of text: what their cells show, and nothing that they would do.

Of the file only values are read: a formula is what it last came to. It is anybody's file, so that its parts
are measured before they are unpacked, and its XML may declare nothing.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from pathlib import Path, PurePosixPath
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import iterparse

from ..errors import FileError, NotFoundError, SpreadsheetError, from_os
from ..file.bounded_zips import opened_zip
from ..limits import MAX_SHEET_BYTES, MAX_SHEET_CELLS, MAX_SHEET_COLUMNS
from ..notation.formula_cells import guard
from .cells import Number
from .layout import LOOKED_AT, SheetLine, WorkbookSheet
from .number_formats import BUILT_IN, Shows, digits, in_days, shows, written

_PLACE = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_AROUND_A_BREAK = re.compile("[ \t]*(?:\r\n?|\n)[ \t]*")
_YES = frozenset(("1", "true"))
_NOT_COUNTED = "#N/A"
"""What a formula came to that no program has counted yet."""


def read_pages(path: Path) -> list[WorkbookSheet]:
    """The sheets of a workbook. Raises `GuaquiError`: `workbook-unreadable`, `too-big`, `not-found`."""
    try:
        with opened_zip(path, MAX_SHEET_BYTES) as packed:
            if sum(one.file_size for one in packed.infolist()) > MAX_SHEET_BYTES:
                raise FileError("too-big", path=str(path))
            return list(_Workbook(packed, path).pages())
    except FileNotFoundError:
        raise NotFoundError("not-found", path=str(path)) from None
    except (
        zipfile.BadZipFile,
        zlib.error,
        RuntimeError,
        EOFError,
        ValueError,
        KeyError,
        IndexError,
        ParseError,
    ) as no:
        raise SpreadsheetError("workbook-unreadable", path=str(path), words=str(no)) from None
    except OSError as error:
        raise from_os(error, path) from error


class _Workbook:
    """Reads one workbook's parts."""

    def __init__(self, packed: zipfile.ZipFile, path: Path) -> None:
        self._packed = packed
        self._path = path
        self._room = MAX_SHEET_CELLS
        self._parts = set(packed.namelist())
        self._strings = [_text(one) for one in self._all("xl/sharedStrings.xml", "si")]
        self._times = self._time_styles()
        self._since = 1900
        self._readers: dict[str, Callable[[str], str]] = {
            "s": lambda at: self._strings[int(at)],
            "str": _unescaped,
            "b": lambda value: "TRUE" if value in _YES else "FALSE",
            "d": written,
        }

    def pages(self) -> Iterator[WorkbookSheet]:
        targets = {
            one.get("Id"): one.get("Target", "") for one in self._all("xl/_rels/workbook.xml.rels", "Relationship")
        }
        for one in self._all("xl/workbook.xml", "workbookPr"):
            if one.get("date1904") in _YES:
                self._since = 1904
        for sheet in list(self._all("xl/workbook.xml", "sheet")):
            target = targets[_relation(sheet)]
            part = target.lstrip("/") if target.startswith("/") else str(PurePosixPath("xl", target))
            hidden = sheet.get("state", "visible") != "visible"
            yield WorkbookSheet(sheet.get("name", ""), hidden, [] if hidden else self._lines(part))

    def _all(self, part: str, name: str) -> Iterator[Element]:
        """The elements of one name in a part, one at a time; each is forgotten when the next is asked for."""
        if part not in self._parts:
            return
        with self._packed.open(part) as opened:
            parents: list[Element] = []
            for event, element in iterparse(opened, events=("start", "end"), forbid_dtd=True):
                if event == "start":
                    parents.append(element)
                    continue
                parents.pop()
                if element.tag.rpartition("}")[2] == name:
                    yield element
                    if parents:
                        parents[-1].clear()

    def _time_styles(self) -> list[Shows]:
        """What each of the cells' styles shows a number as."""
        own = {
            int(one.get("numFmtId", "0")): shows(one.get("formatCode", ""))
            for one in self._all("xl/styles.xml", "numFmt")
        }
        formats = {**BUILT_IN, **own}
        return [
            formats.get(int(style.get("numFmtId", "0")), "")
            for all_ in self._all("xl/styles.xml", "cellXfs")
            for style in all_
        ]

    def _lines(self, part: str) -> list[SheetLine]:
        """The rows that say something; those among which the headings are as wide as the widest of all."""
        rows: dict[int, dict[int, str]] = {}
        hidden = set()
        for number, row in enumerate(self._all(part, "row"), 1):
            at = int(row.get("r", number))
            if row.get("hidden") in _YES:
                hidden.add(at)
            for place, cell in enumerate(child for child in row if child.tag.endswith("}c")):
                found = _PLACE.fullmatch(cell.get("r", ""))
                column = _column(found[1]) if found else place
                if text := self._shown(cell):
                    self._put(rows, at, column, text)
        said = sorted(rows)
        for merge in self._all(part, "mergeCell"):
            self._fill_down(rows, said, merge.get("ref", ""))
        widest = max((max(row) + 1 for row in rows.values()), default=0)
        lines = []
        for place, (at, texts) in enumerate(sorted(rows.items())):
            width = widest if place < LOOKED_AT else max(texts) + 1
            lines.append(SheetLine(at, [texts.get(i, "") for i in range(width)], hidden=at in hidden))
        return lines

    def _put(self, rows: dict[int, dict[int, str]], at: int, column: int, text: str) -> None:
        self._room -= 1
        if self._room < 0 or column >= MAX_SHEET_COLUMNS:
            raise FileError("too-big", path=str(self._path))
        # a text is as a cell of a CSV file would have it
        rows.setdefault(at, {})[column] = text if isinstance(text, Number) else guard(text)

    def _fill_down(self, rows: dict[int, dict[int, str]], lines: list[int], ref: str) -> None:
        """A cell merged over lines below it holds for each of them that says something; over columns, for one.

        `lines`: the numbers of the rows, in order.
        """
        first, _sign, last = ref.partition(":")
        a, b = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if not a or not b or a[1] != b[1]:
            return
        column = _column(a[1])
        if text := rows.get(int(a[2]), {}).get(column):
            below = lines[bisect_right(lines, int(a[2])) : bisect_right(lines, int(b[2]))]
            self._room -= len(below)
            if self._room < 0:  # thousands of merged cells, each over all lines
                raise FileError("too-big", path=str(self._path))
            for at in below:
                rows[at].setdefault(column, text)

    def _shown(self, cell: Element) -> str:
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return _text(cell)
        value = next((child.text or "" for child in cell if child.tag.endswith("}v")), "")
        if not value and kind != "str" and any(child.tag.endswith("}f") for child in cell):
            return _NOT_COUNTED
        if not value:
            return ""
        return self._readers.get(kind, str)(value) if kind != "n" else self._number(value, int(cell.get("s", "0")))

    def _number(self, value: str, style: int) -> str:
        as_ = self._times[style] if style < len(self._times) else ""
        return in_days(digits(value), as_, self._since)


def _text(element: Element) -> str:
    """The text of a cell in all its fonts, without how it would be pronounced."""
    runs = [element, *(child for child in element if child.tag.endswith(("}r", "}is")))]
    runs += [run for child in element if child.tag.endswith("}is") for run in child if run.tag.endswith("}r")]
    return _unescaped("".join(child.text or "" for run in runs for child in run if child.tag.endswith("}t")))


def _unescaped(text: str) -> str:
    """A text without its escapes, which stand for what XML has not: _x000D_ for a return, _x005F_ for _."""
    found = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), text)
    if found == text:
        return text
    found = found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # a pair of halves is one letter
    return re.sub(" *\t *", " ", _AROUND_A_BREAK.sub("\n", found))


def _relation(sheet: Element) -> str:
    """The id of a sheet's part: the namespace that it stands in is one of two."""
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def _column(letters: str) -> int:
    """A for 0, Z for 25, AA for 26."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
