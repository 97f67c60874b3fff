"""Where some papers go, on which paper and with what in them; then they are written, all or none."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence
from pathlib import Path
from threading import Event
from typing import ClassVar, Final

from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from exports.edition import PAPERS, Edition
from exports.formats import FORMATS
from exports.papers import ACTAS, Step
from storage import GuaquiError
from storage.text import printable

from .. import keys
from ..desk import Desk
from ..opening import open_outside
from ..widgets.choice import Choice, Options
from ..widgets.fields import Line
from ..widgets.said import Remark
from ..widgets.sheet import Beside, Row, Sheet
from ..words import N_, _, ngettext, speech
from .base import in_words
from .form import Form
from .paths import Paths, read_path
from .turns import Turns

_PAPER_WORDS: Final = {"letter": N_("letter"), "oficio": N_("oficio")}
YES_OR_NO: Final = {"no": N_("no"), "yes": N_("yes")}
LABELS: Final = {
    "folder": N_("Folder"),
    "paper": N_("Paper of the actas"),
    "people": N_("Name people"),
    "private": N_("Hidden demands"),
}
_ASKED_BY: Final = {"paper": {ACTAS}, "people": {"html"}, "private": set(FORMATS) - {ACTAS}}
"""The formats that each answer makes a difference to."""


class _BrokenOff(Exception):  # noqa: N818 - nothing went wrong
    """Whoever waits for the files does not want them any more."""


class ExportScreen(Form[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.NEXT_FIELD,
        keys.PREVIOUS_FIELD,
        keys.WRITE,
        keys.SHOW_FOLDER,
        keys.BACK,
        keys.HELP,
    ]
    DEFAULT_CSS = """
    ExportScreen #title { padding: 0 1; color: $accent; text-style: bold; width: 100%; }
    ExportScreen Sheet { margin-top: 1; }
    ExportScreen Sheet > Labels { width: 23; }
    ExportScreen Sheet > Vertical { width: 1fr; }
    ExportScreen Sheet > Beside { width: 22; }
    ExportScreen Options { margin-top: 1; }
    ExportScreen #result { padding: 1 2; width: 100%; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("Type where the files go; the right arrow takes what is shown in grey. Folders are made as needed."),
        N_("Files of the same names are replaced. Escape breaks off, and then everything is as it was."),
        N_(
            "Hidden demands and people's names are only in the files if you ask for them. The actas never have "
            "hidden demands, and always have the names of those who sign."
        ),
    )

    def __init__(self, desk: Desk, turns: Turns, formats: Sequence[str], holders: tuple[str, ...] = ()) -> None:
        super().__init__(desk, turns)
        self._formats = list(formats)
        self._holders = holders
        self._stop = Event()
        self._writing: asyncio.Task[None] | None = None
        self._written: list[Path] = []
        self._meant = Path()
        """The folder that was proposed: all of its name, of which a terminal may not show every letter."""

    def fields(self) -> tuple[str, ...]:
        return tuple(name for name in LABELS if name == "folder" or _ASKED_BY[name] & set(self._formats))

    def furnish(self) -> Iterable[Widget]:
        yield Remark(id="title")
        fields = {
            name: Line(id=name, suggester=Paths(self.desk)) if name == "folder" else Choice(id=name)
            for name in self.fields()
        }
        yield Sheet([Row(LABELS[name], field) for name, field in fields.items()])
        yield Options()
        yield Remark(id="result")

    async def begin(self) -> None:
        self._meant = await self.desk.run(_beside, self.desk.file.path, _("papers"))
        line = self.query_one("#folder", Line)
        line.value = printable(str(self._meant))
        self._say_fields()
        for choice in self.query(Choice):
            choice.put(choice.options[0][0])
        self.to_field("folder")
        if ACTAS in self._formats and not self.desk.writable:
            self._formats.remove(ACTAS)
            self._say_result(
                _(
                    "The actas are left out: each is recorded in the file, which is open in another window. "
                    "Close it there."
                )
            )

    def _say_fields(self) -> None:
        whole = len(self._formats) > 1
        title = _("Everything for the municipality") if whole else _(FORMATS[self._formats[0]].words)
        self.query_one("#title", Remark).say(title)
        for choice in self.query(Choice):
            known = _PAPER_WORDS if choice.id == "paper" else YES_OR_NO
            choice.read_anew([(kept, _(words)) for kept, words in known.items()])

    def speak(self) -> None:
        super().speak()
        self._say_fields()
        self._say_result()

    def on_input_changed(self, message: Input.Changed) -> None:
        if message.input.id == "private":
            asked = self.query_one("#private", Choice).taken == "yes"
            words = _("not for handing on") if asked else ""
            self.query_one(Beside).say("private", words, wrong=asked)

    def _say_result(self, words: str = "", *, wrong: bool = False, good: bool = False) -> None:
        self.query_one("#result", Remark).say(words, wrong=wrong, good=good)

    # Writing

    def finish(self) -> None:
        self.action_write()

    def action_write(self) -> None:
        if self._writing is not None:
            return
        folder = self._folder()
        if folder is None:
            self._say_result(_("Write the folder that the files go into."), wrong=True)
            self.to_field("folder")
        elif not self._formats:
            self._say_result(_("Nothing can be written while another window has the file."), wrong=True)
        else:
            self._written = []
            self._stop.clear()
            self._writing = asyncio.create_task(self._write(folder))

    def _folder(self) -> Path | None:
        typed = self.query_one("#folder", Line).value.strip()
        return self._meant if typed == printable(str(self._meant)) else read_path(typed)

    def _edition(self) -> Edition:
        taken = {choice.id: choice.taken for choice in self.query(Choice)}
        paper = next((one for one in PAPERS if one == taken.get("paper")), PAPERS[0])
        return Edition(
            speech(),
            private=taken.get("private") == "yes",
            people=taken.get("people") == "yes",
            paper=paper,
            holders=self._holders,
        )

    async def _write(self, folder: Path) -> None:
        loop = asyncio.get_running_loop()

        def tell(step: Step) -> None:
            if self._stop.is_set():
                raise _BrokenOff
            loop.call_soon_threadsafe(self._say_step, step)

        try:
            self._written = await self.desk.export(folder, self._formats, self._edition(), tell)
        except _BrokenOff:
            self._say_result(_("Broken off: nothing was written, and everything is as it was."))
        except GuaquiError as error:
            self._say_result(in_words(error), wrong=True)
        else:
            self._say_written(folder)
        finally:
            self._writing = None

    def _say_step(self, step: Step) -> None:
        if not self._stop.is_set() and self._writing is not None:
            words = _("{number} of {of}: {name}   Esc breaks off.")
            self._say_result(words.format(number=step.number, of=step.of, name=step.name))

    def _say_written(self, folder: Path) -> None:
        n = len(self._written)
        words = ngettext(
            "{n} file is in {folder}. F5 opens it.", "{n} files are in {folder}. F5 opens the folder.", n
        )
        self._say_result(words.format(n=n, folder=printable(str(folder))), good=True)

    def action_show_folder(self) -> None:
        if not self._written:
            self._say_result(_("Nothing was written yet: F2."))
            return
        only = self._written[0]
        what = only if len(self._written) == 1 else self._folder() or only.parent
        if not open_outside(what):
            words = _("This computer has no program to show it here. It is in {folder}.")
            self._say_result(words.format(folder=printable(str(what))))

    def action_back(self) -> None:
        if self._writing is None:
            self.hand_over(None)
        else:
            self._stop.set()
            self._say_result(_("Breaking off…"))

    async def leave(self) -> bool:
        """The app quits: what is being written is broken off, which leaves nothing behind."""
        self._stop.set()
        if self._writing is not None:
            await self._writing
        return True


def _beside(file: Path, word: str) -> Path:
    """The folder that is proposed for a field file's papers: beside it, by its name."""
    return file.absolute().with_name(f"{file.stem}-{word}")
