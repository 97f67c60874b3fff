"""Lines of which one has the cursor."""

from __future__ import annotations

from collections.abc import Callable, Collection
from itertools import chain
from textwrap import wrap
from typing import Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from storage.symbols import CURSOR, MORE_ABOVE, MORE_BELOW

from .mouse import WHEEL, drags, press
from .text import shortened

LineOf = Callable[[int, int], Content]
"""Makes one row's line, for a width that is at hand for it."""


TellOf = Callable[[int], str]
"""What there is to know of a row."""
INDENT = 5
"""Before what is told below a line."""


class Rows(Widget, can_focus=True):
    """Shows a line for each row and says where the cursor went.

    Only the lines that are on the screen are made: there may be very many. The cursor is always among them.
    """

    DEFAULT_CSS = "Rows { height: auto; width: 100%; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "move(1)", show=False),
        Binding("up", "move(-1)", show=False),
        Binding("home", "move(-9999999)", show=False),
        Binding("end", "move(9999999)", show=False),
        Binding("pagedown", "leaf(1)", show=False),
        Binding("pageup", "leaf(-1)", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    aimed: reactive[bool] = reactive(default=True)
    """Whether Enter takes the line with the cursor: then it is marked."""

    class Moved(Message):
        """The cursor stands on another row."""

    def __init__(self, *, id: str | None = None, leaves: bool = True) -> None:  # noqa: A002 - Textual's word
        """`leaves`: PgDn and PgUp go through the lines, and are not the room's."""
        super().__init__(id=id)
        self._leaves = leaves
        self._line: LineOf = lambda _number, _width: Content()
        self._many = 0
        self._headings: Collection[int] = ()
        self._from = 0
        self._told: TellOf | None = None
        self._drawn: list[int] = []
        """Which row each line that is seen belongs to."""
        self._clicked: int | None = None
        """The line that was clicked last."""

    def show(self, many: int, line: LineOf, told: TellOf | None = None, headings: Collection[int] = ()) -> None:
        """`told`: what stands below each line where there is room for it below all; whole at the cursor.
        `headings`: the rows that stand over others and are none themselves; the cursor comes to none of them.
        """
        self._many, self._line, self._told, self._headings = many, line, told, headings
        self.cursor = self._beside_headings(self.cursor, 1)
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return self._many

    def action_move(self, step: int) -> None:
        self.cursor = self._beside_headings(self.cursor + step, step)

    def _beside_headings(self, row: int, step: int) -> int:
        """The row that is come to, or the next one that way that is no heading; back where there is none."""
        row = min(max(0, row), max(0, self._many - 1))
        there, back = range(row, self._many), range(row, -1, -1)
        ways = (there, back) if step > 0 else (back, there)
        return next((one for one in chain(*ways) if one not in self._headings), row)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._leaves if action == "leaf" else super().check_action(action, parameters)

    def action_leaf(self, step: int) -> None:
        self.action_move(step * max(1, self.size.height - 1))

    def on_click(self, event: events.Click) -> None:
        """A line that is clicked has the cursor; clicked once more it does what Enter does. A text may be dragged
        over without either.
        """
        at = event.get_content_offset(self)
        if at is None or at.y >= len(self._drawn) or drags(self.screen):
            return
        number = self._drawn[at.y]
        if number in self._headings:
            return
        again, self.cursor = self._clicked == number == self.cursor, number
        self._clicked = None if again else number
        if again:
            press(self, "enter")

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        event.stop()
        self.action_move(WHEEL)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        event.stop()
        self.action_move(-WHEEL)

    def watch_cursor(self) -> None:
        self.refresh()
        self.post_message(self.Moved())

    def _more(self, number: int, height: int) -> str:
        """What stands at the end of a line beyond which there are others, out of sight."""
        if number == self._from > 0:
            return MORE_ABOVE
        return MORE_BELOW if number == self._from + height - 1 < self._many - 1 else ""

    def has_room(self, width: int, height: int) -> bool:
        """Whether what is told of each line has room below all."""
        told = self._below(width) if self._told and self._many else []
        most = max((len(below) for below in told), default=0)
        return bool(told) and 2 * self._many - 1 + most <= height

    def _below(self, width: int) -> list[list[str]]:
        told = self._told or (lambda _number: "")
        return [wrap(told(number), max(1, width - INDENT - 1)) for number in range(self._many)]

    def _with_what_is_told(self, width: int, height: int) -> Content:
        """All lines, each with what there is to know of it, apart where there is room for that too."""
        below, lines, self._drawn = self._below(width), list[Content](), []
        whole = self._many + sum(map(len, below)) <= height
        apart = (
            2 * self._many - 1 + (sum(map(len, below)) if whole else self._many - 1 + max(map(len, below)))
            <= height
        )
        for number, told in enumerate(below):
            here = number == self.cursor
            line = self._drawn_line(number, width, here=here)
            rest = (
                told if whole or here or len(told) < 2 else [shortened(f"{told[0]} {told[1]}", width - INDENT - 1)]
            )
            said = [Content.styled(" " * INDENT + words, "$quiet") for words in rest]
            block = [self._marked(line, width) if here else line, *said, *([Content()] if apart else [])]
            lines += block
            self._drawn += [number] * len(block)
        return Content("\n").join(lines)

    def _drawn_line(self, number: int, width: int, *, here: bool) -> Content:
        """One row's line behind the place of the cursor, with an ellipsis where it is longer."""
        line = Content(CURSOR if here else " ") + self._line(number, max(0, width - 1))
        return line.truncate(width, ellipsis=True)

    def _marked(self, line: Content, width: int) -> Content:
        """The line with the cursor, from edge to edge however short it is."""
        return line.extend_right(width - line.cell_length).stylize(_here(self.app))

    def render(self) -> Content:
        height, width = max(1, self.content_size.height), self.content_size.width
        if self.has_room(width, height):
            return self._with_what_is_told(width, height)
        self._from = max(0, min(max(self._from, self.cursor - height + 1), self.cursor, self._many - height))
        lines = []
        self._drawn = list(range(self._from, min(self._from + height, self._many)))
        for number in self._drawn:
            here = self.aimed and number == self.cursor
            line = self._drawn_line(number, width, here=here).rstrip()
            if sign := self._more(number, height):
                if line.cell_length == width:  # the sign stands on no word
                    line = self._drawn_line(number, width - 1, here=here)
                line = line.extend_right(width - 1 - line.cell_length) + Content(sign)
            lines.append(self._marked(line, width) if here else line)
        return Content("\n").join(lines)


def _here(app: App[Any]) -> str:
    """How the line with the cursor is drawn."""
    return "bold reverse" if app.no_color else "bold $on-accent on $accent"
