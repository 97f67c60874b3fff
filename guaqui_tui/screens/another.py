"""What no version says: another value for a field in dispute, as it is typed."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage.errors import GuaquiError
from storage.money import format_bs, parse_bs
from storage.settling import read_value
from storage.text import clean_line

from .. import keys
from ..widgets.fields import GoOn, Line
from ..widgets.said import Remark, Words
from ..widgets.strips import KeyLine
from ..words import N_, _
from .base import Question
from .typed import read_count
from .values import label

_MONEY: Final = "cost_cents"
_COUNTS: Final = frozenset({"families", "women", "men", "members"})
_TEXTS: Final = frozenset(
    {"text", "spoken", "place", "status_reason", "notes", "name", "reason", "facilitator", "sector", "vocation"}
)


def can_be_written(field: str) -> bool:
    """Whether a field takes what is typed; the others take one of a list, or are made of parts."""
    return field == _MONEY or field in _COUNTS or field in _TEXTS


def shown(field: str, value: Any) -> str:
    if value is None:
        return ""
    return format_bs(value) if field == _MONEY else str(value)


def read(record: str, field: str, typed: str) -> Any:
    """The value that is typed, None for nothing. Raises `ValueError` where it cannot be one."""
    text = clean_line(typed)
    if not text:
        return None
    if field == _MONEY or field in _COUNTS:
        number = parse_bs(text) if field == _MONEY else read_count(text)
        if number is None:
            raise ValueError(text)
        return number
    try:
        return read_value(record, field, text)
    except GuaquiError:
        raise ValueError(text) from None


class Another(Question[tuple[Any]]):
    """Gives back the value in a tuple of one (None: the field is removed); None where it stays as it is."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]

    def __init__(self, record: str, field: str, value: Any) -> None:
        super().__init__()
        self._record = record
        self._field = field
        self._value = value

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Remark(id="field", classes="title")
            yield Line(id="value")
            yield Remark(id="wrong")
            yield Words(N_("Empty takes the field away."))
        yield KeyLine()

    def on_mount(self) -> None:
        self.query_one("#field", Remark).say(label(self._record, self._field))
        line = self.query_one("#value", Line)
        line.value = shown(self._field, self._value)
        line.focus()

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_go_on()

    def action_go_on(self) -> None:
        try:
            value = read(self._record, self._field, self.query_one("#value", Line).value)
        except ValueError:
            self.query_one("#wrong", Remark).say(_("That cannot be written there."), wrong=True)
            return
        self.dismiss((value,))

    def action_back(self) -> None:
        self.dismiss(None)
