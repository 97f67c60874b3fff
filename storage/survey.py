"""The read model: every record's present state, kept up to date as revisions come in.

States are computed when they are first asked for and forgotten when a revision of that record comes in, so
that a save costs the same however large the plan is. One thread may add while another reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import RLock
from typing import Any, Generic, TypeVar

import msgspec
from msgspec import Struct

from .discretion import Readers
from .history import History, history
from .limits import MAX_PER_YEAR
from .municipality import begun_with, municipality_of
from .names import Names
from .nearest import Known
from .records import (
    Action,
    Alias,
    Association,
    Community,
    Demand,
    Plan,
    Slot,
    Workshop,
    Zone,
    demand_name,
    kind_of,
    slot_of,
)
from .revision import PACK, Revision

T = TypeVar("T", bound=Struct)


class Entry(Struct, Generic[T], frozen=True):
    """A record as it stands: its name, its last part as id, its typed fields, and its history."""

    record: str
    id: str
    fields: T
    history: History


class Survey:
    """All records of a field file as they stand. `readers` are those who see what it tells: here, all."""

    readers = Readers(private=True, people=True)

    def __init__(self, revisions: Iterable[Revision] = ()) -> None:
        self._lock = RLock()
        self._revisions: dict[str, dict[str, Revision]] = {}
        self._kinds: dict[str, set[str]] = {}
        self._states: dict[str, History] = {}
        self._names: Names | None = None
        self._municipality: str | None = None
        self._taken_in: list[str] = []
        self.add(revisions)

    def add(self, revisions: Iterable[Revision]) -> None:
        """Take in revisions; one that is known already changes nothing."""
        with self._lock:
            for revision in revisions:
                record = revision.record
                if self._may_be_another_s(revision):
                    self._municipality = None
                self._revisions.setdefault(record, {})[revision.rev] = revision
                self._kinds.setdefault(kind_of(record), set()).add(record)
                self._states.pop(record, None)
                self._taken_in.append(record)
                if kind_of(record) in {"community", "association", "alias"}:
                    self._names = None

    def _may_be_another_s(self, coming: Revision) -> bool:
        """Whether a revision that comes in can change what `begun_with` says."""
        if kind_of(coming.record) == "plan":
            return True
        several = len(self._kinds.get("plan", ())) > 1
        return several and (coming.record not in self._revisions or coming.device == PACK)

    def taken_in(self, since: int = 0) -> list[str]:
        """The records of the revisions as they came, but for the first `since`: what to look at again."""
        return self._taken_in[since:]

    def __contains__(self, record: str) -> bool:
        return record in self._revisions

    def __len__(self) -> int:
        """How many records there are."""
        return len(self._revisions)

    def records(self, kind: str) -> list[str]:
        """The names of the records of one kind, in order."""
        with self._lock:
            return sorted(self._kinds.get(kind, ()))

    def revisions(self, record: str) -> dict[str, Revision]:
        with self._lock:
            return dict(self._revisions.get(record, {}))

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        """Record -> id -> revision."""
        with self._lock:
            return {record: dict(of_record) for record, of_record in self._revisions.items()}

    def history(self, record: str) -> History | None:
        """A record's present state, None where there is no such record."""
        with self._lock:
            if record not in self._states:
                if record not in self._revisions:
                    return None
                self._states[record] = history(self._revisions[record].values())
            return self._states[record]

    def heads(self, record: str) -> tuple[str, ...]:
        state = self.history(record)
        return state.heads if state else ()

    def disputed(self) -> list[str]:
        """The records in conflict, by name; another municipality's are none of this file's to settle."""
        with self._lock:
            own = self.municipality
            names = sorted(one for one in self._revisions if not own or municipality_of(one) == own)
        return [name for name in names if (state := self.history(name)) and state.disputed]

    def entry(self, record: str, fields: type[T]) -> Entry[T] | None:
        state = self.history(record)
        if state is None:
            return None
        return Entry(record, record.rpartition("/")[2], msgspec.convert(state.values, fields), state)

    def entries(self, kind: str, fields: type[T]) -> list[Entry[T]]:
        return [entry for name in self.records(kind) if (entry := self.entry(name, fields))]

    @property
    def municipality(self) -> str:
        """The municipality's id, empty where the file has no plan; of several, the one that it was begun with."""
        with self._lock:
            if self._municipality is None:
                self._municipality = self._begun_with()
            return self._municipality

    def _begun_with(self) -> str:
        plans = self._kinds.get("plan", set())
        if len(plans) < 2:
            return next((municipality_of(record) for record in plans), "")
        return begun_with(one for of_record in self._revisions.values() for one in of_record.values())

    @property
    def plan(self) -> Plan:
        """The plan; an empty one where the file has none, so that lists are empty instead of failing."""
        entry = self.entry(f"plan/{self.municipality}", Plan)
        if entry is None:
            return Plan("", [], 1)
        fields = entry.fields
        fields.years = sorted(set(fields.years))
        fields.per_year = min(fields.per_year, MAX_PER_YEAR)
        return fields

    def communities(self, *, withdrawn: bool = False) -> list[Entry[Community]]:
        """The communities on the list; where `withdrawn`, those too that were taken off it."""
        return [one for one in self._own("community", Community) if withdrawn or _stands(one)]

    def associations(self) -> list[Entry[Association]]:
        """The associations; one with a community's id is none, for their demands would have the same names."""
        taken = {community.id for community in self.communities()}
        listed = (one for one in self._own("association", Association) if _stands(one))
        found = [one for one in listed if one.id not in taken]
        for one in found:
            one.fields.per_year = min(one.fields.per_year, MAX_PER_YEAR)
        return found

    def own(self, holder: str) -> History | None:
        """The record of a community or association by its id, of two the one on the list; None without any."""
        names = (f"{kind}/{self.municipality}/{holder}" for kind in ("community", "association"))
        states = [state for name in names if (state := self.history(name))]
        listed = (state for state in states if state.values.get("withdrawn") is not True)
        return next(listed, states[0] if states else None)

    def _own(self, kind: str, fields: type[T]) -> list[Entry[T]]:
        """The records of one kind that are of the file's own municipality."""
        prefix = f"{kind}/{self.municipality}/"
        return [entry for entry in self.entries(kind, fields) if entry.record.startswith(prefix)]

    def aliases(self) -> list[Entry[Alias]]:
        """The aliases that nobody disputes."""
        return [one for one in self._own("alias", Alias) if _stands(one) and not one.history.disputed]

    def workshops(self) -> list[Entry[Workshop]]:
        return [one for one in self._own("workshop", Workshop) if _stands(one)]

    def actions(self) -> list[Entry[Action]]:
        return self._own("action", Action)

    def zones(self, zoning: str) -> list[Entry[Zone]]:
        """The zones of one zoning: `admin` or `typology`."""
        return [zone for zone in self._own("zone", Zone) if zone.fields.zoning == zoning]

    def demand(self, holder: str, year: int, n: int = 1) -> Entry[Demand] | None:
        return self.entry(demand_name(self.municipality, holder, year, n), Demand)

    def demands(self) -> list[tuple[Slot, Entry[Demand]]]:
        """Every demand of the municipality, also those outside the plan, by record name."""
        return [
            (slot, entry) for entry in self._own("demand", Demand) if (slot := slot_of(entry.record)) is not None
        ]

    def holders(self) -> list[Known]:
        """The communities and associations, each with the other spellings that nobody disputes."""
        named = [*((e.record, e.fields.name) for e in self.communities())]
        named += ((e.record, e.fields.name) for e in self.associations())
        spellings: dict[str, list[str]] = {}
        for alias in self.aliases():
            spellings.setdefault(alias.fields.target, []).append(alias.fields.name)
        return [Known(record, name, tuple(spellings.get(record, ()))) for record, name in named]

    def names(self) -> Names:
        """What written names of communities and associations mean, now."""
        with self._lock:
            if self._names is None:
                holders = self.holders()
                self._names = Names(
                    ((one.record, one.name) for one in holders),
                    ((spelling, one.record) for one in holders for spelling in one.spellings),
                )
            return self._names


def _stands(one: Entry[Any]) -> bool:
    """Whether nobody took a record back."""
    return one.fields.withdrawn is not True
