"""A question that has fields: Enter goes round them, F2 answers, Escape asks before it drops what was typed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import TypeVar

from textual import on

from ....widgets.choice import Choice
from ....widgets.fields import GoOn, LineField
from ....widgets.text import PlainText
from ..field_order import offer_of_field, offered_by_list
from ..typing_undo import QuestionTyping
from .question_screen import QuestionScreen

Result = TypeVar("Result")


class FieldsQuestion(QuestionScreen[Result]):
    """Has `#asked` for its title, `#what` for what it is about, and `#unsaved` for what is said of Escape."""

    DEFAULT_CSS = """
    FieldsQuestion FieldSheet { margin-top: 1; }
    FieldsQuestion #what { color: $foreground; width: 100%; }
    """

    def __init__(self, title: str, what: str, names: Sequence[str], kept_as: str) -> None:
        """`title` and `what` are in the user's words; `names` are those of its fields, `kept_as` of its typing."""
        super().__init__()
        self._title = title
        self._what = what
        self._names = names
        self.question_typing = QuestionTyping(f"{kept_as} {title} {what}", "F2")

    def on_mount(self) -> None:
        self.query_one("#asked", PlainText).say(self._title)
        self.query_one("#what", PlainText).say(self._what)
        self.fill_in()
        self._line(self._names[0]).focus()
        self.question_typing.begin(self)

    def fill_in(self) -> None:
        """Put into the fields what is said already."""

    def _line(self, name: str) -> LineField:
        return self.query_one(f"#{name}", LineField)

    def typed(self, name: str) -> str:
        """What stands in a field; letters that mean one of its list are completed to it."""
        line = self._line(name)
        if isinstance(line, Choice):
            line.settle()
        return line.kept.strip()

    def on_choice_offered(self, message: Choice.Offered) -> None:
        offered_by_list(self, message)

    def on_descendant_focus(self) -> None:
        offer_of_field(self)

    def is_answered_by(self, message: GoOn) -> bool:  # noqa: ARG002 - most are answered by F2 alone
        """Whether what ended a field answers the question too."""
        return False

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        if self.is_answered_by(message):
            self.action_save()
            return
        at = self._names.index(self.focused.id or "") if self.focused else 0
        self._line(self._names[(at + message.step) % len(self._names)]).focus()

    @abstractmethod
    def action_save(self) -> None:
        """Answer, or say what is wrong."""

    def action_next_field(self) -> None:
        self.focus_next()

    def action_back(self) -> None:
        if words := self.question_typing.refusal(self):
            self.query_one("#unsaved", PlainText).say(words, wrong=True)
        else:
            self.dismiss(None)
