"""The points of an acta and its sections, as the paper and the screen have them."""

from __future__ import annotations

from typing import Final, NamedTuple

LINE: Final = "______________"
"""Where something is to be written by hand."""


class ActaPoint(NamedTuple):
    """One point of a section; without a text there is room to write it."""

    label: str
    text: str
    details: tuple[str, ...] = ()


class Section(NamedTuple):
    """`blank`: how many lines to write on stand there where it has no entries."""

    heading: str
    entries: list[ActaPoint]
    blank: int = 0
