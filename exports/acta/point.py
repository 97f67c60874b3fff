"""The points of an acta, its tables and its sections, as the paper and the screen have them."""

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


ActaTop = tuple[tuple[str, ...], ...]
"""What an acta says in short: a label, what it says, and of a demand its cost; it stands above all else."""


class ActaGroup(NamedTuple):
    """Some rows of a table under what they have in common."""

    heading: str
    rows: tuple[tuple[str, ...], ...]


class ActaTable(NamedTuple):
    """What many short things are told by. `heads`: what stands over its columns, the first and the others."""

    heads: tuple[str, ...]
    groups: tuple[ActaGroup, ...]


class Section(NamedTuple):
    """`blank`: how many lines to write on stand there where it has no entries. `said`: a sentence before these.
    `table` stands before them, too. `flowing`: on paper its entries are one paragraph beside its heading;
    `tabular`: they are the rows of a table.
    """

    heading: str
    entries: list[ActaPoint]
    blank: int = 0
    said: str = ""
    table: ActaTable | None = None
    flowing: bool = False
    tabular: bool = False
