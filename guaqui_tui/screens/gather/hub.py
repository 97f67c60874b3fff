"""The hub beside the stick: what is new there and what here, sending, and the way to what it brings."""

from __future__ import annotations

import os
from collections.abc import Callable, Coroutine, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.errors import HubError
from storage.notation.text import clean_line, printable
from storage.revisions.record_names import municipality_of
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session import settings
from ...session.hub_talk import HubTalk, can_talk
from ...session.messages import RecordSaved
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.text import PlainText
from ..frame import hub_screens
from ..frame.base_screen import BaseScreen, refusal_in_words
from ..frame.keyboard import Keyboard
from ..frame.long_task import BrokenOff, Work
from ..frame.messages import HubReached
from .hub_lines import broken_off, difference_lines, sent_lines

if TYPE_CHECKING:
    from storage.hub.difference import HubDifference
    from storage.hub.push import Pushed


class HubScreen(BaseScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.SEND, keys.WHAT_IT_BRINGS, keys.BACK, keys.HELP]
    DEFAULT_CSS = """
    HubScreen #done { display: none; padding: 1 2 0 2; width: 100%; }
    HubScreen #done.-said { display: block; }
    HubScreen #about { padding: 1 2; width: 100%; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "A hub is a database in which the files of many coordinators meet. Whoever keeps it gives you its "
            "address; it is kept on this laptop once the hub was reached. A password is never typed here: it lies "
            "in ~/.pgpass, on Windows in %APPDATA%\\postgresql\\pgpass.conf."
        ),
        N_(
            "Enter looks what is new there and what here of the municipality that is shown. F2 sends what of it "
            "is here and not there; what is there already is not sent again. F6 shows what is new there, as of a "
            "stick, and nothing comes in before F2."
        ),
        N_(
            "Esc breaks off, and nothing is changed here. What the hub said it has when sending was broken off "
            "stays there, and sending again goes on behind it."
        ),
        N_("Whoever may only send is not told what is there."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._work = Work(self)
        self._talk = HubTalk("")
        self._address = ""
        """Of the hub that was asked last."""
        self._differs: HubDifference | None = None
        self._sent: Pushed | None = None
        self._acknowledged: int | None = None
        """How many versions are there for good of what was sent last; None where nothing was sent since."""
        self._said_of_end: Callable[[], str] | None = None
        """What is said of what was broken off, or could not be done."""
        self._saved_since = False
        """Whether the plan changed since the hub was asked."""

    def furnish(self) -> Iterable[Widget]:
        yield FieldSheet([SheetRow(N_("Address"), LineField(id="address"))])
        yield PlainText(id="done")
        yield PlainText(id="about")

    async def begin(self) -> None:
        kept = (await self.session.run(settings.load)).hub
        service = os.environ.get("PGSERVICE")
        line = self.query_one("#address", LineField)
        line.put(printable(kept or (f"service={service}" if service else "")))
        self._draw()
        self.set_focus(line)

    def _draw(self) -> None:
        self.entitle(_("The hub: {municipality}").format(municipality=self._municipality()))
        done = sent_lines(self._sent) if self._sent else []
        self.query_one("#done", PlainText).say("\n".join(done), good=True)
        if self._said_of_end is not None:
            self._say(self._said_of_end(), wrong=True)
        elif self._differs is not None:
            self._say("\n".join(difference_lines(self._differs)))
        elif not can_talk():
            self._say(refusal_in_words(HubError("hub-no-driver")), wrong=True)
        else:
            self._say(self._what_to_do())
        self.query_one(KeyLine).refresh()

    def _municipality(self) -> str:
        """How the one is called that is compared, sent and fetched: a file may have others."""
        survey = self.session.survey
        return clean_line(survey.profile.name or survey.municipality)

    def _what_to_do(self) -> str:
        if self._typed():
            return _("Enter looks what is new there and what here. Nothing is sent and nothing comes in yet.")
        return _(
            "Write the address that whoever keeps the hub gave you, such as postgresql://SERVER/DATABASE; Enter "
            "looks what is new there."
        )

    def _typed(self) -> str:
        return self.query_one("#address", LineField).value.strip()

    def _say(self, words: str = "", *, wrong: bool = False) -> None:
        self.query_one("#about", PlainText).say(words, wrong=wrong)

    def speak(self) -> None:
        super().speak()
        self._draw()

    def on_input_changed(self, _message: Input.Changed) -> None:
        """What was said is of the hub that was asked, and of no other one."""
        if self._typed() != self._address and not self._work.goes_on:
            self._forget()
            self._draw()

    def _forget(self) -> None:
        self._differs = self._sent = self._said_of_end = self._acknowledged = None

    # Asking

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        if message.by == "enter":
            self._look()

    def _look(self) -> None:
        if self._work.goes_on:
            return
        self._forget()
        if not self._typed():
            self._say(self._what_to_do(), wrong=True)
            return
        self._address = self._typed()
        self._begin(self._compare)

    def _begin(self, do: Callable[[HubTalk], Coroutine[Any, Any, None]]) -> None:
        self._talk, self._said_of_end = HubTalk(self._address), None
        self._say_step(_("Asking the hub…"))
        self._work.begin(self._asked(do))

    async def _asked(self, do: Callable[[HubTalk], Coroutine[Any, Any, None]]) -> None:
        try:
            await do(self._talk)
        except BrokenOff:
            self._said_of_end = partial(broken_off, self._acknowledged)
        except GuaquiError as error:
            self._said_of_end = partial(refusal_in_words, error)
        if self._typed() != self._address:  # it was changed meanwhile
            self._forget()
        self._draw()

    async def _compare(self, talk: HubTalk) -> None:
        self._differs = None
        municipality = self.session.survey.municipality
        revs = await self.session.run(self._ids_of, municipality)
        self._differs = await talk.differs(municipality, revs, self._work.teller(self._say_came))
        self._saved_since = False
        self.app.post_message(HubReached(self._address))

    def _ids_of(self, municipality: str) -> list[str]:
        found = self.session.file.survey.all_revisions()
        return [rev for record, its in found.items() if municipality_of(record) == municipality for rev in its]

    def _say_step(self, words: str) -> None:
        self._say("   ".join([words, _("Esc breaks off.")]))

    def _say_came(self, n: int) -> None:
        self._say_step(_("{n} versions came").format(n=n))

    # Sending

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        found = self._differs
        match action:
            case "send":
                return found is None or found.may_send
            case "what_it_brings":
                return found is not None and found.may_fetch
        return super().check_action(action, parameters)

    def action_send(self) -> None:
        """Only after it was said what is new there."""
        if self._differs is None:
            self._look()
        elif not self._work.goes_on:
            self._begin(self._send)

    async def _send(self, talk: HubTalk) -> None:
        self._sent, self._acknowledged = None, 0
        self.query_one("#done", PlainText).say()
        say = self._work.teller(self._say_sent)

        def tell(acknowledged: int, of: int) -> None:
            self._acknowledged = acknowledged
            say(acknowledged, of)

        self._sent = await talk.send(self.session.file.path, self.session.survey.municipality, tell)
        await self._compare(talk)

    def _say_sent(self, n: int, of: int) -> None:
        self._say_step(_("{n} of {of} sent").format(n=n, of=of))

    # Fetching

    def action_what_it_brings(self) -> None:
        if not self._work.goes_on:
            self.open(hub_screens.fetch(self._address), self._came_back)

    def on_record_saved(self, message: RecordSaved) -> None:
        super().on_record_saved(message)
        self._saved_since = True

    def _came_back(self, _result: object) -> None:
        self.show_top()
        if self._saved_since:
            self._look()

    # Leaving

    def action_back(self) -> None:
        if self._work.goes_on:
            self._break_off()
            self._say(_("Breaking off…"))
        else:
            self.hand_over(None)

    def _break_off(self) -> None:
        self._work.break_off()
        self._talk.give_up(BrokenOff())

    async def leave(self) -> bool:
        """The app quits: what goes on is broken off, which leaves nothing behind."""
        self._break_off()
        await self._work.end()
        return True
