"""The fields of forms. Each knows one thing: how to be typed into and left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import Reactive
from textual.widgets import Input, TextArea

from storage.notation.text import clean, clean_line

from .removable import Removable

BEGUN = 3
"""Letters after which a text is completed."""


By = Literal["enter", "arrow", "taken"]
"""What ended a field: Enter, which ends the form at its end; an arrow, which goes by rows where there are several
fields in one; or something taken, as by a list's number, which does neither: one looks at it first.
"""


class GoOn(Message):
    """A field is done with; the form goes `step` fields on."""

    def __init__(self, step: int, by: By) -> None:
        super().__init__()
        self.step = step
        self.by = by


class LineField(Removable, Input):
    """One line of text. What is pasted is cleaned and comes in whole, on one line."""

    DEFAULT_CSS = """
    LineField { width: 1fr; height: 1; border: none; padding: 0; background: $strip; color: $foreground; }
    LineField:focus { border: none; background: $foreground; color: $background; }
    LineField.-textual-compact { height: 1; }
    LineField > .input--placeholder, LineField > .input--suggestion { color: $quiet; }
    LineField:focus > .input--placeholder, LineField:focus > .input--suggestion { color: $strip; }
    LineField > .input--cursor { background: $background; color: $foreground; text-style: none; }
    LineField > .input--selection { background: $primary; color: $background; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on(1, 'enter')", show=False),
        Binding("down", "go_on(1)", show=False),
        Binding("up", "go_on(-1)", show=False),
        Binding("ctrl+a", "select_all", show=False),
    ]

    virtual_size = Reactive(Size(0, 0))
    """How wide its text is: it is as wide as its column, and a letter more lays out nothing anew."""

    def __init__(self, *, id: str | None = None, **options: Any) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, compact=True, validate_on=(), **options)

    def action_go_on(self, step: int, by: By = "arrow") -> None:
        self.post_message(GoOn(step, by))

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.replace(clean_line(event.text), *self.selection)


class Prose(Removable, TextArea):
    """A text of a few lines. Enter goes on; the arrows do at its first and last line."""

    DEFAULT_CSS = """
    Prose { height: 4; border: none; padding: 0; background: $strip; color: $foreground; }
    Prose:focus { border: none; background: $foreground; color: $background; }
    Prose > .text-area--cursor { background: $background; color: $foreground; }
    Prose > .text-area--selection { background: $primary; color: $background; }
    Prose > .text-area--suggestion { color: $strip; }
    Prose > .text-area--cursor-line { background: transparent; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on(1, 'enter')", show=False, priority=True),
        Binding("ctrl+a", "select_all", show=False),
    ]

    def __init__(self, *, id: str | None = None, **options: Any) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, compact=True, highlight_cursor_line=False, **options)
        self.known: Sequence[str] = ()
        """Texts that what is typed may be the beginning of; the rest of the first is shown in grey."""

    def update_suggestion(self) -> None:
        typed = self.text.lower()
        begun = len(typed) >= BEGUN and self.cursor_location == self.document.end
        found = (text for text in self.known if begun and text.lower().startswith(typed))
        self.suggestion = next(found, "")[len(typed) :].partition("\n")[0]

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if self.cursor_location != self.document.end:
            self.suggestion = ""
        super().action_cursor_right(select)

    def action_go_on(self, step: int, by: By = "arrow") -> None:
        self.post_message(GoOn(step, by))

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            self.action_go_on(1)
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            self.action_go_on(-1)
        else:
            super().action_cursor_up(select)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        if not self.read_only and (result := self._replace_via_keyboard(clean(event.text), *self.selection)):
            self.move_cursor(result.end_location)


class SeveralLines(Prose):
    """One answer a line: Enter begins another, and goes on from an empty one."""

    DEFAULT_CSS = "SeveralLines { height: auto; max-height: 10; min-height: 2; }"

    @property
    def said(self) -> tuple[str, ...]:
        """The lines that something stands on."""
        return tuple(line for line in map(clean_line, self.text.split("\n")) if line)

    def put(self, lines: Sequence[str]) -> None:
        """Let these stand, selected, with the cursor on an empty line behind them: typing replaces them."""
        self.load_text("".join(f"{line}\n" for line in lines))
        self.select_all()

    def action_go_on(self, step: int, by: By = "arrow") -> None:
        """The arrows stay within it."""
        row, _column = self.cursor_location
        if by != "enter":
            self.move_cursor(self.cursor_location)  # what was selected is not any more
            return
        if self.document.get_line(row).strip():
            self.insert("\n")
        else:
            super().action_go_on(step, by)
