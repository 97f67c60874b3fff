"""Hidden demands: which demands of communities carry an association's. Private: for whoever coordinates, alone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from exports.wording.marks import Marks
from storage.kinds.process.demand import Slot, demand_name, slot_of
from storage.plan.carried_demands import carries, count_carried_demands
from storage.plan.slot_states import Slots, SlotState
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.messages import RecordSaved
from ...session.session import Session
from ...wording.slots import holder_name
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .carried_demands_lines import by_number, carried_line, carried_summary


class CarriedDemandsScreen(ListScreen[Slot | None]):
    """Gives back the slot where it was left, None where there is none."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.OPEN_LINE,
        keys.CARRIES,
        keys.SAVE,
        keys.BOARD,
        keys.HELP,
        keys.ELSEWHERE,
        *(Binding(str(n), f"carries({n})", show=False) for n in range(10)),
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Private. Look that nobody else sees the screen: shown to an assembly it invites a refusal."),
        N_(
            "Every demand of a community that is decided stands here. A number says whose association it carries, "
            "0 that it carries none. Letters find a community, Enter opens the demand."
        ),
        N_("It leaves the house only with: guaqui export FILE DIR --private. guaqui report --private counts it."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._marks = Marks(session.survey)
        self._states: list[SlotState] = []

    def on_record_saved(self, message: RecordSaved) -> None:
        """Look again at the one that was saved: there may be thousands."""
        slot = slot_of(message.record)
        for number, state in enumerate(self._states):
            if slot == state.slot:
                self._states[number] = Slots(self.session.survey).at(state.holder, state.year, state.n)
        self.redraw()

    @property
    def shows_private(self) -> bool:
        return True

    def look(self) -> Sequence[str]:
        self._marks = Marks(self.session.survey)
        found = Slots(self.session.survey).of_communities()
        self._states = [state for state in found if state.stand == "filled"]
        return [self._record(state) for state in self._states]

    def _record(self, state: SlotState) -> str:
        return demand_name(self.session.survey.municipality, state.holder, state.year, state.n)

    def line(self, number: int, width: int) -> Content:
        state = self._states[number]
        shown = carried_line(state, self.session.survey, self._marks, width)
        return self.decisions.with_pending(self._record(state), shown, width)

    def found_by(self, number: int) -> str:
        return holder_name(self.session.survey, self._states[number].holder)

    def heading(self) -> str:
        return _("Private · demands of communities that carry an association's")

    def about(self) -> str:
        survey = self.session.survey
        return carried_summary(count_carried_demands(survey, self._states), len(self._states), survey)

    def detail(self, number: int) -> str:
        return "\n".join([self._states[number].text, by_number(self.session.survey)])

    @property
    def slot(self) -> Slot | None:
        state = self._states[self.at] if self._states else None
        return state.slot if state else None

    def action_carries(self, number: int) -> None:
        associations = self.session.survey.associations()
        if self._states and number <= len(associations):
            association = associations[number - 1].id if number else ""
            self._mark(self._states[self.at], association)

    def _mark(self, state: SlotState, association: str) -> None:
        if state.entry is None:
            return
        if carries(state) == association:
            self.decisions.leave_open(self._record(state))
            return
        body = {name: value for name, value in state.entry.history.values.items() if name != "carries"}
        if association:
            body["carries"] = association
        name = holder_name(self.session.survey, association) if association else _("nobody's")
        self.decisions.decide(
            self._record(state), "{name}", [(state.entry.record, body, state.entry.history.heads)], name
        )

    def action_open_line(self) -> None:
        if slot := self.slot:
            self.say()
            self.open(screens.demand(slot, goes_on=False), self.back_from)

    def result(self) -> Slot | None:
        return self.slot
