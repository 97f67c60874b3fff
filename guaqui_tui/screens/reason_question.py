"""Why something is right as it is: a reason in a few words, which travels with the decision."""

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
    """Gives back the reason, None where nothing is decided."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.SAVE, keys.BACK]
    DEFAULT_CSS = """
    ReasonQuestion #what { color: $foreground; width: 100%; }
    ReasonQuestion #reason { margin: 1 0; }
    """

    def __init__(self, title: str, what: str) -> None:
        """Both are in the user's words."""
        super().__init__()
        self._title = title
        self._what = what

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Remark(id="asked", classes="title")
            yield Remark(id="what")
            yield Line(id="reason")
            yield Words(N_("The reason, in a few words. Enter saves it."))
            yield Remark(id="wrong")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#asked", Remark).say(self._title)
        self.query_one("#what", Remark).say(self._what)
        self.query_one(Line).focus()

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_save()

    def action_save(self) -> None:
        reason = clean_line(self.query_one(Line).value)
        if reason:
            self.dismiss(reason)
        else:
            self.query_one("#wrong", Remark).say(_("Write the reason: who asks later will read it."), wrong=True)

    def action_back(self) -> None:
        self.dismiss(None)
