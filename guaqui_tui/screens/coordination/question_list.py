"""The list of questions to the communities, which a dispute is put on or taken off."""

from __future__ import annotations

from typing import Any

from storage import GuaquiError
from storage.plan.questions import open_questions, question, taken_back
from storage.plan.survey import Survey
from storage.plan.views.readers import shown_conflicts
from storage.revisions.record_changes import RecordChange

from ...language.gettext_ import _
from ..frame.base_screen import BaseScreen


async def ask_or_not(room: BaseScreen[Any], record: str) -> None:
    """Put a dispute on the list of questions, or take it off, and say so."""
    changes = _asking(room.session.survey, record)
    if not changes:
        room.say(_("That is private: it is asked of nobody in an assembly."))
        return
    try:
        await room.session.save_many(changes)
    except GuaquiError as error:
        room.say(room.refused(error), wrong=True)
        return
    on = changes[0][1].get("withdrawn") is not True
    room.say(_("On the list of questions to the communities.") if on else _("Off the list of questions."))


def _asking(survey: Survey, record: str) -> list[RecordChange]:
    """What puts a dispute on the list of questions, or takes it off; nothing where it may not be asked."""
    if record in open_questions(survey):
        return [(name, body, None) for name, body in taken_back(survey, record)]
    state = survey.history(record)
    if state is None or not shown_conflicts(state):
        return []
    return [(*question(survey, state), None)]
