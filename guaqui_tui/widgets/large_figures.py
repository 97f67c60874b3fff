"""Figures five rows high, to be read from the far end of a hall."""

from __future__ import annotations

from typing import Final

from storage.symbols import FULL

HEIGHT: Final = 5

_DOTS: Final = {
    "0": ("###", "# #", "# #", "# #", "###"),
    "1": (" # ", "## ", " # ", " # ", "###"),
    "2": ("###", "  #", "###", "#  ", "###"),
    "3": ("###", "  #", "###", "  #", "###"),
    "4": ("# #", "# #", "###", "  #", "  #"),
    "5": ("###", "#  ", "###", "  #", "###"),
    "6": ("###", "#  ", "###", "# #", "###"),
    "7": ("###", "  #", "  #", "  #", "  #"),
    "8": ("###", "# #", "###", "# #", "###"),
    "9": ("###", "# #", "###", "  #", "###"),
    "%": ("# #", "  #", " # ", "#  ", "# #"),
    "/": ("  #", "  #", " # ", "#  ", "#  "),
    "-": ("   ", "   ", "###", "   ", "   "),
    ":": (" ", "#", " ", "#", " "),
    ",": (" ", " ", " ", "#", "#"),
    " ": (" ", " ", " ", " ", " "),
}
"""Each figure in dots; a dot is two columns wide, for a column is half as wide as a row is high."""


def large(text: str) -> tuple[str, ...]:
    """Five lines of one width. What there is no figure for is left out."""
    figures = [_DOTS[character] for character in text if character in _DOTS]
    return tuple(" ".join(_row(figure[row]) for figure in figures) for row in range(HEIGHT))


def _row(dots: str) -> str:
    return "".join(FULL * 2 if dot == "#" else "  " for dot in dots)
