"""From the code on a signed acta: whose it is, whether the plan says the same, and what changed."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from storage import GuaquiError
from storage.plan.acta.verify import Actas, verify_among
from storage.plan.views.scopes import surveys_of
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.text import PlainText
from ...wording.acta_code import verdict_lines
from ...wording.laptops import naming_laptops
from ..frame.base_screen import BaseScreen, refusal_in_words
from ..frame.keyboard import Keyboard


class VerifyScreen(BaseScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.LOOK_UP, keys.BACK, keys.HELP]
    DEFAULT_CSS = """
    VerifyScreen FieldSheet { margin-bottom: 1; }
    VerifyScreen #body { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    VerifyScreen #verdict { color: $foreground; width: 100%; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Type the code that stands on every page of the acta, with or without its lines; O is 0, and I is 1."),
        N_(
            "A letter typed wrong is noticed. An acta that this file does not know may have been printed on "
            "another laptop: gather its file first."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._actas = [*map(Actas, surveys_of(session.file.survey))]

    def furnish(self) -> Iterable[Widget]:
        yield FieldSheet([SheetRow(N_("Code"), LineField(id="code"))])
        with VerticalScroll(id="body", can_focus=False):
            yield PlainText(id="verdict")

    async def begin(self) -> None:
        self.speak()
        self.set_focus(self.query_one("#code"))

    def speak(self) -> None:
        super().speak()
        self.entitle(_("Check the code of a signed acta"))
        self.query_one("#verdict", PlainText).say()

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by == "arrow":
            self.query_one("#body").scroll_relative(y=message.step, animate=False)

    def action_look_up(self) -> None:
        if typed := self.query_one("#code", LineField).value.strip():
            self.query_one("#verdict", PlainText).say(_("Looking for it…"))
            self.run_worker(self._look_up(typed), exclusive=True)
        else:
            words = _("Type the code that stands on the acta; Enter checks it.")
            self.query_one("#verdict", PlainText).say(words, wrong=True)

    async def _look_up(self, typed: str) -> None:
        """Beside the keyboard: where no acta was recorded, each holder's is computed anew."""
        verdict = self.query_one("#verdict", PlainText)
        try:
            known, survey = await asyncio.to_thread(verify_among, self._actas, typed)
        except GuaquiError as error:
            verdict.say(refusal_in_words(naming_laptops(error, self.session.trust)), wrong=True)
        else:
            standings = self.session.standings
            said = "\n".join(verdict_lines(known, survey, standings))
            verdict.say(said, good=known.same and known.is_of_known(standings))

    def action_back(self) -> None:
        self.hand_over(None)
