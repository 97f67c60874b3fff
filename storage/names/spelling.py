"""How alike two names are to the eye and to the ear, of 0 to 1.

The ear is that of Spanish spelling over Aymara names: one sound is written in many ways (Wila Collo, Huila
Qholo), and the vowels e/i and o/u are one each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
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

_FILLERS = frozenset(["el", "la", "los", "las", "de", "del", "comunidad", "com", "otb", "ayllu"])
_SHORT = {"sn": "san", "s": "san", "sta": "santa", "sto": "santo", "v": "villa", "vlla": "villa"}
_ALL = "abcdefghijklmnopqrstuvwxyz0123456789"
_SHORTENED = 0.9
_SHORTEST = 2
_TELLS = 4
"""Letters of a word from which on one of another sound may be a slip."""


@lru_cache(maxsize=1 << 12)
def words(name: str, called: str = "") -> tuple[str, ...]:
    """The words of a name that tell something, in its letters; San, Santa and Villa in full.

    `called`: what stands before a name without telling it from others, as *comunidad* does.
    """
    parts = slug(name).split("-")
    telling = tuple(_SHORT.get(part, part) for part in parts if part not in _FILLERS and part != slug(called))
    return telling or tuple(parts)


@lru_cache(maxsize=1 << 12)
def sound(word: str) -> str:
    """One spelling for all the ways in which a word may be written by ear."""
    for pattern, one in _SOUNDS:
        word = pattern.sub(one, word)
    return word


def distance(a: str, b: str) -> int:
    """The fewest slips between two words: a letter more, less, another, or two that changed places.

    Those two may have got or lost letters between them: Arcata and Caata are two slips apart.
    """
    far = len(a) + len(b)
    rows: list[list[int]] = [[far] * (len(b) + 2), [far, *range(len(b) + 1)]]
    seen: dict[str, int] = {}  # the row after each letter's last one
    for i, left in enumerate(a, 1):
        same = 0  # the column after the last one of the same letter
        before, row = rows[-1], [far, i]
        for j, right in enumerate(b, 1):
            swapped_at = seen.get(right, 0)
            swapped = rows[swapped_at][same] + (i - swapped_at - 1) + 1 + (j - same - 1)
            row.append(min(before[j] + (left != right), row[-1] + 1, before[j + 1] + 1, swapped))
            same = j if left == right else same
        seen[left] = i
        rows.append(row)
    return rows[-1][-1]


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
    return sound(a) == sound(b) or (shorter > _TELLS and abs(len(a) - len(b)) < 2 and distance(a, b) == 1)


def by_eye(a: Sequence[str], b: Sequence[str]) -> float:
    """The likeness of two names' words as they are written, without the spaces between them."""
    return _likeness("".join(a), "".join(b))


def by_ear(a: Sequence[str], b: Sequence[str]) -> float:
    """The likeness of two names' words as they are said."""
    return _likeness(*("".join(map(sound, one)) for one in (a, b)))


def by_words(a: Sequence[str], b: Sequence[str]) -> float:
    """The likeness of two names word by word, in any order, a long word counting for more than a short one."""
    return _by_words(a, b, _word)


def most_alike(a: Sequence[str], b: Sequence[str]) -> float:
    """No less than two names are alike by eye, by eye and ear, or word by word: only which letters they share.

    It costs a small part of those, and most names have nothing to do with one another.
    """
    eye = _shared("".join(a), "".join(b))
    ear = _shared(*("".join(map(sound, one)) for one in (a, b)))
    return max(eye, (eye + ear) / 2, _by_words(a, b, _most_of_word))


def _by_words(a: Sequence[str], b: Sequence[str], like: Callable[[str, str], float]) -> float:
    return (_found(a, b, like) + _found(b, a, like)) / 2


def _found(some: Sequence[str], others: Sequence[str], like: Callable[[str, str], float]) -> float:
    weights = [len(word) for word in some]
    found = sum(
        weight * max(like(word, other) for other in others) for word, weight in zip(some, weights, strict=True)
    )
    return found / max(sum(weights), 1)


@lru_cache(maxsize=1 << 14)
def _word(a: str, b: str) -> float:
    """The likeness of two words, the better of eye and ear; fco is Francisco, and Nuñ is Nuñumani."""
    like = max(_likeness(a, b), (_likeness(a, b) + _likeness(sound(a), sound(b))) / 2)
    short, long = sorted((a, b), key=len)
    return max(like, _SHORTENED) if _shortens(short, long) else like


@lru_cache(maxsize=1 << 14)
def _most_of_word(a: str, b: str) -> float:
    """No less than `_word`."""
    eye = _shared(a, b)
    like = max(eye, (eye + _shared(sound(a), sound(b))) / 2)
    short, long = sorted((a, b), key=len)
    return max(like, _SHORTENED) if _shortens(short, long) else like


def _shortens(short: str, long: str) -> bool:
    """Whether a word's letters are the first and some later ones of a longer word, in their order."""
    if not _SHORTEST <= len(short) < len(long) - 1 or short[0] != long[0]:
        return False
    rest = iter(long)
    return all(letter in rest for letter in short) and (long.startswith(short) or len(short) <= len(long) / 2)


def _likeness(a: str, b: str) -> float:
    return 1 - distance(a, b) / max(len(a), len(b), 1)


def _shared(a: str, b: str) -> float:
    """No less than the likeness of two words: each letter of the longer that the other lacks is a slip."""
    return sum(map(min, _letters(a), _letters(b))) / max(len(a), len(b), 1)


@lru_cache(maxsize=1 << 13)
def _letters(word: str) -> tuple[int, ...]:
    """How often each letter and digit stands in a word."""
    return tuple(map(word.count, _ALL))
