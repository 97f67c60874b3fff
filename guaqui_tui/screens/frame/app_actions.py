"""What can be asked for on every screen: help, all actions, another language, the tour, and more.

The screens for it are imported when they are asked for, as those behind the board are.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import App
from textual.binding import BindingType
from textual.message import Message

from storage import GuaquiError

from ...demo import PLAN_NAME
from ...language import gettext_ as words
from ...language.gettext_ import _
from ...look import keys
from ...session import settings
from ...session.session import Session
from ...session.settings import Settings
from ...session.tour import Tour
from .keyboard import Keyboard
from .room import Asked, Question, Room, in_words


class AppBase(App[int]):
    """An app of rooms: one session, one keyboard, and the screens that any room may want over itself."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [keys.PALETTE, keys.LANGUAGE, keys.TOUR, keys.QUIT]

    def __init__(self, remembered: Settings) -> None:
        super().__init__()
        self.remembered = remembered
        self.session = Session(self._tell)
        self._keyboard = Keyboard()
        self._tour: Tour | None = None

    def _tell(self, make: Callable[[], Message]) -> None:
        for screen in self.screen_stack:
            screen.post_message(make())

    def _say(self, words: str) -> None:
        if isinstance(self.screen, Room):
            self.screen.heard(words)

    async def _remember(self) -> None:
        try:
            await self.session.run(settings.store, self.remembered)
        except GuaquiError as error:
            self._say(in_words(error))

    def on_asked(self, message: Asked) -> None:
        """A screen that any room may want over itself."""
        room = message.room
        match message.what:
            case "history":
                from ..plan.history import HistoryScreen

                self.push_screen(HistoryScreen(self.session, self._keyboard, room.record), room.came_back)
            case "who":
                from ..setup.author_question import AuthorQuestion, names_of

                author = self.session.file.author
                names = names_of(self.session.survey, author)
                self.push_screen(AuthorQuestion(self._keyboard, author, names), room.named)
            case "register":
                from ..plan.register import RegisterScreen

                self.push_screen(RegisterScreen(self.session, self._keyboard), room.came_back)
            case "elsewhere":
                from ..setup.other_place import OtherPlaceScreen

                self.push_screen(OtherPlaceScreen(self.session, self._keyboard), room.went_on)
        self._keyboard.give()

    def action_help(self) -> None:
        if isinstance(self.screen, (Room, Question)):
            from .text_pages import help_page

            self.push_screen(help_page(self.screen, self.screen.advice()))

    def action_palette(self) -> None:
        if isinstance(self.screen, Room):
            from .palette import Palette

            self.push_screen(Palette(self._keyboard, self.screen), self._do)

    async def _do(self, action: str | None) -> None:
        if action:
            try:
                await self.screen.run_action(action)
            finally:
                self._keyboard.give()

    def action_language(self) -> None:
        """The next language that there is, at once and from now on. A question is answered first."""
        if not isinstance(self.screen, Room):
            return
        known, now = words.languages(), words.language()
        words.use(known[(known.index(now) + 1) % len(known)] if now in known else words.FIRST)
        self.remembered.language = words.language()
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.speak()
        self.guide()
        self.run_worker(self._remember())

    def action_tour(self) -> None:
        """Begin the tour, or end it. It is made for invented data, which nobody minds being changed."""
        if self._tour is None and not (self.session.is_open and self.session.survey.plan.name == PLAN_NAME):
            self._say(
                _("The tour needs invented data. Make some with: guaqui demo demo; open demo/plan.json with F3.")
            )
            return
        self._tour = None if self._tour else Tour()
        self.guide()

    def on_screen_ready(self) -> None:
        if self._tour:
            self.guide()

    def guide(self) -> None:
        """Say on the screen what the tour's next step is, once the one before is done."""
        room = self.screen
        if self._tour:
            self._tour = self._tour.seen(type(room).__name__)
        if isinstance(room, Room):
            room.guide(self._tour.words if self._tour else "")
