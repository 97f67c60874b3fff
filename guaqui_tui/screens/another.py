"""What no version says: another value for a field in dispute, typed or taken from its list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget

from storage.errors import GuaquiError
from storage.money import format_bs, parse_bs
from storage.numbers import parse_count, parse_families
from storage.records import kind_of, slot_of
from storage.settling import read_value
from storage.survey import Survey
from storage.text import clean_line

from .. import keys
from ..asked import AskedBefore
from ..dates import day, read_day
from ..widgets.choice import Choice, Option
from ..widgets.said import Remark
from ..words import N_, _
from . import budget_form, holder_form, workshop_form
from .demand_form import CHOSEN
from .demand_lists import Lists
from .one_line import OneLine
from .pick import Pick
from .values import label

_TEXTS: Final = frozenset(
    {"text", "spoken", "place", "status_reason", "notes", "name", "reason", "facilitator", "sector", "vocation"}
)
_READ: Final[dict[str, Callable[[str], Any]]] = {
    "cost_cents": parse_bs,
    "families": parse_families,
    **dict.fromkeys(("women", "men", "members"), parse_count),
    **dict.fromkeys(("decided_on", "held_on", "planned_on"), read_day),
    **dict.fromkeys(("agenda", "agreements"), workshop_form.read_points),
    "authorities": workshop_form.read_authorities,
    "modules": holder_form.read_modules,
}
"""How fields that are no texts are read: None, or nothing, where it cannot be one."""


def can_be_written(field: str) -> bool:
    """Whether a field takes what is typed; the others take one of a list, or are made of parts."""
    return field in _TEXTS or field in _READ


def options(record: str, field: str, survey: Survey, asked: AskedBefore) -> list[Option]:
    """What a field that takes one of a list may be; nothing for any other."""
    slot = slot_of(record)
    if slot is not None:
        return Lists(survey, asked, slot).of(field) if field in CHOSEN else []
    match kind_of(record):
        case "community" | "association":
            return holder_form.lists(survey).get(field, [])
        case "workshop":
            return workshop_form.lists().get(field, [])
        case "budget":
            return budget_form.lists(survey).get(field, [])
    return []


def shown(field: str, value: Any) -> str:
    """A field as it stands to be typed over."""
    if value is None:
        return ""
    if field == "cost_cents":
        return format_bs(value)
    if _READ.get(field) is read_day:
        return day(str(value))
    if field == "modules":
        return holder_form.shown({field: value}, (field,))[field]
    parts = field in {"agenda", "agreements", "authorities"}
    return workshop_form.shown({field: value})[field] if parts else str(value)


class Another(OneLine[tuple[Any]]):
    """Gives back the value in a tuple of one (None: the field is removed)."""

    def __init__(self, record: str, field: str, value: Any) -> None:
        super().__init__(label(record, field), _("Empty takes the field away."), shown(field, value))
        self._record = record
        self._field = field

    def read(self, typed: str) -> tuple[Any]:
        return (read(self._record, self._field, typed),)


class AnotherOf(Pick[tuple[Any]]):
    """Gives back the value in a tuple of one (None: the field is removed)."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    TITLE: ClassVar[str] = N_("Another value: a number or the first letters")

    def __init__(self, record: str, field: str, choices: Sequence[Option]) -> None:
        super().__init__(choices)
        self._about = f"{label(record, field)}. {_('Empty takes the field away.')}"

    def above(self) -> Iterable[Widget]:
        yield Remark(id="about")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one("#about", Remark).say(self._about)

    def answer(self, picked: str) -> tuple[Any]:
        return (picked,)

    def action_go_on(self) -> None:
        if self.query_one(Choice).value.strip():
            super().action_go_on()
        else:
            self.dismiss((None,))


def read(record: str, field: str, typed: str) -> Any:
    """The value that is typed, None for nothing. Raises `ValueError` where it cannot be one, in words."""
    text = clean_line(typed)
    if not text:
        return None
    value: Any = None
    if field in _READ:
        value = _READ[field](text)
    else:
        with suppress(GuaquiError):
            value = read_value(record, field, text)
    if value in (None, []):
        raise ValueError(_("That cannot be written there."))
    return value
