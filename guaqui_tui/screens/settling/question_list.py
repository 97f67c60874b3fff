"""The list of questions to the communities, which a dispute is put on or taken off."""

from __future__ import annotations

from collections.abc import Sequence

from storage.plan.questions import open_questions, question, taken_back
from storage.plan.survey import Survey
from storage.plan.views.readers import shown_conflicts
from storage.revisions.record_changes import RecordChange
from storage.translatable import N_

ASKED, NOT_ASKED, PRIVATE = (
    N_("to be asked"),
    N_("not to be asked"),
    N_("That is private: it is asked of nobody in an assembly."),
)
"""What is said of a dispute that goes on the list of questions, that comes off it, and that may not go there."""


def said_of_asking(changes: Sequence[RecordChange]) -> str:
    """What is said of a dispute once these are written, marked for translation."""
    return ASKED if any(body.get("withdrawn") is not True for _record, body, _heads in changes) else NOT_ASKED


def asking(survey: Survey, record: str) -> list[RecordChange]:
    """What puts a dispute on the list of questions, or takes it off; nothing where it may not be asked."""
    if record in open_questions(survey):
        return [(name, body, None) for name, body in taken_back(survey, record)]
    state = survey.history(record)
    if state is None or not shown_conflicts(state):
        return []
    return [(*question(survey, state), None)]
