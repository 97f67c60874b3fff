"""The field file as a TinyDB database: a Table that only takes revisions, on the storage that appends them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NoReturn

from tinydb import TinyDB
from tinydb.table import Table

from ..errors import InputError
from ..limits import MAX_REVISION_BYTES
from ..revisions.revision import Refusal, Revision, accept_value
from .checked_ids import checked_ids
from .tinydb_storage import FieldStorage


def accepted(documents: Iterable[Mapping[str, Any]]) -> list[Revision]:
    """Documents as revisions. Raises `record-bad`, or `record-too-long`, where one is not accepted."""
    revisions, checked = [], checked_ids()
    for document in documents:
        one = accept_value(dict(document), checked)
        if isinstance(one, Refusal):
            raise _refused(document, one)
        revisions.append(one)
    return revisions


def _refused(document: Mapping[str, Any], why: Refusal) -> InputError:
    record = str(document.get("record", ""))
    if why.reason == "size":
        return InputError("record-too-long", record=record, most=MAX_REVISION_BYTES >> 10)
    return InputError("record-bad", record=record, reason=why.reason, detail=why.detail)


class RevisionTable(Table):
    """TinyDB's table of revisions: takes documents that are accepted revisions, changes none."""

    _storage: FieldStorage

    def insert(self, document: Mapping[str, Any]) -> int:
        return self.insert_multiple([document])[0]

    def insert_multiple(self, documents: Iterable[Mapping[str, Any]]) -> list[int]:
        """Append revisions in one act. Raises `record-bad` where one is not accepted: none is written."""
        return self.append(accepted(documents))

    def append(self, revisions: list[Revision]) -> list[int]:
        """The same of revisions that were accepted already."""
        self._storage.append(revisions)
        self.clear_cache()
        return [self._storage.number_of(revision.rev) for revision in revisions]

    def _update_table(self, updater: Callable[..., None]) -> NoReturn:  # noqa: ARG002 - TinyDB's signature
        raise InputError("revisions-stay", path=str(self._storage.path))


class FieldDB(TinyDB):
    """`FieldDB(path, writable=True)`: the field file with TinyDB's own queries."""

    default_storage_class = FieldStorage  # type: ignore[assignment] # TinyDB types it as its own JSONStorage
    table_class = RevisionTable
    storage: FieldStorage

    @property
    def revisions(self) -> RevisionTable:
        table = self.table("revisions")
        assert isinstance(table, RevisionTable)  # noqa: S101 - table_class says so; this tells the type checker
        return table
