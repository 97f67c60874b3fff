"""Left and Right in fields that stand beside one another: at its end a field hands the cursor on to the next."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget

from .choice import Choice
from .fields import LineField, Prose


class MoveSideways(Message):
    """Left or Right was pressed where it has nothing to go through."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


def is_at_edge(field: Widget | None, step: int) -> bool:
    """Whether the cursor stands at the end of a field, or at its beginning where `step` is backwards: of what was
    chosen from a list, while it would be replaced as a whole, at both.
    """
    if isinstance(field, Choice) and len(field.selected_text) == len(field.value):
        return True
    if isinstance(field, LineField):
        ahead = field.cursor_position == len(field.value)
        return ahead if step > 0 else field.cursor_position == 0 and field.selection.is_empty
    if isinstance(field, Prose):
        ahead = field.cursor_location == field.document.end and not field.suggestion
        return ahead if step > 0 else field.cursor_location == (0, 0) and field.selection.is_empty
    return False
