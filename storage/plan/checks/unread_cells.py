"""Pure rule: what a cell of a spreadsheet said of a record and was not understood, where nothing says it yet."""

from __future__ import annotations

from collections.abc import Iterator

from ...kinds.lookup import kind_of
from ...kinds.process.remark import NOT_READ, Remark
from ..survey import Survey, SurveyRecord
from ..views.readers import private_fields
from .found import Finding, Sight


def unread_cells(survey: Survey, record: str = "") -> list[SurveyRecord[Remark]]:
    """The remarks that keep the words of such cells and were not taken back: of one record, or of all."""
    return [one for one in survey.entries("remark", Remark) if _keeps(one) and record in {"", one.fields.record}]


def _keeps(one: SurveyRecord[Remark]) -> bool:
    """Whether a remark keeps the words of a cell, and was not taken back."""
    return one.fields.code == NOT_READ and one.fields.withdrawn is not True


def still_unread(sight: Sight) -> Iterator[Finding]:
    """A value in the field ends it, whatever it is. What is private is not spoken of."""
    for one in filter(_keeps, sight.remarks):
        record, field = one.fields.record, one.fields.field
        state = sight.survey.history(record)
        if not isinstance(field, str) or state is None or state.values.get("withdrawn") is True:
            continue
        if state.values.get(field) is None and field not in private_fields(kind_of(record)):
            words = {"words": one.fields.seen}
            yield Finding("cell-unread", record, field, words, words)
