"""The question about a draft, field by field: what was typed against what is saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from .. import keys
from ..dates import day_and_time
from ..widgets.said import Remark, Words, first_words
from ..widgets.strips import KeyLine
from ..words import N_, _
from .base import Question


class Typed(NamedTuple):
    """One field of a draft: its name, its label, and what is saved and what was typed, as they are read."""

    name: str
    label: str
    saved: str
    typed: str


Answer = list[str] | None
"""The fields to take up; none of them: forget the draft. None: later."""


class AskAboutDraft(Question[list[str]]):
    """Something was being typed here when the app stopped, or when its user went back."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.TAKE_DRAFT, keys.MARK, keys.DROP_DRAFT, keys.LATER, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter puts what is marked back into the form, to go on with it and save it."),
        N_("A number takes the mark off a field, or sets it again: what is not marked stays as it is saved."),
        N_("Del forgets the draft and shows what is saved. Escape leaves both as they are and goes back."),
    )

    def __init__(self, where: str, at: str, fields: Sequence[Typed], *, changed: bool) -> None:
        super().__init__()
        self._where = f"{where} · {day_and_time(at)}"
        self._fields = list(fields)
        self._taken = [True] * len(self._fields)
        self._changed = changed

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="box"):
            yield Words(N_("Something was being typed here and was not saved"), classes="title")
            yield Remark(id="where")
            yield Remark(id="fields")
            yield Remark(id="changed")
        yield KeyLine()

    def on_mount(self) -> None:
        self._say()

    def _say(self) -> None:
        self.query_one("#where", Remark).say(self._where + "\n")
        lines = []
        for number, (field, taken) in enumerate(zip(self._fields, self._taken, strict=True), 1):
            mark = "×" if taken else " "
            lines.append(f"{number} [{mark}] {_(field.label)}: {first_words(field.typed, 120) or '–'}")
            if field.saved:
                lines.append(_("      saved: {value}").format(value=first_words(field.saved, 120)))
        self.query_one("#fields", Remark).say("\n".join(lines) + "\n")
        if self._changed:
            self.query_one("#changed", Remark).say(
                _("This was saved again since then: saving the draft leaves two versions to settle.")
            )

    def on_key(self, event: events.Key) -> None:
        if event.character and event.character in "123456789" and int(event.character) <= len(self._fields):
            self._taken[int(event.character) - 1] ^= True
            self._say()
            event.stop()

    def action_take(self) -> None:
        taken = [field.name for field, taken in zip(self._fields, self._taken, strict=True) if taken]
        if taken:
            self.dismiss(taken)

    def action_drop(self) -> None:
        self.dismiss([])

    def action_back(self) -> None:
        self.dismiss(None)
