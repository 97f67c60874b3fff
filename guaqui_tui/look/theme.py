"""The one place for colours and symbols. Each colour is one of the sixteen that every terminal has."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.theme import Theme

from exports.wording.symbols import Mark

BLACK: Final = "#000000"
WHITE: Final = "#ffffff"
GREY: Final = "#c0c0c0"
BLUE: Final = "#000080"
GREEN: Final = "#00ff00"
CYAN: Final = "#00ffff"
YELLOW: Final = "#ffff00"
RED: Final = "#ff0000"
MAGENTA: Final = "#ff00ff"

THEME: Final = Theme(
    name="guaqui",
    primary=CYAN,
    secondary=GREEN,
    accent=YELLOW,
    warning=YELLOW,
    error=RED,
    success=GREEN,
    foreground=WHITE,
    background=BLACK,
    surface=BLACK,
    panel=BLUE,
    boost=BLACK,
    text_alpha=1.0,
    variables={
        "quiet": GREY,
        "alarm": "#ff5555",
        "strip": BLUE,
        "block-cursor-background": YELLOW,
        "block-cursor-foreground": BLACK,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": GREY,
        "block-cursor-blurred-foreground": BLACK,
        "input-cursor-background": WHITE,
        "input-cursor-foreground": BLACK,
        "input-selection-background": "#008080",
        "scrollbar": GREY,
        "scrollbar-background": BLACK,
    },
)

_OF_CLASSES: Final = {True: (GREEN, CYAN, "#008080"), False: (YELLOW, MAGENTA, "#808000")}
"""The colours of the productive classes, and of the others, in their order, over and over."""

_OF_OURS: Final = {
    "unclassed": WHITE,
    "disputed": "#ff5555",
    "open": WHITE,
    "none": GREY,
    "postponed": GREY,
    "missing": GREY,
}


def colour(mark: Mark) -> str:
    """The colour of a mark. It comes on top of symbol and word."""
    if mark.ground is None:
        return _OF_OURS[mark.name]
    colours = _OF_CLASSES[mark.productive]
    return colours[mark.ground % len(colours)]


def in_colour(mark: Mark) -> Content:
    """A mark as it stands in a line."""
    return Content.styled(mark.symbol, colour(mark))


BAR: Final = "▇"
HERE: Final = "►"
