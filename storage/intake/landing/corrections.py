"""Rows that a program for forms knows by an id: one that was changed there follows what it said before."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ...kinds.process.arrival import KIND
from ...plan.survey import Survey
from ...revisions.history import History
from ..row import SpreadsheetRow


class Corrections:
    """What arrivals say of which revisions came from a row with an id."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey

    def follows(self, row: SpreadsheetRow, state: History | None) -> bool:
        """Whether all that stands of a record is what this row said before: nobody else decided since."""
        if state is None or not row.key:
            return False
        said = {rev for key in (row.key, row.older_key) for rev in self._revisions.get(key, ())}
        return bool(state.heads) and said.issuperset(state.heads)

    @cached_property
    def _revisions(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        for key, rev in self._arrived():
            found.setdefault(key, set()).add(rev)
        return found

    def _arrived(self) -> Iterator[tuple[str, str]]:
        for record in self._survey.records(KIND.name):
            state = self._survey.history(record)
            if state is None or state.values.get("withdrawn") is True:
                continue
            yield from ((row["key"], row["rev"]) for row in state.values.get("rows", ()) if row.get("key"))
