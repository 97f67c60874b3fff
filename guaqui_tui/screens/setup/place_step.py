"""A step that asks where something new is to be, and makes it there."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Iterable
from itertools import chain, count
from pathlib import Path
from typing import ClassVar, Literal

from textual import on, work
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.notation.text import printable

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.fields import GoOn, LineField
from ...widgets.path_completion import PathSuggester, read_path
from ...widgets.path_field import PathField
from ...widgets.text import MessageBar, PlainText
from ..frame.base_screen import BaseScreen, refusal_in_words
from ..frame.keyboard import Keyboard
from .begun_file import kind_of_path
from .step_layout import step_css, step_widgets


def named_file(path: Path) -> Path:
    """With the ending of a field file, where none was written."""
    named = not path.name or path.name.lower().endswith(".json")  # a disk's own folder has none
    return path if named else path.with_name(f"{path.name}.json")


class PlaceStep(BaseScreen[SetupAnswers | str]):
    """Gives back what was typed where it is gone back from."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.MAKE, keys.BACK, keys.HELP]
    DEFAULT_CSS = step_css("PlaceStep") + "PlaceStep #what { max-height: 16; }"
    MAKES: ClassVar[Literal["file", "folder"]] = "file"

    def __init__(self, session: Session, keyboard: Keyboard, settings: Settings, typed: str) -> None:
        super().__init__(session, keyboard)
        self.settings = settings
        self._typed = typed
        self._proposed: Path | None = None
        """All of its name, of which a terminal may not show every letter."""

    # What each step says for itself

    @abstractmethod
    def heading(self) -> str:
        """What is asked."""

    @abstractmethod
    def what(self) -> str:
        """What will be made."""

    @abstractmethod
    def place(self) -> Path:
        """Where it is proposed. Called beside the screen."""

    @abstractmethod
    async def make(self, path: Path) -> SetupAnswers:
        """Make it there and open it. Raises `GuaquiError`; then nothing is left behind."""

    # The step

    def furnish(self) -> Iterable[Widget]:
        return step_widgets(PathField(id="path", suggester=PathSuggester(self.session)))

    async def begin(self) -> None:
        self._proposed = await asyncio.to_thread(self._free_place)
        line = self.query_one("#path", LineField)
        line.put(self._typed or printable(str(self._proposed)))
        self._label()
        self.set_focus(line)
        self._look()

    def is_free(self, path: Path) -> bool:
        """Whether nothing stands in the way there."""
        return not path.exists()

    def _free_place(self) -> Path:
        """The place that is proposed, with a number behind it where something is there."""
        place = self.place()
        numbered = (place.with_name(f"{place.stem}-{n}{place.suffix}") for n in count(2))
        return next(path for path in chain([place], numbered) if self.is_free(path))

    def _label(self) -> None:
        self.entitle(self.heading())
        self.query_one("#what", MessageBar).say(self.what())

    def speak(self) -> None:
        super().speak()
        self._label()
        self._look()

    def typed_path(self) -> Path | None:
        typed = self.query_one("#path", LineField).value.strip()
        meant = self._proposed is not None and typed == printable(str(self._proposed))
        path = self._proposed if meant else read_path(typed)
        return path if path is None or self.MAKES == "folder" else named_file(path)

    @on(Input.Changed)
    def _typed_on(self) -> None:
        self._look()

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by == "enter":
            self._look()

    @work(exclusive=True, group="look")
    async def _look(self) -> None:
        """Say what F2 will do there."""
        why = await self._refusal(self.typed_path())
        self.query_one("#about", PlainText).say(why or self.ready(), wrong=bool(why))

    def ready(self) -> str:
        """What F2 will do at the place that is typed."""
        return _("A new file will be made here. F2 makes it.")

    async def _refusal(self, path: Path | None) -> str:
        """Why nothing can be made there; empty where it can."""
        if path is None:
            return _("Write where the file is to be.")
        as_typed = read_path(self.query_one("#path", LineField).value.strip())
        if self.MAKES == "file" and as_typed and await asyncio.to_thread(kind_of_path, as_typed) == "folder":
            return _("This is a folder; add a name for the file.")
        return {
            "new": "",
            "file": _("This name is taken already. Write another one; nothing is overwritten."),
            "folder": _("This name is taken already. Write another one; nothing is overwritten."),
            "no-file": _("This is no file, but a device or a pipe of another program."),
            "nowhere": _("Its folder is not there; is the stick in?"),
        }[await asyncio.to_thread(kind_of_path, path)]

    def action_make(self) -> None:
        self.while_keys_wait(self._make())

    async def _make(self) -> None:
        path = self.typed_path()
        why = await self._refusal(path)
        if path is not None and not why:
            self.query_one("#about", PlainText).say(_("It is being made…"))
            why = await self._made(path)
        if why:
            self.query_one("#about", PlainText).say(why, wrong=True)

    async def _made(self, path: Path) -> str:
        """Why it could not be made; empty where it was, and this screen is over."""
        try:
            answers = await self.make(path)
        except GuaquiError as error:
            return refusal_in_words(error)
        self.hand_over(answers)
        return ""

    def action_back(self) -> None:
        typed = self.query_one("#path", LineField).value
        self.hand_over("" if typed == printable(str(self._proposed)) else typed)
