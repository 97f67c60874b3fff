"""A form that writes files somewhere: how far it is, breaking off, what came of it."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from exports.papers import WritingStep
from storage import GuaquiError
from storage.file.disk import free_room
from storage.notation.text import printable

from ...language.gettext_ import _, ngettext
from ...language.numbers import room_words
from ...look import keys
from ...session.open_outside import open_outside, print_outside
from ...session.session import Session
from ...widgets.choice import Choice, Options
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.path_completion import PathSuggester, read_path
from ...widgets.path_field import PathField
from ...widgets.text import PlainText
from ..frame.base_screen import BaseScreen, refusal_in_words
from ..frame.field_order import LAST, go_on, in_field_order
from ..frame.keyboard import Keyboard
from ..frame.long_task import BrokenOff, Work

Tell = Callable[[WritingStep], None]


def papers_folder(file: Path) -> Path:
    """The folder that is proposed for a field file's papers: beside it, by its name."""
    papers = _("papers")
    return file.absolute().with_name(f"{file.stem}-{papers}")


@in_field_order
class WritingForm(BaseScreen[None]):
    """The first field is `folder`, the others are lists. `write` does the work and gives what to say of it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.WRITE,
        keys.PRINT_WRITTEN,
        keys.SHOW_FOLDER,
        keys.BACK,
        keys.HELP,
    ]
    LABELS: ClassVar[Mapping[str, str]] = {}
    DEFAULT_CSS = """
    WritingForm #result { padding: 1 2; width: 100%; }
    WritingForm #where { padding: 0 2; width: 100%; }
    """

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._work = Work(self)
        self._written: list[Path] = []
        self._meant = Path()
        """The folder that was proposed: all of its name, of which a terminal may not show every letter."""

    # What each form says for itself

    @abstractmethod
    def heading(self) -> str:
        """What stands above the fields."""

    def options(self) -> Mapping[str, Mapping[str, str]]:
        """What each list offers, in the language in use; the first is taken as long as nobody takes another."""
        return {}

    @abstractmethod
    async def propose(self) -> Path | None:
        """The folder that stands there at first."""

    def ready(self) -> str:
        """Why nothing can be written, empty where it can."""
        return ""

    @abstractmethod
    async def write(self, folder: Path, tell: Tell) -> tuple[list[Path], str]:
        """The files that are there now, and what is said of them. Raises `GuaquiError` and what `tell` raises."""

    # The form

    def fields(self) -> tuple[str, ...]:
        return ("folder", *self.options())

    def to_field(self, name: str) -> None:
        self.set_focus(self.query_one(f"#{name}"))

    def ends(self, name: str) -> bool:
        return name == self.fields()[-1]

    def following(self, index: int, message: GoOn) -> int:
        return index + message.step

    def go_on(self, at: str, message: GoOn) -> None:
        go_on(self, at, message)

    def furnish(self) -> Iterable[Widget]:
        lists = [Choice(id=name) for name in self.options()]
        fields = [PathField(id="folder", suggester=PathSuggester(self.session)), *lists]
        yield FieldSheet([SheetRow(self.LABELS[field.id or ""], field) for field in fields])
        yield Options()
        yield PlainText(id="where")
        yield PlainText(id="result")

    async def begin(self) -> None:
        proposed = await self.propose()
        self._meant = proposed or Path()
        line = self.query_one("#folder", LineField)
        line.put(printable(str(proposed)) if proposed else "")
        self._say_fields()
        for choice in self.query(Choice):
            choice.put(choice.options[0][0])
        self.to_field("folder")

    def _say_fields(self) -> None:
        self.entitle(self.heading())
        for name, known in self.options().items():
            self.query_one(f"#{name}", Choice).read_anew(list(known.items()))

    def speak(self) -> None:
        super().speak()
        self._say_fields()
        self._say_where()
        self.say_result()

    def taken(self, name: str) -> str:
        """What a list holds; empty where there is no such list or nothing is taken."""
        found = self.query(f"#{name}").results(Choice)
        return next((choice.taken or "" for choice in found), "")

    def say_result(self, words: str = "", *, wrong: bool = False, good: bool = False) -> None:
        self.query_one("#result", PlainText).say(words, wrong=wrong, good=good)

    # Where it goes

    def on_input_changed(self, message: Input.Changed) -> None:
        if message.input.id == "folder":
            self._say_where()

    @work(group="where", exclusive=True)
    async def _say_where(self) -> None:
        """The whole folder, of which a field shows the end, and the room there; a slow disk holds up nobody."""
        folder = self._folder()
        words = ""
        if folder is not None:
            try:
                room = room_words(await self.session.run(free_room, folder))
                said = _("They go here, {room}:").format(room=room)
            except OSError:  # that is known nowhere
                said = _("They go here:")
            words = f"{said}\n{printable(str(folder.absolute()))}"
        self.query_one("#where", PlainText).say(words)

    # Writing

    def finish(self) -> None:
        self.say_result(_(LAST))

    def action_write(self) -> None:
        if self._work.goes_on:
            return
        for choice in self.query(Choice):
            choice.settle()
        if self._folder() is None:
            self.say_result(_("Write the folder that the files go into."), wrong=True)
            self.to_field("folder")
        elif name := self._unclear():
            words = _("{field}: choose one of the list, by its number.")
            self.say_result(words.format(field=_(self.LABELS[name])), wrong=True)
            self.to_field(name)
        elif why := self.ready():
            self.say_result(why, wrong=True)
        else:
            self.begin_writing()

    def _unclear(self) -> str:
        """The first list of which nobody can tell what is meant: what leaves, and for whom, is not guessed."""
        unclear = (choice for choice in self.query(Choice) if choice.taken is None)
        return next((choice.id or "" for choice in unclear if choice.wrong or choice.options[0][0]), "")

    def begin_writing(self) -> None:
        """All is said; a form that has to ask for more asks, and then does this."""
        if (folder := self._folder()) is not None:
            self._written = []
            self._work.begin(self._write(folder))

    def _folder(self) -> Path | None:
        typed = self.query_one("#folder", LineField).value.strip()
        return self._meant if typed and typed == printable(str(self._meant)) else read_path(typed)

    async def _write(self, folder: Path) -> None:
        try:
            self._written, words = await self.write(folder, self._work.teller(self._say_step))
        except BrokenOff:
            self.say_result(_("Broken off: nothing was written, and everything is as it was."))
        except GuaquiError as error:
            self.say_result(refusal_in_words(error), wrong=True)
        else:
            self.say_result(words, good=True)

    def _say_step(self, step: WritingStep) -> None:
        words = _("{number} of {of}: {name}   Esc breaks off.")
        self.say_result(words.format(number=step.number, of=step.of, name=step.name))

    def action_show_folder(self) -> None:
        if not self._written:
            self.say_result(_("Nothing was written yet: F2."))
            return
        only = self._written[0]
        what = only if len(self._written) == 1 else self._folder() or only.parent
        if not open_outside(what):
            words = _("This computer has no program to show it here. It is in {folder}.")
            self.say_result(words.format(folder=printable(str(what))))

    def action_print_written(self) -> None:
        """Those of the files that are for printing."""
        papers = [path for path in self._written if path.suffix == ".pdf"]
        if not papers:
            self.say_result(
                _("There is nothing to print yet: F2 writes the papers, F10 prints the PDF among them.")
            )
        elif all(map(print_outside, papers)):
            n = len(papers)
            words = ngettext("{n} paper went to the printer.", "{n} papers went to the printer.", n)
            self.say_result(words.format(n=n), good=True)
        else:
            words = _("This computer has no program to print with. The papers are in {folder}.")
            self.say_result(words.format(folder=printable(str(papers[0].parent))), wrong=True)

    def action_back(self) -> None:
        if self._work.goes_on:
            self._work.break_off()
            self.say_result(_("Breaking off…"))
        else:
            self.hand_over(None)

    async def leave(self) -> bool:
        """The app quits: what is being written is broken off, which leaves nothing behind."""
        await self._work.end()
        return True
