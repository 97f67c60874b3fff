"""What came in from spreadsheets, import by import: which file, how many of its rows, who brought it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from msgspec import Struct

from ..kinds.process.arrival import KIND
from ..limits import MAX_ARRIVAL_ROWS
from ..revisions.record_names import municipality_of
from ..revisions.revision import Revision
from .row_arrivals import names_rows, said_by
from .survey import Survey


class ListedArrival(Struct, frozen=True):
    """One import, of which very many rows are several `records`. `device`: the laptop that saved it.

    `at` is the laptop's clock's time, "" where it says none. `withdrawn`: all of it was taken back.
    """

    file: str
    table: str
    rows: int
    device: str
    author: str
    at: str
    records: tuple[str, ...]
    withdrawn: bool

    @property
    def municipality(self) -> str:
        """The id of the one whose rows they are."""
        return municipality_of(self.records[0])


def listed_arrivals(survey: Survey) -> list[ListedArrival]:
    """Those of all municipalities that are looked at, as the laptops' clocks order them."""
    saved = (one for record in survey.records(KIND.name) for one in survey.revisions(record).values())
    versions = [one for one in saved if names_rows(one)]
    versions.sort(key=lambda one: (*_said(one), one.record.rpartition("/")[0], _number(one), one.rev))
    found = [_listed(parts, survey) for _said_alike, some in groupby(versions, _said) for parts in _imports(some)]
    return sorted(found, key=lambda one: (one.at, one.records))


def _said(one: Revision) -> tuple[str, ...]:
    """What all parts of an import say alike."""
    said = said_by(one)
    return one.at, one.device, one.author, one.record.rpartition("/")[0], said.file, said.table or ""


def _number(one: Revision) -> int:
    return int(one.record.rpartition("/")[2])


def _imports(alike: Iterable[Revision]) -> Iterator[list[Revision]]:
    """Of some parts those that follow each other: each but the last has as many rows as there may be."""
    parts: list[Revision] = []
    for one in alike:
        if parts and not (_is_full(parts[-1]) and _number(one) == _number(parts[-1]) + 1):
            yield parts
            parts = []
        parts.append(one)
    if parts:
        yield parts


def _is_full(one: Revision) -> bool:
    return len(said_by(one).rows) == MAX_ARRIVAL_ROWS


def _listed(parts: list[Revision], survey: Survey) -> ListedArrival:
    first = parts[0]
    return ListedArrival(
        said_by(first).file,
        said_by(first).table or "",
        sum(len(said_by(one).rows) for one in parts),
        first.device,
        first.author,
        first.at,
        tuple(one.record for one in parts),
        all(_is_withdrawn(one.record, survey) for one in parts),
    )


def _is_withdrawn(record: str, survey: Survey) -> bool:
    state = survey.history(record)
    return state is not None and state.values.get("withdrawn") is True
