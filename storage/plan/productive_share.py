"""Slots -> how many there are of each stand, and the productive share.

This is the one rule of counting; whatever shows a figure has it from here. Which filled slots are productive is
said in `productive.py`. Where claims differ on that a slot is disputed: neither productive nor not, and the share
that comes of it lies between `low` and `high`.

How a slot stands (filled, none, postponed, missing) is what is shown: of a `status`, a `text` or a `withdrawn` in
conflict the deepest claim, as everywhere until it is settled. No range tells of that: one version is counted, and
`low` and `high` are of the slots that are filled by it. Among what is to settle such a dispute has a weight of its
own (`disputes.py`: counts).

Shares are percent of the filled slots, to two decimals; `share_cut` is the same cut to a whole number, the form
in which the report of about 2003 prints them (38, 66, 61, 38, 50 and their mean 50.6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import UNSET, Struct, UnsetType

from .slot_states import SlotState


def spread(into: Figures, others: Iterable[Figures]) -> None:
    """Let `low` and `high` take in the shares of others, where they are others: the same slots read otherwise."""
    shares = [end for one in (into, *others) for end in one.range or (one.share,) if end is not None]
    if shares and min(shares) < max(shares):
        into.low, into.high = min(shares), max(shares)


def percent(part: int, whole: int) -> float | None:
    """Part of whole in percent, half up to two decimals; None of nothing."""
    return (20000 * part + whole) // (2 * whole) / 100 if whole else None


class Figures(Struct, kw_only=True):
    """The figures of some slots. `slots` = `filled` + `none` + `postponed` + `missing`."""

    slots: int = 0
    filled: int = 0
    productive: int = 0
    disputed: int = 0
    unclassed: int = 0
    none: int = 0
    postponed: int = 0
    missing: int = 0
    share: float | None = None
    share_cut: int | None = None
    low: float | UnsetType = UNSET
    high: float | UnsetType = UNSET
    """The share if nothing, and if all, that is disputed turns out to be productive, whatever years and demands a
    year the plan turns out to have; only where something of that is to settle.
    """

    @property
    def range(self) -> tuple[float, float] | None:
        """`low` and `high`, where they are."""
        return (self.low, self.high) if isinstance(self.low, float) and isinstance(self.high, float) else None


def figures(states: Iterable[SlotState]) -> Figures:
    return fill(Figures(), states)


def fill(into: Figures, states: Iterable[SlotState]) -> Figures:
    """Count slots into figures that are empty."""
    alike = Counter((state.stand, state.verdict) for state in states)
    for (stand, verdict), many in alike.items():
        into.slots += many
        setattr(into, stand, getattr(into, stand) + many)
        if verdict in {"productive", "disputed", "unclassed"}:
            setattr(into, verdict, getattr(into, verdict) + many)
    into.share = percent(into.productive, into.filled)
    into.share_cut = 100 * into.productive // into.filled if into.filled else None
    if into.disputed:
        into.low, into.high = (
            percent(n, into.filled) or 0.0 for n in (into.productive, into.productive + into.disputed)
        )
    return into
