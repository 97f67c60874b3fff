"""Taking back the last save."""

from __future__ import annotations

from storage import GuaquiError

from ..language.gettext_ import _
from ..session.undo import NotUndone
from ..wording.record_titles import record_title
from ..wording.undo import undo_in_words
from .console import LineConsole
from .open_plan import OpenPlan
from .without_keys import refusal_said


def take_back_last(console: LineConsole, plan: OpenPlan) -> None:
    """Take back what was saved last from here, and say what that changed or why it stays."""
    try:
        back = plan.take_back()
    except NotUndone as hindrance:
        console.say(_why(plan, hindrance))
    except GuaquiError as error:
        console.say(refusal_said(error))
    else:
        console.say(_("Taken back: {what}.").format(what=undo_in_words(back, plan.survey, plan.trust)))


def _why(plan: OpenPlan, hindrance: NotUndone) -> str:
    where = record_title(hindrance.record, plan.survey) if hindrance.record else ""
    return {
        "nothing": _("Nothing was saved from here that could be taken back."),
        "changed": _("{where} was changed since; nothing was taken back.").format(where=where),
        "settled": _("{where} was settled by that; nothing was taken back.").format(where=where),
        "imported": _("{where} came from a spreadsheet; nothing was taken back.").format(where=where),
    }[hindrance.why]
