"""The fields of forms. Each knows one thing: how to be arrived in, typed into and left.

Arriving in a short one selects it, so that typing replaces; in prose the cursor stands at the end and nothing is
selected. Leaving shows the beginning. Whatever is typed is told, so that it can be taken back (`FieldsChanged`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, ClassVar, Final, Literal

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, TextArea

from storage.notation.text import clean, clean_line
from storage.symbols import SUGGESTED

from .removable import Removable, blank_once_off
from .text import shortened

BEGUN = 3
"""Letters after which a text is completed."""


By = Literal["enter", "arrow", "taken", "digit"]
"""What ended a field: Enter, which ends the form at its end; an arrow, which goes by rows where there are several
fields in one; or something taken, which does neither: one looks at it first. So does the number of an option, but
an Enter right after it belongs to it, and goes no further.
"""


class GoOn(Message):
    """A field is done with; the form goes `step` fields on."""

    def __init__(self, step: int, by: By) -> None:
        super().__init__()
        self.step = step
        self.by = by


class FieldsChanged(Message):
    """Somebody's key changed what stands in some fields; before and after, by their ids."""

    def __init__(self, screen: Screen[Any], before: Mapping[str, str], after: Mapping[str, str]) -> None:
        super().__init__()
        self.screen, self.before, self.after = screen, before, after


class NumberReplaced(Message):
    """A key took the place of a whole number, which stood selected since it was come to."""

    def __init__(self, before: str) -> None:
        super().__init__()
        self.before = before


_NUMBER: Final = re.compile(r"[0-9][0-9., -]*")

NOT_FOR_TYPING = "ctrl+d,ctrl+e,ctrl+f,ctrl+k,ctrl+w,f6,f7"
"""Keys that mean something in the whole app, and by which Textual's fields delete or select."""


def opens(field: Widget) -> bool:
    """Whether it can be come to: no field of a record can in a window that only reads."""
    return field.can_focus and not is_shut(field.screen)


def is_shut(screen: Any) -> bool:
    """Whether the fields of a record stand there, and nothing can be saved."""
    return getattr(screen, "IS_OF_A_RECORD", False) and bool(screen.only_reads)


def edges_drawn(field: str) -> str:
    """Where there are no colours a field is known by its edges, and the one with the cursor by heavier ones."""
    edges = "border-left: {0} $foreground !important; border-right: {0} $foreground !important;"
    return "".join(
        f"{field}.-textual-compact{state} {{ {edges.format(line)} }}"
        for state, line in ((":nocolor", "solid"), (":nocolor:focus", "heavy"))
    )


