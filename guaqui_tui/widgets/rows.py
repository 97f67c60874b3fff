"""Lines of which one has the cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from ..theme import HERE


class Rows(Widget, can_focus=True):
    """Shows one line for each row and says where the cursor went. Scrolls so that the cursor is always seen."""

    DEFAULT_CSS = "Rows { height: auto; width: 100%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("home", "move(-9999)", show=False),
        Binding("end", "move(9999)", show=False),
    ]

    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor stands on another row."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._rows: Sequence[Content] = ()

    def show(self, rows: Sequence[Content]) -> None:
        self._rows = rows
        self.cursor = min(self.cursor, max(0, len(rows) - 1))
        self.refresh(layout=True)

    def action_move(self, step: int) -> None:
        self.cursor = min(max(0, self.cursor + step), max(0, len(self._rows) - 1))

    def watch_cursor(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def render(self) -> Content:
        lines = []
        for number, row in enumerate(self._rows):
            line = Content(f"{HERE if number == self.cursor else ' '}") + row
            lines.append(line.stylize("bold $background on $accent") if number == self.cursor else line)
        return Content("\n").join(lines)
