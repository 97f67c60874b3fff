"""Taking the demand under the cursor out of the plan: asked once, saved as one act, and Ctrl+Z brings it back."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import BindingType

from storage import GuaquiError
from storage.plan.slot_states import Slots, SlotState
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from . import table_of_screens as screens
from .base_screen import BaseScreen

Result = TypeVar("Result")


class WithdrawingScreen(BaseScreen[Result]):
    """A screen whose cursor stands on demands: one may have been typed by mistake, or is asked for no more.

    What stands at `slot` is withdrawn: its record stays, with all that was said of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [keys.WITHDRAW]

    def action_withdraw(self) -> None:
        from ...forms.deciding.withdrawal import why_not_withdrawn, withdrawal_lines

        if (slot := self.slot) is None:
            self.say(_("A level only adds up: the arrows lead to its communities."))
            return
        survey = self.session.survey
        state = Slots(survey).at(slot.holder, slot.year, slot.n)
        if why := why_not_withdrawn(state):
            self.say(why, wrong=state.unsettled)
        else:
            self.say()
            question = screens.effects_question(N_("Withdraw this demand?"), withdrawal_lines(state, survey))
            self.open(question, lambda meant: self._withdraw(state) if meant else None)

    def _withdraw(self, state: SlotState) -> None:
        self.while_keys_wait(self._save_withdrawn(state))

    async def _save_withdrawn(self, state: SlotState) -> None:
        from ...forms.deciding.withdrawal import withdrawal_changes
        from ...wording.slots import slot_name

        try:
            await self.session.save_many(withdrawal_changes(state))
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        words = _("Withdrawn: {where}. Ctrl+Z brings it back.")
        self.say(words.format(where=slot_name(self.session.survey, state.slot)))
