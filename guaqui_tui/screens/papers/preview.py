"""A paper before it is made: how many pages it takes, and its words."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from exports.document.preview import preview_lines
from exports.formats import FORMATS
from storage.translatable import N_

from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.messages import NoticesArrived, RecordSaved
from ...session.session import Session
from ...widgets.text import PlainText
from ..frame import paper_screens
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import Keyboard
from .looked_at import SeenPapers, papers_of_format


class PreviewScreen(BaseScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.WRITE, keys.BACK, keys.HELP, keys.ELSEWHERE]
    DEFAULT_CSS = """
    PreviewScreen #body { height: 1fr; padding: 0 2; scrollbar-size-vertical: 1; }
    PreviewScreen #lines { width: 100%; color: $foreground; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("These are the paper's words in its order; above stands how many pages it takes."),
        N_("PgDn and PgUp turn it. F2 asks where it is to go and writes it there; F10 there prints it."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, name: str) -> None:
        super().__init__(session, keyboard)
        self._format = name
        self._seen: list[SeenPapers] = []

    def furnish(self) -> Iterable[Widget]:
        with VerticalScroll(id="body"):
            yield PlainText(id="lines")

    async def begin(self) -> None:
        self.set_focus(self.query_one("#body"))
        await self._look()

    async def _look(self) -> None:
        """On another thread: a plan of many communities takes a second."""
        self.entitle(_(FORMATS[self._format].words))
        self.query_one("#lines", PlainText).say(_("It is being laid out…"))
        self._seen = await asyncio.to_thread(papers_of_format, self.session.survey, self._format)
        self._draw()

    def _draw(self) -> None:
        pages = sum(one.pages for one in self._seen)
        words = ngettext("{n} page", "{n} pages", pages).format(n=pages)
        self.entitle(f"{words} · {_(FORMATS[self._format].words)}")  # the end of a title may have no room
        width = max(20, self.query_one("#body").scrollable_content_region.width)
        lines = [line for one in self._seen for paper in one.papers for line in preview_lines(paper, width)]
        nothing = _("There is nothing to say on this paper yet.")
        self.query_one("#lines", PlainText).say("\n".join(lines) or nothing)

    def on_resize(self) -> None:
        if self._seen:
            self._draw()

    def speak(self) -> None:
        super().speak()
        self.run_worker(self._look(), exclusive=True)

    def on_record_saved(self, _message: RecordSaved) -> None:
        self.show_top()
        self.run_worker(self._look(), exclusive=True)

    def on_notices_arrived(self, message: NoticesArrived) -> None:
        super().on_notices_arrived(message)
        self.run_worker(self._look(), exclusive=True)

    def action_write(self) -> None:
        self.open(paper_screens.export((self._format,)), lambda _result: self.show_top())

    def action_back(self) -> None:
        self.hand_over(None)
