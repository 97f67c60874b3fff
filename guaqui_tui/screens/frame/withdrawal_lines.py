"""What is said before a demand is withdrawn: what goes with it, and that nothing of it is lost."""

from __future__ import annotations

from msgspec import UNSET

from exports.wording.votes import compared_votes
from storage.kinds.process.demand import STATUSES
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey
from storage.symbols import NOTHING

from ...language.gettext_ import _, speech
from ...wording.slots import slot_name
from ...wording.values import values_of


def withdrawal_lines(state: SlotState, survey: Survey) -> list[str]:
    """Its words, its class, its votes, how far it has come, and who names it, as far as it has any."""
    words = [state.text] if state.text else _proposed(state)
    facts = (
        (_("Class: {words}"), values_of(survey).named(("class",), state.class_) if state.class_ else ""),
        (_("Votes: {words}"), compared_votes(state.vote, speech())),
        (_("Status: {words}"), _status_in_words(state)),
        (_("It is named by: {words}"), "; ".join(_named_by(state, survey))),
    )
    return [
        f"{slot_name(survey, state.slot)}: {'; '.join(words) or NOTHING}",
        *(said.format(words=fact) for said, fact in facts if fact),
        _("It is asked for no more and its year is empty. The history keeps it, and Ctrl+Z brings it back."),
    ]


def _proposed(state: SlotState) -> list[str]:
    """The words of its proposals, where none is chosen."""
    options = state.entry.fields.options if state.entry else UNSET
    return [one.text for one in options or () if isinstance(one.text, str)]


def _status_in_words(state: SlotState) -> str:
    status = state.entry.fields.status if state.entry else ""
    return speech()(STATUSES[status]) if isinstance(status, str) and status in STATUSES else ""


def _named_by(state: SlotState, survey: Survey) -> list[str]:
    """The demands elsewhere that are shared with it, or are a phase of it."""
    own = state.entry.record if state.entry else ""
    return [
        slot_name(survey, slot)
        for slot, entry in survey.demands()
        if own in (entry.fields.joint_with, entry.fields.phase_of) and entry.fields.withdrawn is not True
    ]
