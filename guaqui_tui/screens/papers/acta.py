"""An acta: of a community, an association, a level or a municipal workshop; printed, or copied by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from exports.acta.conflicts_said import conflicts_said
from exports.acta.contents import ActaPaper, paper
from exports.document.preview import hung_lines
from exports.papers import format_of_acta
from storage import GuaquiError
from storage.plan.acta.code import code_to_print
from storage.plan.acta.draft import awaits_reading, draft_reasons
from storage.plan.acta.printed import conflicts_on_acta, printed
from storage.plan.acta.verify import acta_record
from storage.plan.survey import Survey
from storage.translatable import N_

from ...language.gettext_ import _, speech
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.text import MessageBar, PlainText
from ...wording.workshops import acta_title
from ..frame import paper_screens
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import Keyboard
from .acta_by_hand import acta_lines


class ActaScreen(BaseScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.COPIED, keys.PRINT, keys.BACK, keys.HELP, keys.ELSEWHERE]
    DEFAULT_CSS = """
    ActaScreen #body { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    ActaScreen #lines { width: 100%; color: $foreground; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "These are the words of the acta; on paper they have columns for those who sign, with their identity "
            "cards. Where there is no printer, copy it by hand into the book of actas, with its code, have it "
            "signed, and press F2: the plan keeps what was copied, as printing does."
        ),
        N_(
            "PgDn and PgUp turn its pages. F10 asks where its PDF is to go, and F2 there writes it; F10 on the "
            "board writes all of them."
        ),
        N_("What changes afterwards gives another code. F10 on the board tells from a code what changed since."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, subject: str) -> None:
        super().__init__(session, keyboard)
        self._subject = subject
        self._code = ""
        self._warning = ""
        self._words = ""

    def furnish(self) -> Iterable[Widget]:
        with VerticalScroll(id="body"):
            yield PlainText(id="lines")
        yield MessageBar(id="more")

    async def begin(self) -> None:
        await self._draw()
        body = self.query_one("#body")
        self.set_focus(body)
        for moved in ("scroll_y", "virtual_size"):
            self.watch(body, moved, self._say_more, init=False)

    async def _draw(self) -> None:
        # the code takes a tenth of a second
        acta = await asyncio.to_thread(_acta, self.session.survey, self._subject)
        self._code, self._warning = acta.code, acta.warning
        words = acta_title(self.session.survey, self._subject)
        self.entitle(f"{words} · {acta.code}" if acta.code else words)
        self._words = acta_lines(acta)
        self._show()

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        """As wide as there is room: what is broken stands under what it is of."""
        width = self.query_one("#body").scrollable_content_region.width
        if not width:  # nothing is laid out yet: narrow lines would be seen for a moment
            self.call_after_refresh(self._show)
            return
        self.query_one("#lines", PlainText).say("\n".join(hung_lines(self._words, max(20, width))))
        self._say_more()

    def _say_more(self) -> None:
        recorded = (
            self._code and acta_record(self.session.survey, self._subject, self._code) in self.session.survey
        )
        body = self.query_one("#body")
        turns = _("PgDn turns the page.") if body.scroll_offset.y < body.max_scroll_y else _("The acta ends here.")
        made = _("This acta is noted already: the plan keeps what it says.")
        self.query_one("#more", MessageBar).say(made if recorded else turns)

    def speak(self) -> None:
        super().speak()
        self.run_worker(self._draw(), exclusive=True)

    def on_record_saved(self, _message: RecordSaved) -> None:
        self.show_top()
        self.run_worker(self._draw(), exclusive=True)

    def on_notices_arrived(self, message: NoticesArrived) -> None:
        super().on_notices_arrived(message)
        self.run_worker(self._draw(), exclusive=True)

    def action_copied(self) -> None:
        if self._code:
            self.while_keys_wait(self._copied())
        else:
            self.say(self._why_not(), wrong=True)

    def _why_not(self) -> str:
        """Why a draft is not copied."""
        if conflicts_on_acta(self.session.survey, self._subject):
            return _("This is a draft: settle first what the laptops disagree on.")
        return self._warning

    async def _copied(self) -> None:
        try:
            await self.session.record_acta(self._subject)
        except GuaquiError as error:
            self.say(self.refused(error), wrong=True)
            return
        self._say_more()
        self.say(_("Noted: the acta with the code {code} was copied by hand.").format(code=self._code))

    def gone_on(self) -> None:
        self.action_copied()

    def action_print(self) -> None:
        self.say()
        format_ = format_of_acta(self.session.survey, self._subject)
        self.open(paper_screens.export([format_], (self._subject,)), self._printed)

    def _printed(self, _result: None) -> None:
        self._say_more()
        self.show_top()

    def action_back(self) -> None:
        self.hand_over(None)


def _acta(survey: Survey, subject: str) -> ActaPaper:
    data = printed(survey, subject)
    why = draft_reasons(survey, subject, data)
    said = conflicts_said(survey, why.conflicts, speech())
    code, to_read = code_to_print(data, why.all), awaits_reading(survey, data)
    return paper(data, code, speech(), said, why.unheld, to_read=to_read)
