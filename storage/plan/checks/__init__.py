"""Everything odd in a plan. Nothing of it is wrong by itself: somebody looks, and may say that it is right.

A new rule is a function in one of the modules beside this and its name in `RULES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple

from ..integrity import SAID_RIGHT, check_records
from ..survey import Survey
from . import actas, ceilings, facts, levels, money, names, offices, slots, terms, unread_cells, workshops
from .found import Finding, Sight
from .remarks import Right, said_right

Rule = Callable[[Sight], Iterable[Finding]]

OF_HOLDERS: Final[tuple[Rule, ...]] = (
    slots.same_text,
    money.far,
    money.funding,
    money.spent,
    workshops.votes,
    workshops.outvoted,
    workshops.consensus,
    workshops.check_rulings,
    workshops.days,
    actas.outdated,
    terms.withdrawn_terms,
    terms.unknown_terms,
    unread_cells.still_unread,
)
"""Those that say the same of one community or association alone as of all of them."""
RULES: Final[tuple[Rule, ...]] = (
    slots.empty,
    *OF_HOLDERS,
    slots.added,
    terms.of_another,
    terms.marks,
    terms.overlaps,
    levels.not_part,
    levels.vanished,
    facts.derived,
    facts.contradicted,
    facts.places,
    offices.ending,
    ceilings.over,
    names.look_alikes,
    names.strange_authors,
)


class Oddities(NamedTuple):
    """What is to look at, and what somebody looked at and found right; by record, code and field."""

    open: list[Finding]
    right: list[Right]


def oddities(survey: Survey, today: str = "") -> Oddities:
    """Everything odd in a plan. `today` is YYYY-MM-DD; empty where nobody knows: then no day is in the future."""
    found = [Finding(one.code, one.where) for one in check_records(survey) if one.code in SAID_RIGHT]
    sight = Sight(survey, today)
    return open_and_right([*found, *found_by(RULES, sight)], sight)


def found_by(rules: Iterable[Rule], sight: Sight) -> Iterator[Finding]:
    return (one for rule in rules for one in rule(sight))


def open_and_right(found: Iterable[Finding], sight: Sight) -> Oddities:
    """What was found, by whether somebody said that it is right."""
    right = said_right(sight.remarks)
    to_see, seen = [], []
    for one in sorted(found, key=lambda odd: (odd.record, odd.code, odd.field)):
        if reasons := right.get(one.digest):
            seen.append(Right(one, reasons))
        else:
            to_see.append(one)
    return Oddities(to_see, seen)
