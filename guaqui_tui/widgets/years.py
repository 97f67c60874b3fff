"""A holder's years one under another, beside the form, so that one sees what was asked for already."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap

from textual.content import Content
from textual.widget import Widget

from exports.wording.marks import Mark
from storage.symbols import CURSOR

from ..look.theme import in_colour
from .text import in_cells

MOST_OF_A_YEAR = 4
"""Lines of its words at most."""

Year = tuple[str, Mark, str]
"""The year, its mark, and its words."""


class Years(Widget):
    DEFAULT_CSS = "Years { height: 1fr; min-height: 1; width: 100%; padding: 0 1; color: $quiet; }"

    def __init__(self) -> None:
        super().__init__()
        self._years: Sequence[Year] = ()
        self._here = 0

    def show(self, years: Sequence[Year], here: int) -> None:
        self._years, self._here = years, here
        self.refresh()

    def render(self) -> Content:
        height, width = max(1, self.content_size.height), self.content_size.width
        if height >= (MOST_OF_A_YEAR + 1) * len(self._years):
            return Content("\n\n").join(self._whole(index, width) for index in range(len(self._years)))
        start = max(0, min(self._here - height // 2, len(self._years) - height))
        lines = []
        for index, (year, mark, words) in enumerate(self._years[start : start + height], start):
            line = Content(f"{CURSOR if index == self._here else ' '} {year}  ")
            line += in_colour(mark)
            line += Content(in_cells(" " + " ".join(words.split()), max(0, width - 9)))
            lines.append(line.stylize("bold $foreground") if index == self._here else line)
        return Content("\n").join(lines)

    def _whole(self, index: int, width: int) -> Content:
        """A year with its words below one another, where there is room for that."""
        (year, mark, words), here = self._years[index], index == self._here
        said = wrap(" ".join(words.split()), max(1, width - 9), max_lines=MOST_OF_A_YEAR, placeholder=" …")
        head = (
            Content(f"{CURSOR if here else ' '} {year}  ")
            + in_colour(mark)
            + Content(f" {said[0] if said else ''}")
        )
        lines = [head, *(Content(" " * 10 + line) for line in said[1:])]
        whole = Content("\n").join(lines)
        return whole.stylize("bold $foreground") if here else whole
