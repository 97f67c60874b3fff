"""What there is to say beside a ruling: the day, the reason, the votes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.notation.days import read_day
from storage.notation.text import clean_line
from storage.translatable import N_

from ....forms.counted_votes import read_votes
from ....forms.rulings import NewRuling
from ....language.dates import day
from ....language.gettext_ import _
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.field_sheet import FieldSheet, SheetRow
from ....widgets.fields import GoOn, LineField
from ....widgets.text import PlainText, Words
from ..typing_undo import QuestionTyping
from .question_screen import QuestionScreen

_FIELDS = ("reason", "votes", "on")


class RulingQuestion(QuestionScreen[NewRuling]):
    """Gives back what was said, None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.NEXT_FIELD, keys.SAVE, keys.BACK]
    DEFAULT_CSS = """
    RulingQuestion FieldSheet { margin-top: 1; }
    RulingQuestion #what { color: $foreground; width: 100%; }
    """

    def __init__(self, title: str, what: str, said: NewRuling, votes: str) -> None:
        """`title` is in the user's words; `votes` as they are typed."""
        super().__init__()
        self._title = title
        self._what = what
        self._said = said
        self._votes = votes
        self.question_typing = QuestionTyping(f"ruling {title} {what}", "F2")

    def compose(self) -> ComposeResult:
        labels = {"reason": N_("Reason"), "votes": N_("Votes"), "on": N_("Day")}
        with Vertical(classes="box"):
            yield PlainText(id="asked", classes="title")
            yield PlainText(id="what")
            yield FieldSheet(
                [SheetRow(labels[name], LineField(id=name, is_prose=name == "reason")) for name in _FIELDS]
            )
            yield Words(N_("Votes: for, against, abstained, such as 41 12 3. All may stay empty."))
            yield PlainText(id="unsaved")
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#asked", PlainText).say(self._title)
        self.query_one("#what", PlainText).say(self._what)
        self._line("reason").put(self._said.reason)
        self._line("votes").put(self._votes)
        self._line("on").put(day(self._said.on))
        self._line("reason").focus()
        self.question_typing.begin(self)

    def _line(self, name: str) -> LineField:
        return self.query_one(f"#{name}", LineField)

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        at = _FIELDS.index(self.focused.id or "") if self.focused else 0
        self._line(_FIELDS[(at + message.step) % len(_FIELDS)]).focus()

    def action_next_field(self) -> None:
        self.focus_next()

    def action_save(self) -> None:
        votes, on_day = self._line("votes").value.strip(), self._line("on").value.strip()
        counted, read = read_votes(votes) if votes else {}, read_day(on_day) if on_day else ""
        beside = self.query_one(FieldSheet)
        beside.say(
            "votes", _("Type for, against and abstained, such as 41 12 3.") if counted is None else "", wrong=True
        )
        beside.say("on", _("Type a day such as 14/7/2002.") if read is None else "", wrong=True)
        if counted is not None and read is not None:
            self.dismiss(
                self._said._replace(reason=clean_line(self._line("reason").value), votes=counted, on=read)
            )
        else:
            self._line("votes" if counted is None else "on").focus()

    def action_back(self) -> None:
        if words := self.question_typing.refusal(self):
            self.query_one("#unsaved", PlainText).say(words, wrong=True)
        else:
            self.dismiss(None)
