"""The kinds of what a merge leaves to a person, in the order in which they are told.

Whoever tells of a merge reads from here what comes first, and whether it waits for somebody: the command before
and after it, `--show`, the programs' JSON, the screens, who has sent what.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final, Literal, NamedTuple

from ..errors import GuaquiError, LeftByHandError, OtherMunicipalityError, SetAsideError, UnknownPackError

Concern = Literal[
    "unknown_pack",
    "nobodys",
    "accepted_pack",
    "plan_changes",
    "overruled",
    "nobodys_rows",
    "stays_out",
    "undone",
    "other_plan",
    "other_municipality",
    "damaged",
    "set_aside",
    "look_alikes",
    "laptop_twice",
    "wrong_clock",
    "own_saves_missing",
    "disputed",
    "left_by_hand",
]


class ConcernRule(NamedTuple):
    """`waits`: for a person, and a command ends with 1. `above`: it is told before who brought what.

    `lasts`: a file that stays out for it is to see to until something better comes of it.
    """

    waits: bool
    above: bool = False
    lasts: bool = False


CONCERNS: Final[Mapping[Concern, ConcernRule]] = {
    "unknown_pack": ConcernRule(waits=True, above=True, lasts=True),
    "nobodys": ConcernRule(waits=True, above=True),
    "accepted_pack": ConcernRule(waits=False, above=True),
    "plan_changes": ConcernRule(waits=True, above=True),
    "overruled": ConcernRule(waits=True, above=True),
    "nobodys_rows": ConcernRule(waits=True),
    "stays_out": ConcernRule(waits=True, lasts=True),
    "undone": ConcernRule(waits=True),
    "other_plan": ConcernRule(waits=True),
    "other_municipality": ConcernRule(waits=True),
    "damaged": ConcernRule(waits=True),
    "set_aside": ConcernRule(waits=True),
    "look_alikes": ConcernRule(waits=True),
    "laptop_twice": ConcernRule(waits=True),
    "wrong_clock": ConcernRule(waits=False),
    "own_saves_missing": ConcernRule(waits=False),
    "disputed": ConcernRule(waits=True),
    "left_by_hand": ConcernRule(waits=False),
}
"""In the order in which they are told: first what moves figures, last what somebody decided already."""

_LEFT_OUT_FOR: Final[Mapping[type[GuaquiError], Concern]] = {
    UnknownPackError: "unknown_pack",
    SetAsideError: "undone",
    OtherMunicipalityError: "other_plan",
    LeftByHandError: "left_by_hand",
}
LEFT_OUT: Final[frozenset[Concern]] = frozenset({*_LEFT_OUT_FOR.values(), "stays_out"})
"""Those for which a file stays out whole."""


def left_out_as(error: GuaquiError) -> Concern:
    """As what a file stays out whole."""
    return _LEFT_OUT_FOR.get(type(error), "stays_out")


def rank(kinds: Collection[Concern]) -> int:
    """Where something stands among others by what there is of it; before what was left out by hand, if nothing."""
    order = [*(kind for kind in CONCERNS if kind != "left_by_hand"), None, "left_by_hand"]
    return min(map(order.index, kinds), default=order.index(None))
