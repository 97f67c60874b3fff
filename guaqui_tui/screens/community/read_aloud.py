"""The demands read aloud: large, in order, a sentence each; one key mends the one that is wrong."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from storage import GuaquiError
from storage.kinds.process.demand import Slot
from storage.plan.acta.reading_aloud import read_and_accepted, says_anything
from storage.plan.calendar import workshop_of
from storage.plan.slot_states import Slots, SlotState
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.text import MessageBar, PlainText
from ...widgets.toast import say_below
from ...wording.reading_aloud import sentences_aloud, workshop_aloud
from ...wording.slots import holder_name
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import Keyboard
from .lines import NO_STEP

NUMBERS = "1234567890"
"""The keys of the sentences, in their order: an association's ten have one each."""


class ReadAloudScreen(BaseScreen[Slot]):
    """Gives back the slot that was mended last, if any."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.ACCEPT, keys.MEND, keys.BACK, keys.HELP, keys.ELSEWHERE]
    DEFAULT_CSS = """
    ReadAloudScreen #body { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    ReadAloudScreen #lines { width: 100%; color: $foreground; text-style: bold; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Read the sentences aloud. A number opens the one that is wrong; it comes back here when it is saved."),
        N_("Where they are longer than the screen, Down and PgDn show the rest; the numbers work all the same."),
        N_(
            "F2 records that they were read and accepted. If one of them is changed afterwards, the "
            "community's view says so, and they are to be read again."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard, holder: str) -> None:
        super().__init__(session, keyboard)
        self._holder = holder
        self._states: list[SlotState] = []

    @property
    def only_holder(self) -> str:
        return self._holder

    def furnish(self) -> Iterable[Widget]:
        with VerticalScroll(id="body"):
            yield PlainText(id="lines")
        yield MessageBar(id="more")

    async def begin(self) -> None:
        self._draw()
        self.set_focus(self.query_one("#body"))

    def speak(self) -> None:
        super().speak()
        self._draw()

    def _draw(self) -> None:
        survey = self.session.survey
        self._states = Slots(survey).of_holder(self._holder)
        self.entitle(holder_name(survey, self._holder))
        sentences = sentences_aloud(survey, self._states)
        lines = [f"{NUMBERS[at] if at < len(NUMBERS) else ' '}  {line}" for at, line in enumerate(sentences)]
        head = workshop_aloud(survey, self._holder)
        self.query_one("#lines", PlainText).say("\n\n".join([*([head] if head else []), *lines]))
        self.call_after_refresh(self._say_more)

    def _say_more(self) -> None:
        if not (self.query("#lines") and self.query("#body") and self.query("#more")):  # it was closed meanwhile
            return
        longer = self.query_one("#lines").size.height > self.query_one("#body").size.height
        self.query_one("#more", MessageBar).say(_("Down and PgDn show the rest.") if longer else "")

    def on_resize(self) -> None:
        self.call_after_refresh(self._say_more)

    def on_record_saved(self, _message: RecordSaved) -> None:
        self._draw()

    def on_notices_arrived(self, _message: NoticesArrived) -> None:
        self._draw()  # what another program or a second copy brought

    def on_key(self, event: events.Key) -> None:
        at = NUMBERS.find(event.character) if event.character else -1
        if 0 <= at < len(self._states):
            # At its words, whatever it lacks: they are what was heard, and all that was heard stands below them.
            self.open(screens.demand(self._states[at].slot, goes_on=False, at="text"), self._back_from)
            event.stop()

    def _back_from(self, _slot: Slot | None) -> None:
        self._draw()

    def action_accept(self) -> None:
        self.while_keys_wait(self._accept())

    async def _accept(self) -> None:
        """Record what stands on the screen, for it is what was read."""
        if not says_anything(self._states):
            self.say(_("Nothing was asked for or decided yet, so there is nothing to accept."), wrong=True)
            return
        if not (name := workshop_of(self.session.survey, self._holder)):
            self.say(_(NO_STEP), wrong=True)
            return
        state = self.session.survey.history(name)
        body = read_and_accepted(state.values if state else {}, self._states)
        try:
            await self.session.save(name, body, state.heads if state else ())
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        say_below(self, _("Noted: read and accepted."))
        self.action_back()

    def gone_on(self) -> None:
        self.action_accept()

    def action_back(self) -> None:
        first = next(iter(self._states), None)
        self.hand_over(Slot(self._holder, first.year if first else 0, first.n if first else 1))
