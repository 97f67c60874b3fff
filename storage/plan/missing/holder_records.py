"""Which records are about each community and association: looked up as they come in, not searched for."""

from __future__ import annotations

from collections.abc import Iterable

from ...kinds.lookup import holder_of, kind_of
from ...kinds.process.remark import Remark
from ...revisions.record_names import municipality_of
from ..survey import Survey, SurveyRecord


class HolderRecords:
    """The records of a survey by whom they are about; `look` takes in what came since."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._upto = 0
        self._of: dict[tuple[str, str], dict[str, None]] = {}
        """Names of records by kind and holder; remarks under the holder of what they are about."""
        self.disputed: set[str] = set()
        """The records in conflict."""

    def look(self) -> list[str]:
        """Take in what the survey took in since the last look: its records, each once."""
        came = self._survey.taken_in(self._upto)
        self._upto += len(came)
        own = self._survey.municipality
        fresh = [one for one in dict.fromkeys(came) if municipality_of(one) == own]
        for record in fresh:
            self._take(record)
        return fresh

    def _take(self, record: str) -> None:
        state = self._survey.history(record)
        if state is None:
            return
        (self.disputed.add if state.disputed else self.disputed.discard)(record)
        if holder := self.whose(record):
            self._of.setdefault((kind_of(record), holder), {})[record] = None

    def whose(self, record: str) -> str:
        """Whom a record is about, a remark by what it was said of; empty where it is about nobody."""
        if kind_of(record) != "remark":
            return holder_of(record)
        entry = self._survey.entry(record, Remark)
        return holder_of(entry.fields.record) if entry else ""

    def of(self, kind: str, holder: str) -> list[str]:
        """The names of the records of a kind that are about a holder, in order."""
        return sorted(self._of.get((kind, holder), ()))

    def every(self, kinds: Iterable[str], holder: str) -> list[str]:
        return [name for kind in kinds for name in self._of.get((kind, holder), ())]

    def remarks(self, holder: str) -> list[SurveyRecord[Remark]]:
        """What was said of a holder's records."""
        named = self.of("remark", holder)
        return [entry for one in named if (entry := self._survey.entry(one, Remark))]
