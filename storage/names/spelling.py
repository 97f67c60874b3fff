"""How alike two names are to the eye and to the ear, of 0 to 1.

The ear is that of Spanish spelling over Aymara names: one sound is written in many ways (Wila Collo, Huila
Qholo), and the vowels e/i and o/u are one each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from .name_table import slug

_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ch", "x"),
        ("(?:qu|gu)(?=[ei])", "k"),
        ("gu(?=[ao])|hu(?=[aeio])", "w"),
        ("[gkq]h|c(?![ei])|[kqg]", "k"),
        ("[cz]", "s"),
        ("v", "b"),
        ("ll|y", "i"),
        ("[hj]", ""),
        ("e", "i"),
        ("o", "u"),
        (r"(.)\1+", r"\1"),
        ("(?<=..)[aiu]$", ""),
    )
]
"""Ways to write a sound, the first ones first, and one letter for it. The last vowel is the least sure."""

FILLERS = frozenset(("el", "la", "los", "las", "de", "del", "comunidad", "com", "otb", "ayllu"))
_SHORT = {"sn": "san", "s": "san", "sta": "santa", "sto": "santo", "v": "villa", "vlla": "villa"}
_SHORTENED = 0.9
"""How alike a word and its beginning or its letters are."""

_SHORTEST = 2
_TELLS = 4
"""Letters of a word from which on one of another sound may be a slip."""


@lru_cache(maxsize=1 << 12)
def words(name: str, untold: AbstractSet[str] = frozenset()) -> tuple[str, ...]:
    """The words of a name that tell something, in its letters; San, Santa and Villa in full.

    `untold`: slugs of words that tell a name from no other, as *comunidad* does.
    """
    parts = slug(name).split("-")
    telling = tuple(_SHORT.get(part, part) for part in parts if part not in FILLERS and part not in untold)
    return telling or tuple(parts)


@lru_cache(maxsize=1 << 12)
def sound(word: str) -> str:
    """One spelling for all the ways in which a word may be written by ear."""
    for pattern, one in _SOUNDS:
        word = pattern.sub(one, word)
    return word


def may_be_one_name(a: str, b: str) -> bool:
    """Whether two names look like one that was written twice: word by word the same by ear, or a letter apart.

    Short words and numbers have to be the same: they are what tells Upper 1 from Upper 2. Where words are joined
    or parted makes no difference.
    """
    ours, theirs = words(a), words(b)
    if "".join(ours) == "".join(theirs):
        return True
    pairs = zip(ours, theirs, strict=False)
    return len(ours) == len(theirs) and all(one == other or _slip(one, other) for one, other in pairs)


def _slip(a: str, b: str) -> bool:
    """Whether one word may be the other, written by ear or with one letter wrong."""
    shorter = min(len(a), len(b))
    if shorter < _TELLS or not (a.isalpha() and b.isalpha()):
        return False
    return sound(a) == sound(b) or (shorter > _TELLS and _is_one_slip(a, b))


def _is_one_slip(a: str, b: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    return DamerauLevenshtein.distance(a, b, score_cutoff=1) == 1


def letters(name: Iterable[str]) -> str:
    """A name's words as they are written, without the spaces between them."""
    return "".join(name)


def sounds(name: Iterable[str]) -> str:
    """A name's words as they are said, without the spaces between them."""
    return "".join(map(sound, name))


def likeness(a: str, b: str) -> float:
    """How many letters of the longer one need no slip to be the other: a letter more, less, another, or two that
    changed places.
    """
    from rapidfuzz.distance import DamerauLevenshtein

    return 1 - DamerauLevenshtein.distance(a, b) / max(len(a), len(b), 1)


def by_words(a: Sequence[str], b: Sequence[str]) -> float:
    """The likeness of two names word by word, in any order, a long word counting for more than a short one."""
    table = [[word_likeness(word, other) for other in b] for word in a]
    return (_found(a, table) + _found(b, zip(*table, strict=True))) / 2


def _found(some: Sequence[str], likenesses: Iterable[Sequence[float]]) -> float:
    """How much of some words is found among others, to each of which they have so much likeness."""
    found = sum(len(word) * max(likes) for word, likes in zip(some, likenesses, strict=True))
    return found / max(sum(map(len, some)), 1)


@lru_cache(maxsize=1 << 16)
def word_likeness(a: str, b: str) -> float:
    """The likeness of two words, the better of eye and ear; fco is Francisco, and Nuñ is Nuñumani."""
    eye = likeness(a, b)
    like = max(eye, (eye + likeness(sound(a), sound(b))) / 2)
    return max(like, _SHORTENED) if shortens(a, b) or shortens(b, a) else like


def shortens(short: str, long: str) -> bool:
    """Whether a word's letters are the first and some later ones of a longer word, in their order."""
    if not _SHORTEST <= len(short) < len(long) - 1 or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(letter in rest for letter in short) and (long.startswith(short) or len(short) <= len(long) / 2)
