"""The line at the top and the line of keys at the bottom, the same on every screen."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.widget import Widget

from ..language.gettext_ import _
from ..look import keys
from .mouse import press
from .text import in_cells


class TopLine(Widget):
    """What is open on the left; on the right who types, on which laptop, and when it was last saved."""

    DEFAULT_CSS = "TopLine { dock: top; height: 1; background: $strip; color: $foreground; text-style: bold; }"

    def __init__(self) -> None:
        super().__init__()
        self._left = self._file = self._right = ""
        self.alarm = False

    def show(self, left: str, right: str, *, file: str = "", alarm: bool = False) -> None:
        """`file` stands after what is open where all of it has room."""
        self._left, self._file, self._right, self.alarm = left, file, right, alarm
        self.refresh()

    def render(self) -> Content:
        room = max(self.size.width - cell_len(self._right) - 4, 0)
        left = self._left or "Guaqui"
        if self._file and cell_len(named := f"{left} · {self._file}") <= room:
            left = named
        line = Content(f" {in_cells(left, room)}  ")
        return line + Content.styled(self._right, "$accent" if self.alarm else "")


class KeyLine(Widget):
    """The keys that do something here, as `keys.py` has them; the last ones only where there is room.

    A key that is clicked is pressed.
    """

    DEFAULT_CSS = "KeyLine { dock: bottom; height: 1; background: $strip; color: $foreground; }"

    def render(self) -> Content:
        line = Content(" ")
        for binding in self._with_room():
            line += Content.styled(keys.display_of(binding), "bold $accent")
            line += Content(f" {_(binding.description)}  ")
        return line

    def _with_room(self) -> Iterator[Binding]:
        """Those that have room."""
        used = 1
        for binding in keys.shown_bindings(self.screen):
            width = _cells_of(binding)
            if used + width > self.size.width:
                return
            yield binding
            used += width + 2

    def on_click(self, event: events.Click) -> None:
        ends = 1
        for binding in self._with_room():
            begins, ends = ends, ends + _cells_of(binding) + 2
            if begins <= event.x < ends - 2:
                press(self, binding.key.split(",")[0])


def _cells_of(binding: Binding) -> int:
    return cell_len(f"{keys.display_of(binding)} {_(binding.description)}")
