"""What of a field file is looked at: one of its municipalities, and of that one plan or all of them together."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from ...kinds.lookup import kind_of, year_of_record
from ...revisions.history import History
from ...revisions.record_names import municipality_of
from ...revisions.revision import Revision
from .file_records import Records, RecordsView


class Scope(NamedTuple):
    """A municipality, and the id of one of its plans; without one all of them together.

    Without a municipality all that a file has is looked at, as of the municipality that it was begun with.
    """

    municipality: str = ""
    plan: str = ""


WHOLE: Final = Scope()
_ON_OTHERS: Final = frozenset({"remark", "question"})
"""The kinds of record that say something of another."""


def is_of_scope(record: str, scope: Scope, plan_by_year: Mapping[int, str]) -> bool:
    """Whether a record is of a municipality and, where a plan is named, of no other plan nor in its years."""
    municipality, plan = scope
    if municipality_of(record) != municipality:
        return False
    if not plan:
        return True
    if kind_of(record) == "plan":
        return record == f"plan/{municipality}/{plan}"
    year = year_of_record(record)
    return year is None or plan_by_year.get(year, plan) == plan


class RecordsInScope(RecordsView):
    """Of some records those of one municipality; where a plan is named, without other plans and their years.

    What is computed from them is as if the rest were in no file at all. `plan_by_year` gives the municipality's
    years, each with the id of the plan that has it, as they are when it is called.
    """

    def __init__(self, whole: Records, scope: Scope, plan_by_year: Callable[[], Mapping[int, str]]) -> None:
        super().__init__(whole)
        self._scope = scope
        self._plan_by_year = plan_by_year

    @property
    def municipality(self) -> str:
        return self._scope.municipality

    def __contains__(self, record: str) -> bool:
        return record in self.whole and self._is_inside(record)

    def revisions(self, record: str) -> dict[str, Revision]:
        return self.whole.revisions(record) if self._is_known(record) else {}

    def history(self, record: str) -> History | None:
        return self.whole.history(record) if self._is_known(record) else None

    def disputed(self) -> list[str]:
        return [one for one in self.whole.disputed() if one in self]

    def _is_known(self, record: str) -> bool:
        """A plan that is not looked at stands on no list here; whoever has its name can read and change it."""
        return self._is_inside(record) or (
            kind_of(record) == "plan" and municipality_of(record) == self._scope.municipality
        )

    def _is_inside(self, record: str) -> bool:
        about = self._about(record) if self._scope.plan and kind_of(record) in _ON_OTHERS else ""
        return is_of_scope(about or record, self._scope, self._plan_by_year())

    def _about(self, record: str) -> str:
        """The record that a note or a question is on, which stands where that does; empty for any other."""
        state = self.whole.history(record)
        about = state.values.get("record") if state else None
        return about if isinstance(about, str) and kind_of(about) not in _ON_OTHERS else ""
