"""Asking for a passphrase: nobody who looks on sees it, and it is kept nowhere."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.translatable import N_

from ....language.gettext_ import _
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.field_sheet import FieldSheet, SheetRow
from ....widgets.fields import GoOn, LineField
from ....widgets.text import PlainText
from ....wording.carrying.new_passphrase import short_passphrase, unlike_passphrase
from .question_screen import QuestionScreen

_LABELS: Final = {"passphrase": N_("Passphrase"), "again": N_("Once more")}


class SecretField(LineField):
    """A line of which only the length is seen: no clipboard gets it, and it is not kept to be undone."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, password=True)

    def tell_from(self, before: str) -> None:
        """What was typed is nobody's to keep."""

    def action_copy(self) -> None:
        """No clipboard gets it."""

    def action_cut(self) -> None:
        """The same."""


class _PassphraseFields(QuestionScreen[str]):
    """Gives back what was typed, None where nobody typed any."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    FIELDS: ClassVar[tuple[str, ...]] = ("passphrase",)

    def __init__(self) -> None:
        super().__init__()
        self._warned = False

    @abstractmethod
    def asks(self) -> tuple[str, str, str]:
        """The title, what is to be known, and what was wrong before, in words."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PlainText(id="asked", classes="title")
            yield PlainText(id="what")
            yield FieldSheet([SheetRow(_LABELS[name], SecretField(id=name)) for name in self.FIELDS])
            yield PlainText(id="wrong")
        yield KeyLine()

    def on_mount(self) -> None:
        title, what, wrong = self.asks()
        self.query_one("#asked", PlainText).say(title)
        self.query_one("#what", PlainText).say(what)
        self._say_wrong(wrong)
        self._line(self.FIELDS[0]).focus()

    def _line(self, name: str) -> LineField:
        return self.query_one(f"#{name}", LineField)

    def _typed(self) -> Sequence[str]:
        return [self._line(name).value for name in self.FIELDS]

    def _say_wrong(self, words: str) -> None:
        self.query_one("#wrong", PlainText).say(words, wrong=True)

    def on_input_changed(self) -> None:
        """What was said was of what stood there before."""
        if any(self._typed()):
            self._warned = False
            self._say_wrong("")

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_go_on()
        else:
            self.screen.focus_next() if message.step > 0 else self.screen.focus_previous()

    def action_go_on(self) -> None:
        """On to the next field; behind the last, that is the answer."""
        at = self.FIELDS.index((self.focused.id if self.focused else None) or self.FIELDS[0])
        if why := self.refusal(self.FIELDS[at]):
            self._say_wrong(why)
        elif at + 1 < len(self.FIELDS):
            self._line(self.FIELDS[at + 1]).focus()
        else:
            self.dismiss(self._line(self.FIELDS[0]).value)

    @abstractmethod
    def refusal(self, name: str) -> str:
        """Why one cannot go on from a field; empty where one can."""

    def action_back(self) -> None:
        """What was typed goes only when that is said twice."""
        if self._warned or not any(self._typed()):
            self.dismiss(None)
        else:
            self._warned = True
            self._say_wrong(_("Enter keeps what was typed. Esc again drops it."))


class PassphraseQuestion(_PassphraseFields):
    """What opens an encrypted file."""

    def __init__(self, name: str, *, wrong: bool) -> None:
        super().__init__()
        self._encrypted = name
        self._wrong_before = wrong

    def asks(self) -> tuple[str, str, str]:
        what = _("{path} is encrypted. Without its passphrase it stays out: Esc.").format(path=self._encrypted)
        return _("Passphrase"), what, _("That is not it.") if self._wrong_before else ""

    def refusal(self, name: str) -> str:
        return "" if self._line(name).value else _("Type it, or Esc leaves the file out.")


class NewPassphraseQuestion(_PassphraseFields):
    """One to encrypt by, typed twice."""

    FIELDS: ClassVar[tuple[str, ...]] = ("passphrase", "again")

    def asks(self) -> tuple[str, str, str]:
        what = _(
            "Four words or more, which nobody can guess. Write it down where the stick is not: nobody can recover "
            "it, and without it nobody opens the copy, not even here."
        )
        return _("Passphrase of the copy"), what, ""

    def refusal(self, name: str) -> str:
        first, again = self._typed()
        if why := short_passphrase(first):
            self._line("passphrase").focus()
            return why
        if name == "again" and (why := unlike_passphrase(first, again)):
            self._line("again").arrive()
            return why
        return ""
