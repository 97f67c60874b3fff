"""Taking back what was typed, on whatever screen it was typed, and typing it again."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from textual.message import Message
from textual.screen import Screen

from ...forms.draft_values import Typed
from ...widgets.fields import LineField, Prose


class RecordOpened(Message):
    """Another record is in the fields of a screen: what was typed of the one before is not taken back there."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.screen = screen


@runtime_checkable
class FieldOwner(Protocol):
    """A form that knows its fields, those too that are not on the screen."""

    def put_back(self, typed: Typed) -> None:
        """Let this stand again in the fields that it names, with the cursor in the first of them."""
        ...


def restore(screen: Screen[Any], typed: Typed) -> None:
    """Let this stand again in the fields that it names, with the cursor in the first of them."""
    if isinstance(screen, FieldOwner):
        screen.put_back(typed)
        return
    fields = [field for field in _fields_of(screen) if field.id in typed]
    for field in fields:
        field.put_back(typed[field.id or ""])
    for field in fields[:1]:
        screen.set_focus(field)


def _fields_of(screen: Screen[Any]) -> list[LineField | Prose]:
    return [field for field in screen.query("*") if isinstance(field, (LineField, Prose))]
