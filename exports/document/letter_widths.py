"""How wide letters are, and so where a text is broken into lines.

The PDF library breaks a text each time it is asked, letter by letter: most of the time that an acta took.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from .joined_words import joined_words

_KEPT: Final = 20_000
"""So many words are known at most; those of the actas of 400 communities are not half as many."""


class LetterWidths:
    """`widths`: of each character's number, in a unit that `room` is in too: thousandths of a size, cells."""

    def __init__(self, widths: Mapping[int, float]) -> None:
        self._widths = widths
        self._words: dict[str, float] = {}

    def width(self, text: str) -> float:
        """Of one line. Kept for many: the same words are asked for again and again."""
        found = self._words.get(text)
        if found is None:
            if len(self._words) >= _KEPT:
                self._words.clear()
            found = self._words[text] = sum(self._widths[ord(one)] for one in text)
        return found

    def lines(self, text: str, room: float) -> list[str]:
        """A text as it is broken to fit; an empty one has one empty line."""
        return [line for paragraph in text.split("\n") for line in self._broken(paragraph, room)]

    def _broken(self, text: str, room: float) -> Iterator[str]:
        """Between words; inside one only where it fits on no line by itself."""
        first, *words = self._words_of(text, room)
        *whole, line = self._parted(first, room)
        yield from whole
        width, blank = self.width(line), self.width(" ")
        for word in words:
            wide = blank + self.width(word)
            if width + wide <= room:
                line, width = f"{line} {word}", width + wide
                continue
            yield line
            *whole, line = self._parted(word, room)
            yield from whole
            width = self.width(line)
        yield line

    def _words_of(self, text: str, room: float) -> list[str]:
        """What no line is broken in: words, and a figure with the sign before it where a line holds both."""
        found: list[str] = []
        for joined in joined_words(text):
            found += [joined] if self.width(joined) <= room else joined.split(" ")
        return found

    def _parted(self, word: str, room: float) -> list[str]:
        if self.width(word) <= room:
            return [word]
        parts, begun, width = [], "", 0.0
        for one in word:
            wide = self._widths[ord(one)]
            if begun and width + wide > room:
                parts.append(begun)
                begun, width = "", 0.0
            begun, width = begun + one, width + wide
        return [*parts, begun]
