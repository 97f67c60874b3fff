"""A step that is answered by a file: those that are found are listed, and a path may be typed."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from storage.gather.found_files import FoundFile, found_anywhere, found_files
from storage.notation.text import clean_line, printable

from ...language.dates import day
from ...language.gettext_ import _
from ...session.session import Session
from ...session.settings import Settings, SetupAnswers
from ...widgets.fields import GoOn, LineField
from ...widgets.path_completion import PathSuggester, read_path
from ...widgets.path_field import PathField
from ...widgets.rows import Rows
from ...widgets.text import MessageBar, PlainText, in_cells, path_in_cells
from ..frame.base_screen import BaseScreen
from ..frame.keyboard import PATIENCE, Keyboard
from ..frame.long_task import BrokenOff, Work
from .begun_file import kind_of_path
from .step_layout import step_css

_DAY = 12
"""Cells for the day of a file."""
_FOLDER = 20
"""Cells for its folder, at least."""


class Offered(NamedTuple):
    """A line of the list: what is taken by it, what it is called, where it is, when it was written."""

    source: Path | str
    name: str
    where: str
    day: str = ""


def offered_file(found: FoundFile) -> Offered:
    """A file that was found, as a line."""
    folder = printable(str(found.path.parent))
    return Offered(found.path, printable(found.path.name), folder, day(found.day))


def found_in(folder: Path | None, tell: Callable[[int], None]) -> list[FoundFile]:
    """What lies anywhere in a folder; without one, where people keep files."""
    return found_anywhere(tell) if folder is None else found_files((), [folder], tell)


class FoundStep(BaseScreen[SetupAnswers | str]):
    """Gives back what was typed where it is gone back from."""

    ENDINGS: Collection[str] = (".json",)
    """Of files that are completed while they are typed."""
    DEFAULT_CSS = (
        step_css("FoundStep")
        + """
    FoundStep #path { margin: 1 1 0 1; }
    FoundStep Rows { height: 1fr; margin-top: 1; }
    FoundStep #detail { padding: 0 1; width: 100%; max-height: 3; }
    """
    )

    def __init__(self, session: Session, keyboard: Keyboard, settings: Settings, typed: str) -> None:
        super().__init__(session, keyboard)
        self.settings = settings
        self._typed = typed
        self._work = Work(self)
        self._found: list[FoundFile] = []
        self._lines: list[Offered] = []
        self._searched = ""
        """The folder that was searched, empty for the usual ones."""

    # What each step says for itself

    @abstractmethod
    def heading(self) -> str:
        """What is asked."""

    @abstractmethod
    def offered(self, found: Sequence[FoundFile], *, everywhere: bool) -> list[Offered]:
        """What is listed of the files that were found."""

    @abstractmethod
    async def take(self, source: Path | str) -> None:
        """A file was chosen, or typed, that is there."""

    # The step

    def furnish(self) -> Iterable[Widget]:
        yield MessageBar(id="what")
        yield PathField(id="path", suggester=PathSuggester(self.session, self.ENDINGS))
        yield PlainText(id="about")
        yield Rows(id="rows")
        yield PlainText(id="detail")

    async def begin(self) -> None:
        line = self.query_one("#path", LineField)
        line.put(self._typed)
        self._label()
        self.set_focus(line)
        self._work.begin(self._search(None))
        await self._work.wait(PATIENCE)  # what is typed ahead is meant for the list

    def _label(self) -> None:
        self.entitle(self.heading())
        self._draw()
        self._aim()

    def speak(self) -> None:
        super().speak()
        self._label()

    def refuse(self, why: str) -> None:
        """Say why it is not taken, where it is typed."""
        self.query_one("#about", PlainText).say(why, wrong=True)

    # The list

    async def _search(self, folder: Path | None) -> None:
        """Look for files, beside the typing; in the usual places where no folder is named."""
        about = self.query_one("#about", PlainText)
        about.say(_("Looking for files…"))
        tell = self._work.teller(self._say_step)
        try:
            found = await asyncio.to_thread(found_in, folder, tell)
        except BrokenOff:
            return
        self._found, self._searched = found, printable(str(folder)) if folder else ""
        about.say()
        self._draw()
        line = self.query_one("#path", LineField)
        if self._lines and (folder or not line.value or await self._is_stale(line.value)):
            self.set_focus(self.query_one(Rows))
        self._aim()

    async def _is_stale(self, typed: str) -> bool:
        """Whether what stands there is what it began with, and there is no such file: nobody meant it just now."""
        path = read_path(typed.strip())
        if typed != self._typed or path is None:
            return False
        return await asyncio.to_thread(kind_of_path, path) in {"new", "nowhere"}

    def _aim(self) -> None:
        """A line is pointed at where Enter takes it: not while a path is typed."""
        rows = self.query_one(Rows)
        rows.aimed = rows.has_focus or not self.query_one("#path", LineField).value
        self._say_how()
        self._show_detail()

    def _say_how(self) -> None:
        """What Enter takes now, and how one comes to another."""
        if not self._lines:
            words = _("Write where it is, a file or a folder.")
        elif self.query_one(Rows).aimed:
            words = _("Enter takes this one, Down and Up go to others; or write where it is, a file or a folder.")
        else:
            words = _("Enter takes what is written; Down goes to those that were found.")
        self.query_one("#what", MessageBar).say(words)

    @on(Input.Changed)
    @on(events.DescendantFocus)
    def _aim_anew(self) -> None:
        self._aim()

    def _say_step(self, many: int) -> None:
        self.query_one("#about", PlainText).say(_("Looking for files… {n}").format(n=many))

    def _draw(self) -> None:
        self._lines = self.offered(self._found, everywhere=not self._searched)
        self.query_one(Rows).show(len(self._lines), self._line)
        self._show_detail()

    def _line(self, number: int, width: int) -> Content:
        one = self._lines[number]
        longest = max(cell_len(line.name) for line in self._lines)
        name = min(longest + 2, width - _DAY - _FOLDER)
        where = max(1, width - _DAY - name - 1)
        return Content(f" {in_cells(one.name, name - 1)} {path_in_cells(one.where, where)} {one.day}")

    def on_rows_moved(self) -> None:
        self._show_detail()

    def _show_detail(self) -> None:
        rows = self.query_one(Rows)
        here = str(self._lines[rows.cursor].source) if self._lines and rows.aimed else ""
        shown = here if self._lines else self._nothing()
        self.query_one("#detail", PlainText).say(printable(shown))

    def _nothing(self) -> str:
        if self._work.goes_on:
            return ""
        where = self._searched
        return _("There is none in {folder}.").format(folder=where) if where else _("None was found.")

    # Going on

    @on(GoOn)
    def _done(self, message: GoOn) -> None:
        if message.by == "enter":
            self.action_go_on()
        elif self._lines and message.step > 0:
            self.set_focus(self.query_one(Rows))

    def on_key(self, event: events.Key) -> None:
        """What is typed at the list is a path's; up from its first line is the field."""
        rows, line = self.query_one(Rows), self.query_one("#path", LineField)
        if not rows.has_focus:
            return
        is_letter = bool(event.character and event.character.isprintable())
        if is_letter or (event.key == "up" and rows.cursor == 0):
            self._type_on(line, typed=is_letter)
            line.insert_text_at_cursor(event.character if is_letter and event.character else "")
            event.stop()

    def on_paste(self, event: events.Paste) -> None:
        """What is pasted at the list is a path, too."""
        rows, line = self.query_one(Rows), self.query_one("#path", LineField)
        if rows.has_focus:
            self._type_on(line, typed=True)
            line.value = clean_line(event.text)
            event.stop()

    def _type_on(self, line: LineField, *, typed: bool) -> None:
        """The focus comes late: what was typed by then is not selected, or the next letter would replace it."""
        line.select_on_focus = line.select_on_focus and not typed
        self.set_focus(line)

    def action_go_on(self) -> None:
        rows = self.query_one(Rows)
        if rows.aimed and self._lines:
            self.while_keys_wait(self.take(self._lines[rows.cursor].source))
        else:
            self.while_keys_wait(self._take_typed())

    async def _take_typed(self) -> None:
        typed = self.query_one("#path", LineField).value.strip()
        path = read_path(typed)
        if path is None:
            self.refuse(_("Write where the file is, or choose one of the list."))
            return
        what = await asyncio.to_thread(kind_of_path, path)
        if what == "folder":
            self._work.begin(self._search(path))
        elif what == "file":
            await self.take(path)
        elif what == "no-file":
            self.refuse(_("This is no file, but a device or a pipe of another program."))
        else:
            words = _("There is no file {path}. Look at its name; is the stick in?")
            self.refuse(words.format(path=printable(typed)))

    def action_back(self) -> None:
        self._work.break_off()
        self.hand_over(self.query_one("#path", LineField).value)

    async def leave(self) -> bool:
        await self._work.end()
        return True
