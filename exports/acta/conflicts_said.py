"""What laptops say where they differ on an acta, for its draft."""

from __future__ import annotations

from collections.abc import Iterable

from storage.plan.survey import Survey

from ..findings.versions import versions_said
from ..wording.speech import Speech
from ..wording.values import Values

ConflictsSaid = dict[tuple[str, str], str]
"""By record and field its versions in words, beside each other."""


def conflicts_said(survey: Survey, conflicts: Iterable[tuple[str, str]], say: Speech) -> ConflictsSaid:
    values, found = Values(survey, say, as_typed=True), ConflictsSaid()
    for record, field in conflicts:
        if state := survey.history(record):
            found[record, field] = " / ".join(versions_said(values, state, field))
    return found
