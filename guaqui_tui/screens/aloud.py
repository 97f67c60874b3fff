"""The demands read aloud: large, in order, a sentence each; one key mends the one that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget

from exports.slots import Slots, SlotState
from storage import GuaquiError
from storage.money import format_bs
from storage.records import Slot
from storage.survey import Survey

from .. import keys
from ..desk import Desk, Saved
from ..widgets.said import Bar, Remark
from ..words import N_, _, ngettext
from .base import Room, in_words
from .community_lines import workshop_name
from .doors import form_at
from .slots import holder_name
from .turns import Turns


def sentence_of(state: SlotState) -> str:
    """A slot as one says it aloud. Never what is private: no note, no person, no association that it carries."""
    if state.disputed:
        return _("In {year}: there are several versions, to settle.").format(year=state.year)
    if state.stand == "none":
        return _("In {year} the community decided not to ask for anything.").format(year=state.year)
    if state.stand == "postponed":
        return _("In {year}: postponed.").format(year=state.year)
    if state.stand == "missing" or state.entry is None:
        return _("In {year} nothing was asked for yet.").format(year=state.year)
    families, parts = state.entry.fields.families, [state.text]
    if isinstance(families, int):
        parts.append(ngettext("for {n} family", "for {n} families", families).format(n=families))
    if state.cost_cents:
        parts.append(_("with {cost} bolivianos").format(cost=format_bs(state.cost_cents)))
    return _("In {year}: {demand}.").format(year=state.year, demand=", ".join(parts))


class AloudScreen(Room[Slot]):
    """Gives back the slot that was mended last, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.ACCEPT, keys.MEND, keys.BACK, keys.HELP]
    DEFAULT_CSS = """
    AloudScreen #title { padding: 1 2; color: $accent; text-style: bold; width: 100%; }
    AloudScreen #lines { padding: 0 2; width: 100%; height: 1fr; color: $foreground; text-style: bold; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Read the sentences aloud. A number opens the one that is wrong; it comes back here when it is saved."),
        N_("Enter records that they were read and accepted."),
    )

    def __init__(self, desk: Desk, turns: Turns, holder: str) -> None:
        super().__init__(desk, turns)
        self._holder = holder
        self._states: list[SlotState] = []

    def furnish(self) -> Iterable[Widget]:
        yield Remark(id="title")
        yield Remark(id="lines")

    async def begin(self) -> None:
        self._draw()

    def speak(self) -> None:
        super().speak()
        self._draw()

    def _draw(self) -> None:
        survey = self.desk.survey
        self._states = Slots(survey).of_holder(self._holder, _per_year(survey, self._holder))
        self.query_one("#title", Remark).say(holder_name(survey, self._holder))
        lines = [f"{number}  {sentence_of(state)}" for number, state in enumerate(self._states, 1)]
        self.query_one("#lines", Remark).say("\n\n".join(lines))

    def on_saved(self, _message: Saved) -> None:
        self._draw()

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= len(self._states):
            state = self._states[int(event.character) - 1]
            slot = Slot(state.holder, state.year, state.n)
            form = form_at(self.app, self.desk, self.turns, slot, goes_on=False)
            self.app.push_screen(form, self._back_from)
            event.stop()

    def _back_from(self, _slot: Slot | None) -> None:
        self._draw()
        self.turns.give()

    def action_accept(self) -> None:
        self.run_worker(self._accept())

    async def _accept(self) -> None:
        name = workshop_name(self.desk.survey, self._holder)
        state = self.desk.survey.history(name)
        body = {"outcome": "held", **(state.values if state else {}), "read_back": True}
        try:
            await self.desk.save(name, body, state.heads if state else ())
        except GuaquiError as error:
            self.query_one("#heard", Bar).say(in_words(error), wrong=True)
            return
        self.action_back()

    def action_back(self) -> None:
        first = self._states[0]
        self.hand_over(Slot(first.holder, first.year, first.n))


def _per_year(survey: Survey, holder: str) -> int:
    association = next((one for one in survey.associations() if one.id == holder), None)
    return association.fields.per_year if association else survey.plan.per_year
