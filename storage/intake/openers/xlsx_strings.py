"""The texts that a workbook's cells share, and the escapes in its texts."""

from __future__ import annotations

import re
import zipfile
from typing import Final

from .bounds import ReadingBound
from .xml_reading import TextPieces, read_xml

PART: Final = "xl/sharedStrings.xml"
_PLACES: Final = 4
"""A text that no cell may have takes as much as so many cells without one."""
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_AROUND_A_BREAK = re.compile("[ \t]*(?:\r\n?|\n)[ \t]*")


class FontRuns(TextPieces):
    """The text of a cell in all its fonts, without how it would be pronounced."""

    def __init__(self) -> None:
        super().__init__()
        self.starts = {"t": self.begin, "rPh": lambda _attributes: self._mute(muted=True)}
        self.ends = {"t": self.end, "rPh": lambda: self._mute(muted=False)}
        self._muted = False

    def begin(self, _attributes: object = None) -> None:
        self.gathers = not self._muted

    def _mute(self, *, muted: bool) -> None:
        self._muted = muted


def shared_strings(packed: zipfile.ZipFile, bound: ReadingBound) -> list[str]:
    """The texts in their order; none where there is no such part. Raises `too-big`."""
    found: list[str] = []
    runs = FontRuns()

    def end() -> None:
        bound.take_places(_PLACES)
        found.append(unescaped(runs.taken()))

    if PART in packed.NameToInfo:
        with packed.open(PART) as opened:
            read_xml(opened, runs.starts, {**runs.ends, "si": end}, runs.add)
    return found


def unescaped(text: str) -> str:
    """A text without its escapes, which stand for what XML has not: _x000D_ for a return, _x005F_ for _."""
    if "_x" not in text:
        return text
    found = _ESCAPED.sub(lambda escape: chr(int(escape[1], 16)), text)
    if found == text:
        return text
    found = found.encode("utf-16", "surrogatepass").decode("utf-16", "replace")  # a pair of halves is one letter
    return re.sub(" *\t *", " ", _AROUND_A_BREAK.sub("\n", found))
