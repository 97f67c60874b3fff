"""What rows were read as: which record each is about, what it says, and whether it is one of several proposals."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from ..cells import Unfit
from ..own_lists import PROPOSALS
from ..row import SpreadsheetRow, UnreadCell

Said = Mapping[str, Any]
"""Fields of a record, as rows say them."""


class ProposalVote(NamedTuple):
    """What a row says of a vote: how many there were for what it asks, and whether that was chosen.

    `is_listed`: it stands in a column or a list of proposals, where not each is a demand.
    """

    votes: int | None = None
    chosen: bool | None = None
    is_listed: bool = False


class RowReading(NamedTuple):
    """What a row was read as. `numbered`: a column says which of its holder's demands of the year it is."""

    row: SpreadsheetRow
    record: str
    said: Said
    numbered: bool = False
    unread: tuple[UnreadCell, ...] = ()
    proposal: ProposalVote | None = None
    cells: Mapping[str, str] = {}
    """Of a row that tells of a vote: the words of what it says, by column."""

    @property
    def says_something(self) -> bool:
        """Whether it says more than which record it is of."""
        return bool(self.said or self.unread or self.proposal)

    @property
    def of_our_list(self) -> bool:
        """Whether it is a line of our own list of proposals, of which each may be no demand."""
        return self.row.of == PROPOSALS


class Landing(NamedTuple):
    """What some rows say of one record. `again`: so many of them only say what others of them say."""

    record: str
    said: Said
    readings: tuple[RowReading, ...]
    again: int = 0
    left: tuple[tuple[SpreadsheetRow, UnreadCell], ...] = ()
    """What the record has no place for: cells of what was only proposed, with their rows."""

    @property
    def unread(self) -> list[tuple[SpreadsheetRow, UnreadCell]]:
        """The cells without which its rows land, each with its row."""
        return [*((one.row, cell) for one in self.readings for cell in one.unread), *self.left]

    @property
    def row(self) -> SpreadsheetRow:
        """The row by which it is found in its spreadsheet."""
        return self.readings[0].row


class SortedRows(NamedTuple):
    """What rows say of each record, and those of which none is taken, with why."""

    landings: list[Landing]
    left: list[tuple[RowReading, Unfit]]
