"""A holder's demands read aloud, and that those who hear them accept them."""

from __future__ import annotations

from storage import GuaquiError
from storage.plan.acta.reading_aloud import read_and_accepted, says_anything
from storage.plan.calendar import workshop_of
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey
from storage.revisions.record_changes import RecordChange

from ..language.gettext_ import _
from ..wording.reading_aloud import sentences_aloud, workshop_aloud
from .console import LineConsole
from .open_plan import OpenPlan
from .without_keys import refusal_said
from .word_list import typed_for, word_of


def accepting(survey: Survey, record: str, states: list[SlotState]) -> RecordChange:
    """What notes in a workshop that all of this was read and accepted."""
    state = survey.history(record)
    return record, read_and_accepted(state.values if state else {}, states), survey.heads(record)


def read_out(console: LineConsole, plan: OpenPlan, holder: str) -> None:
    """Say what is read aloud, and note that it was accepted where that is asked for."""
    states = Slots(plan.survey).of_holder(holder)
    if head := workshop_aloud(plan.survey, holder):
        console.say(head)
    console.say_all(sentences_aloud(plan.survey, states))
    record = workshop_of(plan.survey, holder)
    if not record or not plan.writable or not says_anything(states):
        return
    line = console.hear(
        _("“{save}” notes that this was read and accepted; Enter goes back:").format(save=typed_for("save"))
    )
    if not word_of(line, ["save"]):
        console.say(_("Not noted."))
        return
    try:
        plan.save([accepting(plan.survey, record, states)])
    except GuaquiError as error:
        console.say(refusal_said(error))
    else:
        console.say(_("Noted: read and accepted."))
