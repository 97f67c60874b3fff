"""Going from field to field, and the list of the field that has one: what all forms share as their methods."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any, Final, Protocol, TypeVar, cast

from textual.screen import Screen

from storage.translatable import N_

from ...language.gettext_ import _
from ...widgets.choice import Choice, Options
from ...widgets.fields import GoOn, LineField, NumberReplaced, Prose
from .keyboard import LastNumber

FormClass = TypeVar("FormClass", bound=Screen[Any])


class FieldForm(Protocol):
    """A form, as going through its fields sees it."""

    last_number: LastNumber
    jumped_to: str
    """The field to which the last answer went on past others; empty where it went to the next one."""

    def fields(self) -> tuple[str, ...]:
        """The ids of the fields that there are now, in their order."""
        ...

    def to_field(self, name: str) -> None:
        """Put the cursor there at once."""
        ...

    def ends(self, name: str) -> bool:
        """Whether Enter in this field finishes the form."""
        ...

    def following(self, index: int, message: GoOn) -> int:
        """Which field comes after one."""
        ...

    def said_by(self, at: str) -> Collection[str]:
        """The fields that what stands in field `at` and elsewhere says already: to pass them skips nothing."""
        ...

    def go_on(self, at: str, message: GoOn) -> None:
        """A field is done with."""
        ...

    def finish(self) -> None:
        """Enter was pressed on the last field."""
        ...

    def say(self, words: str = "", *, wrong: bool = False) -> None:
        """Say what the last key did."""
        ...


PASSED: Final = N_("Fields before this one were passed over. Enter again leaves this one empty and goes on.")
"""Said of an Enter in an empty field to which the one before jumped: who types by habit meant it for another."""
LAST: Final = N_("That was the last field: F2 writes.")
"""What is said where Enter has nowhere to go on to: it writes nothing."""


def go_on(form: FieldForm, at: str, message: GoOn) -> None:
    """From a field to another; Enter on the last one finishes."""
    fields = form.fields()
    there = form.following(fields.index(at), message)
    if message.by == "enter" and form.ends(at):
        form.finish()
    elif there < len(fields):
        form.to_field(fields[there])  # Up from the first field is the last one


def go_or_end(form: FieldForm, at: str, message: GoOn) -> None:
    """The same where Enter on the last field only says so: Down, which has nowhere to go, says it too."""
    if message.by == "arrow" and message.step > 0 and at == form.fields()[-1]:
        form.finish()
    else:
        go_on(form, at, message)


def field_with_cursor(screen: Screen[Any], fields: Sequence[str]) -> str | None:
    """The field that the cursor is in; None where it is in none of these."""
    at = screen.focused.id if screen.focused is not None else None
    return at if at in fields else None


def _field_done(screen: Screen[Any], message: GoOn) -> None:
    form = cast("FieldForm", screen)
    at, jumped_to = field_with_cursor(screen, form.fields()), form.jumped_to
    if at is None or (message.by == "enter" and form.last_number.is_ended(at)):
        return
    form.jumped_to = ""
    if message.by == "enter" and at == jumped_to and not _says_anything(screen):
        form.say(_(PASSED))
        return
    fields = form.fields()
    form.go_on(at, message)
    there = field_with_cursor(screen, form.fields())
    if message.by == "digit" and there and there != at:
        form.last_number.went_on_to(there)
    if message.by != "arrow" and there in fields:
        passed = fields[fields.index(at) + 1 : fields.index(there)]
        form.jumped_to = there if {*passed} - {*form.said_by(at)} else ""


def _says_anything(screen: Screen[Any]) -> bool:
    field = screen.focused
    return isinstance(field, LineField | Prose) and bool(field.kept.strip())


def place_of_cursor(screen: Screen[Any], fields: Sequence[str]) -> tuple[str, str] | None:
    """The field with the cursor, and what stands in it; None where it is in none of these."""
    name, field = field_with_cursor(screen, fields), screen.focused
    return (name, field.kept) if name and isinstance(field, (LineField, Prose)) else None


def offered_by_list(screen: Screen[Any], message: Choice.Offered) -> None:
    """Show what a list has now, while the cursor is in it."""
    if screen.focused is message.choice:
        screen.query_one(Options).show(message.choice)


def offer_of_field(screen: Screen[Any]) -> None:
    """Show the list of the field with the cursor; of one that has none, nothing."""
    if isinstance(screen.focused, Choice):
        screen.query_one(Options).show(screen.focused)
    else:
        for options in screen.query(Options):  # a form without lists has none
            options.clear()


def number_replaced(screen: Screen[Any], message: NumberReplaced) -> None:
    """Say what number gave way to what was typed: nobody looks at a field that was come to by mistake."""
    words = _("{before} was replaced: Ctrl+Z brings it back.")
    cast("FieldForm", screen).say(words.format(before=message.before))


HANDLERS: Final[Mapping[str, Callable[..., object]]] = {
    "on_go_on": _field_done,
    "on_choice_offered": offered_by_list,
    "on_number_replaced": number_replaced,
    "on_descendant_focus": offer_of_field,
    "action_next_field": lambda screen: screen.focus_next(),
    "action_previous_field": lambda screen: screen.focus_previous(),
}
"""What each form answers to alike, by the names by which Textual calls it."""


def in_field_order(form: type[FormClass]) -> type[FormClass]:
    """Give a class of forms the handlers that all share; those that it has itself stay its own."""
    for name, handler in HANDLERS.items():
        if name not in vars(form):
            setattr(form, name, handler)
    return form
