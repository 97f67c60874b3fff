"""Which rows of spreadsheets are named by which arrivals, and which by none: those are nobody's.

A row's version says nothing of who brought it in, so that the same row is the same version on every laptop.
Whoever brings it in saves that as an arrival, which is signed as any save is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from ...kinds.lookup import kind_of
from ...kinds.process.arrival import KIND, Arrival
from ...revisions.record_names import municipality_of
from ...revisions.revision import IMPORT, Revision, is_laptop
from ..survey import Survey


class NamedRow(NamedTuple):
    """That an arrival names a row. `arrival`: the version that says so; `line`: where it stood, 0 where unsaid."""

    arrival: Revision
    line: int

    @property
    def file(self) -> str:
        """The name of the file that it stood in, as it was then."""
        return said_by(self.arrival).file


class RowArrivals:
    """The arrivals among some versions.

    Every version of one counts that a laptop saved, also where it was taken back since or is in dispute. A version
    that does not decide the rows names none: whoever takes back what another brought did not bring it.
    """

    def __init__(self, revisions: Iterable[Revision]) -> None:
        self._named: dict[str, dict[str, Sequence[Revision]]] = {}
        for one in revisions:
            if names_rows(one):
                self._add(one, self._named.setdefault(municipality_of(one.record), {}))

    @staticmethod
    def _add(arrival: Revision, named: dict[str, Sequence[Revision]]) -> None:
        alone = (arrival,)  # of very many rows nearly all are named once: one object for all of these
        for row in said_by(arrival).rows:
            before = named.setdefault(row.rev, alone)
            if isinstance(before, list):
                before.append(arrival)
            elif before is not alone:
                named[row.rev] = [*before, arrival]

    def of(self, revision: Revision) -> Sequence[Revision]:
        """By which arrivals a row is named; by none what is no row, or of another municipality than they are."""
        if revision.device != IMPORT:
            return ()
        return self._named.get(municipality_of(revision.record), {}).get(revision.rev, ())

    def nobodys(self, revisions: Iterable[Revision]) -> list[Revision]:
        """Of some versions the rows that no arrival names."""
        return [one for one in revisions if one.device == IMPORT and not self.of(one)]


def said_by(arrival: Revision) -> Arrival:
    """The fields of a version of an arrival."""
    return msgspec.convert(arrival.body, Arrival)


def names_rows(one: Revision) -> bool:
    """Whether a version is of an arrival, a laptop's, and decides which rows are named."""
    return kind_of(one.record) == KIND.name and is_laptop(one) and "rows" in one.sets


def named_row(arrival: Revision, row: Revision) -> NamedRow:
    """How an arrival names a row that it names."""
    line = next(one.line for one in said_by(arrival).rows if one.rev == row.rev)
    return NamedRow(arrival, line or 0)


def arrivals_in(survey: Survey) -> RowArrivals:
    """Those of all municipalities in a file."""
    return RowArrivals(one for record in survey.records(KIND.name) for one in survey.revisions(record).values())
