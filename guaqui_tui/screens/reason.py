"""Why: one line that goes along with a decision."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.text import clean_line

from .. import keys
from ..widgets.fields import GoOn, Line
from ..widgets.said import Remark, Words
from ..widgets.strips import KeyLine
from ..words import N_, _
from .base import Question


class ReasonQuestion(Question[str]):
    """Gives back the reason, None where it was left at that. `needed`: it may not be empty."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]

    def __init__(self, reason: str = "", what: str = "", *, needed: bool = False) -> None:
        super().__init__()
        self._reason = reason
        self._what = what
        self._needed = needed

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("Reason"), classes="title")
            yield Remark(id="what")
            yield Line(id="reason")
            yield Remark(id="wrong")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#what", Remark).say(self._what)
        line = self.query_one("#reason", Line)
        line.value = self._reason
        line.focus()

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_go_on()

    def action_go_on(self) -> None:
        reason = clean_line(self.query_one("#reason", Line).value)
        if reason or not self._needed:
            self.dismiss(reason)
        else:
            self.query_one("#wrong", Remark).say(_("Write why: others will read it."), wrong=True)

    def action_back(self) -> None:
        self.dismiss(None)
