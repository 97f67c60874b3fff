"""Every record of a field file: its revisions, and its present state, computed when it is first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from threading import RLock
from typing import Final, Protocol

from ...kinds.lookup import kind_of
from ...packs.file_municipality import DESCRIBING, first_municipality
from ...revisions.history import History, is_chain, record_history
from ...revisions.record_names import municipality_of
from ...revisions.revision import PACK, Revision

_DESCRIBING: Final = tuple(f"{kind}/" for kind in DESCRIBING)


class Records(Protocol):
    """All records of a file or some of them, as they stand when they are asked for."""

    @property
    def municipality(self) -> str:
        """The municipality's id, empty where the file has no plan; of several, the first that it is of."""
        ...

    def add(self, revisions: Iterable[Revision]) -> None:
        """Take in revisions of the file; one that is known already changes nothing."""
        ...

    def taken_in(self, since: int = 0) -> list[str]:
        """The records of the revisions as they came, but for the first `since`: what to look at again."""
        ...

    def __contains__(self, record: str) -> bool: ...

    def __iter__(self) -> Iterator[str]:
        """The names of all, in no order."""
        ...

    def of_kind(self, kind: str) -> list[str]:
        """The names of the records of one kind, in order."""
        ...

    def revisions(self, record: str) -> dict[str, Revision]: ...

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        """Record -> id -> revision."""
        ...

    def history(self, record: str) -> History | None:
        """A record's present state, None where there is no such record."""
        ...

    def disputed(self) -> list[str]:
        """The names of those in conflict, in no order."""
        ...


class FileRecords:
    """All of a file's, kept up to date as revisions come in. One thread may add while another reads.

    A state is forgotten when a revision of its record comes in, so that a save costs the same however large the
    plan is.
    """

    def __init__(self) -> None:
        self._lock = RLock()
        self._revisions: dict[str, dict[str, Revision]] = {}
        self._kinds: dict[str, set[str]] = {}
        self._states: dict[str, History] = {}
        self._disputed: set[str] = set()
        self._disputes_of = 0
        """Of how many of those that were taken in it is known whether they are."""
        self._municipality: str | None = None
        self._taken_in: list[str] = []

    def add(self, revisions: Iterable[Revision]) -> None:
        with self._lock:
            for revision in revisions:
                record = revision.record
                of_record = self._revisions.get(record)
                if of_record is None:
                    of_record = self._revisions[record] = {}
                    self._kinds.setdefault(kind_of(record), set()).add(record)
                if self._municipality is not None and self._may_be_another_s(revision):
                    self._municipality = None
                of_record[revision.rev] = revision
                self._taken_in.append(record)
                if self._states:
                    self._states.pop(record, None)

    def _may_be_another_s(self, coming: Revision) -> bool:
        """Whether a revision that comes in can change what `first_municipality` says."""
        return coming.record.startswith(_DESCRIBING) or (coming.device == PACK and len(described_in(self)) > 1)

    def taken_in(self, since: int = 0) -> list[str]:
        return self._taken_in[since:]

    def __contains__(self, record: str) -> bool:
        return record in self._revisions

    def __iter__(self) -> Iterator[str]:
        with self._lock:
            return iter([*self._revisions])

    def of_kind(self, kind: str) -> list[str]:
        with self._lock:
            return sorted(self._kinds.get(kind, ()))

    def revisions(self, record: str) -> dict[str, Revision]:
        with self._lock:
            return dict(self._revisions.get(record, {}))

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        with self._lock:
            return {record: dict(of_record) for record, of_record in self._revisions.items()}

    def history(self, record: str) -> History | None:
        with self._lock:
            if record not in self._states:
                if record not in self._revisions:
                    return None
                self._states[record] = record_history(self._revisions[record].values())
            return self._states[record]

    def disputed(self) -> list[str]:
        """Only records that changed since this was asked are looked at, and of these only what is no chain."""
        with self._lock:
            changed = {*self._taken_in[self._disputes_of :]}
            self._disputes_of = len(self._taken_in)
            self._disputed -= changed
            for record in changed:
                if not is_chain(self._revisions[record]) and (state := self.history(record)) and state.disputed:
                    self._disputed.add(record)
            return [*self._disputed]

    @property
    def municipality(self) -> str:
        with self._lock:
            if self._municipality is None:
                self._municipality = self._first()
            return self._municipality

    def _first(self) -> str:
        if len(there := described_in(self)) < 2:
            return next(iter(there), "")
        return first_municipality(one for of_record in self._revisions.values() for one in of_record.values())


class RecordsView:
    """Some of other records, or all of them otherwise: each view says which, and how, by what it overrides."""

    def __init__(self, whole: Records) -> None:
        self.whole = whole

    @property
    def municipality(self) -> str:
        return self.whole.municipality

    def add(self, revisions: Iterable[Revision]) -> None:
        self.whole.add(revisions)

    def taken_in(self, since: int = 0) -> list[str]:
        """Records that are not in the view among these: look each up."""
        return self.whole.taken_in(since)

    def __contains__(self, record: str) -> bool:
        return self.history(record) is not None

    def __iter__(self) -> Iterator[str]:
        return (one for one in self.whole if one in self)

    def of_kind(self, kind: str) -> list[str]:
        return [one for one in self.whole.of_kind(kind) if one in self]

    def revisions(self, record: str) -> dict[str, Revision]:
        state = self.history(record)
        return {one.rev: one for one in state.revisions} if state else {}

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        return {one: self.revisions(one) for one in self}

    def history(self, record: str) -> History | None:
        return self.whole.history(record)

    def disputed(self) -> list[str]:
        return [one for one in self if (state := self.history(one)) and state.disputed]


def described_in(records: Records) -> set[str]:
    """The municipalities that some records say more of than their ids."""
    return {municipality_of(record) for kind in DESCRIBING for record in records.of_kind(kind)}
