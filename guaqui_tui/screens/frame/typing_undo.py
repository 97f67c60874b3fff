"""Taking back what was typed, on whatever screen it was typed, and typing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from textual.message import Message
from textual.screen import Screen

from ...forms.draft_values import Typed
from ...language.gettext_ import _
from ...session.kept_typing import kept_typing

if TYPE_CHECKING:
    from ...widgets.fields import LineField, Prose


class RecordOpened(Message):
    """Another record is in the fields of a screen: what was typed of the one before is not taken back there."""

    def __init__(self, screen: Screen[Any]) -> None:
        super().__init__()
        self.screen = screen


@runtime_checkable
class TypedInto(Protocol):
    """A field that letters go into, told from other widgets without importing it: its parts are a lot."""

    def put_back(self, kept: str) -> None:
        """Let stand again what was typed, with the cursor behind it."""
        ...


@runtime_checkable
class FieldOwner(Protocol):
    """A form that knows its fields, those too that are not on the screen."""

    def put_back(self, typed: Typed) -> None:
        """Let this stand again in the fields that it names, with the cursor in the first of them."""
        ...


@runtime_checkable
class SelfKeeping(Protocol):
    """A screen of which something is kept that is no draft of a record."""

    def keep_now(self) -> None:
        """Have on the disk what is typed, when this returns: the app has to end."""
        ...


class QuestionTyping:
    """What is typed into a form of which no draft is kept. It is on the disk until the form is answered, and goes
    back from it only when that is said twice.
    """

    def __init__(self, question: str, kept_by: str) -> None:
        """`question` tells it from others of its kind; `kept_by` is the key that answers it."""
        self.question = question
        self._kept_by = kept_by
        self._begun: Typed = {}
        self._warned: Typed = {}

    def begin(self, screen: Screen[Any]) -> None:
        """Nothing of what stands there now was typed; what was typed before the app ended stands there again."""
        self._begun = self._warned = _typed_on(screen)
        kept = {name: value for name, value in kept_typing(self.question).items() if name in self._begun}
        if kept:
            restore(screen, kept)

    def typed(self, screen: Screen[Any]) -> Typed:
        """What is to be kept; nothing where it is what stood there."""
        typed = _typed_on(screen)
        return typed if typed != self._begun else {}

    def refusal(self, screen: Screen[Any]) -> str:
        """What is said instead of going back; nothing where nothing was typed, or that was said of it already."""
        typed = _typed_on(screen)
        if typed in (self._begun, self._warned):
            return ""
        self._warned = typed
        return _("{key} keeps what was typed. Esc again drops it.").format(key=self._kept_by)


@runtime_checkable
class TypingHolder(Protocol):
    """A form of which no draft is kept."""

    question_typing: QuestionTyping


def _typed_on(screen: Screen[Any]) -> Typed:
    return {field.id or "": field.kept for field in _fields_of(screen)}


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
    from ...widgets.fields import LineField, Prose  # the first screen has none

    return [field for field in screen.query("*") if isinstance(field, (LineField, Prose))]
