"""That a demand was rejected, and why: it fills its slot by the one rule of counting, and has to be seen."""

from __future__ import annotations

from storage.kinds.process.demand import STATUSES
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey
from storage.symbols import REJECTED

from .marks import Say


def rejection(state: SlotState, survey: Survey, say: Say) -> str:
    """× rejected: no water there; empty where it was not, or where that is to settle. Never the words of a reason,
    which may be private.
    """
    if not state.rejected or state.entry is None:
        return ""
    words, cause = f"{REJECTED} {say(STATUSES['rejected'])}", state.entry.fields.cause
    return f"{words}: {survey.named('cause').get(cause, cause)}" if isinstance(cause, str) else words


def rejected_count(n: int) -> str:
    """× 2, of those that are decided; empty where none is."""
    return f"{REJECTED} {n}" if n else ""
