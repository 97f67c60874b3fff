"""What one cell of an OpenDocument spreadsheet says: its value by its type, its text by its paragraphs."""

from __future__ import annotations

import re
from datetime import time
from typing import Final

from ..table import NOT_COUNTED, Cell
from .cell_text import cell_text
from .number_formats import digits, written
from .xml_reading import Attributes

OFFICE: Final = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TABLE: Final = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT: Final = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_NUMBERS: Final = frozenset(("float", "percentage", "currency"))
_MOST_SPACES: Final = 100
_DURATION: Final = re.compile(r"PT(\d{1,9})H(\d{1,2})M(\d{1,2})(?:[.,]\d+)?S")


def value_of(cell: Attributes, text: str) -> Cell:
    """What a cell says, of which `text` is shown; nothing where it says nothing."""
    kind = cell.get(f"{OFFICE} value-type", "")
    value = cell.get(f"{OFFICE} value", "")
    if kind in _NUMBERS and value:
        return digits(value)
    if kind == "date":
        return written(cell.get(f"{OFFICE} date-value", text))
    if kind == "time":
        return _time(cell.get(f"{OFFICE} time-value", ""), text)
    if kind == "boolean":
        return cell.get(f"{OFFICE} boolean-value") == "true"
    if not text and not kind and f"{TABLE} formula" in cell:
        return NOT_COUNTED
    return cell_text(text or cell.get(f"{OFFICE} string-value", ""))


def _time(duration: str, text: str) -> Cell:
    """A time of day; hours that passed, which are more than a day has, as they are shown."""
    found = _DURATION.fullmatch(duration)
    if not found:
        return cell_text(text)
    hours, minutes, seconds = map(int, found.groups())
    if hours < 24 and minutes < 60 and seconds < 60:
        return time(hours, minutes, seconds)
    return cell_text(text) or f"{hours:02d}:{minutes:02d}"


class CellTexts:
    """The paragraphs of a cell, one a line; what somebody remarked on it is none of it."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._paragraphs = 0
        self._depth = 0
        self._remarks = 0
        self.starts = {
            f"{_TEXT} p": self._begin,
            f"{_TEXT} s": self._spaces,
            f"{_TEXT} tab": lambda _attributes: self.add("\t"),
            f"{_TEXT} line-break": lambda _attributes: self.add("\n"),
            f"{OFFICE} annotation": self._begin_remark,
            f"{_TEXT} ruby-text": self._begin_remark,
        }
        self.ends = {
            f"{_TEXT} p": self._end,
            f"{OFFICE} annotation": self._end_remark,
            f"{_TEXT} ruby-text": self._end_remark,
        }

    def begin_cell(self) -> None:
        """Forget what stood before."""
        self._pieces.clear()
        self._paragraphs = self._depth = self._remarks = 0

    def add(self, text: str) -> None:
        """Take a piece of text, where it is part of a paragraph."""
        if self._depth and not self._remarks:
            self._pieces.append(text)

    def taken(self) -> str:
        """The cell's text."""
        return "".join(self._pieces)

    def _begin(self, _attributes: Attributes) -> None:
        if self._paragraphs and not self._depth and not self._remarks:
            self._pieces.append("\n")
        self._paragraphs += not self._remarks
        self._depth += 1

    def _end(self) -> None:
        self._depth -= 1

    def _spaces(self, spaces: Attributes) -> None:
        self.add(" " * min(int(spaces.get(f"{_TEXT} c", "1")), _MOST_SPACES))

    def _begin_remark(self, _attributes: Attributes) -> None:
        self._remarks += 1

    def _end_remark(self) -> None:
        self._remarks -= 1
