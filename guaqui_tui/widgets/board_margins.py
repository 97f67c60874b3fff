"""What stands around the board's table: all of one slot beside it, the shares under its columns."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import set_cell_size
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from storage.plan.productive_share import Figures
from storage.symbols import BAR, DISPUTED

from ..language.gettext_ import _
from .text import PlainText

WIDE = 120
"""Columns of a terminal from which on there is room beside the table."""


class SlotPanel(VerticalScroll, can_focus=False):
    """What stands beside the table: all of the slot under the cursor."""

    DEFAULT_CSS = """
    SlotPanel { display: none; height: 1fr; border-left: solid $quiet; padding: 0 1; scrollbar-size-vertical: 1; }
    SlotPanel.-shown { display: block; }
    SlotPanel > PlainText { color: $foreground; }
    """

    def compose(self) -> ComposeResult:
        yield PlainText()

    def fit(self, terminal: int) -> int:
        """Take a part of a wide terminal and nothing of a narrow one; returns how many columns."""
        width = min(70, max(38, terminal * 3 // 10)) if terminal >= WIDE else 0
        self.set_class(width > 0, "-shown")
        self.styles.width = width
        return width

    def say(self, text: str) -> None:
        """Any text, from its beginning."""
        self.query_one(PlainText).say(text)
        self.scroll_home(animate=False)


class Shares(Widget):
    """The productive share of each year, under its column: always on the screen and always true."""

    DEFAULT_CSS = "Shares { height: 1; width: 100%; color: $success; text-style: bold; }"

    def __init__(self) -> None:
        super().__init__()
        self._years: Sequence[Figures] = ()
        self._first = self._each = self._scrolled = 0

    def show(self, years: Sequence[Figures], *, first: int, each: int) -> None:
        """`first` is the width of the columns before the years, `each` that of a year."""
        self._years, self._first, self._each = years, first, each
        self.refresh()

    def scrolled(self, x: float) -> None:
        self._scrolled = int(x)
        self.refresh()

    def render(self) -> Content:
        years = "".join(set_cell_size(year_share(figures, self._each - 1), self._each) for figures in self._years)
        return Content(set_cell_size(_("Productive share"), self._first) + years[self._scrolled :])


def year_share(figures: Figures, width: int) -> str:
    """7/18 39%, and a bar where there is room for one; 7/18 39-44%, or 39%! or 39!, while it is to settle."""
    words = f"{figures.productive}/{figures.filled}"
    if figures.share is not None:
        ranged = f"{words} {share_in_words(figures)}"
        exact = (ranged, f"{words} {whole(figures.share)}%{DISPUTED}", f"{words} {whole(figures.share)}{DISPUTED}")
        words = next((one for one in exact if len(one) <= width), exact[-1])
        room = width - len(words) - 1
        if room >= 4:
            words += " " + BAR * round(room * figures.share / 100)
    return words


def share_in_words(figures: Figures) -> str:
    """39%; 39-44% while versions differ on what is productive; empty where nothing is decided."""
    if figures.range:
        return "-".join(str(whole(end)) for end in figures.range) + "%"
    return "" if figures.share is None else f"{whole(figures.share)}%"


def whole(percent: float) -> int:
    """A percentage to a whole number, half up."""
    return int(percent + 0.5)