class LineField(Input):
    """One line of text. What is pasted is cleaned and comes in whole, on one line."""

    DEFAULT_CSS = """
    LineField { width: 1fr; height: 1; border: none; padding: 0; background: $field; color: $foreground; }
    LineField:focus { border: none; background: $here; background-tint: transparent; color: $on-here; }
    LineField.-textual-compact { height: 1; }
    LineField > .input--placeholder, LineField > .input--suggestion { color: $quiet; text-style: italic; }
    LineField:focus > .input--placeholder, LineField:focus > .input--suggestion { color: $quiet-here; }
    LineField > .input--cursor { background: $on-here; color: $here; text-style: none; }
    LineField > .input--selection { background: $accent; color: $on-accent; }
    """ + edges_drawn("LineField")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on(1, 'enter')", show=False),
        Binding("down", "go_on(1)", show=False),
        Binding("up", "go_on(-1)", show=False),
        Binding("ctrl+a", "select_all", show=False),
        Binding(NOT_FOR_TYPING, "not_here", show=False),
    ]

    virtual_size = Reactive(Size(0, 0))
    """How wide its text is: it is as wide as its column, and a letter more lays out nothing anew."""

    def __init__(
        self,
        *,
        is_prose: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's word
        **options: Any,
    ) -> None:
        """`is_prose`: what stands there is long, and is added to rather than replaced."""
        super().__init__(id=id, compact=True, validate_on=(), select_on_focus=not is_prose, **options)

    def render_lines(self, crop: Region) -> list[Strip]:
        return blank_once_off(self, crop) or super().render_lines(crop)

    @property
    def kept(self) -> str:
        """What stands in it, as a draft keeps it."""
        return self.value

    def allow_focus(self) -> bool:
        return opens(self)

    def put(self, kept: str) -> None:
        """Let this stand in it, as if it was just come to."""
        self.value = kept
        if self.has_focus:
            self.arrive()
        else:
            self.cursor_position = 0

    def put_back(self, kept: str) -> None:
        """Let stand again what was typed, with the cursor behind it."""
        self.value = kept
        self.cursor_position = len(kept)

    def arrive(self) -> None:
        """Have the cursor where somebody who comes to it wants it."""
        if self.select_on_focus:
            self.select_all()
        else:
            self.cursor_position = len(self.value)

    def on_focus(self, event: events.Focus) -> None:
        if not event.from_app_focus:
            self.arrive()

    def on_blur(self) -> None:
        if self.app.app_focus:  # else it is the terminal that was left
            self.cursor_position = 0

    def replace(self, text: str, start: int, end: int) -> None:
        before = self.kept
        super().replace(text, start, end)
        if text and before == before[min(start, end) : max(start, end)] and _NUMBER.fullmatch(before):
            self.post_message(NumberReplaced(before))
        self.tell_from(before)

    def tell_from(self, before: str) -> None:
        """Say that a key changed it from that."""
        if self.id and self.kept != before:
            self.post_message(FieldsChanged(self.screen, {self.id: before}, {self.id: self.kept}))

    def render_line(self, y: int) -> Strip:
        """What is only suggested stands between signs: not every terminal has other letters for it."""
        meant, typed = self._suggestion, len(self.value)
        if len(meant) > typed:
            begin, end = SUGGESTED
            self.set_reactive(Input._suggestion, f"{self.value}{begin}{meant[typed:]}{end}")  # noqa: SLF001 - Textual has no other way
        strip = super().render_line(y)
        self.set_reactive(Input._suggestion, meant)  # noqa: SLF001 - the same
        return strip

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        before = self.kept
        super().action_cursor_right(select)
        self.tell_from(before)  # it may have taken what was suggested

    def action_go_on(self, step: int, by: By = "arrow") -> None:
        self.post_message(GoOn(step, by))

    def action_not_here(self) -> None:
        raise SkipAction

    def action_cut(self) -> None:
        if self.selected_text:  # else what was copied before stays
            super().action_cut()

    def action_paste(self) -> None:
        self._put_in(self.app.clipboard)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._put_in(event.text)

    def _put_in(self, text: str) -> None:
        self.replace(clean_line(text), *self.selection)


