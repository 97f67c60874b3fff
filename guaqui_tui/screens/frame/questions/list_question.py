"""A question that is answered by one of a list: a number, or the first letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

from ....forms.choices import Option
from ....language.gettext_ import _
from ....widgets.bars import KeyLine
from ....widgets.choice import Choice, Options
from ....widgets.fields import GoOn
from ....widgets.text import PlainText, Words
from .question_screen import QuestionScreen

Result = TypeVar("Result")


class ListQuestion(QuestionScreen[Result]):
    """`TITLE` is marked for translation."""

    DEFAULT_CSS = "ListQuestion #pick { display: none; } ListQuestion #pick.-said { display: block; }"
    TITLE: ClassVar[str] = ""

    def __init__(self, choices: Sequence[Option], answer: Callable[[str], Result], what: str = "") -> None:
        """`answer` makes the result of what was picked; `what` says above the list of what it is asked."""
        super().__init__()
        self._what = what
        self._answer = answer
        self._choices = choices

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(self.TITLE, classes="title")
            yield from self.above()
            yield Choice(self._choices, id="wanted")
            yield PlainText(id="pick")
            yield Options()
        yield KeyLine()

    def above(self) -> Iterable[Widget]:
        """What stands between the title and the list."""
        if self._what:
            yield PlainText(id="what")

    def on_mount(self) -> None:
        if self._what:
            self.query_one("#what", PlainText).say(self._what)
        self.query_one(Choice).focus()

    @on(Choice.Offered)
    def _offer(self, message: Choice.Offered) -> None:
        self.query_one("#pick", PlainText).say()
        self.query_one(Options).show(message.choice)

    def on_descendant_focus(self) -> None:
        self.query_one(Options).show(self.query_one(Choice))

    @on(GoOn)
    def _chosen(self, message: GoOn) -> None:
        """A number answers at once; the arrows have nowhere to go."""
        if message.by != "arrow":
            self.action_go_on()

    def action_go_on(self) -> None:
        choice = self.query_one(Choice)
        choice.settle()
        if choice.taken:
            self.dismiss(self._answer(choice.taken))
        elif not choice.unknown:  # of a word that is none of the list that is said already
            self.query_one("#pick", PlainText).say(_("Type its number, or its first letters."), wrong=True)

    def action_back(self) -> None:
        self.dismiss(None)
