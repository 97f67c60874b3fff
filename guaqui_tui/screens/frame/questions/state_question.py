"""What there is to say beside a state: what shows it, and since when it is so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from ....forms.field_beside import FieldBeside
from ....look import keys
from ....widgets.bars import KeyLine
from ....widgets.field_sheet import FieldSheet, SheetRow
from ....widgets.fields import LineField
from ....widgets.text import PlainText
from .fields_question import FieldsQuestion


class StateQuestion(FieldsQuestion[dict[str, Any]]):
    """Gives back by name what was said, None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.NEXT_FIELD, keys.SAVE, keys.BACK]

    def __init__(self, title: str, what: str, asked: Sequence[FieldBeside]) -> None:
        """`title` and `what` are in the user's words."""
        super().__init__(title, what, [one.name for one in asked], "state")
        self._asked = asked

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield PlainText(id="asked", classes="title")
            yield PlainText(id="what")
            yield FieldSheet(
                [SheetRow(one.label, LineField(id=one.name, is_prose=one.is_prose)) for one in self._asked]
            )
            yield PlainText(id="unsaved")
        yield KeyLine()

    def fill_in(self) -> None:
        for one in self._asked:
            self._line(one.name).put(one.typed)

    def action_save(self) -> None:
        said = dict[str, Any]()
        for one in self._asked:
            try:
                said[one.name] = one.read(self._line(one.name).value)
            except ValueError as wrong:
                self.query_one("#unsaved", PlainText).say(str(wrong), wrong=True)
                self._line(one.name).focus()
                return
        self.dismiss(said)
