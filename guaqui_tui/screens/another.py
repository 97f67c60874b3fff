"""What no version says: another value for a field in dispute, as it is typed."""

from __future__ import annotations

from contextlib import suppress
from typing import Any, Final

from storage.errors import GuaquiError
from storage.money import format_bs, parse_bs
from storage.settling import read_value
from storage.text import clean_line

from ..words import _
from .one_line import OneLine
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


class Another(OneLine[tuple[Any]]):
    """Gives back the value in a tuple of one (None: the field is removed)."""

    def __init__(self, record: str, field: str, value: Any) -> None:
        super().__init__(label(record, field), _("Empty takes the field away."), shown(field, value))
        self._record = record
        self._field = field

    def read(self, typed: str) -> tuple[Any]:
        return (read(self._record, self._field, typed),)


def read(record: str, field: str, typed: str) -> Any:
    """The value that is typed, None for nothing. Raises `ValueError` where it cannot be one, in words."""
    text = clean_line(typed)
    if not text:
        return None
    value: Any = None
    if field == _MONEY:
        value = parse_bs(text)
    elif field in _COUNTS:
        value = read_count(text)
    else:
        with suppress(GuaquiError):
            value = read_value(record, field, text)
    if value is None:
        raise ValueError(_("That cannot be written there."))
    return value
