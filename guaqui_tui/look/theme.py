"""What of the screens has which of a terminal's colours. The colours themselves are in `exports/colours.py`."""

from __future__ import annotations

from typing import Final

from textual.content import Content
from textual.theme import Theme

from exports import colours
from exports.wording.marks import Mark

THEME: Final = Theme(
    name="guaqui",
    primary=colours.CYAN,
    secondary=colours.GREEN,
    accent=colours.YELLOW,
    warning=colours.YELLOW,
    error=colours.RED,
    success=colours.GREEN,
    foreground=colours.WHITE,
    background=colours.BLACK,
    surface=colours.BLACK,
    panel=colours.BLUE,
    boost=colours.BLACK,
    text_alpha=1.0,
    variables={
        "quiet": colours.GREY,
        "alarm": colours.LIGHT_RED,
        "strip": colours.BLUE,
        "block-cursor-background": colours.YELLOW,
        "block-cursor-foreground": colours.BLACK,
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-background": colours.GREY,
        "block-cursor-blurred-foreground": colours.BLACK,
        "input-cursor-background": colours.WHITE,
        "input-cursor-foreground": colours.BLACK,
        "input-selection-background": colours.DARK_CYAN,
        "scrollbar": colours.GREY,
        "scrollbar-background": colours.BLACK,
    },
)


def in_colour(mark: Mark) -> Content:
    """A mark as it stands in a line."""
    return Content.styled(mark.symbol, colours.MARKS_ON_SCREEN.of(mark))
