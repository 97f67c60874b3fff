"""What the board and the form say of slots."""

from __future__ import annotations

from typing import Final

from exports.wording.marks import standing_mark
from storage.kinds.process.demand import Slot
from storage.kinds.terms.association import Association
from storage.kinds.terms.community import Community
from storage.plan.productive import classes_of
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey, SurveyRecord
from storage.plan.views.readers import shown_conflicts
from storage.symbols import REJECTED
from storage.translatable import N_

from ..language.gettext_ import _, ngettext

Holder = SurveyRecord[Community] | SurveyRecord[Association]


def numbered(name: str, n: int, many: int) -> str:
    return f"{name} {n}" if many > 1 else name


def holder_name(survey: Survey, holder: str) -> str:
    own = survey.own(holder)
    return str(own.values["name"]) if own else holder


def slot_name(survey: Survey, slot: Slot) -> str:
    """Andamarca · 2003, or APLEG 2 · 2003."""
    return f"{asking_holder(survey, slot)} · {slot.year}"


def asking_holder(survey: Survey, slot: Slot) -> str:
    """Andamarca, or APLEG 2."""
    return numbered(holder_name(survey, slot.holder), slot.n, survey.per_year_of(slot.holder))


def action_name(survey: Survey, action: str) -> str:
    """An action's name in the language in use; one that is not known is shown by its id."""
    from .values import values_of  # and with it the words of all errors, which the board says none of

    return values_of(survey).named(("action",), action)


def action_classes(survey: Survey, action: str) -> list[str]:
    """The class of an action; where it is in dispute each, the one that is shown first; none of an unknown one."""
    from storage.kinds.terms.action import Action

    entry = survey.entry(f"action/{survey.municipality}/{action}", Action)
    return classes_of(entry) if entry else []


def how_many_versions(state: SlotState) -> int:
    """How many values the field has that most disagree on."""
    if state.kept is None:
        return 0
    history = state.kept.history
    said = ({repr(claim.value) for claim in history.claims[field]} for field in shown_conflicts(history))
    return max(map(len, said), default=0)


def slot_words(state: SlotState, survey: Survey, *, roomy: bool) -> str:
    """A slot in words."""
    stands = standing_mark(state)
    if stands == "disputed":
        n = max(2, how_many_versions(state))
        words = ngettext("{n} version", "{n} versions", n).format(n=n)
        return f"{words}: {_text(state, survey)}" if roomy else words
    if stands == "open" and (n := len(state.proposals)):
        return ngettext("{n} proposal", "{n} proposals", n).format(n=n)
    if stands == "missing" and not roomy:
        return ""
    if stands == "filled":
        return f"{REJECTED} {_text(state, survey)}" if state.rejected else _text(state, survey)
    return _(IN_SHORT[stands])


def _text(state: SlotState, survey: Survey) -> str:
    action = state.entry.fields.action if state.entry else None
    return state.text or (action_name(survey, action) if isinstance(action, str) else "")


IN_SHORT: Final = {
    "unclassed": N_("without class"),
    "disputed": N_("to settle"),
    "open": N_("open"),
    "none": N_("asks for nothing"),
    "postponed": N_("postponed"),
    "missing": N_("missing"),
}
"""The words of the marks that are no class, where there is little room."""
