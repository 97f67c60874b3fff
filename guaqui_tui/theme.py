"""The one place for colours and symbols. Each colour is one of the sixteen that every terminal has."""

from __future__ import annotations

from typing import Final

from textual.theme import Theme

from exports.slots import SlotState

from .words import N_

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

OPEN: Final = "open"
"""A missing slot that has proposals already."""

# How a slot stands -> its symbol, its colour, its word in the legend.
LOOKS: Final = {
    "production_support": ("▲", GREEN, N_("production")),
    "economic_promotion": ("◆", CYAN, N_("promotion")),
    "social": ("■", YELLOW, N_("social")),
    "infrastructure": ("▬", MAGENTA, N_("works")),
    "unclassed": ("?", WHITE, N_("without class")),
    "disputed": ("!", "#ff5555", N_("to settle")),
    "missing": ("·", GREY, N_("missing")),
    OPEN: ("…", WHITE, N_("open")),
    "none": ("○", GREY, N_("asks for nothing")),
    "postponed": ("~", GREY, N_("postponed")),
}

CLASS_NAMES: Final = {
    "production_support": N_("production support"),
    "economic_promotion": N_("economic promotion"),
    "social": N_("social works"),
    "infrastructure": N_("infrastructure"),
}

BAR: Final = "▇"
HERE: Final = "►"


def look(state: SlotState) -> str:
    """Which of `LOOKS` a slot has. A dispute goes before all: it is what asks for somebody's hand."""
    if state.disputed:
        return "disputed"
    if state.stand != "filled":
        return OPEN if state.open else state.stand
    return state.class_ if state.class_ in LOOKS and state.class_ is not None else "unclassed"
