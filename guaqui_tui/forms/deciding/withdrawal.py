"""Withdrawing a demand: why it cannot be, what is said before, and what is saved."""

from __future__ import annotations

from msgspec import UNSET

from exports.wording.votes import compared_votes
from storage.kinds.process.demand import STATUSES
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey
from storage.revisions.record_changes import RecordChange
from storage.symbols import NOTHING

from ...language.gettext_ import _, speech
from ...wording.move_demand import is_empty
from ...wording.slots import slot_name
from ...wording.values import values_of


def why_not_withdrawn(state: SlotState) -> str:
    """Why what stands in a slot is not withdrawn, in words; empty where it may be."""
    if state.unsettled:
        return _("It has several versions. Settle them first, with Ctrl+R, then withdraw it.")
    return _("Nothing is asked for there yet.") if state.entry is None or is_empty(state) else ""


def withdrawal_changes(state: SlotState) -> list[RecordChange]:
    """The same record as it is, but withdrawn; of a slot without one nothing."""
    if state.entry is None:
        return []
    history = state.entry.history
    return [(state.entry.record, {**history.values, "withdrawn": True}, history.heads)]


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
