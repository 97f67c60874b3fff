"""What is said of communities and of what stands in their years; no sign stands for a word."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from exports.wording.marks import Marks
from exports.wording.rejection import rejection
from exports.wording.votes import compared_votes
from storage.kinds.process.demand import Slot
from storage.notation.text import clean_line
from storage.plan.calendar import convened
from storage.plan.missing.before_acta import UNSAVED, Missing
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey
from storage.symbols import REJECTED

from ..language.gettext_ import _, ngettext, speech
from ..language.numbers import amount
from ..wording.slots import slot_words
from ..wording.workshops import attendance_of, day_of, outcome_of


def year_said(state: SlotState, survey: Survey, *, drafted: bool) -> str:
    """2003: Riego por aspersión; apoyo a la producción; Bs 35.000; con 26 votos; sin guardar."""
    name = state.slot.of_year(numbered=survey.per_year_of(state.holder, state.year) > 1)
    parts = [slot_words(state, survey, roomy=True).removeprefix(f"{REJECTED} ")]
    parts.append(rejection(state, survey, _) if state.rejected else "")
    if state.stand == "filled" and (mark := Marks(survey).class_of(state)):
        parts.append(mark.words(_))
    if state.cost_cents:
        parts.append(amount(state.cost_cents))
    parts.append(compared_votes(state.vote, speech()))
    parts.append(_("typed and not saved") if drafted else "")
    return f"{name}: {'; '.join(part for part in parts if part)}."


def years_said(survey: Survey, holder: str, drafted: Collection[Slot]) -> list[str]:
    """A holder's years, a line each."""
    states = Slots(survey).of_holder(holder)
    return [year_said(state, survey, drafted=state.slot in drafted) for state in states]


def workshop_said(survey: Survey, holder: str) -> str:
    """When and where its workshop was, and who came."""
    last = convened(survey, holder).last
    if last is None:
        return _("Workshop: not noted yet.")
    place = clean_line(last.place) if isinstance(last.place, str) else ""
    parts = [outcome_of(last), day_of(last), place, attendance_of(last)]
    return _("Workshop: {said}.").format(said="; ".join(part for part in parts if part))


def lacking_said(states: Iterable[SlotState], missing: Missing) -> str:
    """What is missing beside a community's name: how much, years without a demand, what is typed and not saved."""
    if not missing.before:
        return _("nothing is missing")
    states = [*states]
    empty = dict.fromkeys(str(state.year) for state in states if state.stand == "missing")
    unsaved = sum(one.code == UNSAVED for one in missing.before)
    if states and all(state.stand == "missing" for state in states):
        parts = [_("nothing written yet")]
    else:
        n = len(missing.before)
        parts = [ngettext("{n} thing is missing", "{n} things are missing", n).format(n=n)]
        parts += [_("without a demand: {years}").format(years=", ".join(empty))] if empty else []
    if unsaved:
        parts.append(ngettext("{n} not saved", "{n} not saved", unsaved).format(n=unsaved))
    return "; ".join(parts)
