"""A question that is answered by one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.translatable import N_

from ....language.gettext_ import _
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.fields import GoOn, LineField
from ....widgets.text import PlainText
from .question_screen import QuestionScreen

Result = TypeVar("Result")


class LineQuestion(QuestionScreen[Result]):
    """Gives back None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    KEPT_BY: ClassVar[str] = N_("Enter keeps what was typed. Esc again drops it.")
    """What is said of what is typed to whoever goes back; marked for translation."""

    def __init__(self, title: str, read: Callable[[str], Result], what: str = "", value: str = "") -> None:
        """`title` and `what` are in the user's words; `value` stands there at first.

        `read` makes the result of what is typed; it raises `ValueError` with what is wrong, in words.
        """
        super().__init__()
        self._result_of = read
        self._title = title
        self._what = what
        self._value = value
        self._warned = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PlainText(id="asked", classes="title")
            yield PlainText(id="what")
            yield LineField(id="value")
            yield PlainText(id="wrong")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#asked", PlainText).say(self._title)
        self.query_one("#what", PlainText).say(self._what)
        line = self.query_one("#value", LineField)
        line.put(self._value)
        line.focus()

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_go_on()

    def on_input_changed(self) -> None:
        """What was said was of what stood there before."""
        self.query_one("#wrong", PlainText).say()

    def action_go_on(self) -> None:
        try:
            result = self._result_of(self.query_one("#value", LineField).value)
        except ValueError as wrong:
            self.query_one("#wrong", PlainText).say(str(wrong), wrong=True)
        else:
            self.dismiss(result)

    def action_back(self) -> None:
        """What was typed goes only when that is said twice."""
        typed = self.query_one("#value", LineField).value
        if typed in {self._value, self._warned}:
            self.dismiss(None)
        else:
            self._warned = typed
            self.query_one("#wrong", PlainText).say(_(self.KEPT_BY), wrong=True)
