"""Going on in another place, where the disk refused a save: what is known and what is typed go along."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from storage import GuaquiError, Notice
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.fields import GoOn, LineField
from ...widgets.path_completion import read_path
from ...widgets.text import PlainText, Words
from ..frame.base_screen import refusal_in_words
from ..frame.questions.question_screen import QuestionScreen


def free_place(file: Path, home: Path) -> Path:
    """A name that nothing bears, in the folder that is proposed for field files."""
    folder = home / "Guaqui"
    names = (folder / f"{file.stem}-{n}.json" for n in count(2))
    return next(name for name in names if not name.exists())


def read_place(typed: str, name: str) -> Path | None:
    """The file that is meant, None where none is; `name` is its name where only a folder was typed."""
    path = read_path(typed)
    if path is None:
        return None
    try:
        if path.is_dir():
            return path / name
    except OSError:
        return None
    return path if path.name.lower().endswith(".json") else path.with_name(f"{path.name}.json")


class OtherPlaceScreen(QuestionScreen[list[Notice]]):
    """Gives back what is to be heard of the new file, which is open then; None where it was left at that."""

    BINDINGS: ClassVar[list[BindingType]] = [keys.GO_ON, keys.BACK]
    DEFAULT_CSS = "OtherPlaceScreen #why, OtherPlaceScreen #what { margin-bottom: 1; }"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        with Vertical(classes="box"):
            yield Words(N_("Go on in another place"), classes="title")
            yield PlainText(id="what")
            yield LineField(id="place")
            yield PlainText(id="about")
        yield KeyLine()

    async def on_mount(self) -> None:
        words = _("All that {file} has is copied to a new file, and what you save from now on goes there.")
        self.query_one("#what", PlainText).say(words.format(file=self._session.file.path))
        line = self.query_one("#place", LineField)
        try:
            line.put(str(await self._session.run(free_place, self._session.file.path, Path.home())))
        except (OSError, RuntimeError):  # no home, or one that may not be looked into: it is typed
            line.put("")
        self.set_focus(line)

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_go_on()

    def action_go_on(self) -> None:
        self.while_keys_wait(self._go_on())

    async def _go_on(self) -> None:
        typed = self.query_one("#place", LineField).value.strip()
        path = await self._session.run(read_place, typed, self._session.file.path.name)
        if path is None:
            self._refuse(_("Write where the file is to be."))
            return
        try:
            notices = await self._session.go_on_at(path)
        except GuaquiError as error:
            self._refuse(refusal_in_words(error))
            return
        self.dismiss(notices)

    def _refuse(self, why: str) -> None:
        self.query_one("#about", PlainText).say(why, wrong=True)

    def action_back(self) -> None:
        self.dismiss(None)
