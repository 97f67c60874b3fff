"""A question that comes by itself: what is typed as it comes is for the screen below, and answers nothing."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual import events

from storage.notation.text import clean_line

from ...language.gettext_ import _
from ...widgets.text import MessageBar
from ..frame.keyboard import Typed
from ..frame.opening import keyboard_of
from ..frame.questions.question_screen import QuestionScreen

Result = TypeVar("Result")
SHOWN = 40
"""Letters that are shown of what waits."""


class UnaskedQuestion(QuestionScreen[Result]):
    """Has a bar `#waiting` for what is typed at it; Enter behind letters is typed too."""

    ANSWERS: ClassVar[str] = "F5"
    """The key that says yes whatever was typed."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: list[Typed] = []
        """What was typed since it stands."""

    def on_mount(self) -> None:
        """Beside what the question itself does then: Textual calls both."""
        keyboard_of(self).hold_back()

    def on_key(self, event: events.Key) -> None:
        if event.key == "backspace" and self._typed:
            self._typed.pop()
        elif event.key == "enter" and self._typed:
            self._typed.append(events.Key("enter", None))
        elif not event.is_printable:
            return
        else:
            self._typed.append(events.Key(event.key, event.character))  # this one is dealt with
        event.stop()
        self._say_waiting()

    def on_paste(self, event: events.Paste) -> None:
        self._typed.append(events.Paste(event.text))
        event.stop()
        self._say_waiting()

    def is_typed_on(self) -> bool:
        """Whether Enter goes on with what is typed; then it waits, too."""
        if not self._typed:
            return False
        self._typed.append(events.Key("enter", None))
        self._say_waiting()
        return True

    def _say_waiting(self) -> None:
        letters = (one.text if isinstance(one, events.Paste) else one.character or " " for one in self._typed)
        words = _("What you type waits for the form: {words}. {key} answers here with yes.")
        typed = clean_line("".join(letters))[-SHOWN:]
        said = words.format(words=typed, key=self.ANSWERS) if self._typed else ""
        self.query_one("#waiting", MessageBar).say(said)

    def give_back_typed(self) -> None:
        """What was typed goes to the screen below, before what is typed from now on."""
        keyboard_of(self).give_back(self._typed)

    def forget_typed(self) -> None:
        """The screen below goes, too."""
        keyboard_of(self).forget_held_back()
