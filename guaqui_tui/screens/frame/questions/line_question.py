"""A question that is answered by one line."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.fields import GoOn, LineField
from ....widgets.text import PlainText
from ..typing_undo import QuestionTyping
from .question_screen import QuestionScreen

Result = TypeVar("Result")


class LineQuestion(QuestionScreen[Result]):
    """Gives back None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    KEPT_BY: ClassVar[str] = "Enter"
    """The key that answers it."""

    def __init__(self, title: str, read: Callable[[str], Result], what: str = "", value: str = "") -> None:
        """`title` and `what` are in the user's words; `value` stands there at first.

        `read` makes the result of what is typed; it raises `ValueError` with what is wrong, in words.
        """
        super().__init__()
        self._result_of = read
        self._title = title
        self._what = what
        self._value = value
        self.question_typing = QuestionTyping(f"line {title} {what}", self.KEPT_BY)

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
        self.question_typing.begin(self)

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
        if words := self.question_typing.refusal(self):
            self.query_one("#wrong", PlainText).say(words, wrong=True)
        else:
            self.dismiss(None)
