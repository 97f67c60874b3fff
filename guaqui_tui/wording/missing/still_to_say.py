"""What a demand that counts as decided does not say yet, as whoever has just saved it is told."""

from __future__ import annotations

from msgspec import UNSET

from storage.plan.decisions import lacking_fields
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey

from ...language.gettext_ import _
from ..slots import slot_name
from ..values import field_label


def still_to_say(state: SlotState, survey: Survey) -> str:
    """Of votes that do not say how it was decided: that, and what no year's plan takes it without. Empty of all
    others: what they lack is told where it is asked for.
    """
    if state.stand != "filled" or state.entry is None or state.entry.fields.agreed is UNSET:
        return ""
    if state.entry.fields.agreed.how is not UNSET:
        return ""
    record = state.entry.record
    lacking = lacking_fields(state.entry, state.class_, survey)
    what = ", ".join([_("how it was decided"), *(field_label(record, name).lower() for name in lacking)])
    return _("{where}: still to be said {what}").format(where=slot_name(survey, state.slot), what=what)
