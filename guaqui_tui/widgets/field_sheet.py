"""Fields one under another: their labels on the left, and on the right what there is to say of each.

Labels and remarks are drawn by one widget each, not by one a field: a form opens while people wait.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from storage.notation.text import first_words

from ..language.gettext_ import _


class SheetRow(NamedTuple):
    """A field, whose id is its name, and its label: marked for translation, or said when it is drawn."""

    label: str | Callable[[], str]
    field: Widget


class FieldSheet(Horizontal):
    """Fields take the rest of the line: what is said beside them has the room that it needs, and no more."""

    DEFAULT_CSS = """
    FieldSheet { padding: 0 1; }
    FieldSheet > * { height: 100%; }
    FieldSheet > Labels { width: auto; max-width: 35%; }
    FieldSheet > Vertical { width: 1fr; }
    FieldSheet > Beside { width: 1; max-width: 36%; }
    """

    def __init__(self, rows: Sequence[SheetRow]) -> None:
        super().__init__()
        self.rows = rows
        self.beside = Beside([(row.field.id or "",) for row in rows])
        self.styles.height = len(rows)  # known without asking each field, at every letter that is typed

    def compose(self) -> ComposeResult:
        yield Labels(self.rows)
        with Vertical():
            for row in self.rows:
                yield row.field
        yield self.beside


class Labels(Widget):
    DEFAULT_CSS = "Labels { height: auto; }"

    def __init__(self, rows: Sequence[SheetRow]) -> None:
        super().__init__()
        self._rows = rows

    def _said(self) -> list[str]:
        return [_(row.label) if isinstance(row.label, str) else row.label() for row in self._rows]

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002 - Textual's
        return max(map(cell_len, self._said()), default=0) + 2

    def render(self) -> Content:
        room = max(1, self.content_size.width - 1)
        return Content("\n").join(Content(first_words(label, room)) for label in self._said())


class Beside(Widget):
    """What is said of each field, on the field's own line; of several on one line, what is wrong goes first."""

    DEFAULT_CSS = "Beside { height: auto; padding-left: 1; color: $quiet; }"

    def __init__(self, lines: Sequence[tuple[str, ...]]) -> None:
        super().__init__()
        self._lines = lines
        self.said: dict[str, tuple[str, bool]] = {}
        """By field: the words, and whether they say that something is wrong."""
        self._room = 1

    def __contains__(self, name: str) -> bool:
        return any(name in line for line in self._lines)

    def say(self, name: str, words: str = "", *, wrong: bool = False) -> None:
        if self.said.get(name, ("", False)) != (words, wrong):
            self.said[name] = (words, wrong)
            self._widen(cell_len(words) + 1)
            self.refresh()

    def _widen(self, width: int) -> None:
        """It grows with what is said, and does not shrink again: no field jumps while it is typed into."""
        if width > self._room:
            self._room = width
            self.styles.width = width

    def render(self) -> Content:
        lines = []
        for names in self._lines:
            said = [self.said.get(name, ("", False)) for name in names]
            words, wrong = max(said, key=lambda one: (one[1], bool(one[0])))
            short = first_words(words, max(1, self.content_size.width))
            lines.append(Content.styled(short, "$alarm bold") if wrong else Content(short))
        return Content("\n").join(lines)
