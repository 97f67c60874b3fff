"""Every colour of ours, on paper and on a terminal, and what has it: `#rrggbb` each.

No state is told by colour alone: a sign (`storage/symbols.py`) or a word stands beside each. What is behind text
on paper is light, so that black stays readable where it is printed in grey.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from .wording.marks import Mark


class MarkColours(NamedTuple):
    """Of marks in one medium: those of classes in their order, over and over, and those of our own states."""

    productive: tuple[str, ...]
    others: tuple[str, ...]
    states: Mapping[str, str]

    def of(self, mark: Mark) -> str:
        """Empty where it has none."""
        if mark.number is None:
            return self.states.get(mark.name, "")
        colours = self.productive if mark.productive else self.others
        return colours[mark.number % len(colours)]


# Paper: report, workbook, acta

BEHIND_MARKS: Final = MarkColours(
    productive=("#C6E0B4", "#FFE699", "#D8E4BC", "#FFF2CC"),
    others=("#BDD7EE", "#D9D9D9", "#DDEBF7", "#EDEDED"),
    states={"disputed": "#F8CBAD"},
)


class PaperColours(NamedTuple):
    """The styles of the report know each by its name: `var(--table-head)`."""

    page: str = "#FFFFFF"
    ink: str = "#000000"
    heading: str = "#1F3864"
    """Of the report's headings; behind those of a workbook's columns, which are as light as the page."""
    table_head: str = "#E4E8F0"
    """Behind the headings of the report's tables."""
    computed: str = "#F2F2F2"
    """Behind what a workbook computes."""
    bar: str = BEHIND_MARKS.productive[0]
    """Of a chart in the report, where it is of no class."""
    bar_edge: str = "#404040"
    column: str = "#548235"
    """Of the chart in the workbook."""
    line: str = "#808080"
    """Around the cells of the report's tables."""
    light_line: str = "#A6A6A6"
    """Around a workbook's cells, and what a chart's bar lacks of a whole."""
    acta_line: str = "#787878"
    """What people write and sign on."""


PAPER: Final = PaperColours()


# A terminal: each is one of the sixteen that every one has

BLACK: Final = "#000000"
WHITE: Final = "#ffffff"
GREY: Final = "#c0c0c0"
BLUE: Final = "#000080"
GREEN: Final = "#00ff00"
CYAN: Final = "#00ffff"
DARK_CYAN: Final = "#008080"
YELLOW: Final = "#ffff00"
DARK_YELLOW: Final = "#808000"
RED: Final = "#ff0000"
LIGHT_RED: Final = "#ff5555"
MAGENTA: Final = "#ff00ff"

MARKS_ON_SCREEN: Final = MarkColours(
    productive=(GREEN, CYAN, DARK_CYAN),
    others=(YELLOW, MAGENTA, DARK_YELLOW),
    states={
        "unclassed": WHITE,
        "disputed": LIGHT_RED,
        "open": WHITE,
        "none": GREY,
        "postponed": GREY,
        "missing": GREY,
    },
)
