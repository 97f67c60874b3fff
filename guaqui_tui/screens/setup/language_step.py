"""The first step of all: in which language. It is spoken as soon as the cursor comes to it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.content import Content

from storage.translatable import N_

from ...language import gettext_ as words
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.rows import Rows
from ..frame import step_screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .known_languages import known_languages, language_name


class LanguageStep(ListScreen[SetupAnswers]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.HELP]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("The arrows choose, Enter goes on. Escape goes back a step, and what was typed is still there."),
        N_("Everything can be changed later: the language and the name with Ctrl+P on the board."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, settings: Settings, file: Path | None = None) -> None:
        super().__init__(session, keyboard)
        self._settings = settings
        self._file = file
        self._author = settings.author
        """What was typed in the next step before it was gone back from."""

    def first_key(self) -> str:
        return words.language()

    def look(self) -> Sequence[str]:
        return known_languages()

    def line(self, number: int, width: int) -> Content:
        return Content(f" {number + 1} {self.found_by(number)}".ljust(width))

    def found_by(self, number: int) -> str:
        return language_name(known_languages()[number])

    def heading(self) -> str:
        return _("Guaqui keeps what the communities ask for.")

    def about(self) -> str:
        return _("In which language?")

    def on_rows_moved(self) -> None:
        language = known_languages()[self.at]
        if language != words.language():
            words.use(language)
            self.speak()

    def on_key(self, event: events.Key) -> None:
        """A number goes on with its language."""
        number = int(event.character) if event.character and event.character in "123456789" else 0
        if 0 < number <= len(known_languages()):
            self.query_one(Rows).cursor = number - 1
            self.action_go_on()
            event.stop()
        else:
            super().on_key(event)

    def action_go_on(self) -> None:
        words.use(known_languages()[self.at])
        self.open(step_screens.name_step(self._settings, self._author, self._file), self._came_back)

    def _came_back(self, result: SetupAnswers | str | None) -> None:
        if isinstance(result, SetupAnswers):
            self.hand_over(result)
        else:
            self._author = result or ""
