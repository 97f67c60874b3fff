"""XML of strangers, read in one go by what begins and ends; it may declare nothing, so nothing grows in it.

By expat itself, as a file of 100,000 rows has millions of elements: whoever makes a tree of them, as
`defusedxml` does in Python, takes several times as long.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import IO, Any
from xml.parsers import expat

Attributes = Mapping[str, str]
"""By name; one of a namespace has that before its own name, and a space."""
Starts = Mapping[str, Callable[[Attributes], None]]
"""What to do where an element of a name begins."""
Ends = Mapping[str, Callable[[], None]]


_PIECE = 1 << 20
"""Bytes read at once. A tag is shorter: one that is not would be looked through again with each piece of it."""
_MOST_NAMES = 5000
_DEEPEST = 100
_SHOWN = 40


class StrangeXmlError(ValueError):
    """XML declares a document type, is too deep, or has too many names or a tag without end for any workbook."""


class _ByName(dict[str, Any]):
    """What to do by an element's whole name, else by its own name in whatever namespace."""

    def __missing__(self, name: str) -> Any:
        if len(self) > _MOST_NAMES:
            raise StrangeXmlError(name[:_SHOWN])
        found = self[name] = self.get(name.rpartition(" ")[2])
        return found


def read_xml(opened: IO[bytes], starts: Starts, ends: Ends, text: Callable[[str], None]) -> None:
    """Call what stands for each element of `starts` and `ends`, and `text` for what stands between elements.

    Raises `StrangeXmlError` and `expat.ExpatError`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    begun, ended = _ByName(starts), _ByName(ends)
    depth = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise StrangeXmlError(name[:_SHOWN])
        if do := begun[name]:
            do(attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        if do := ended[name]:
            do()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    _feed(parser, opened)


def _feed(parser: expat.XMLParserType, opened: IO[bytes]) -> None:
    read = 0
    while piece := opened.read(_PIECE):
        if read - parser.CurrentByteIndex > _PIECE:  # nothing was finished of what was read before
            raise StrangeXmlError("<")
        read += len(piece)
        parser.Parse(piece)
    parser.Parse(b"", True)  # noqa: FBT003 - the last


def _refuse(*_declared: object) -> None:
    raise StrangeXmlError("DOCTYPE")


class TextPieces:
    """Gathers text between two moments, in however many pieces it comes."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self.gathers = False

    def begin(self, _attributes: Attributes | None = None) -> None:
        self.gathers = True

    def end(self) -> None:
        self.gathers = False

    def add(self, text: str) -> None:
        if self.gathers:
            self._pieces.append(text)

    def taken(self) -> str:
        """What was gathered since this was asked before."""
        text = "".join(self._pieces)
        self._pieces.clear()
        return text