class Prose(Removable, TextArea):
    """A text of a few lines. Enter goes on; so do the arrows where it was only come to, as in a field of one line,
    and once somebody writes in it or goes about in it, at its first and last line.
    """

    DEFAULT_CSS = """
    Prose { height: 4; border: none; padding: 0; background: $field; color: $foreground; }
    Prose:focus { border: none; background: $here; color: $on-here; }
    Prose > .text-area--cursor { background: $on-here; color: $here; }
    Prose > .text-area--selection { background: $accent; color: $on-accent; }
    Prose > .text-area--suggestion { color: $quiet-here; text-style: italic; }
    Prose > .text-area--cursor-line { background: transparent; }
    """ + edges_drawn("Prose")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on(1, 'enter')", show=False, priority=True),
        Binding("ctrl+a", "select_all", show=False),
        Binding(NOT_FOR_TYPING, "not_here", show=False),
    ]

    def __init__(self, *, id: str | None = None, **options: Any) -> None:  # noqa: A002 - Textual's word
        super().__init__(id=id, compact=True, highlight_cursor_line=False, **options)
        self.known: Callable[[], Sequence[str]] = tuple
        """Texts that what is typed may be the beginning of; the rest of the first is shown in grey."""
        self._come_to: tuple[str, object] | None = None
        """What stood in it, and what was selected, when the cursor came."""

    def allow_focus(self) -> bool:
        return opens(self)

    @property
    def kept(self) -> str:
        """What stands in it, as a draft keeps it."""
        return self.text

    def put(self, kept: str) -> None:
        """Let this stand in it."""
        if kept != self.text:  # a form opens while people wait
            self.load_text(kept)
        if self.has_focus:
            self._come()

    def put_back(self, kept: str) -> None:
        """Let stand again what was typed, with the cursor behind it."""
        self.load_text(kept)
        self.arrive()

    def arrive(self) -> None:
        """Have the cursor where somebody who comes to it wants it."""
        self.move_cursor(self.document.end)

    def on_focus(self, event: events.Focus) -> None:
        if not event.from_app_focus:
            self._come()

    def _come(self) -> None:
        self.arrive()
        self._come_to = (self.text, self.selection)

    @property
    def _is_passed(self) -> bool:
        """Whether nothing was done in it since the cursor came: who presses an arrow is on the way elsewhere."""
        return self._come_to == (self.text, self.selection)

    def on_blur(self) -> None:
        if self.app.app_focus:  # else it is the terminal that was left
            self.move_cursor((0, 0))

    def edit(self, edit: Any) -> Any:  # Textual's own names for what is changed
        before = self.text
        result = super().edit(edit)
        if self.id and self.text != before:
            self.post_message(FieldsChanged(self.screen, {self.id: before}, {self.id: self.text}))
        return result

    def update_suggestion(self) -> None:
        typed = self.text.lower()
        begun = len(typed) >= BEGUN and self.cursor_location == self.document.end
        found = (text for text in self.known() if text.lower().startswith(typed)) if begun else iter(())
        self.suggestion = next(found, "")[len(typed) :].partition("\n")[0]

    def render_line(self, y: int) -> Strip:
        """What is only suggested stands between signs, as in a line; what has no room ends in an ellipsis."""
        meant = self.suggestion
        if meant:
            typed = self.wrapped_document.location_to_offset(self.cursor_location).x
            room = self.content_size.width - typed - len(SUGGESTED)
            self.set_reactive(TextArea.suggestion, shortened(meant, room).join(SUGGESTED))
        strip = super().render_line(y)
        self.set_reactive(TextArea.suggestion, meant)
        return strip

    def action_cursor_right(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        if self.cursor_location != self.document.end:
            self.suggestion = ""
        super().action_cursor_right(select)

    def action_go_on(self, step: int, by: By = "arrow") -> None:
        self.post_message(GoOn(step, by))

    def action_not_here(self) -> None:
        raise SkipAction

    def action_cut(self) -> None:
        if self.selected_text:  # else Textual takes the whole line away
            super().action_cut()

    def action_paste(self) -> None:
        self._put_in(self.app.clipboard)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        at_edge = self._is_passed or self.navigator.is_last_wrapped_line(self.cursor_location)
        if not select and at_edge:
            self.action_go_on(1)
        else:
            super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002 - as Textual has it
        at_edge = self._is_passed or self.navigator.is_first_wrapped_line(self.cursor_location)
        if not select and at_edge:
            self.action_go_on(-1)
        else:
            super().action_cursor_up(select)

    async def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self._put_in(event.text)

    def _put_in(self, text: str) -> None:
        if result := self._replace_via_keyboard(clean(text), *self.selection):
            self.move_cursor(result.end_location)


class SeveralLines(Prose):
    """One answer a line: Enter begins another, and goes on from an empty one."""

    DEFAULT_CSS = "SeveralLines { height: auto; max-height: 10; min-height: 2; }"

    @property
    def said(self) -> tuple[str, ...]:
        """The lines that something stands on."""
        return tuple(line for line in map(clean_line, self.text.split("\n")) if line)

    def put_lines(self, lines: Sequence[str]) -> None:
        """Let these stand, with an empty line behind them for more."""
        self.put("".join(f"{line}\n" for line in lines))

    def arrive(self) -> None:
        """One that stands ready is replaced by typing, as in a short field; several are added to."""
        super().arrive()
        if len(self.said) == 1:
            self.select_all()

    @property
    def _is_passed(self) -> bool:
        """The arrows stay within it."""
        return False

    def action_go_on(self, step: int, by: By = "arrow") -> None:
        """The same where they have no line to go to."""
        row, _column = self.cursor_location
        if by != "enter":
            self.move_cursor(self.cursor_location)  # what was selected is not any more
            return
        if self.document.get_line(row).strip():
            self.insert("\n")
        else:
            super().action_go_on(step, by)
