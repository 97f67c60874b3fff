"""Everything odd in a plan. Nothing of it is wrong by itself: somebody looks, and may say that it is right.

A new rule is a function in one of the modules beside this and its name in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from ..integrity import SAID_RIGHT, check_records
from ..survey import Survey
from . import actas, levels, money, names, slots, terms, unread_cells, workshops
from .found import Finding, Sight
from .remarks import Right, said_right

Rule = Callable[[Sight], Iterable[Finding]]

RULES: Final[tuple[Rule, ...]] = (
    slots.empty,
    slots.same_text,
    slots.added,
    money.far,
    money.funding,
    workshops.votes,
    workshops.check_rulings,
    workshops.days,
    actas.outdated,
    terms.withdrawn_terms,
    terms.unknown_terms,
    terms.of_another,
    terms.marks,
    terms.overlaps,
    levels.not_part,
    levels.vanished,
    names.look_alikes,
    names.strange_authors,
    unread_cells.still_unread,
)


class Oddities(NamedTuple):
    """What is to look at, and what somebody looked at and found right; by record, code and field."""

    open: list[Finding]
    right: list[Right]


def oddities(survey: Survey, today: str = "") -> Oddities:
    """Everything odd in a plan. `today` is YYYY-MM-DD; empty where nobody knows: then no day is in the future."""
    found = [Finding(one.code, one.where) for one in check_records(survey) if one.code in SAID_RIGHT]
    sight = Sight(survey, today)
    found += [one for rule in RULES for one in rule(sight)]
    right = said_right(survey)
    to_see, seen = [], []
    for one in sorted(found, key=lambda odd: (odd.record, odd.code, odd.field)):
        if reasons := right.get(one.digest):
            seen.append(Right(one, reasons))
        else:
            to_see.append(one)
    return Oddities(to_see, seen)
