"""The change of file or language, of an app that has a file open: three fields on one calm screen.

Who types is chosen in a list (Ctrl+P): letters that were meant for something else are nobody's name.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import Any, ClassVar, Final

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.errors import StillEncryptedError
from storage.file.encrypted import ENDING
from storage.gather.removable_disks import RemovableDisk, sticks
from storage.notation.text import printable
from storage.translatable import N_

from ...language import gettext_ as words
from ...language.gettext_ import _
from ...language.numbers import room_words
from ...look import keys
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.choice import Choice, Options
from ...widgets.fields import LineField
from ...widgets.path_completion import PathSuggester, read_path
from ...widgets.path_field import PathField
from ...widgets.text import PlainText, Words
from ..frame import step_screens
from ..frame.base_screen import refusal_in_words
from ..frame.form import Form
from ..frame.keyboard import Keyboard
from .begun_file import kind_of_path, remembered_of
from .known_languages import known_languages, language_name

LABELS = {
    "language": N_("Language"),
    "file": N_("File"),
    "backup": N_("Second copy"),
}

_IS_THERE: Final = N_("This file is there already and will be opened.")
_ENCRYPTED: Final = N_("This file is encrypted: its passphrase will be asked.")


def stick_in_words(disk: RemovableDisk) -> str:
    """KINGSTON · 14,2 GB free · /media/ana/KINGSTON."""
    room = room_words(disk.free)
    return " · ".join(dict.fromkeys((printable(disk.name), room, printable(str(disk.path)))))


class SetupScreen(Form[SetupAnswers]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.STEPS,
        keys.BACK,
        keys.HELP,
    ]
    FIELDS: ClassVar[tuple[str, ...]] = tuple(LABELS)
    CSS_PATH = "screen.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter goes on to the next field; on the last one all that was changed holds."),
        N_("Your name is written beside everything you save. People share laptops: Ctrl+P has who types now."),
        N_("To open another file type where it is; the right arrow takes what is shown in grey."),
        N_("F6 looks for files on this laptop and on sticks, begins a new one, or prepares a municipality."),
        N_("A file on a USB stick can be opened too, but it must not be pulled out before you quit."),
        N_(
            "A folder may be named for a second copy, on a stick or another disk. Each save goes there too; a "
            "stick that is missing is waited for and catches up by itself."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard, settings: Settings, at: str = "file") -> None:
        """The cursor stands in the field `at` first."""
        super().__init__(session, keyboard)
        self._first_field = at
        self._settings = settings
        self._meant: dict[tuple[str, str], str] = {}
        """The path that is meant by what a field shows, where not all of it may be shown."""

    def furnish(self) -> Iterable[Widget]:
        again = N_("Change the language or the file; Enter on the last field goes back to the board.")
        yield Words(again, id="welcome")
        with Vertical(id="form"):
            for name in self.FIELDS:
                yield Horizontal(Words(LABELS[name], classes="label"), self._field(name), classes="row")
                yield PlainText(id=f"about-{name}", classes="about")
        yield Options()

    def _field(self, name: str) -> LineField:
        if name == "language":
            return Choice([(tag, language_name(tag)) for tag in known_languages()], id=name)
        if name == "backup":
            return Choice(free=True, id=name, suggester=PathSuggester(self.session))
        return PathField(id=name, suggester=PathSuggester(self.session))

    async def begin(self) -> None:
        self.query_one("#language", Choice).put(words.language())
        self._put_path("file", str(self.session.file.path))
        await self._look_for_sticks()
        self._about_backup()
        await self._look()
        self.to_field(self._first_field)

    async def _look_for_sticks(self) -> None:
        """Offer those that are there by their names and their room; what was chosen stands, there or not."""
        found, chosen = await self.session.run(sticks), self._settings.backup
        options = {str(disk.path): stick_in_words(disk) for disk in found}
        backup = self.query_one("#backup", Choice)
        backup.options = list({**({chosen: printable(chosen)} if chosen else {}), **options}.items())
        backup.put(chosen)

    @work(exclusive=True, group="look")
    async def _later(self, look: Callable[[], Awaitable[None]]) -> None:
        """Look at the disk beside the typing; the latest look is the one that counts."""
        await look()

    # Words at the fields

    @on(Input.Changed, "#language")
    def _other_language(self) -> None:
        """The language changes at once, on this screen too."""
        language = self.query_one("#language", Choice).taken
        if language and language != words.language():
            words.use(language)
            self.speak()

    def speak(self) -> None:
        super().speak()
        self.query_one("#language", Choice).put(words.language())
        self._about_backup()
        self._later(self._look)

    def _about_backup(self) -> None:
        self.query_one("#about-backup", PlainText).say(
            _("A number takes a stick that is in; or type a folder. Empty for none.")
        )

    @on(Input.Changed, "#file")
    def _other_file(self) -> None:
        self._later(self._look)

    async def _look(self) -> None:
        """Say what Enter will do with the file."""
        path = self._path()
        what = await asyncio.to_thread(kind_of_path, path) if path else "nowhere"
        said = {
            "new": _("There is no file here. Look at its name; F6 begins a new one."),
            "file": _(_ENCRYPTED if path and path.suffix == ENDING else _IS_THERE),
            "no-file": _("This is no file, but a device or a pipe of another program."),
            "folder": _("This is a folder; add the name of the file. F6 shows those that are found."),
            "nowhere": _("Its folder is not there; is the stick in?") if path else "",
        }[what]
        if path and path == self.session.file.path:
            said = ""
        self.query_one("#about-file", PlainText).say(said, wrong=what != "file" and bool(said))

    def _put_path(self, name: str, path: str) -> None:
        """Show a path as a terminal takes it; as long as it stands there, the path itself is meant."""
        self._meant[name, printable(path)] = path
        self.query_one(f"#{name}", LineField).put(printable(path))

    def _typed_path(self, name: str) -> str:
        typed = self.query_one(f"#{name}", LineField).value.strip()
        return self._meant.get((name, typed), typed)

    def _path(self) -> Path | None:
        return read_path(self._typed_path("file"))

    # Going on

    def finish(self) -> None:
        self.while_keys_wait(self._begin())

    def action_back(self) -> None:
        self.app.pop_screen()

    def action_steps(self) -> None:
        """To the steps that lead to another file."""
        self.open(step_screens.start_menu(self._settings), self._came_back)

    def _came_back(self, result: Any) -> None:
        if isinstance(result, SetupAnswers):
            self.hand_over(result)

    async def _begin(self) -> None:
        author, path = self._settings.author, self._path()
        if path is None:
            self._refuse("file", _("Write where the file is."))
            return
        if await asyncio.to_thread(kind_of_path, path) in {"new", "nowhere", "folder"}:
            await self._look()
            self.to_field("file")
            return
        try:
            notices = await self.session.open(path, author)
        except StillEncryptedError:
            step = step_screens.open_step(self._settings, printable(str(path)), at_once=path)
            self.open(step, self._came_back)
            return
        except GuaquiError as error:
            self._refuse("file", refusal_in_words(error))
            return
        try:
            backup = self._backup(path)
            await self.session.back_up_to(backup, new=backup != self._settings.backup)
        except GuaquiError as error:
            self._refuse("backup", refusal_in_words(error))
            return
        settings = remembered_of(self._settings, str(path.absolute()), backup)
        self.hand_over(SetupAnswers(settings, notices))

    def _backup(self, path: Path) -> str:
        """The folder of the second copy. It belongs to one file: another file begins without."""
        same = str(path.absolute()) == self._settings.file
        typed = self.query_one("#backup", Choice).kept.strip()
        return typed if same or typed != self._settings.backup else ""

    def _refuse(self, name: str, why: str) -> None:
        self.query_one(f"#about-{name}", PlainText).say(why, wrong=True)
        self.to_field(name)
