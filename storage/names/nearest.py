"""The known holders that a written name is nearest to. It only suggests: a person decides, `names` joins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple

from .look_alikes import read_as
from .name_table import slug
from .spelling import by_ear, by_eye, by_words, most_alike, words

Why = Literal["spelling", "sound", "words"]

Apart = dict[str, tuple[str, str]]
"""By the record of another holder the words of one's own name, and of that one's, which tell the two apart."""

SHOWN = 3
"""How many holders are shown for a written name; and of each, how many of those it is easily taken for."""

MISTAKABLE = 60
"""The score from which two names are near enough to be taken for one another. Under it all is far off."""

_LONGEST = 100
"""Letters of a written name that are compared: nobody's name is longer, and time goes by their square."""


class KnownHolder(NamedTuple):
    """A holder that there is: its record, its name, and the other spellings that are its own."""

    record: str
    name: str
    spellings: tuple[str, ...] = ()


class NearHolder(NamedTuple):
    """A holder near a written name: how near, of 0 to 100, and in what.

    `apart` says for each mistakable holder (its record) the words of this name, and of that, which tell the
    two apart: of the `SHOWN` that are nearest to what was written.
    """

    record: str
    name: str
    score: int
    why: Why
    apart: Apart


def nearest(written: str, holders: Iterable[KnownHolder], called: str = "") -> list[NearHolder]:
    """The holders nearest to a written name, the best first: at most `SHOWN`, and whoever they are taken for.

    `called` is the municipality's word for a community: before a name it tells nothing.

    None of them is under `MISTAKABLE`; where a name is near to nobody's the list is empty. The work grows as the
    number of holders: one comparison with each, and one more for each of the first `SHOWN`.
    """
    known = tuple(holders)
    telling = words(read_as(written[:_LONGEST]), called)
    scored = {one.record: (*_best(telling, one), one) for one in known}
    order = sorted(scored, key=lambda record: (-scored[record][0], record))
    near = [record for record in order if scored[record][0] >= MISTAKABLE]
    place = {record: at for at, record in enumerate(order)}
    apart = {record: _apart(scored[record][2], known, place) for record in near[:SHOWN]}
    shown = {**_seen_from_there(apart), **apart}
    found = [(record, *scored[record]) for record in near if record in shown]
    return [NearHolder(record, one.name, min(score, 99), why, shown[record]) for record, score, why, one in found]


def _seen_from_there(apart: Mapping[str, Apart]) -> dict[str, Apart]:
    """The same, from the other holder of each pair: what tells it from the one."""
    seen: dict[str, Apart] = {}
    for record, twins in apart.items():
        for other, (mine, others) in twins.items():
            seen.setdefault(other, {})[record] = (others, mine)
    return seen


def _best(telling: tuple[str, ...], one: KnownHolder) -> tuple[int, Why]:
    """How near a written name is to the nearest of a holder's spellings."""
    return max(_score(telling, words(read_as(name))) for name in (one.name, *one.spellings))


def _apart(one: KnownHolder, known: tuple[KnownHolder, ...], place: Mapping[str, int]) -> Apart:
    """What tells a holder from those it is taken for: of these the ones that stand first."""
    twins = sorted(mistakable(one, known), key=lambda other: place[other.record])
    return {other.record: tell_apart(one.name, other.name) for other in twins[:SHOWN]}


@lru_cache(maxsize=1 << 9)
def mistakable(one: KnownHolder, known: tuple[KnownHolder, ...]) -> tuple[KnownHolder, ...]:
    """Those of the holders whose names are near to the name of one."""
    own = words(one.name)
    return tuple(
        other for other in known if other.record != one.record and _score(own, words(other.name))[0] >= MISTAKABLE
    )


def tell_apart(a: str, b: str) -> tuple[str, str]:
    """The words of each of two names that the other has not; both names whole where that says nothing."""
    mine, others = ({slug(word): word for word in name.split()} for name in (a, b))
    my_own = " ".join(word for key, word in mine.items() if key not in others)
    their_own = " ".join(word for key, word in others.items() if key not in mine)
    return (my_own, their_own) if my_own or their_own else (a, b)


def _score(a: tuple[str, ...], b: tuple[str, ...]) -> tuple[int, Why]:
    """How near two names are, by what they are most alike in; 0 where that is far off.

    The ear alone forgives much, so it counts together with the eye.
    """
    if round(100 * most_alike(a, b)) < MISTAKABLE:
        return 0, "spelling"
    eye = by_eye(a, b)
    found: list[tuple[float, Why]] = [
        (eye, "spelling"),
        ((eye + by_ear(a, b)) / 2, "sound"),
        (by_words(a, b), "words"),
    ]
    like, why = max(found, key=lambda one: one[0])
    return round(100 * like), why
