"""What files tell of the laptops that wrote them: disks that were copied, clocks that are wrong.

Nothing is decided by it: clocks order nothing, and a copied laptop's saves are as good as any. But somebody
should see to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from itertools import pairwise
from typing import Final

from ..errors import Notice
from ..limits import EARLIEST
from ..revisions.revision import NO_LAPTOP, Revision
from ..revisions.union import MergeInput
from .preview import MergePreview

_NEVER: Final = "9999-99-99"
"""Behind all days."""


def notices(seen: MergePreview, today: str) -> list[Notice]:
    """What to see to, by laptop. `today` is YYYY-MM-DD; empty where nobody knows."""
    came = (one for brought in seen.sources for one in brought.fresh)
    said = [*_clones(seen.inputs), *_clocks(came, today)]
    return sorted(said, key=lambda one: (one.facts["laptop"], one.code))


def _clones(inputs: Iterable[MergeInput]) -> list[Notice]:
    """Laptops of which two files each have saves that the other lacks.

    A laptop's file only grows, so of two of them one holds the other. Damaged files lack what they lack.
    """
    files: dict[str, list[tuple[set[str], str]]] = {}
    whole = [brought for brought in inputs if brought.reading.whole and not brought.problems]
    in_files = Counter(device for brought in whole for device in {one.device for one in brought.reading.revisions})
    several = {device for device, count in in_files.items() if count > 1} - NO_LAPTOP  # mostly few are in two
    for brought in whole if several else ():
        for laptop, revs in _by_laptop(brought.reading.revisions, several).items():
            files.setdefault(laptop, []).append((revs, brought.path))
    found = []
    for laptop, of_laptop in files.items():
        of_laptop.sort(key=lambda one: len(one[0]))
        apart = next(((one, other) for one, other in pairwise(of_laptop) if not one[0] <= other[0]), None)
        if apart:
            found.append(Notice("laptop-twice", {"laptop": laptop, "paths": [path for _revs, path in apart]}))
    return found


def _by_laptop(revisions: Iterable[Revision], laptops: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in revisions:
        if one.device in laptops:
            found.setdefault(one.device, set()).add(one.rev)
    return found


def _clocks(revisions: Iterable[Revision], today: str) -> list[Notice]:
    """Laptops that saved on a day before the process began, or on one that is still to come."""
    early: dict[str, list[str]] = {}
    ahead: dict[str, list[str]] = {}
    latest = today or _NEVER
    odd = [one for one in revisions if (at := one.at) and not EARLIEST <= at[:10] <= latest]
    for one in odd:
        if one.device not in NO_LAPTOP:
            days = early if one.at[:10] < EARLIEST else ahead
            days.setdefault(one.device, []).append(one.at)
    return [
        *(Notice("clock-early", _clock_facts(*one)) for one in early.items()),
        *(Notice("clock-ahead", _clock_facts(*one)) for one in ahead.items()),
    ]


def _clock_facts(laptop: str, times: list[str]) -> dict[str, object]:
    return {"laptop": laptop, "count": len(times), "day": max(times)[:10]}
