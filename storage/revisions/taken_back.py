"""What somebody decided once of a field, and did not take back at once.

A revision says not that it takes another back: it has the values from before, as any other may. Held for that is
one that leaves the record as it stood before the last act, by the same laptop on the same day. Whoever decides so
again, on another day or with a reason, decides.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from .history import REMOVED, History, as_seen_from
from .revision import Revision, is_laptop

_DAY: Final = len("2002-07-14")


def decided_once(state: History, field: str) -> Iterator[Any]:
    """The values that a field was given, but for what was taken back and what lost a dispute that was settled."""
    lost = _lost(state, field)
    for one in _standing(state):
        whole = all(parent in state.depths for parent in one.parents)
        if one.rev not in lost and field in one.body and (field in one.sets or not whole):
            yield one.body[field]


def _standing(state: History) -> Iterator[Revision]:
    """The revisions that nobody took back; of what was let stand again, the one that does so."""
    at_hand = {one.rev: one for one in state.revisions}
    as_of: dict[str, str] = {}
    before: dict[str, tuple[str, ...]] = {}
    for one in state.revisions:
        went_on = tuple(as_of[parent] for parent in one.parents if parent in as_of)
        as_of[one.rev] = _taken_back_to(one, went_on, before, at_hand) or one.rev
        before.setdefault(as_of[one.rev], went_on)
    seen, todo = set[str](), [as_of[head] for head in state.heads]
    while todo:
        if (rev := todo.pop()) not in seen:
            seen.add(rev)
            todo += before[rev]
    return (one for one in state.revisions if one.rev in seen)


def _taken_back_to(
    one: Revision, went_on: tuple[str, ...], before: Mapping[str, tuple[str, ...]], at_hand: Mapping[str, Revision]
) -> str:
    """The revision that stands again after this one, which takes back the act on it; empty where none does."""
    if len(went_on) != 1 or len(before[went_on[0]]) != 1:
        return ""
    act, earlier = at_hand[went_on[0]], at_hand[before[went_on[0]][0]]
    return earlier.rev if one.body == earlier.body and _at_once(act, one) else ""


def _at_once(act: Revision, one: Revision) -> bool:
    return is_laptop(act) and act.device == one.device and act.at[:_DAY] == one.at[:_DAY]


def _lost(state: History, field: str) -> set[str]:
    """The revisions whose word on a field was not taken when a dispute of it was settled."""
    found = set[str]()
    for one in state.revisions:
        seen = as_seen_from(state.revisions, one.parents) if one.parents[1:] and field in one.sets else None
        if seen and field in seen.conflicts:
            said = one.body.get(field, REMOVED)
            found |= {claim.revision.rev for claim in seen.claims[field] if claim.value != said}
    return found
