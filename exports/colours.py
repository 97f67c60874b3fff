"""Every colour of ours, on paper and on a terminal, and what has it: `#rrggbb` each.

No state is told by colour alone: a sign (`storage/symbols.py`) or a word stands beside each. What is behind text
on paper is light, so that black stays readable where it is printed in grey. A class has one colour wherever it is
met: its tint lies behind ink on paper and is the colour of its sign on a dark screen; on a light one the sign has
the same colour, dark enough to be read.
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


class Hue(NamedTuple):
    """One colour: as a tint behind ink or on the dark, and deep enough for what is light."""

    tint: str
    deep: str


GREEN: Final = Hue("#A8DB8C", "#2B6613")
YELLOW: Final = Hue("#FFE08A", "#6E5200")
TEAL: Final = Hue("#9FE0D3", "#0B625A")
ORANGE: Final = Hue("#FFCBA0", "#8A4300")
BLUE: Final = Hue("#A9D0F5", "#1B4F91")
LILAC: Final = Hue("#DCC6F2", "#5B3A94")
PINK: Final = Hue("#F7C3D8", "#8F2660")
GREY: Final = Hue("#D9D9D9", "#4B4B4B")

_PRODUCTIVE: Final = (GREEN, YELLOW, TEAL, ORANGE)
_OTHERS: Final = (BLUE, LILAC, PINK, GREY)


# Paper: report, workbook, acta

BEHIND_MARKS: Final = MarkColours(
    productive=tuple(hue.tint for hue in _PRODUCTIVE),
    others=tuple(hue.tint for hue in _OTHERS),
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
    marked_bar: str = "#545454"
    """Of the bar to notice."""
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


# Screens


class ScreenColours(NamedTuple):
    """What a theme is made of. Two accents: `accent` is where the cursor is and what a key is called, `waits` is
    what waits for somebody. The styles of the screens know each by its name: `$band`.
    """

    dark: bool
    ground: str
    text: str
    quiet: str
    """Of what stands beside: remarks, headings of columns."""
    rule: str
    """Of the lines that part header, work and choices."""
    band: str
    """Behind the line at the top and the line of keys."""
    field: str
    """Behind what is typed."""
    here: str
    """The same, where the cursor is."""
    on_here: str
    quiet_here: str
    """What is typed there, and what is only proposed."""
    accent: str
    on_accent: str
    waits: str
    alarm: str
    on_alarm: str
    good: str
    productive: tuple[str, ...]
    others: tuple[str, ...]

    @property
    def marks(self) -> MarkColours:
        """What is of no class has the colour of what stands around it."""
        beside = dict.fromkeys(("none", "postponed", "missing"), self.quiet)
        states = {"unclassed": self.text, "open": self.text, "disputed": self.alarm, **beside}
        return MarkColours(self.productive, self.others, states)


DARK: Final = ScreenColours(
    dark=True,
    ground="#12171E",
    text="#E8EDF3",
    quiet="#A9B6C6",
    rule="#7F90A6",
    band="#1D2733",
    field="#263241",
    here="#1F4860",
    on_here="#FFFFFF",
    quiet_here="#A9B6C6",
    accent="#63D8CC",
    on_accent="#12171E",
    waits="#FFC75A",
    alarm="#FF9C93",
    on_alarm="#12171E",
    good=GREEN.tint,
    productive=BEHIND_MARKS.productive,
    others=BEHIND_MARKS.others,
)
LIGHT: Final = ScreenColours(
    dark=False,
    ground="#FBFAF7",
    text="#1A1F26",
    quiet="#4A5461",
    rule="#5A6675",
    band="#E3E8EF",
    field="#E9EEF5",
    here="#FFF1C9",
    on_here="#1A1F26",
    quiet_here="#4A5461",
    accent="#00615A",
    on_accent="#FFFFFF",
    waits="#7A4A00",
    alarm="#A3170F",
    on_alarm="#FFFFFF",
    good=GREEN.deep,
    productive=tuple(hue.deep for hue in _PRODUCTIVE),
    others=tuple(hue.deep for hue in _OTHERS),
)
HIGH_CONTRAST: Final = ScreenColours(
    # each is one of the sixteen that every terminal has
    dark=True,
    ground="#000000",
    text="#ffffff",
    quiet="#c0c0c0",
    rule="#c0c0c0",
    band="#000080",
    field="#000080",
    here="#ffffff",
    on_here="#000000",
    quiet_here="#000080",
    accent="#ffff00",
    on_accent="#000000",
    waits="#ffff00",
    alarm="#ff5555",
    on_alarm="#000000",
    good="#00ff00",
    productive=("#00ff00", "#ffff00", "#00ffff", "#ffffff"),
    others=("#00ffff", "#ff00ff", "#ffffff", "#c0c0c0"),
)
THEMES: Final = {"dark": DARK, "light": LIGHT, "contrast": HIGH_CONTRAST}
"""By the name that is remembered; the first is there where nobody chose."""
