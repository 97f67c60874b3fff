"""Fields one under another: their labels on the left, and on the right what there is to say of each.

Labels and remarks are drawn by the sheet itself, not by one widget a field: a form opens while people wait. A
field takes the rest of its line: only one of which something is said gives up room for that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.content import Content
from textual.geometry import Region
from textual.layout import Layout
from textual.widget import Widget

from storage.notation.text import first_words

from ..language.gettext_ import _
from .as_placed import AS_PLACED, place_anew

_MOST_OF_LABELS: Final = 0.35
_MOST_OF_REMARKS: Final = 0.36
"""Shares of the width."""


class SheetRow(NamedTuple):
    """A field, whose id is its name, and its label: marked for translation, or said when it is drawn."""

    label: str | Callable[[], str]
    field: Widget


class FieldSheet(Widget):
    """`say` says something beside a field, on the field's own line."""

    DEFAULT_CSS = "FieldSheet { width: 100%; padding: 0 1; }"

    def __init__(self, rows: Sequence[SheetRow]) -> None:
        super().__init__()
        self.rows = rows
        self.said: dict[str, tuple[str, bool]] = {}
        """By field: the words, and whether they say that something is wrong."""
        self._room = 0
        """The width of the remarks; it grows with what is said, and does not shrink again: no field jumps then."""
        self._given_up: set[str] = set()
        """The fields that gave up room for what was said of them."""
        self._labels = 0
        """The width that the labels had when fields were placed."""
        self.styles.height = len(rows)  # known without asking each field, at every letter that is typed

    def compose(self) -> ComposeResult:
        for row in self.rows:
            yield row.field

    def __contains__(self, name: str) -> bool:
        return any(row.field.id == name for row in self.rows)

    def say(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        if self.said.get(name, ("", False)) == (words, wrong):
            return
        self.said[name] = (words, wrong)
        if words and (name not in self._given_up or cell_len(words) >= self._room):
            self._room = max(self._room, cell_len(words) + 1)
            self._given_up.add(name)
            place_anew(self)
        else:
            self.refresh()

    # Where things are

    @property
    def layout(self) -> Layout:
        return AS_PLACED

    def places_at(self, width: int) -> dict[str, Region]:
        """Of each field, where the sheet has so much room."""
        self._labels = self._labels_at(width)
        remarks = self._remarks_at(width)
        free = max(1, width - self._labels)
        names = [row.field.id or "" for row in self.rows]
        return {
            name: Region(self._labels, number, max(1, free - remarks * (name in self._given_up)), 1)
            for number, name in enumerate(names)
        }

    def _labels_at(self, width: int) -> int:
        widest = max(map(cell_len, map(_label, self.rows)), default=0) + 2
        return min(widest, int(width * _MOST_OF_LABELS))

    def _remarks_at(self, width: int) -> int:
        return min(self._room, int(width * _MOST_OF_REMARKS))

    def render(self) -> Content:
        width = self.content_size.width
        if self._labels_at(width) != self._labels:  # another language
            self.call_later(place_anew, self)
        return Content("\n").join(self._line(row, width) for row in self.rows)

    def _line(self, row: SheetRow, width: int) -> Content:
        label = Content(first_words(_label(row), max(1, self._labels - 1)))
        words, wrong = self.said.get(row.field.id or "", ("", False))
        if not words:
            return label
        remarks = self._remarks_at(width)
        short = first_words(words, max(1, remarks - 1))
        gap = " " * (width - remarks + 1 - label.cell_length)
        return label + gap + Content.styled(short, "$alarm bold" if wrong else "$quiet")


def _label(row: SheetRow) -> str:
    return _(row.label) if isinstance(row.label, str) else row.label()
