"""Where a draft is taken up the cursor comes to where it was, behind what was typed there: nothing is selected."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from ...widgets.fields import LineField
from ..frame.field_order import field_with_cursor

if TYPE_CHECKING:
    from .record_form import RecordForm


class HalfTyped:
    """A field of another page stands only a while after it was asked for; until then its name is kept."""

    def __init__(self, form: RecordForm[Any]) -> None:
        self._form = form
        self._field = ""

    def come_to(self, field: str, typed: Collection[str]) -> None:
        """Come to a field that is seen, or that was `typed` on another page."""
        form = self._form
        if field not in typed and field not in form.fields():
            return
        self._field = field
        if field_with_cursor(form, form.fields()) == field:
            self.is_come_to()
        else:
            form.to_field(field)

    def is_come_to(self) -> None:
        """The cursor came to a field, whichever it is."""
        here = self._form.focused
        if isinstance(here, LineField) and here.id == self._field:
            here.cursor_position = len(here.value)
        self._field = ""
