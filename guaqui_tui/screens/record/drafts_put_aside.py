"""The drafts that were put aside: none of them is lost, and each can be taken up again."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage import GuaquiError
from storage.file.drafts import Draft
from storage.translatable import N_

from ...forms.unsaved_drafts import draft_details, draft_line, draft_title
from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .form_of_draft import form_of_draft


class DraftsPutAside(ListScreen[None]):
    """One that is taken up is offered in its form at once."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.TAKE_DRAFT, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What was typed, not saved and put aside stands here, the latest first. Nothing of it is deleted."),
        N_("Enter opens the form that it was typed in, to go on with it."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._found: list[Draft] = []

    async def begin(self) -> None:
        self._found = await self.session.drafts_put_aside()
        await super().begin()

    def look(self) -> Sequence[str]:
        return [f"{number}/{draft.record}" for number, draft in enumerate(self._found)]

    def line(self, number: int, width: int) -> Content:
        return Content(in_cells(f" {draft_line(self._found[number], self.session.survey)}", width))

    def found_by(self, number: int) -> str:
        return draft_title(self._found[number], self.session.survey)

    def heading(self) -> str:
        return _("Drafts that were put aside")

    def about(self) -> str:
        n = len(self._found)
        return ngettext("{n} draft", "{n} drafts", n).format(n=n) if n else _("None was put aside.")

    def detail(self, number: int) -> str:
        return "\n".join(draft_details(self._found[number], self.session.survey))

    def action_take_up(self) -> None:
        if self._found:
            self.while_keys_wait(self._take(self._found[self.at]))

    async def _take(self, draft: Draft) -> None:
        try:
            await self.session.take_up(draft)
        except GuaquiError as error:
            self.say(self.worded(error), wrong=True)
        else:
            self.open(form_of_draft(draft), self._came_back)

    async def _came_back(self, _result: object) -> None:
        self._found = await self.session.drafts_put_aside()
        self.back_from(None)

    def action_back(self) -> None:
        self.dismiss(None)
