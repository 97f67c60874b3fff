"""What forms share: going from field to field, the list of the field that has one, finishing."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import on

from ...widgets.choice import Choice, Options
from ...widgets.fields import GoOn
from .room import Room

Result = TypeVar("Result")


class Form(Room[Result]):
    """A screen with `FIELDS`, the ids of its fields in their order; Enter on the last one finishes it."""

    FIELDS: ClassVar[tuple[str, ...]] = ()

    def fields(self) -> tuple[str, ...]:
        """The ids of the fields that there are now."""
        return self.FIELDS

    def to_field(self, name: str) -> None:
        """Put the cursor there at once."""
        self.set_focus(self.query_one(f"#{name}"))

    def ends(self, name: str) -> bool:
        """Whether Enter in this field finishes the form."""
        return name == self.fields()[-1]

    def finish(self) -> None:
        """Enter was pressed on the last field."""
        raise NotImplementedError

    @on(GoOn)
    def _go_on(self, message: GoOn) -> None:
        if self.focused is not None and self.focused.id in self.fields():
            self.go_on(self.focused.id, message)

    def go_on(self, at: str, message: GoOn) -> None:
        """From a field to another; Enter on the last one finishes."""
        fields = self.fields()
        there = self.following(fields.index(at), message)
        if message.by == "enter" and self.ends(at):
            self.finish()
        elif there < len(fields):
            self.to_field(fields[there])  # Up from the first field is the last one

    def following(self, index: int, message: GoOn) -> int:
        """Which field comes after one; a form with several fields in a row has its own answer."""
        return index + message.step

    def action_next_field(self) -> None:
        self.focus_next()

    def action_previous_field(self) -> None:
        self.focus_previous()

    @on(Choice.Offered)
    def _offer(self, message: Choice.Offered) -> None:
        if self.focused is message.choice:
            self.query_one(Options).show(message.choice)

    def on_descendant_focus(self) -> None:
        if isinstance(self.focused, Choice):
            self.query_one(Options).show(self.focused)
        else:
            for options in self.query(Options):  # a form without lists has none
                options.clear()
