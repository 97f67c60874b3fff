"""Left and Right in fields that stand beside one another: at its end a field hands the cursor on to the next."""

from __future__ import annotations

from textual.document._wrapped_document import WrappedDocument
from textual.message import Message

from .choice import Choice
from .fields import LineField, Prose


class MoveSideways(Message):
    """Left or Right was pressed where it has nothing to go through."""

    def __init__(self, step: int) -> None:
        super().__init__()
        self.step = step


class CellLine(LineField):
    """A line with others beside it."""

    def action_cursor_left(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if self.cursor_position == 0 and self.selection.is_empty and not select:
            self.post_message(MoveSideways(-1))
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if self.cursor_position == len(self.value) and not select:
            self.post_message(MoveSideways(1))
        else:
            super().action_cursor_right(select)


class CellChoice(CellLine, Choice):
    """A list with other fields beside it."""


class CellProse(Prose):
    """A text with other fields beside it, which grows with its words."""

    def lines_at(self, width: int) -> int:
        """How many lines it has where it is so wide."""
        if self.wrap_width == width - 1:
            return self.wrapped_document.height
        return WrappedDocument(
            self.document, width - 1, self.indent_width
        ).height  # the cursor stands behind the end

    def action_cursor_left(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if self.cursor_location == (0, 0) and self.selection.is_empty and not select:
            self.post_message(MoveSideways(-1))
        else:
            super().action_cursor_left(select)

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if self.cursor_location == self.document.end and not self.suggestion and not select:
            self.post_message(MoveSideways(1))
        else:
            super().action_cursor_right(select)
