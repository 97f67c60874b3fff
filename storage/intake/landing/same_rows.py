"""Rows of one holder and year that ask for the same: they are one request, whatever each says of it besides."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ...plan.same_words import compared_words
from ...revisions.canonical import canonical
from ..compare import agrees
from .readings import ProposalVote, RowReading, Said


class Request(NamedTuple):
    """What some rows ask for: the fields that they say together, and what they say of a vote on it."""

    said: Said
    proposal: ProposalVote | None
    readings: tuple[RowReading, ...]


def requests_of(readings: Sequence[RowReading]) -> list[Request]:
    """The requests of some rows, in their order.

    Rows with the same text are one where none contradicts another; without a text, only those that are alike.
    """
    by_words: dict[object, list[RowReading]] = {}
    for one in readings:
        by_words.setdefault(_words(one), []).append(one)
    found: list[Request] = []
    for alike in by_words.values():
        united = _united(alike)
        found += [united] if united else _apart(alike)
    at = {id(one): place for place, one in enumerate(readings)}
    return sorted(found, key=lambda one: at[id(one.readings[0])])


def same_request(said: Said) -> bytes:
    """The same for rows that say the same."""
    return canonical({name: compared_words(value) or value for name, value in said.items()})


def _words(one: RowReading) -> object:
    return compared_words(one.said.get("text")) or same_request(one.said)


def _apart(readings: list[RowReading]) -> list[Request]:
    """Rows with one text of which some contradict others: those that are alike are one."""
    alike: dict[object, list[RowReading]] = {}
    for one in readings:
        alike.setdefault((same_request(one.said), one.proposal), []).append(one)
    return [Request(ones[0].said, ones[0].proposal, (*ones,)) for ones in alike.values()]


def _united(readings: Sequence[RowReading]) -> Request | None:
    """What rows say together; None where they contradict each other."""
    said: dict[str, Any] = {}
    for one in readings:
        for name, value in one.said.items():
            both = _both(said[name], value) if name in said else value
            if both is None:
                return None
            said[name] = both
    proposals = [one.proposal for one in readings if one.proposal]
    if not proposals:
        return Request(said, None, (*readings,))
    votes = {one.votes for one in proposals} - {None}
    chosen = {one.chosen for one in proposals} - {None}
    if len(votes) > 1 or len(chosen) > 1:
        return None
    is_listed = any(one.is_listed for one in proposals)
    return Request(said, ProposalVote(next(iter(votes), None), next(iter(chosen), None), is_listed), (*readings,))


def _both(one: Any, other: Any) -> Any:
    """A value that says what two say; None where there is none."""
    if isinstance(one, dict) and isinstance(other, dict):
        fits = all(one.get(part, value) == value for part, value in other.items())
        return {**one, **other} if fits else None
    return one if agrees(one, other) else None
