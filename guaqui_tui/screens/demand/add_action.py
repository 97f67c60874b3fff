"""An action that the pack lacks, added while the assembly waits: its name and its class."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.translatable import N_

from ...forms.adding.new_action import NewAction, class_is_asked, named_action, refused_action
from ...language.gettext_ import _
from ...look import keys
from ...widgets.bars import KeyLine
from ...widgets.choice import Choice, Options
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.text import PlainText, Words
from ..frame.field_order import LAST
from ..frame.questions.question_screen import QuestionScreen
from ..frame.typing_undo import QuestionTyping


class AddAction(QuestionScreen[NewAction]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.SAVE, keys.BACK, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("An action is a kind of demand, such as stables or irrigation: it says which class the demand has."),
        N_("Its class takes a number. Which classes count as productive is decided by the municipality."),
    )

    def __init__(self, survey: Survey, name: str) -> None:
        super().__init__()
        self._survey = survey
        self._begun = name
        self.question_typing = QuestionTyping("action", "F2")

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("Add an action"), classes="title")
            classes = [(one.id, clean_line(one.fields.name)) for one in self._survey.classes()]
            yield FieldSheet(
                [
                    SheetRow(N_("Name"), LineField(id="name")),
                    SheetRow(N_("Class"), Choice(classes, id="new-class")),
                ]
            )
            yield PlainText(id="flaw")
            yield Options()
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#name", LineField).put(self._begun)
        self.query_one("#new-class" if self._begun else "#name").focus()
        self.question_typing.begin(self)

    @on(Choice.Offered)
    def _offer(self, message: Choice.Offered) -> None:
        self.query_one(Options).show(message.choice)

    def on_input_changed(self) -> None:
        """What was said was of what stood there before."""
        self.query_one("#flaw", PlainText).say()

    def on_descendant_focus(self) -> None:
        if isinstance(self.focused, Choice):
            self.query_one(Options).show(self.focused)
        else:
            self.query_one(Options).clear()

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        if isinstance(self.focused, Choice) and message.step > 0:
            self.query_one("#flaw", PlainText).say()
            if message.by == "enter":
                self.query_one("#flaw", PlainText).say(_(LAST))
        else:
            self.query_one("#new-class" if message.step > 0 else "#name").focus()

    def action_save(self) -> None:
        self.query_one(Choice).settle()
        name, class_ = clean_line(self.query_one("#name", LineField).value), self.query_one(Choice).taken
        flaw, action = self.query_one("#flaw", PlainText), named_action(self._survey, name, class_)
        if why := refused_action(name):
            flaw.say(why, wrong=True)
            self.query_one("#name").focus()
        elif action is None:
            flaw.say(class_is_asked(self._survey), wrong=True)
            self.query_one("#new-class").focus()
        else:
            self.dismiss(action)

    def action_back(self) -> None:
        if words := self.question_typing.refusal(self):
            self.query_one("#flaw", PlainText).say(words, wrong=True)
        else:
            self.dismiss(None)
