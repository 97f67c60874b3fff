"""The points of an acta and its sections, as the paper and the screen have them."""

from __future__ import annotations

from typing import Final, NamedTuple

LINE: Final = "______________"
"""Where something is to be written by hand."""
SHORT_LINE: Final = "______"
"""Where a number or an hour is."""


class ActaProposal(NamedTuple):
    """A proposal in words. `number`: its own, as the demand's list has it. `chosen`: it is what is asked for."""

    number: int
    text: str
    by: str
    votes: str
    chosen: bool = False


class ActaPoint(NamedTuple):
    """One point of a section; without a text there is room to write it. `proposals`: most votes first."""

    label: str
    text: str
    details: tuple[str, ...] = ()
    proposals: tuple[ActaProposal, ...] = ()


class Section(NamedTuple):
    """`blank`: how many lines to write on stand there where it has no entries."""

    heading: str
    entries: list[ActaPoint]
    blank: int = 0
