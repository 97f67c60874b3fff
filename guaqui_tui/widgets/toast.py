"""What is said in passing: over the top of the screen, so that nothing moves when it comes or goes. Whose all of
it is stays to be read: what is one line lies over the rule below that, what is longer names it first.
"""

from __future__ import annotations

from typing import Any, Final

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.timer import Timer

from ..session import intervals
from .text import PlainText, shortened

READ_A_SECOND: Final = 12
"""Letters that somebody reads who reads slowly."""


class Toast(PlainText):
    """One message at most. It stays whole until it was read, a key is pressed or it is clicked; what `guide` says
    stands where there is no message, and is one line from the next key on.
    """

    DEFAULT_CSS = """
    Toast { layer: toast; dock: top; display: none; width: 100%; height: auto; max-height: 100%;
        padding: 0 1; background: $accent; color: $on-accent; text-style: bold; }
    Toast.-shown { display: block; }
    Toast.-below { margin-top: 1; }
    Toast.-wrong { background: $alarm; color: $on-alarm; }
    Toast:nocolor { background: $background; color: $foreground; text-style: bold reverse; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id)
        self._guide = ""
        self._is_whole = True
        self._timer: Timer | None = None
        self.lies_over = ""
        """What the line at the top says of where its user is."""

    def _words(self, width: int) -> Content:
        if not self.said and not self._is_whole:
            return Content(shortened(self._guide, width))
        words = self.said or self._guide
        if _is_one_line(words, width) or not self.lies_over:
            return Content(words)
        return self._named(words, width)

    def _named(self, words: str, width: int) -> Content:
        """Behind the title that it lies over; behind the first part of that where all would take one line more."""
        first = self.lies_over.partition(" · ")[0]
        whole, short = (Content(f"{shortened(title, width // 2)}: {words}") for title in (self.lies_over, first))
        return whole if len(whole.wrap(width)) <= len(Content(words).wrap(width)) else short

    def render(self) -> Content:
        return self._words(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        return len(self._words(width).wrap(width)) if width else 0

    def say(self, text: str = "", *, wrong: bool = False, good: bool = False) -> None:
        super().say(text, wrong=wrong, good=good)
        self._stop_timer()
        seconds = max(intervals.TOAST_SECONDS, len(text) / READ_A_SECOND)
        self._timer = self.set_timer(seconds, self.say) if text else None
        self.show_said()

    def _stop_timer(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def guide(self, words: str) -> None:
        if words != self._guide:
            self._guide, self._is_whole = words, True
            self.show_said()

    def key_pressed(self) -> None:
        """Whoever presses a key has read what was said, but for what they are to do next. It is seen until the key
        is done with: what the key has to say takes its place, and nothing is laid out anew for that.
        """
        if self.said:
            self.said = ""
            self._stop_timer()
            self.remove_class("-wrong")
        elif self._guide and self._is_whole:
            self._is_whole = False
            self.show_said()

    def key_done(self) -> None:
        """What the key before left to be seen goes, where nothing was said since."""
        if not self.said and self.has_class("-said"):
            self.say()

    def _place(self) -> None:
        """Over the top line itself only where that says nothing, or what has more lines and names what it says."""
        width = max(0, self.screen.size.width - 2)
        is_below = bool(self.lies_over) and _is_one_line(self._words(width).plain, width)
        self.set_class(is_below, "-below")

    def on_resize(self) -> None:
        self._place()
        super().on_resize()

    def on_click(self) -> None:
        self.key_pressed()
        self.key_done()

    def show_said(self) -> None:
        """Draw what is said; lay the screen out anew only where that takes more or fewer lines, or none."""
        shown, room = bool(self.said or self._guide), self.content_size
        self._place()
        fits = room.width > 0 and len(self._words(room.width).wrap(room.width)) == room.height
        stays = shown and fits and self.has_class("-shown")
        self.set_class(shown, "-shown")
        self.refresh(layout=not stays)


def _is_one_line(words: str, width: int) -> bool:
    return "\n" not in words and cell_len(words) <= width


def say_below(screen: Screen[Any], words: str) -> None:
    """Say this on the screen below one that is about to close."""
    stack = screen.app.screen_stack
    for toast in stack[stack.index(screen) - 1].query(Toast) if words else ():
        toast.say(words)
