"""A question that has fields: Enter goes round them, F2 answers, Escape asks before it drops what was typed."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical

from storage.symbols import DOUBTFUL

from ....forms.field_beside import FieldBeside
from ....widgets.bars import KeyLine
from ....widgets.choice import Choice, Options
from ....widgets.field_sheet import FieldSheet, SheetRow
from ....widgets.fields import GoOn, LineField
from ....widgets.text import PlainText, Words
from ..field_order import offer_of_field, offered_by_list
from ..typing_undo import QuestionTyping
from .question_screen import QuestionScreen

Result = TypeVar("Result")


class FieldsQuestion(QuestionScreen[Result]):
    """Says beside each field what is odd there, which stops nothing, and on F2 what is wrong, which does."""

    DEFAULT_CSS = """
    FieldsQuestion FieldSheet { margin-top: 1; }
    FieldsQuestion #what { color: $foreground; width: 100%; }
    """
    HINT: ClassVar[str] = ""
    """What is to be known of all the fields, marked for translation."""

    def __init__(self, title: str, what: str, asked: Sequence[FieldBeside], kept_as: str) -> None:
        """`title` and `what` are in the user's words; `kept_as`: the name of what is typed into its fields."""
        super().__init__()
        self._title = title
        self._what = what
        self._asked = asked
        self.question_typing = QuestionTyping(f"{kept_as} {title} {what}", "F2")

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PlainText(id="asked", classes="title")
            yield PlainText(id="what")
            yield FieldSheet([SheetRow(one.label, _field_of(one)) for one in self._asked])
            if self.HINT:
                yield Words(self.HINT)
            yield PlainText(id="unsaved")
            if self.HINT or any(one.options is not None for one in self._asked):
                yield Options()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#asked", PlainText).say(self._title)
        self.query_one("#what", PlainText).say(self._what)
        for one in self._asked:
            self._line(one.name).put(one.typed)
        self._line(self._asked[0].name).focus()
        self.question_typing.begin(self)

    def _line(self, name: str) -> LineField:
        return self.query_one(f"#{name}", LineField)

    # What is odd, and what is wrong

    def on_input_changed(self) -> None:
        self.query_one("#unsaved", PlainText).say()  # it was said of what stood there before
        for one in self._asked:
            words = self._doubt_of(one)
            self.query_one(FieldSheet).say(one.name, f"{DOUBTFUL} {words}" if words else "")

    def _doubt_of(self, one: FieldBeside) -> str:
        try:
            return one.doubt(one.read(self._line(one.name).kept.strip()))
        except ValueError:
            return ""  # F2 says that

    def _read(self) -> dict[str, Any] | None:
        """What is said by the fields' names; None where something is no value: that is said, and come back to."""
        said, wrong = dict[str, Any](), dict[str, str]()
        for one in self._asked:
            try:
                said[one.name] = one.read(self._typed(one.name))
            except ValueError as why:
                wrong[one.name] = str(why)
        for name, words in wrong.items():
            self.query_one(FieldSheet).say(name, words, wrong=True)
        if first := next(iter(wrong), ""):
            self.say_wrong(first, wrong[first])
        return None if wrong else said

    def say_wrong(self, name: str, words: str) -> None:
        """What hinders an answer, with the cursor on the field that it is of."""
        self.query_one("#unsaved", PlainText).say(words, wrong=True)
        self._line(name).focus()

    def _typed(self, name: str) -> str:
        """What stands in a field; letters that mean one of its list are completed to it."""
        line = self._line(name)
        if isinstance(line, Choice):
            line.settle()
        return line.kept.strip()

    # Keys

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
        names = [one.name for one in self._asked]
        at = names.index(self.focused.id or "") if self.focused else 0
        self._line(names[(at + message.step) % len(names)]).focus()

    @abstractmethod
    def answer(self, said: dict[str, Any]) -> None:
        """Answer with what is said by the fields' names, or say why not."""

    def action_save(self) -> None:
        if (said := self._read()) is not None:
            self.answer(said)

    def action_next_field(self) -> None:
        self.focus_next()

    def action_back(self) -> None:
        if words := self.question_typing.refusal(self):
            self.query_one("#unsaved", PlainText).say(words, wrong=True)
        else:
            self.dismiss(None)


def _field_of(one: FieldBeside) -> LineField:
    if one.options is None:
        return LineField(id=one.name, is_prose=one.is_prose)
    choice = Choice(one.all_options, id=one.name)
    choice.takes_words = one.takes_words
    choice.offer_among(frozenset(kept for kept, _read in one.options))
    return choice
