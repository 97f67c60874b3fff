"""The second step: the name that stands beside everything that is saved."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.notation.text import clean_line
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.fields import GoOn, LineField
from ...widgets.text import MessageBar, PlainText
from ...wording.authors import refused_author
from ..frame import step_screens
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import Keyboard
from .begun_file import begun_answers
from .step_layout import step_css, step_widgets


class NameStep(BaseScreen[SetupAnswers | str]):
    """Gives back what was typed where it is gone back from."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK, keys.HELP]
    DEFAULT_CSS = step_css("NameStep")
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Your name is written beside everything you save. People share laptops: change it later with Ctrl+P."),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, settings: Settings, typed: str, file: Path | None
    ) -> None:
        super().__init__(session, keyboard)
        self._settings = settings
        self._typed = typed
        self._file = file

    def furnish(self) -> Iterable[Widget]:
        return step_widgets(LineField(id="author"))

    async def begin(self) -> None:
        line = self.query_one("#author", LineField)
        line.put(self._typed)
        self._label()
        self.set_focus(line)

    def _label(self) -> None:
        self.entitle(_("Your name"))
        self.query_one("#what", MessageBar).say(_("The name, as it is to stand beside everything that is saved."))

    def speak(self) -> None:
        super().speak()
        self._label()

    @property
    def _author(self) -> str:
        return clean_line(self.query_one("#author", LineField).value)

    @on(Input.Changed)
    def _typed_on(self) -> None:
        """What is wrong with it is said at once, but for that nothing stands there yet."""
        self.query_one("#about", PlainText).say(refused_author(self._author) if self._author else "", wrong=True)

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_go_on()

    def action_go_on(self) -> None:
        if why := refused_author(self._author):
            self.query_one("#about", PlainText).say(why, wrong=True)
        else:
            self.while_keys_wait(self._go_on())

    async def _go_on(self) -> None:
        """To the file that was named when the app was started, else to the steps that lead to one."""
        settings = replace(self._settings, author=self._author)
        problem: GuaquiError | None = None
        if self._file is not None:
            try:
                notices = await self.session.open(self._file, settings.author)
            except GuaquiError as error:
                problem = error
            else:
                self.hand_over(await begun_answers(self.session, settings, notices))
                return
        self.open(step_screens.start_menu(settings, problem, self._file), self._came_back)

    def _came_back(self, result: SetupAnswers | None) -> None:
        if result is not None:
            self.hand_over(result)

    def action_back(self) -> None:
        self.hand_over(self.query_one("#author", LineField).value)
