"""A record's form on one sheet: lines of text and lists, one under another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual.widget import Widget

from ..desk import Desk
from ..widgets.choice import Choice, Option, Options
from ..widgets.fields import Line
from ..widgets.said import Bar, Remark
from ..widgets.sheet import Row, Sheet
from .record_form import RecordForm
from .turns import Turns
from .typed import Typed


class SheetForm(RecordForm[bool]):
    """Gives back whether it was saved. `LABELS` has each field's, marked for translation."""

    LABELS: ClassVar[Mapping[str, str]] = {}
    LISTS: ClassVar[frozenset[str]] = frozenset()
    """The fields that take one of a list."""

    DEFAULT_CSS = """
    SheetForm #title { padding: 0 1; color: $accent; text-style: bold; width: 100%; }
    SheetForm Sheet { margin-top: 1; }
    SheetForm Sheet > Labels { width: 17; }
    SheetForm Sheet > Vertical { width: 36; }
    SheetForm Options { margin-top: 1; }
    """

    def options(self) -> Mapping[str, list[Option]]:
        """What each list offers, in the language in use."""
        raise NotImplementedError

    def heading(self) -> str:
        raise NotImplementedError

    def furnish(self) -> Iterable[Widget]:
        yield Remark(id="title")
        yield Bar(id="note")
        fields = {name: Choice(id=name) if name in self.LISTS else Line(id=name) for name in self.fields()}
        yield Sheet([Row(self.label(name), field, name not in self.LABELS) for name, field in fields.items()])
        yield Options()

    async def begin(self) -> None:
        self._list()
        await self.load()

    def _list(self) -> None:
        options = self.options()
        for choice in self.query(Choice):
            choice.read_anew(options[choice.id or ""])

    def speak(self) -> None:
        self._list()
        super().speak()

    def show(self) -> None:
        self.query_one("#title", Remark).say(self.heading())

    # What stands in the fields

    def _line(self, name: str) -> Line:
        return self.query_one(f"#{name}", Line)

    def typed(self) -> Typed:
        lines = {name: self._line(name) for name in self.fields()}
        return {
            name: (line.taken or line.value) if isinstance(line, Choice) else line.value
            for name, line in lines.items()
        }

    def put(self, typed: Typed) -> None:
        for name in self.fields():
            line, value = self._line(name), typed.get(name, "")
            if isinstance(line, Choice):
                line.put(value)
            else:
                line.value = value

    def meaning(self, name: str, typed: Typed) -> str:  # noqa: ARG002 - some forms ask
        return ""

    def label(self, name: str) -> str:
        return self.LABELS[name]

    def in_words(self, name: str, value: str) -> str:
        return dict(self.options()[name]).get(value, value) if name in self.LISTS else value

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
        if await self.may_leave():
            await self.give_up()

    async def give_up(self) -> None:
        self.hand_over(False)  # noqa: FBT003 - a result


class NewSheet(SheetForm):
    """The form of a record that is called by what is typed into it, or of one that is there.

    Until it is saved its draft has a name of its own, one that no letters make.
    """

    def __init__(self, desk: Desk, turns: Turns, record: str = "") -> None:
        super().__init__(desk, turns)
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
            history = self.desk.survey.history(self._record)
            self._base = history.heads if history else ()
        await super()._save()

    async def keep(self) -> bool:
        if self.is_new:
            self._record = ""
        return await super().keep()

    async def after_save(self) -> None:
        if self.is_new:
            await self.desk.forget(self.draft_name())
        await super().after_save()
