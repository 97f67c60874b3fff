"""What came in from spreadsheets, import by import: which file, how many of its rows, who brought it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from msgspec import Struct

from ..kinds.process.arrival import KIND
from ..limits import MAX_ARRIVAL_ROWS
from ..revisions.record_names import municipality_of
from ..revisions.revision import Revision
from .row_arrivals import names_rows
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


def listed_arrivals(survey: Survey) -> list[ListedArrival]:
    """Those of a municipality, as the laptops' clocks order them."""
    own = (one for one in survey.records(KIND.name) if municipality_of(one) == survey.municipality)
    versions = [one for record in own for one in survey.revisions(record).values() if names_rows(one)]
    versions.sort(key=lambda one: (*_said(one), one.record.rpartition("/")[0], _number(one), one.rev))
    found = [_listed(parts, survey) for _said_alike, some in groupby(versions, _said) for parts in _imports(some)]
    return sorted(found, key=lambda one: (one.at, one.records))


def _said(one: Revision) -> tuple[str, ...]:
    """What all parts of an import say alike."""
    digest = one.record.rpartition("/")[0]
    return one.at, one.device, one.author, digest, str(one.body["file"]), str(one.body.get("table", ""))


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
    return len(one.body["rows"]) == MAX_ARRIVAL_ROWS


def _listed(parts: list[Revision], survey: Survey) -> ListedArrival:
    first, said = parts[0], [_values(one.record, survey) for one in parts]
    return ListedArrival(
        str(first.body["file"]),
        str(first.body.get("table", "")),
        sum(len(one.body["rows"]) for one in parts),
        first.device,
        first.author,
        first.at,
        tuple(one.record for one in parts),
        all(one.get("withdrawn") is True for one in said),
    )


def _values(record: str, survey: Survey) -> dict[str, Any]:
    state = survey.history(record)
    return dict(state.values) if state else {}
