"""The first steps, and later the change of file, name or language: four fields on one calm screen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path
from typing import ClassVar, Literal

from textual import on, work
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.file.pack import load_pack
from storage.notation.text import clean_line, printable
from storage.packs.editions import municipalities
from storage.plan.survey import Survey
from storage.translatable import N_

from ...language import gettext_ as words
from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.choice import Choice, Options
from ...widgets.fields import LineField
from ...widgets.text import MessageBar, PlainText, Words
from ...wording.look_alikes import refused_name
from ..frame.base_screen import refusal_in_words
from ..frame.form import Form
from ..frame.keyboard import Keyboard
from ..frame.path_completion import PathSuggester, read_path

FIELDS = ("language", "author", "municipality", "file")
LATER_FIELDS = (*FIELDS, "backup")
"""Once a file is open, a second copy may be asked for too."""
LABELS = {
    "language": N_("Language"),
    "author": N_("Your name"),
    "municipality": N_("Municipality"),
    "file": N_("File"),
    "backup": N_("Second copy"),
}
LANGUAGES = {"es": "Español", "en": "English", "ay": "Aymar aru", "qu": "Runa Simi"}
What = Literal["new", "file", "no-file", "folder", "nowhere"]


class SetupScreen(Form[SetupAnswers]):
    BINDINGS: ClassVar[list[BindingType]] = [keys.NEXT_FIELD, keys.PREVIOUS_FIELD, keys.BACK, keys.HELP]
    FIELDS: ClassVar[tuple[str, ...]] = FIELDS
    CSS_PATH = "screen.tcss"
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Enter goes on to the next field; on the last one it makes the file, or opens the one that is there."),
        N_("Your name is written beside everything you save. People share laptops: change it here with F3."),
        N_("To open a file that is there already, type where it is; the right arrow takes what is shown in grey."),
        N_("A file on a USB stick can be opened too, but it must not be pulled out before you quit."),
        N_(
            "With F3, from the board, you can name a folder for a second copy, on a stick or another disk. Each "
            "save goes there too; a stick that is missing is waited for and catches up by itself."
        ),
    )

    def __init__(
        self, session: Session, keyboard: Keyboard, settings: Settings, problem: str = "", file: Path | None = None
    ) -> None:
        super().__init__(session, keyboard)
        self._settings = settings
        self._problem = problem
        self._file = file
        self._proposed = ""
        self._meant: dict[tuple[str, str], str] = {}
        """The path that is meant by what a field shows, where not all of it may be shown."""
        self._fields = LATER_FIELDS if session.is_open else FIELDS

    def fields(self) -> tuple[str, ...]:
        return self._fields

    def furnish(self) -> Iterable[Widget]:
        first = N_("Guaqui keeps what the communities ask for. Four answers and it begins.")
        again = N_("Change the language, the name or the file; Enter on the last field goes back to the board.")
        yield Words(again if self.session.is_open else first, id="welcome")
        yield MessageBar(id="problem")
        with Vertical(id="form"):
            for name in self._fields:
                yield Horizontal(Words(LABELS[name], classes="label"), self._field(name), classes="row")
                yield PlainText(id=f"about-{name}", classes="about")
        yield Options()

    def _field(self, name: str) -> LineField:
        if name == "language":
            return Choice([(tag, LANGUAGES.get(tag, tag)) for tag in _languages()], id=name)
        if name == "municipality":
            return Choice([(id_, id_.replace("-", " ").title()) for id_ in municipalities()], id=name)
        if name in {"file", "backup"}:
            return LineField(id=name, suggester=PathSuggester(self.session))
        return LineField(id=name)

    async def begin(self) -> None:
        self.query_one("#problem", MessageBar).say(self._problem, wrong=True)
        self.query_one("#language", Choice).put(words.language())
        self.query_one("#author", LineField).value = self._settings.author
        if "backup" in self._fields:
            self._put_path("backup", self._settings.backup)
            self._about_backup()
        known = municipalities()
        if len(known) == 1:
            self.query_one("#municipality", Choice).put(known[0])
        if self._file is not None:
            self._put_path("file", str(self._file))
        await self._propose()
        self.to_field("file" if self._problem else "author" if self._settings.author else "language")

    @work(exclusive=True)
    async def _later(self, look: Callable[[], Awaitable[None]]) -> None:
        """Look at the disk beside the typing; the latest look is the one that counts."""
        await look()

    async def _propose(self) -> None:
        """A place for the file, as long as its user typed none."""
        municipality, line = self.query_one("#municipality", Choice).taken, self.query_one("#file", LineField)
        if municipality and line.value in {"", self._proposed}:
            self._put_path("file", str(await self.session.run(_place, municipality)))
            self._proposed = line.value
        await self._look()

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
        if "backup" in self._fields:
            self._about_backup()
        self._later(self._look)

    def _about_backup(self) -> None:
        self.query_one("#about-backup", PlainText).say(_("A folder, on a stick or another disk; empty for none."))

    @on(Input.Changed, "#municipality")
    def _other_municipality(self) -> None:
        self._later(self._propose)

    @on(Input.Changed, "#file")
    def _other_file(self) -> None:
        self._later(self._look)

    async def _look(self) -> None:
        """Say what Enter will do with the file."""
        path = self._path()
        what = await self.session.run(_what, path) if path else "nowhere"
        remark = self.query_one("#about-file", PlainText)
        remark.say(
            {
                "new": _("A new file will be made here."),
                "file": _("This file is there already and will be opened."),
                "no-file": _("This is no file, but a device or a pipe of another program."),
                "folder": _("This is a folder; add a name for the file."),
                "nowhere": _("Its folder is not there; is the stick in?") if path else "",
            }[what]
        )

    def _put_path(self, name: str, path: str) -> None:
        """Show a path as a terminal takes it; as long as it stands there, the path itself is meant."""
        self._meant[name, printable(path)] = path
        self.query_one(f"#{name}", LineField).value = printable(path)

    def _typed_path(self, name: str) -> str:
        typed = self.query_one(f"#{name}", LineField).value.strip()
        return self._meant.get((name, typed), typed)

    def _path(self) -> Path | None:
        return read_path(self._typed_path("file"))

    # Going on

    def finish(self) -> None:
        self.while_keys_wait(self._begin())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.session.is_open if action == "back" else super().check_action(action, parameters)

    def action_back(self) -> None:
        self.app.pop_screen()

    async def _begin(self) -> None:
        for name in FIELDS:
            if name != "file":
                self.query_one(f"#about-{name}", PlainText).say()
        author = clean_line(self.query_one("#author", LineField).value)
        path, municipality = self._path(), self.query_one("#municipality", Choice).taken
        if why := _wrong_author(author):
            self._refuse("author", why)
            return
        if path is None:
            self._refuse("file", _("Write where the file is to be."))
            return
        what = await self.session.run(_what, path)
        if what == "new" and not path.name.lower().endswith(".json"):
            path = path.with_name(f"{path.name}.json")
            what = await self.session.run(_what, path)
        if what == "new" and municipality is None:
            self._refuse("municipality", _("Choose the municipality from the list."))
            return
        try:
            if what == "new" and municipality:
                notices = await self.session.create(path, municipality, author)
            else:
                notices = await self.session.open(path, author)
        except GuaquiError as error:
            self._refuse("file", refusal_in_words(error))
            return
        try:
            backup = self._backup(path)
            await self.session.back_up_to(backup, new=backup != self._settings.backup)
        except GuaquiError as error:
            self._refuse("backup", refusal_in_words(error))
            return
        settings = Settings(language=words.language(), author=author, file=str(path.absolute()), backup=backup)
        self.hand_over(SetupAnswers(settings, notices))

    def _backup(self, path: Path) -> str:
        """The folder of the second copy. It belongs to one file: another file begins without."""
        same = str(path.absolute()) == self._settings.file
        typed = self._typed_path("backup") if "backup" in self._fields else self._settings.backup
        return typed if same or typed != self._settings.backup else ""

    def _refuse(self, name: str, why: str) -> None:
        self.query_one(f"#about-{name}", PlainText).say(why, wrong=True)
        self.to_field(name)


def _languages() -> list[str]:
    """Those with a catalogue, and the language of the code, which needs none."""
    return list(dict.fromkeys([words.FIRST, *words.languages(), "en"]))


def _place(municipality: str) -> Path:
    years = Survey(load_pack(municipality)).plan.years
    return Path.home() / "Guaqui" / f"{municipality}-{years[0]}-{years[-1]}.json"


def _wrong_author(name: str) -> str:
    """Why nobody can type under a name, in words; nothing where somebody can."""
    return refused_name(name) if name else _("Write your name: it stands beside everything you save.")


def _what(path: Path) -> What:
    try:
        if path.is_dir():
            return "folder"
        if path.exists():
            return "file" if path.is_file() else "no-file"
        return "new" if path.parent.is_dir() or path.parent.parent.is_dir() else "nowhere"
    except OSError:
        return "nowhere"
