"""How wide letters are, and so where a text is broken into lines: once, for its height and for its drawing.

The PDF library breaks a text each time it is asked, letter by letter: most of the time that an acta took.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

_POINT: Final = 25.4 / 72
"""A point in mm."""


class LetterWidths:
    """Of one font; `widths`: of each character's number, in thousandths of its size."""

    def __init__(self, widths: Mapping[int, float]) -> None:
        self._widths = widths
        self._words: dict[str, float] = {}

    def width(self, text: str, size: float) -> float:
        """In mm, of one line at a size in points."""
        return self._of(text) * size * _POINT / 1000

    def _of(self, word: str) -> float:
        """Kept for each word: the same ones are asked for again and again."""
        found = self._words.get(word)
        if found is None:
            found = self._words[word] = sum(self._widths[ord(one)] for one in word)
        return found

    def lines(self, text: str, size: float, room: float) -> list[str]:
        """A text at a size in points as it is broken to fit `room` mm; an empty one has one empty line."""
        most = room * 1000 / (size * _POINT)
        return [line for paragraph in text.split("\n") for line in self._broken(paragraph, most)]

    def _broken(self, text: str, most: float) -> Iterator[str]:
        """Between words; inside one only where it fits on no line by itself."""
        first, *words = text.split(" ")
        *whole, line = self._parted(first, most)
        yield from whole
        width, blank = self._of(line), self._of(" ")
        for word in words:
            wide = blank + self._of(word)
            if width + wide <= most:
                line, width = f"{line} {word}", width + wide
                continue
            yield line
            *whole, line = self._parted(word, most)
            yield from whole
            width = self._of(line)
        yield line

    def _parted(self, word: str, most: float) -> list[str]:
        if self._of(word) <= most:
            return [word]
        parts, begun, width = [], "", 0.0
        for one in word:
            wide = self._widths[ord(one)]
            if begun and width + wide > most:
                parts.append(begun)
                begun, width = "", 0.0
            begun, width = begun + one, width + wide
        return [*parts, begun]
