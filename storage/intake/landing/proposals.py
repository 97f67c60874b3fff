"""Requests for one slot that were voted on -> the demand that was chosen among them, or the slot that is open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from ..cells import Unfit
from ..row import SpreadsheetRow, UnreadCell
from .readings import Landing, ProposalVote
from .same_rows import Request

_MOST: Final = 1000
"""Nobody votes on more proposals; they would not fit into a revision."""

_KEPT: Final = frozenset({"text", "proposed_by"})
"""The columns that a proposal has a place for, beside its votes."""


class VotedRequests(NamedTuple):
    """The requests that a vote was on, in their order, and those of them that were chosen."""

    requests: Sequence[Request]
    chosen: list[Request]

    @property
    def is_of_several(self) -> bool:
        """Whether not each is a demand where there may be several: a column says which was chosen or proposed."""
        proposals = [one.proposal for one in self.requests if one.proposal]
        return any(one.chosen is not None or one.is_listed for one in proposals)

    def landing(self, record: str, chosen: Sequence[Request], *, has_text: bool) -> Landing:
        """What the vote says of a slot: its proposals, and the demand where one was chosen.

        Where none was, and no demand stands, the slot is open.
        """
        mine = {id(one) for one in chosen}
        others = {id(one) for one in self.chosen} - mine
        told = [one for one in self.requests if id(one) not in others]
        said: dict[str, Any] = {"options": [_option(one) for one in told]}
        if chosen:
            said |= _demand(chosen[0])
        elif not has_text:
            said["status"] = "open"
        readings = [*chosen, *(one for one in told if id(one) not in mine)]
        again = sum(len(one.readings) - 1 for one in told)
        left = (*_left([one for one in told if id(one) not in mine], chosen),)
        return Landing(record, said, tuple(row for one in readings for row in one.readings), again, left)


def of_vote(requests: Sequence[Request]) -> VotedRequests | None:
    """Some requests as those of a vote; None where no row tells of one, one has no words, or they are too many."""
    if len(requests) > _MOST or any("text" not in one.said for one in requests):
        return None
    if not any(one.proposal for one in requests):
        return None
    return VotedRequests(requests, [one for one in requests if one.proposal and one.proposal.chosen])


def as_voted_alone(record: str, request: Request) -> Landing:
    """What a request says that nothing else was proposed beside: its votes are votes for it."""
    proposal, said = request.proposal or ProposalVote(), request.said
    if proposal.votes is not None:
        said = {**said, "agreed": {"how": "vote", "for": proposal.votes, **said.get("agreed", {})}}
    return Landing(record, said, request.readings, len(request.readings) - 1)


def _demand(chosen: Request) -> dict[str, Any]:
    """The demand that was chosen. Our own list of proposals says of how that was done nothing."""
    if any(one.of_our_list for one in chosen.readings):
        return {"text": chosen.said["text"]}
    return {**chosen.said, "agreed": {"how": "vote", **chosen.said.get("agreed", {})}}


def _left(proposed: Sequence[Request], chosen: Sequence[Request]) -> Iterator[tuple[SpreadsheetRow, UnreadCell]]:
    """The cells of what was only proposed for which a proposal has no place, but for what is of the chosen too."""
    kept = {cell for one in chosen for row in one.readings for cell in row.cells.items()}
    for row in (row for one in proposed for row in one.readings if not row.of_our_list):
        for column, words in row.cells.items():
            if column not in _KEPT and (column, words) not in kept:
                yield row.row, UnreadCell(column, words, Unfit("only-proposed", words))


def _option(one: Request) -> dict[str, Any]:
    said = {"text": one.said["text"], "proposed_by": one.said.get("proposed_by")}
    votes = one.proposal.votes if one.proposal else None
    return {name: value for name, value in {**said, "votes": votes}.items() if value is not None}
