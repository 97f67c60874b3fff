"""The plan as it would be after changes that nobody saved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...kinds.lookup import decided_together, kind_of
from ...notation.text import clean_value
from ...revisions.history import History, as_seen_from, differing_fields
from ...revisions.record_changes import RecordChange
from ...revisions.revision import Revision, accept_value, revision_document
from ..survey import Survey
from ..views.file_records import FileRecords, Records, RecordsView

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


class _PretendedRecords(RecordsView):
    """Some records, of which a few stand otherwise."""

    def __init__(self, whole: Records, changed: FileRecords) -> None:
        super().__init__(whole)
        self._changed = changed

    def __iter__(self) -> Iterator[str]:
        return iter({*self.whole, *self._changed})

    def of_kind(self, kind: str) -> list[str]:
        return sorted({*self.whole.of_kind(kind), *self._changed.of_kind(kind)})

    def revisions(self, record: str) -> dict[str, Revision]:
        return self._changed.revisions(record) or self.whole.revisions(record)

    def history(self, record: str) -> History | None:
        return self._changed.history(record) or self.whole.history(record)
