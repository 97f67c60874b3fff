"""Rows that a program for forms knows by an id: one that was changed there follows what it said before."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from ...kinds.process.arrival import KIND
from ...plan.survey import Survey
from ...revisions.history import History
from ..row import SpreadsheetRow

KEY: Final = "key"
"""Stands where a field is named: what a row's key was of before, and what it is of now."""


class _KeyedRevision(NamedTuple):
    rev: str
    record: str


class Corrections:
    """What arrivals say of which revisions came from a row with an id."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey

    def follows(self, row: SpreadsheetRow, state: History | None) -> bool:
        """Whether all that stands of a record is what this row said before: nobody else decided since."""
        return state is not None and self._is_all_of(state, self._before(row))

    def left(self, rows: Iterable[SpreadsheetRow], record: str, named: Container[str]) -> list[History]:
        """The records that rows which are of `record` now were of before, and of which nobody else decided since.

        None where one of the rows was of this record before, too: a line may be of several. Those that other
        rows of the same file are of (`named`) are not left.
        """
        before = [one for row in rows for one in self._before(row)]
        if any(one.record == record for one in before):
            return []
        states = [self._survey.history(one) for one in dict.fromkeys(one.record for one in before)]
        kind = record.partition("/")[0]
        return [
            state
            for state in states
            if state is not None
            and state.record not in named
            and state.record.partition("/")[0] == kind
            and state.values.get("withdrawn") is not True
            and self._is_all_of(state, before)
        ]

    def _before(self, row: SpreadsheetRow) -> list[_KeyedRevision]:
        keys = dict.fromkeys(key for key in (row.key, row.older_key) if key)
        return [one for key in keys for one in self._revisions.get(key, ())]

    def _is_all_of(self, state: History, revisions: Iterable[_KeyedRevision]) -> bool:
        return bool(state.heads) and {one.rev for one in revisions}.issuperset(state.heads)

    @cached_property
    def _revisions(self) -> dict[str, list[_KeyedRevision]]:
        records = {rev: record for record, of in self._survey.all_revisions().items() for rev in of}
        found: dict[str, list[_KeyedRevision]] = {}
        for key, rev in self._arrived():
            if rev in records:
                found.setdefault(key, []).append(_KeyedRevision(rev, records[rev]))
        return found

    def _arrived(self) -> Iterator[tuple[str, str]]:
        for record in self._survey.records(KIND.name):
            state = self._survey.history(record)
            if state is None or state.values.get("withdrawn") is True:
                continue
            yield from ((row["key"], row["rev"]) for row in state.values.get("rows", ()) if row.get("key"))
