"""The letters of a text, each in its place, to find words whatever their accents and capitals are."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_RUNS: Final = re.compile("  +")


class _Plain(dict[int, str]):
    """Each character without its accent and as a small letter, as soon as somebody wants it."""

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFD", chr(code))[0].lower()[:1] or chr(code)
        self[code] = plain
        return plain


_PLAIN: Final = _Plain()


def letters_in_place(text: str) -> str:
    """A text of the same length without accents and capitals."""
    return text.lower() if text.isascii() else text.translate(_PLAIN)


def left_without(pattern: re.Pattern[str], text: str) -> str:
    """What is left of a text without what is found in its letters; a space stands in its place."""
    pieces, end = list[str](), 0
    for found in pattern.finditer(letters_in_place(text)):
        pieces.append(text[end : found.start()])
        end = found.end()
    return _RUNS.sub(" ", " ".join([*pieces, text[end:]])) if end else text


def pattern_of(letters: str) -> str:
    """The pattern of a slug, however its words are parted: o-t-b is O.T.B."""
    return r"\W+".join(map(re.escape, letters.split("-")))
