"""What no version says: another value for a field in dispute, typed or taken from its list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from exports.wording.values import field_of
from storage.kinds.field import Field
from storage.kinds.lookup import kind_of
from storage.plan.survey import Survey
from storage.translatable import N_

from ...forms import typing_rules
from ...forms.choices import Option
from ...language.gettext_ import _
from ...look import keys
from ...widgets.choice import Choice
from ...widgets.text import PlainText
from ...wording.values import field_label, values_of
from ..frame.questions.line_question import LineQuestion
from ..frame.questions.list_question import ListQuestion


class OtherValue(LineQuestion[tuple[Any]]):
    """Gives back the value in a tuple of one (None: the field is removed)."""

    def __init__(self, survey: Survey, record: str, field: Field, value: Any) -> None:
        self._values, self._kind, self._field = values_of(survey), kind_of(record), field
        shown = typing_rules.shown_value(self._kind, field, value, self._values)
        super().__init__(field_label(record, field.name), self._read, _("Empty takes the field away."), shown)

    def _read(self, typed: str) -> tuple[Any]:
        return (typing_rules.read_typed(self._kind, self._field, typed, self._values),)


class OtherChoice(ListQuestion[tuple[Any]]):
    """Gives back the value in a tuple of one (None: the field is removed)."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("Another value: a number or the first letters")

    def __init__(self, record: str, field: str, choices: Sequence[Option]) -> None:
        super().__init__(choices, self._value_of)
        said = field_of(kind_of(record), field)
        self._is_yes = said is not None and said.says.unit == "yes"
        self._about = f"{field_label(record, field)}. {_('Empty takes the field away.')}"

    def above(self) -> Iterable[Widget]:
        yield PlainText(id="about")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#about", PlainText).say(self._about)

    def _value_of(self, picked: str) -> tuple[Any]:
        return (typing_rules.YES.get(picked, picked) if self._is_yes else picked,)

    def action_go_on(self) -> None:
        if self.query_one(Choice).value.strip():
            super().action_go_on()
        else:
            self.dismiss((None,))
