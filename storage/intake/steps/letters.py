"""The letters of a text, each in its place, to find words whatever their accents and capitals are."""

from __future__ import annotations

import re
import unicodedata


def letters_in_place(text: str) -> str:
    """A text of the same length without accents and capitals."""
    if text.isascii():
        return text.lower()
    return "".join(unicodedata.normalize("NFD", one)[0].lower()[:1] or one for one in text)


def left_without(pattern: re.Pattern[str], text: str, instead: str = "") -> str:
    """What is left of a text without what is found in its letters."""
    pieces, end = list[str](), 0
    for found in pattern.finditer(letters_in_place(text)):
        pieces += [text[end : found.start()], instead]
        end = found.end()
    return "".join([*pieces, text[end:]])


def pattern_of(letters: str) -> str:
    """The pattern of a slug, however its words are parted: o-t-b is O.T.B."""
    return r"\W+".join(map(re.escape, letters.split("-")))
