"""The known holders that a written name is nearest to. It only suggests: a person decides, `names` joins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations
from typing import Literal, NamedTuple

from .names import slug
from .spelling import by_ear, by_eye, by_words, words

Why = Literal["spelling", "sound", "words"]

SHOWN = 3
"""How many holders are shown for a written name, and with them whoever is easily taken for one of them."""

MISTAKABLE = 60
"""The score from which two holders' names are near enough to be taken for one another."""

_LONGEST = 100
"""Letters of a written name that are compared: nobody's name is longer, and time goes by their square."""


class Known(NamedTuple):
    """A holder that there is: its record, its name, and the other spellings that are its own."""

    record: str
    name: str
    spellings: tuple[str, ...] = ()


class Near(NamedTuple):
    """A holder near a written name: how near, of 0 to 100, and in what.

    `apart` says for each mistakable holder (its record) the words of this name, and of that, which tell the
    two apart.
    """

    record: str
    name: str
    score: int
    why: Why
    apart: Mapping[str, tuple[str, str]]


def nearest(written: str, holders: Iterable[Known]) -> list[Near]:
    """The holders nearest to a written name, the best first; of two mistakable ones never one alone."""
    known = tuple(holders)
    twins = mistakable(known)
    telling = words(written[:_LONGEST])
    scored = sorted(
        ((*max(_score(telling, words(name)) for name in (one.name, *one.spellings)), one) for one in known),
        key=lambda found: (-found[0], found[2].record),
    )
    waiting = [one.record for _likeness, _why, one in scored[:SHOWN]]
    shown: set[str] = set()
    while waiting:
        record = waiting.pop()
        if record not in shown:
            shown.add(record)
            waiting += twins.get(record, {})
    order = [one.record for _likeness, _why, one in scored]
    return [
        Near(one.record, one.name, min(score, 99), why, _in_order(twins.get(one.record, {}), order))
        for score, why, one in scored
        if one.record in shown
    ]


def _in_order(apart: Mapping[str, tuple[str, str]], order: list[str]) -> Mapping[str, tuple[str, str]]:
    """What tells a name apart, from those nearest to what was written first."""
    return {record: apart[record] for record in order if record in apart}


@lru_cache(maxsize=8)
def mistakable(holders: tuple[Known, ...]) -> Mapping[str, Mapping[str, tuple[str, str]]]:
    """Holders whose names are near: record -> the other's record -> what tells them apart."""
    pairs: dict[str, dict[str, tuple[str, str]]] = {}
    for a, b in combinations(holders, 2):
        if _score(words(a.name), words(b.name))[0] >= MISTAKABLE:
            mine, others = tell_apart(a.name, b.name)
            pairs.setdefault(a.record, {})[b.record] = (mine, others)
            pairs.setdefault(b.record, {})[a.record] = (others, mine)
    return pairs


def tell_apart(a: str, b: str) -> tuple[str, str]:
    """The words of each of two names that the other has not; both names whole where that says nothing."""
    mine, others = ({slug(word): word for word in name.split()} for name in (a, b))
    my_own = " ".join(word for key, word in mine.items() if key not in others)
    their_own = " ".join(word for key, word in others.items() if key not in mine)
    return (my_own, their_own) if my_own or their_own else (a, b)


def _score(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, Why]:
    """How near two names are, by what they are most alike in.

    The ear alone forgives much, so it counts together with the eye.
    """
    eye = by_eye(a, b)
    found: list[tuple[float, Why]] = [
        (eye, "spelling"),
        ((eye + by_ear(a, b)) / 2, "sound"),
        (by_words(a, b), "words"),
    ]
    like, why = max(found, key=lambda one: one[0])
    return round(100 * like), why
