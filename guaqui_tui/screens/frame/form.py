"""A form of no record: its fields in their order, and what is done when they are all said."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, TypeVar

from ...widgets.fields import GoOn
from .base_screen import BaseScreen
from .field_order import go_on, in_field_order

Result = TypeVar("Result")


@in_field_order
class Form(BaseScreen[Result]):
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

    def following(self, index: int, message: GoOn) -> int:
        """Which field comes after one; a form with several fields in a row has its own answer."""
        return index + message.step

    @abstractmethod
    def finish(self) -> None:
        """Enter was pressed on the last field."""

    def go_on(self, at: str, message: GoOn) -> None:
        """A field is done with."""
        go_on(self, at, message)
