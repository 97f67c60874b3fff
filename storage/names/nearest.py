"""The known holders that a written name is nearest to. It only suggests: a person decides, `names` joins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Final, Literal, NamedTuple

from .look_alikes import read_as
from .name_table import slug
from .spelling import FILLERS, by_words, letters, likeness, shortens, sound, sounds, words

Why = Literal["spelling", "sound", "words"]

Apart = dict[str, tuple[str, str]]
"""By the record of another holder the words of one's own name, and of that one's, which tell the two apart."""

SHOWN: Final = 3
"""How many holders are shown for a written name; and of each, how many of those it is easily taken for."""

MISTAKABLE: Final = 60
"""The score from which two names are near enough to be taken for one another. Under it all is far off."""

_LONGEST: Final = 100
"""Letters of a written name that are compared: nobody's name is longer, and time goes by their square."""

_CUTOFF: Final = (MISTAKABLE - 0.5) / 100 - 1e-6
"""The likeness, of 0 to 1, under which no score is `MISTAKABLE`."""

_OSA_CUTOFF: Final = 1 - 1.5 * (1 - _CUTOFF)
"""The same by a distance that is found three times as fast, and is at most half as many slips again."""

_KINDS: Final = frozenset(("unidad", "educativa", "escuela", "colegio", "nucleo", "num", "nro", "numero"))
"""Words that say what sort of place a name is of, and tell none from another."""

_MANY: Final = 12
_MOST: Final = 3
"""A word in one of so many names, where there are `_MANY`, tells none from another."""


class KnownHolder(NamedTuple):
    """A holder that there is: its record, its name, and the other spellings that are its own."""

    record: str
    name: str
    spellings: tuple[str, ...] = ()


class NearHolder(NamedTuple):
    """A holder near a written name: how near, of `MISTAKABLE` to 99, and in what.

    `apart` says for each of at most `SHOWN` mistakable holders (its record) the words of this name, and of that,
    which tell the two apart.
    """

    record: str
    name: str
    score: int
    why: Why
    apart: Apart


class _Near(NamedTuple):
    score: int
    why: Why


