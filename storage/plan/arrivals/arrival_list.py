"""What came in from spreadsheets, import by import: which file, which of its rows, who brought it and when."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from ...errors import InputError
from ...kinds.lookup import kind_of
from ...kinds.process.arrival import KIND
from ...kinds.process.remark import KIND as REMARK
from ...limits import MAX_ARRIVAL_ROWS
from ...revisions.record_names import municipality_of
from ...revisions.revision import IMPORT, Revision
from ..survey import Survey
from .row_arrivals import names_rows, said_by


class ArrivedRow(Struct, frozen=True):
    """A row that came in: its line, 0 where unsaid, and the record that it is about, "" where that is not at hand.

    `key`: a submission's id, "" for none.
    """

    line: int
    record: str
    key: str = ""


class ListedArrival(Struct, frozen=True):
    """One import, of which very many rows are several `records`. `device`: the laptop that saved it.

    `at` is the laptop's clock's time, "" where it says none. `withdrawn`: all of it was taken back. `came`: its
    rows by their lines. `steps`: what was told of how it is read.
    """

    file: str
    table: str
    steps: tuple[str, ...]
    came: tuple[ArrivedRow, ...]
    device: str
    author: str
    at: str
    records: tuple[str, ...]
    withdrawn: bool
    number: int = 0
    """By which it is called: its place in the whole file."""

    @property
    def rows(self) -> int:
        """How many there are; what it keeps of cells that were not understood are none."""
        return sum(kind_of(one.record) != REMARK.name for one in self.came)

    @property
    def municipality(self) -> str:
        """The id of the one whose rows they are."""
        return municipality_of(self.records[0])

    @property
    def kinds(self) -> tuple[str, ...]:
        """What its rows are."""
        return tuple(sorted({kind_of(one.record) for one in self.came if one.record} - {REMARK.name}))


def listed_arrivals(survey: Survey) -> list[ListedArrival]:
    """Those of all municipalities that are looked at, as the laptops' clocks order them, then by their records.

    An import's number is its place here, from 1: the same on all laptops that have the same imports, and one that
    was taken back keeps it. Where an earlier one comes by a merge the later ones move up; their records do not.
    """
    saved = (one for record in survey.records(KIND.name) for one in survey.revisions(record).values())
    versions = [one for one in saved if names_rows(one)]
    versions.sort(key=lambda one: (*_said(one), one.record.rpartition("/")[0], _number(one), one.rev))
    about = _records(survey, {row.rev for one in versions for row in said_by(one).rows})
    groups = (parts for _said_alike, some in groupby(versions, _said) for parts in _imports(some))
    listed = sorted((_listed(parts, survey, about) for parts in groups), key=lambda one: (one.at, one.records))
    return [replace(one, number=number) for number, one in enumerate(listed, 1)]


def arrival_of(survey: Survey, number: int) -> ListedArrival:
    """An import by its number. Raises `arrival-unknown`, and `arrival-taken-back` where it was."""
    listed = listed_arrivals(survey)
    if not 0 < number <= len(listed):
        raise InputError("arrival-unknown", number=number, count=len(listed))
    if listed[number - 1].withdrawn:
        raise InputError("arrival-taken-back", number=number)
    return listed[number - 1]


def _records(survey: Survey, revs: set[str]) -> dict[str, str]:
    """By the ids of rows the records that they are of."""
    return {
        rev: record
        for record, revisions in survey.all_revisions().items()
        for rev, one in revisions.items()
        if one.device == IMPORT and rev in revs
    }


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


def _listed(parts: list[Revision], survey: Survey, about: Mapping[str, str]) -> ListedArrival:
    first = parts[0]
    rows = (row for one in parts for row in said_by(one).rows)
    came = (ArrivedRow(row.line or 0, about.get(row.rev, ""), row.key or "") for row in rows)
    return ListedArrival(
        said_by(first).file,
        said_by(first).table or "",
        tuple(said_by(first).steps or ()),
        tuple(sorted(came, key=lambda row: (row.line, row.record))),
        first.device,
        first.author,
        first.at,
        tuple(one.record for one in parts),
        all(_is_withdrawn(one.record, survey) for one in parts),
    )


def _is_withdrawn(record: str, survey: Survey) -> bool:
    state = survey.history(record)
    return state is not None and state.values.get("withdrawn") is True
