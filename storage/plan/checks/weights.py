"""Which findings come first: what contradicts the plan, then what looks odd, last what is still to come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from ...kinds.process.demand import slot_of
from .found import Finding

AT_ODDS: Final = frozenset(
    {
        *("acta-outdated", "alias-clash", "demand-vanished", "holder-above", "holder-unknown", "level-asks"),
        *("level-circle", "level-unknown", "mark-twice", "n-outside", "plan-overlap", "term-unknown"),
        *("term-withdrawn", "year-outside", "zone-of-another"),
    }
)
"""What cannot be as it stands: something has to be mended."""
EMPTY: Final = frozenset({"slot-empty", "slot-open"})
"""What is still to come: of these there may be hundreds."""


_LAST: Final = EMPTY | {"cell-unread"}
"""What nobody need look at before the rest."""


def weight(code: str) -> int:
    """0 for what stands first, 2 for what stands last."""
    return 0 if code in AT_ODDS else 2 if code in _LAST else 1


class EmptySlots(NamedTuple):
    """The holders whose slots of a year are empty in one way, by id, in the order in which they were found."""

    year: int
    code: str
    holders: tuple[str, ...]


def empty_by_year(found: Iterable[Finding]) -> list[EmptySlots]:
    """What of some findings is empty, a year and a way at a time, by year."""
    groups: dict[tuple[int, str], dict[str, None]] = {}
    for one in found:
        slot = slot_of(one.record)
        if one.code in EMPTY and slot:
            groups.setdefault((slot.year, one.code), {})[slot.holder] = None
    return [EmptySlots(year, code, tuple(groups[year, code])) for year, code in sorted(groups)]
