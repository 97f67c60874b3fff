"""The line at the top and the line of keys at the bottom, the same on every screen."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content
from textual.widget import Widget

from ..look import keys
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
    """The keys that do something here, as `keys.py` has them; the last ones only where there is room."""

    DEFAULT_CSS = "KeyLine { dock: bottom; height: 1; background: $strip; color: $foreground; }"

    def render(self) -> Content:
        line = Content(" ")
        for key, words in keys.shown_keys(self.screen):
            shown = Content.styled(key, "bold $accent") + Content(f" {words}")
            if line.cell_length + shown.cell_length > self.size.width:
                break
            line += shown + Content("  ")
        return line


def short_name(author: str) -> str:
    """The first name and an initial, or a number as it is: the top line has little room."""
    first, *rest = author.split() or [""]
    if not rest:
        return first
    return f"{first} {rest[-1][0]}." if rest[-1][0].isalpha() else f"{first} {rest[-1]}"
