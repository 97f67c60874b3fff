"""A record's form on one sheet: lines of text and lists, one under another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from ...forms.draft_values import Typed
from ...forms.sheet import RecordSheet
from ...forms.versions import versions_of
from ...language.gettext_ import N_, _, speech
from ...look import keys
from ...session.session import Session
from ...widgets.choice import Choice, Options
from ...widgets.fields import Line
from ...widgets.fitting import Fitting
from ...widgets.sheet import Sheet, SheetRow
from ...widgets.text import MessageBar, PlainText, Words
from ...wording.values import is_private_field
from .keyboard import Keyboard
from .record_form import RecordForm


class SheetForm(RecordForm[bool]):
    """Gives back whether it was saved. What stands on it says `make_sheet`, as the language in use has it."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.PRIVATE_FIELDS]
    DEFAULT_CSS = """
    SheetForm #title { padding: 0 1; color: $accent; text-style: bold; width: 100%; }
    SheetForm Sheet { margin-top: 1; }
    SheetForm Sheet > Labels { width: 17; }
    SheetForm Sheet > Vertical { width: 36; }
    SheetForm #private { display: none; }
    SheetForm #private .heading { padding: 1 1 0 1; color: $accent; width: 100%; }
    SheetForm Options { margin-top: 1; }
    """

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._sheet: RecordSheet | None = None
        self._shows_private = False

    def make_sheet(self) -> RecordSheet:
        """The record's entries in their order."""
        raise NotImplementedError

    @property
    def sheet(self) -> RecordSheet:
        if self._sheet is None:
            self._sheet = self.make_sheet()
            self._sheet.record = self.record
        return self._sheet

    def every_field(self) -> tuple[str, ...]:
        return self.sheet.names

    def fields(self) -> tuple[str, ...]:
        """Those that are seen: what was said in confidence stands behind a key."""
        private = self._private
        return tuple(name for name in self.sheet.names if (name in private) == self._shows_private)

    @property
    def _private(self) -> frozenset[str]:
        return frozenset(one.name for one in self.sheet.entries if is_private_field(f"{one.kind}/", one.path[0]))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "private":
            return bool(self._private)
        return super().check_action(action, parameters)

    def action_private(self) -> None:
        """Turn to what is private, and back."""
        self._turn(private=not self._shows_private)
        self.to_field(self.fields()[0])

    def to_field(self, name: str) -> None:
        if (name in self._private) != self._shows_private:
            self._turn(private=name in self._private)
        super().to_field(name)

    def _turn(self, *, private: bool) -> None:
        self._shows_private = private
        self.query_one("#sheet").display = not private
        self.query_one("#private").display = private

    def heading(self) -> str:
        raise NotImplementedError

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="title")
        yield MessageBar(id="note")
        private = self._private
        with Fitting(id="sheet", can_focus=False):
            yield Sheet([self._row(name) for name in self.sheet.names if name not in private])
        if private:
            with Fitting(id="private", can_focus=False):
                yield Words(
                    N_("Private: not for the assembly's eyes. Ctrl+K closes this page."), classes="heading"
                )
                yield Sheet([self._row(name) for name in self.sheet.names if name in private])
        yield Options()

    def _row(self, name: str) -> SheetRow:
        is_choice = self.sheet.entry(name).is_choice
        return SheetRow(lambda: self.label(name), Choice(id=name) if is_choice else Line(id=name))

    async def begin(self) -> None:
        state = self.session.survey.history(self.record)
        self.sheet.held = self.sheet.shown(state.values if state else {})
        self._list()
        await self.load()

    def _list(self) -> None:
        for choice in self.query(Choice):
            choice.read_anew(self.sheet.options(choice.id or ""))

    def speak(self) -> None:
        held, self._sheet = self.sheet.held, None
        self.sheet.held = held
        self._list()
        super().speak()

    def show(self) -> None:
        self.query_one("#title", PlainText).say(self.heading())
        self.warn()

    def warn(self) -> None:
        """Say what is in dispute here: whoever changes that decides it for all."""
        found = {name: said for name in self.sheet.names if (said := self.versions(name))}
        told = [f"{self.label(name)} ({' / '.join(said)})" for name, said in found.items()]
        words = _(
            "! To settle: {fields}. What you change of that decides it for all; untouched it stays. With a "
            "reason: F9 on the board, To settle."
        )
        self.note(words.format(fields="; ".join(told)) if told else "")

    def versions(self, name: str) -> list[str]:
        return versions_of(self.sheet.entry(name), self.session.survey.history(self.record), self.sheet.values)

    # What stands in the fields

    def _line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)

    def typed(self) -> Typed:
        lines = {name: self._line(name) for name in self.every_field()}
        return {
            name: (line.taken or line.value) if isinstance(line, Choice) else line.value
            for name, line in lines.items()
        }

    def put(self, typed: Typed) -> None:
        for name in self.every_field():
            line, value = self._line(name), typed.get(name, "")
            if isinstance(line, Choice):
                line.put(value)
            else:
                line.value = value

    def meaning(self, name: str, typed: Typed) -> str:  # noqa: ARG002 - some forms ask
        return ""

    def label(self, name: str) -> str:
        return self.sheet.entry(name).called(speech())

    def in_words(self, name: str, value: str) -> str:
        if name in self._private and value:
            return _("private")
        return dict(self.sheet.options(name)).get(value, value)

    def shown(self, body: Mapping[str, Any]) -> Typed:
        return self.sheet.shown(body)

    def read(self, typed: Typed) -> tuple[dict[str, Any], dict[str, str]]:
        return self.sheet.read(typed, self._before), self.flaws(typed)

    def flaws(self, typed: Typed) -> dict[str, str]:
        return self.sheet.flaws(typed, self._before)

    def still_typing(self, name: str) -> bool:
        """Letters that may still become one of a list."""
        line = self._line(name)
        return isinstance(line, Choice) and line.has_focus and bool(line.matching)

    # Saving and leaving

    def action_save(self) -> None:
        for choice in self.query(Choice):
            choice.settle()
        super().action_save()

    async def after_save(self) -> None:
        self.hand_over(True)  # noqa: FBT003 - a result

    async def action_back(self) -> None:
        if self._shows_private:
            self.action_private()
        elif await self.may_leave():
            await self.give_up()

    async def give_up(self) -> None:
        self.hand_over(False)  # noqa: FBT003 - a result


class NewSheet(SheetForm):
    """The form of a record that is called by what is typed into it, or of one that is there.

    Until it is saved its draft has a name of its own, one that no letters make.
    """

    BINDINGS: ClassVar[list[BindingType]] = [*keys.FORM, keys.ELSEWHERE]

    def __init__(self, session: Session, keyboard: Keyboard, record: str = "") -> None:
        super().__init__(session, keyboard)
        self._record = record
        self.is_new = not record

    def draft_name(self) -> str:
        raise NotImplementedError

    def record_for(self, typed: Typed) -> str:
        raise NotImplementedError

    @property
    def record(self) -> str:
        return self._record or self.draft_name()

    async def _save(self) -> None:
        if self.is_new:
            self._record = self.record_for(self.typed())
            history = self.session.survey.history(self._record)
            self._base = history.heads if history else ()
        await super()._save()

    async def keep(self) -> bool:
        if self.is_new:
            self._record = ""
        return await super().keep()

    async def after_save(self) -> None:
        if self.is_new:
            await self.session.forget(self.draft_name())
        await super().after_save()
