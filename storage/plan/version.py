"""Which data a paper was made from: a sign of its own for each state of a plan, and the day of its newest save.

What only tells of papers and of machines is left out: making an acta changes no other paper.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ..kinds.lookup import BESIDE_THE_PLAN, kind_of
from ..revisions.revision import Revision
from .acta.code import ALPHABET
from .survey import Survey

_SIGNS: Final = 8


class DataVersion(NamedTuple):
    """`sign`: eight signs, of the ids of all revisions. `day`: `YYYY-MM-DD`, or empty where none says."""

    sign: str
    day: str


def version_of(survey: Survey) -> DataVersion:
    """The same for the same revisions, however they came together."""
    return survey.once("version", lambda: _version(survey))


def _version(survey: Survey) -> DataVersion:
    revisions = [*plan_revisions(survey)]
    digest = sum_of_revisions(revisions)
    number = int.from_bytes(digest[:5], "big")
    sign = "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (_SIGNS - 1), -1, -5))
    return DataVersion(sign, max((one.at[:10] for one in revisions), default=""))


def sum_of_revisions(revisions: Iterable[Revision]) -> bytes:
    """A sum of some revisions, whatever their order."""
    return hashlib.sha256("".join(sorted(one.rev for one in revisions)).encode()).digest()


def whole_digest(survey: Survey) -> bytes:
    """A sum of all that is known, with what only tells of papers and machines."""
    return sum_of_revisions(one for known in survey.all_revisions().values() for one in known.values())


def plan_revisions(survey: Survey) -> Iterator[Revision]:
    """All but those that only tell of papers and of machines."""
    for record, known in survey.all_revisions().items():
        if kind_of(record) not in BESIDE_THE_PLAN:
            yield from known.values()
