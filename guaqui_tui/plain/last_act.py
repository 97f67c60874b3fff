"""Taking back the last save."""

from __future__ import annotations

from typing import Final

from storage import GuaquiError

from ..language.gettext_ import _
from ..session.undo import NotUndone, concerns_holder
from ..wording.record_titles import record_title
from ..wording.undo import undo_in_words
from .console import LineConsole
from .open_plan import OpenPlan
from .without_keys import refusal_said
from .word_list import WordName, typed_for, word_of

TAKING_BACK: Final[tuple[WordName, ...]] = ("undo",)


def take_back_last(console: LineConsole, plan: OpenPlan, holder: str = "") -> None:
    """Take back what was saved last from here, and say what that changed or why it stays. `holder`: at whom it is
    asked for; of what is another's it is asked first.
    """
    try:
        if not _is_meant(console, plan, holder):
            console.say(_("Nothing was taken back."))
            return
        back = plan.take_back()
    except NotUndone as hindrance:
        console.say(_why(plan, hindrance))
    except GuaquiError as error:
        console.say(refusal_said(error))
    else:
        console.say(_("Taken back: {what}.").format(what=undo_in_words(back, plan.survey, plan.trust)))


def _is_meant(console: LineConsole, plan: OpenPlan, holder: str) -> bool:
    """Whether the last act is of who is asked for it, or taken back all the same. Raises `NotUndone`."""
    changes = plan.changes_back()
    if not holder or any(concerns_holder(one, holder) for one in changes):
        return True
    what = ", ".join(record_title(change[0], plan.survey) for change in changes)
    console.say(_("What was saved last is of another place: {what}.").format(what=what))
    asked = _("“{undo}” again takes it back; Enter leaves it:").format(undo=typed_for("undo"))
    return word_of(console.hear(asked), TAKING_BACK) is not None


def _why(plan: OpenPlan, hindrance: NotUndone) -> str:
    where = record_title(hindrance.record, plan.survey) if hindrance.record else ""
    return {
        "nothing": _("Nothing was saved from here that could be taken back."),
        "changed": _("{where} was changed since; nothing was taken back.").format(where=where),
        "settled": _("{where} was settled by that; nothing was taken back.").format(where=where),
        "imported": _("{where} came from a spreadsheet; nothing was taken back.").format(where=where),
    }[hindrance.why]