class KnownNames:
    """Known holders, to be asked whom each of many written names is nearest to.

    `called` is the municipality's word for a community: in a name it tells nothing, nor do words that very many
    names have. A written name is compared only with those that share a word with it, be it misspelled, or that are
    like it as a whole: the others are not near.
    """

    def __init__(self, holders: Iterable[KnownHolder], called: str = "") -> None:
        self._holders = {one.record: one for one in holders}
        of = self._holders.values()
        named = [(one.record, read_as(name)) for one in of for name in (one.name, *one.spellings)]
        self._untold = FILLERS | _KINDS | {*slug(called).split("-")} | _common([name for _record, name in named])
        self._names = [(record, words(name, self._untold)) for record, name in named]
        self._letters = [letters(telling) for _record, telling in self._names]
        self._sounds = [sounds(telling) for _record, telling in self._names]
        self._by_word: dict[str, list[int]] = {}
        for at, (_record, telling) in enumerate(self._names):
            for word in telling:
                self._by_word.setdefault(word, []).append(at)
        self._words = list(self._by_word)
        self._word_sounds = list(map(sound, self._words))
        self._begun: dict[str, list[int]] = {}
        for at, word in enumerate(self._words):
            self._begun.setdefault(word[:1], []).append(at)
        self._with = cache(self._with_word)
        self._twins = cache(self._mistakable)

    def nearest(self, written: str) -> list[NearHolder]:
        """The at most `SHOWN` holders nearest to a written name, the best first; none is under `MISTAKABLE`."""
        near = self._near(read_as(written[:_LONGEST]))
        order = {record: at for at, record in enumerate(near)}
        found = []
        for record in list(near)[:SHOWN]:
            one = self._holders[record]
            score, why = near[record]
            found.append(NearHolder(record, one.name, min(score, 99), why, self._apart(one, order)))
        return found

    def mistakable(self, record: str) -> Sequence[str]:
        """Those whose names are near to the name of one, by their records, the nearest first."""
        return self._twins(record)

    def _mistakable(self, record: str) -> Sequence[str]:
        return [other for other in self._near(read_as(self._holders[record].name)) if other != record]

    def _apart(self, one: KnownHolder, order: Mapping[str, int]) -> Apart:
        """What tells a holder from those it is taken for: of these the ones nearest to what was written."""
        twins = sorted(self.mistakable(one.record), key=lambda other: order.get(other, len(order)))
        return {other: tell_apart(one.name, self._holders[other].name) for other in twins[:SHOWN]}

    def _near(self, name: str) -> Mapping[str, _Near]:
        """The holders of which a spelling is near to a name, the nearest first."""
        telling = words(name, self._untold)
        if not _tells(telling, self._untold):
            return {}
        found: dict[str, _Near] = {}
        for at, near in self._scored(telling):
            record, _other = self._names[at]
            if near.score >= MISTAKABLE and (record not in found or near > found[record]):
                found[record] = near
        return dict(sorted(found.items(), key=lambda one: (-one[1].score, one[0])))

    def _scored(self, telling: tuple[str, ...]) -> Iterator[tuple[int, _Near]]:
        """Of the names that may be near to some words how near they are: of two that are near, the whole or a word
        is like.
        """
        whole = {*_above(letters(telling), self._letters), *_above(sounds(telling), self._sounds)}
        for at in whole:
            yield at, _score(telling, self._names[at][1])
        for at in frozenset[int]().union(*map(self._with, telling)) - whole:
            yield at, _Near(round(100 * by_words(telling, self._names[at][1])), "words")

    def _with_word(self, word: str) -> frozenset[int]:
        """Which of the names have a word that is like one."""
        like = {*_above(word, self._words), *_above(sound(word), self._word_sounds)}
        begun = self._begun.get(word[:1], ())
        like |= {at for at in begun if shortens(word, self._words[at]) or shortens(self._words[at], word)}
        return frozenset(at for one in like for at in self._by_word[self._words[one]])


def _common(names: Sequence[str]) -> frozenset[str]:
    """The words that very many names have."""
    if len(names) < _MANY:
        return frozenset()
    many = Counter(word for name in names for word in {*words(name)})
    return frozenset(word for word, n in many.items() if n * _MOST >= len(names))


def _tells(telling: Sequence[str], untold: frozenset[str]) -> bool:
    """Whether some of the words of a name is more than a number, a single letter, or a word of very many."""
    return any(len(word) > 1 and word.isalpha() and word not in untold for word in telling)


def _above(word: str, others: Sequence[str]) -> Iterable[int]:
    """Which of some words one is like, so much that it counts."""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    found = extract(word, others, scorer=OSA.normalized_similarity, score_cutoff=_OSA_CUTOFF, limit=None)
    return (at for other, _like, at in found if likeness(word, other) >= _CUTOFF)


def tell_apart(a: str, b: str) -> tuple[str, str]:
    """The words of each of two names that the other has not; both names whole where that says nothing."""
    mine, others = ({slug(word): word for word in name.split()} for name in (a, b))
    my_own = " ".join(word for key, word in mine.items() if key not in others)
    their_own = " ".join(word for key, word in others.items() if key not in mine)
    return (my_own, their_own) if my_own or their_own else (a, b)


def _score(a: tuple[str, ...], b: tuple[str, ...]) -> _Near:
    """How near two names are, by what they are most alike in.

    The ear alone forgives much, so it counts together with the eye.
    """
    eye = likeness(letters(a), letters(b))
    found: list[tuple[float, Why]] = [
        (eye, "spelling"),
        ((eye + likeness(sounds(a), sounds(b))) / 2, "sound"),
        (by_words(a, b), "words"),
    ]
    like, why = max(found, key=lambda one: one[0])
    return _Near(round(100 * like), why)
