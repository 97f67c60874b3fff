"""How near names are, counted by hand: each is compared with each, by a distance of our own. Slow, and plain."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from storage.names.look_alikes import read_as
from storage.names.nearest import MISTAKABLE, SHOWN, KnownHolder, Why
from storage.names.spelling import letters, shortens, sound, sounds, words


@lru_cache(maxsize=1 << 17)
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


def likeness(a: str, b: str) -> float:
    return 1 - distance(a, b) / max(len(a), len(b), 1)


def word_likeness(a: str, b: str) -> float:
    like = max(likeness(a, b), (likeness(a, b) + likeness(sound(a), sound(b))) / 2)
    return max(like, 0.9) if shortens(a, b) or shortens(b, a) else like


def found(some: Sequence[str], others: Sequence[str]) -> float:
    weighed = sum(len(word) * max(word_likeness(word, other) for other in others) for word in some)
    return weighed / max(sum(map(len, some)), 1)


def score(a: Sequence[str], b: Sequence[str]) -> tuple[int, Why]:
    eye = likeness(letters(a), letters(b))
    ways: list[tuple[float, Why]] = [
        (eye, "spelling"),
        ((eye + likeness(sounds(a), sounds(b))) / 2, "sound"),
        ((found(a, b) + found(b, a)) / 2, "words"),
    ]
    like, why = max(ways, key=lambda one: one[0])
    return round(100 * like), why


def nearest_by_hand(written: str, holders: Sequence[KnownHolder]) -> list[tuple[str, int, Why]]:
    """The record, the score and the reason of those nearest to a name, as `KnownNames` gives them."""
    telling = words(read_as(written))
    best = [
        (max(score(telling, words(read_as(name))) for name in (one.name, *one.spellings)), one.record)
        for one in holders
    ]
    near = sorted((-points, record, why) for (points, why), record in best if points >= MISTAKABLE)
    return [(record, min(-points, 99), why) for points, record, why in near[:SHOWN]]
