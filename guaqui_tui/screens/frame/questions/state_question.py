"""What there is to say beside a state: what shows it, and since when it is so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ....forms.field_beside import FieldBeside
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.field_sheet import FieldSheet, SheetRow
from ....widgets.fields import GoOn, LineField
from ....widgets.text import PlainText
from ..typing_undo import QuestionTyping
from .question_screen import QuestionScreen


class StateQuestion(QuestionScreen[dict[str, Any]]):
    """Gives back by name what was said, None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.NEXT_FIELD, keys.SAVE, keys.BACK]
    DEFAULT_CSS = """
    StateQuestion FieldSheet { margin-top: 1; }
    StateQuestion #what { color: $foreground; width: 100%; }
    """

    def __init__(self, title: str, what: str, asked: Sequence[FieldBeside]) -> None:
        """`title` and `what` are in the user's words."""
        super().__init__()
        self._title = title
        self._what = what
        self._asked = asked
        self.question_typing = QuestionTyping(f"state {title} {what}", "F2")

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PlainText(id="asked", classes="title")
            yield PlainText(id="what")
            yield FieldSheet(
                [SheetRow(one.label, LineField(id=one.name, is_prose=one.is_prose)) for one in self._asked]
            )
            yield PlainText(id="beside")
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

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        names = [one.name for one in self._asked]
        at = names.index(self.focused.id or "") if self.focused else 0
        self._line(names[(at + message.step) % len(names)]).focus()

    def action_next_field(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        said = dict[str, Any]()
        for one in self._asked:
            try:
                said[one.name] = one.read(self._line(one.name).value)
            except ValueError as wrong:
                self.query_one("#beside", PlainText).say(str(wrong), wrong=True)
                self._line(one.name).focus()
                return
        self.dismiss(said)

    def action_back(self) -> None:
        if words := self.question_typing.refusal(self):
            self.query_one("#beside", PlainText).say(words, wrong=True)
        else:
            self.dismiss(None)
