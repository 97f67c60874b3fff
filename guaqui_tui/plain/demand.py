"""A demand, asked and saved, or taken out; and the place of a version that a settlement left without one."""

from __future__ import annotations

from typing import Final

from storage import GuaquiError
from storage.kinds.process.demand import Slot, demand_name
from storage.notation.text import first_words
from storage.plan.slot_states import Slots

from ..forms.deciding.withdrawal import why_not_withdrawn, withdrawal_changes, withdrawal_lines
from ..forms.displaced_demand import DisplacedDemand, displaced_demand, placing
from ..language.gettext_ import _
from ..wording.slots import slot_name
from .console import LineConsole
from .demand_questions import DemandQuestions
from .form import fill_in
from .open_plan import OpenPlan
from .without_keys import refusal_said, without_keys
from .word_list import WordName, typed_for, word_of

SAVING: Final[tuple[WordName, ...]] = ("save",)


def ask_demand(console: LineConsole, plan: OpenPlan, slot: Slot) -> None:
    """Ask for a slot's demand. Raises `InputEnded`."""
    before = plan.survey.history(demand_name(plan.survey.municipality, slot.holder, slot.year, slot.n))
    if fill_in(console, plan, DemandQuestions(plan, slot)):
        found = displaced_demand(plan.survey, slot, before)
        if found:
            _offer_place(console, plan, found)


def _offer_place(console: LineConsole, plan: OpenPlan, found: DisplacedDemand) -> None:
    """Offer a free slot; otherwise the version stays in the history, as any does."""
    console.say(_("Settled. The other version stands nowhere now"), first_words(found.words, 200))
    asked = _("{where} is free: “{save}” puts it there; Enter leaves it in the history alone:")
    line = console.hear(asked.format(where=slot_name(plan.survey, found.to), save=typed_for("save")))
    if not word_of(line, SAVING):
        return
    try:
        plan.save([placing(plan.survey, found)])
    except GuaquiError as error:
        console.say(refusal_said(error))
    else:
        console.say(_("Saved: {where}.").format(where=slot_name(plan.survey, found.to)))


def ask_withdrawal(console: LineConsole, plan: OpenPlan, slot: Slot) -> None:
    """Withdraw the demand of a slot, where that is meant. Raises `InputEnded`."""
    state = Slots(plan.survey).at(slot.holder, slot.year, slot.n)
    if why := why_not_withdrawn(state):
        console.say(without_keys(why))
        return
    console.say_all(map(without_keys, withdrawal_lines(state, plan.survey)))
    asked = _("“{save}” withdraws it; Enter leaves it:").format(save=typed_for("save"))
    if not word_of(console.hear(asked), SAVING):
        console.say(_("Not withdrawn."))
        return
    try:
        plan.save(withdrawal_changes(state))
    except GuaquiError as error:
        console.say(refusal_said(error))
    else:
        words = _("Withdrawn: {where}. “{undo}” brings it back.")
        console.say(words.format(where=slot_name(plan.survey, slot), undo=typed_for("undo")))
