"""What all screens share: the line at the top, the keys at the bottom, and hearing of saves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.message import Message
from textual.screen import ModalScreen, Screen
from textual.widget import Widget

from storage import GuaquiError, Notice
from storage.records import Slot

from ..desk import Desk, Heard, Saved
from ..widgets.said import Bar
from ..widgets.strips import KeyLine, TopLine, short_name
from ..words import _
from .turns import Turns

Result = TypeVar("Result")


class At(Message):
    """Where on the board its user is; `kept` where it should be known after a power cut."""

    def __init__(self, slot: Slot, *, kept: bool = False) -> None:
        super().__init__()
        self.slot = slot
        self.kept = kept


class Room(Screen[Result]):
    """A screen of ours. `ADVICE` are the paragraphs that F1 shows, marked for translation."""

    ADVICE: ClassVar[tuple[str, ...]] = ()

    def __init__(self, desk: Desk, turns: Turns) -> None:
        super().__init__()
        self.desk = desk
        self.turns = turns
        self._unsaved = ""
        """What is said of a save that failed, until one is acknowledged."""
        turns.take()  # what is typed from now on is meant for this screen

    def compose(self) -> ComposeResult:
        yield TopLine()
        yield Bar(id="heard")
        yield from self.furnish()
        yield KeyLine()

    def furnish(self) -> Iterable[Widget]:
        return ()

    async def on_mount(self) -> None:
        self.show_top()
        try:
            await self.begin()
        finally:
            self.turns.give()

    async def begin(self) -> None:
        """Called once when the screen is furnished; keys wait until it returns."""

    def show_top(self, state: str = "", *, alarm: bool = False) -> None:
        """`state` is said instead of when it was last saved."""
        parts: list[str] = []
        left = ""
        if self.desk.is_open:
            left = self.desk.survey.plan.name
            parts = [short_name(self.desk.file.author), self.desk.device[:4]]
            if not state and self._unsaved:
                state, alarm = self._unsaved, True
            elif not state and not self.desk.writable:
                state, alarm = _("Read-only"), True
            elif not state and self.desk.saved_at:
                state = _("Saved {time}").format(time=self.desk.saved_at)
        self.query_one(TopLine).show(left, " · ".join(part for part in (*parts, state) if part), alarm=alarm)

    def on_saved(self, _message: Saved) -> None:
        self._unsaved = ""
        self.show_top()

    def not_saved(self) -> None:
        """Say at the top that the last save failed, until one is acknowledged."""
        self._unsaved = _("Not saved")
        self.show_top()

    def on_heard(self, message: Heard) -> None:
        self.query_one("#heard", Bar).say(" ".join(map(in_words, message.notices)))
        self.show_top()

    def hand_over(self, result: Result) -> None:
        """Close this screen; whoever opened it takes the result and gives the keyboard its turn back."""
        self.turns.take()
        self.dismiss(result)

    def speak(self) -> None:
        """The language changed: say all that is said here anew."""
        self.refresh(recompose=False)
        for widget in self.query("*"):
            widget.refresh(layout=True)
        self.show_top()

    async def leave(self) -> None:
        """Called before the app quits: what is only on the screen has to be kept now."""


class Question(ModalScreen[Result]):
    """A small screen over another one, asked or shown until a key answers it."""

    ADVICE: ClassVar[tuple[str, ...]] = ()

    DEFAULT_CSS = """
    Question { align: center middle; background: $background; }
    Question > .box { width: 90%; max-width: 100; height: auto; max-height: 100%;
        padding: 1 2; border: round $accent; }
    Question .title { text-style: bold; color: $accent; width: 100%; margin-bottom: 1; }
    """


def in_words(what: GuaquiError | Notice) -> str:
    """What happened and what to do, in the user's language."""
    from ..messages import sentence

    return sentence(what)
