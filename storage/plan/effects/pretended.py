"""The plan as it would be after changes that nobody saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...kinds.lookup import decided_together, kind_of
from ...notation.text import clean_value
from ...revisions.history import History, as_seen_from, differing_fields
from ...revisions.record_changes import RecordChange
from ...revisions.revision import Revision, accept_value, revision_document
from ..survey import Survey
from ..views.file_records import FileRecords, Records

_DEVICE = "pretends"


def pretended(survey: Survey, changes: Iterable[RecordChange]) -> Survey:
    """What a survey would say if the changes were saved now; it stays as it is.

    A change that no file would take changes nothing.
    """
    changed = FileRecords()
    for record, body, base in changes:
        heads = survey.heads(record) if base is None else tuple(base)
        known = survey.revisions(record).values()
        cleaned = clean_value(body)
        sets = decided_together(kind_of(record), differing_fields(as_seen_from(known, heads), cleaned))
        document = revision_document(record, cleaned, sets=sets, parents=heads, author="", device=_DEVICE, at="")
        fresh = accept_value(document)
        changed.add([*known, *([fresh] if isinstance(fresh, Revision) else [])])
    return Survey(of=_PretendedRecords(survey.own_records, changed), scope=survey.scope, readers=survey.readers)


class _PretendedRecords:
    """Some records, of which a few stand otherwise."""

    def __init__(self, whole: Records, changed: FileRecords) -> None:
        self._whole = whole
        self._changed = changed

    @property
    def municipality(self) -> str:
        return self._whole.municipality

    def add(self, revisions: Iterable[Revision]) -> None:
        self._whole.add(revisions)

    def taken_in(self, since: int = 0) -> list[str]:
        return self._whole.taken_in(since)

    def __contains__(self, record: str) -> bool:
        return record in self._changed or record in self._whole

    def __iter__(self) -> Iterator[str]:
        return iter({*self._whole, *self._changed})

    def of_kind(self, kind: str) -> list[str]:
        return sorted({*self._whole.of_kind(kind), *self._changed.of_kind(kind)})

    def revisions(self, record: str) -> dict[str, Revision]:
        return self._changed.revisions(record) or self._whole.revisions(record)

    def all_revisions(self) -> dict[str, dict[str, Revision]]:
        return {**self._whole.all_revisions(), **self._changed.all_revisions()}

    def history(self, record: str) -> History | None:
        return self._changed.history(record) or self._whole.history(record)
