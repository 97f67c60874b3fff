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


class DeclaredError(ValueError):
    """XML declares a document type, which no workbook does."""


class _ByName(dict[str, Any]):
    """What to do by an element's whole name, else by its own name in whatever namespace."""

    def __missing__(self, name: str) -> Any:
        found = self[name] = self.get(name.rpartition(" ")[2])
        return found


def read_xml(opened: IO[bytes], starts: Starts, ends: Ends, text: Callable[[str], None]) -> None:
    """Call what stands for each element of `starts` and `ends`, and `text` for what stands between elements.

    Raises `DeclaredError` and `expat.ExpatError`.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    begun, ended = _ByName(starts), _ByName(ends)

    def start(name: str, attributes: dict[str, str]) -> None:
        if do := begun[name]:
            do(attributes)

    def end(name: str) -> None:
        if do := ended[name]:
            do()

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    parser.ParseFile(opened)


def _refuse(*_declared: object) -> None:
    raise DeclaredError("DOCTYPE")


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
