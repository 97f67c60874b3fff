"""A figure and what it is of: no line ends between Bs and 8.000, for whoever reads aloud stops there."""

from __future__ import annotations

from typing import Final

_SIGN: Final = 4
"""A word of so many letters at most stays with the figure behind it: Bs, US$, No., y, de."""
_BLANK: Final = "__"
"""What begins so is filled in by hand: a figure that is still to come."""


def joined_words(text: str) -> list[str]:
    """A line of text by its blanks, but for those between a figure and a short word or a label: Familias: 40."""
    found: list[str] = []
    short = False
    for word in text.split(" "):
        figure = word[:1].isdecimal() or word.startswith(_BLANK)
        if figure and short:
            found[-1] += f" {word}"
        else:
            found.append(word)
        short = not figure and (0 < len(word) <= _SIGN or word.endswith(":"))
    return found
