"""The whole of a slot in words, for where there is more room than a line."""

from __future__ import annotations

from exports.wording.marks import standing_mark
from exports.wording.rejection import rejection
from exports.wording.votes import compared_votes
from exports.wording.words import STATES
from storage.kinds.process.demand import slot_of
from storage.plan.slot_states import SlotState
from storage.plan.standing import Standings
from storage.plan.survey import Survey

from ..language.gettext_ import _, ngettext, speech
from .history import saved_by
from .slots import action_name
from .values import values_of
from .year_plan.executed import executed_of_record


def slot_details(state: SlotState, survey: Survey, standings: Standings, *, drafted: bool = False) -> list[str]:
    """What stands in it, how much of it, and who saved it; a line each. `drafted`: that it has a draft is said."""
    if state.kept is None:
        return [] if drafted else [_("Nothing was asked for yet. Enter opens the form.")]
    fields = state.kept.fields
    who = state.kept.history.latest()
    saved = _("Saved by {who}").format(who=saved_by(who, standings))
    if state.entry is None:
        moved = slot_of(fields.moved_to) if isinstance(fields.moved_to, str) else None
        words = _("Moved to {year}: {text}") if moved else _("Withdrawn: {text}")
        text = fields.text if isinstance(fields.text, str) else ""
        return [words.format(year=moved.year if moved else "", text=text), saved]
    lines = [state.text] if state.text else [_(STATES[standing_mark(state)]).capitalize()]
    about = []
    action = action_name(survey, fields.action) if isinstance(fields.action, str) else ""
    if action and action != state.text:
        about.append(action)
    if isinstance(fields.families, int):
        about.append(ngettext("{n} family", "{n} families", fields.families).format(n=fields.families))
    if isinstance(fields.place, str):
        about.append(fields.place)
    if words := compared_votes(state.vote, speech()):
        about.append(words)
    lines += [" · ".join(about)] if about else []
    lines += [rejected] if (rejected := rejection(state, survey, _)) else []
    lines += [became] if (became := executed_of_record(state.entry, values_of(survey), whole=False)) else []
    return [*lines, saved]
