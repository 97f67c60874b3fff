"""A spreadsheet is read beside the keyboard, and shown as it is read: its lines, and what it would bring."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from pathlib import Path
from typing import Any, ClassVar

from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.intake.sheets import Source, read_source
from storage.kinds.process.demand import Slot
from storage.notation.text import printable
from storage.plan.survey import Survey
from storage.translatable import N_

from ...forms.intake.intake_line import IntakeLine
from ...language.gettext_ import _
from ...session.session import Session
from ...session.several_sheets import ImportAnswers, SheetsSeen, look_at_sheets
from ...widgets.bars import KeyLine
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.path_field import PathField
from ...widgets.rows import Rows
from ...widgets.text import MessageBar, PlainText
from ...wording.intake.spreadsheet import hindrances, rows_counted
from ..frame.base_screen import refusal_in_words
from ..frame.form import Form
from ..frame.keyboard import PATIENCE, Keyboard
from ..frame.long_task import BrokenOff, Work
from ..frame.path_completion import SPREADSHEETS, PathSuggester, read_path
from .lines import drawn_line, found_line, lines_of, whole_line


class ReadSpreadsheet(Form[Slot | None]):
    """Keeps what was read, as it was told. Telling it, and taking it in, is for the screen that stands on it."""

    FIELDS: ClassVar[tuple[str, ...]] = ("file", "mapping")
    DEFAULT_CSS = """
    ReadSpreadsheet #title { padding: 0 1; color: $accent; text-style: bold; width: 100%; }
    ReadSpreadsheet FieldSheet > Labels { width: 9; }
    ReadSpreadsheet FieldSheet > Vertical { width: 1fr; }
    ReadSpreadsheet FieldSheet > Beside { width: 0; }
    ReadSpreadsheet #about { padding: 0 1; width: 100%; color: $foreground; text-style: bold; }
    ReadSpreadsheet Rows { height: 1fr; }
    ReadSpreadsheet #detail { padding: 0 1; width: 100%; color: $foreground; min-height: 2; max-height: 8; }
    """

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._source: Source | None = None
        self._seen: SheetsSeen | None = None
        self._before: list[ImportAnswers] = []
        """What was told before each answer."""
        self._lines: list[IntakeLine] = []
        self._rejected: Path | None = None
        self._said = ""
        """What came of it, once it was taken in."""
        self._typed = ""
        self._work = Work(self)

    @property
    def _plan(self) -> Survey:
        """Whose rows they are: the municipality that is shown, with all of its plans."""
        return self.session.survey.all_plans

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="title")
        yield FieldSheet(
            [
                SheetRow(
                    N_("File"),
                    PathField(id="file", suggester=PathSuggester(self.session, SPREADSHEETS, beside=True)),
                )
            ]
        )
        yield MessageBar(id="about")
        yield MessageBar(id="hindrance")
        yield Rows(id="mapping")
        yield PlainText(id="detail")

    async def begin(self) -> None:
        folder, field = f"{self.session.file.path.absolute().parent}/", self.query_one("#file", LineField)
        if printable(folder) == folder:
            field.value = folder
        self.query_one("#title", PlainText).say(_("Take in a spreadsheet"))
        self.to_field("file")
        field.select_all()  # what is typed takes its place

    def speak(self) -> None:
        super().speak()
        self.query_one("#title", PlainText).say(_("Take in a spreadsheet"))
        self._show()

    # What is seen

    def _show(self, lines: list[IntakeLine] | None = None) -> None:
        """The lines as they are read now, above them what they would bring, below all of the one at the cursor.

        `lines` are those, where they were made already.
        """
        seen, source, rows = self._seen, self._source, self.query_one(Rows)
        at = self._lines[rows.cursor] if rows.cursor < len(self._lines) else None
        if lines is None:
            lines = lines_of(source, seen, self._plan) if seen and source else []
        self._lines = lines
        with self.prevent(Rows.Moved):
            rows.show(len(self._lines), lambda number, width: drawn_line(self._lines, number, width))
            rows.cursor = found_line(self._lines, at, rows.cursor)
        self.query_one("#about", MessageBar).say(rows_counted(seen.outlooks) if seen else "")
        self.query_one("#hindrance", MessageBar).say(self._hindrance() if seen else "", wrong=True)
        self.query_one(KeyLine).refresh()
        self._show_detail()

    def _hindrance(self) -> str:
        """Why nothing could come in yet."""
        if self._seen is None or self._said:
            return ""
        if self._seen.undecided:
            return _("Several sheets fit. Choose one or all of them on the first line: Enter.")
        return hindrances(self._seen.outlooks, self._plan)

    def _show_detail(self) -> None:
        if self._said:
            self._say(self._said, good=True)
        elif self._lines:
            self._say(whole_line(self._lines[self.query_one(Rows).cursor]))
        else:
            self._say("")

    def _say(self, words: str, *, wrong: bool = False, good: bool = False) -> None:
        self.query_one("#detail", PlainText).say(words, wrong=wrong, good=good)

    def on_rows_moved(self) -> None:
        if not self._work.goes_on:
            self.say()
            self._show_detail()

    # Reading it

    def ends(self, name: str) -> bool:
        return name == "file"

    def go_on(self, at: str, message: GoOn) -> None:
        if message.by == "enter" or self._lines:
            super().go_on(at, message)

    def on_input_changed(self, _message: Input.Changed) -> None:
        """Another file than the one that is shown: nothing of it may be taken in for it."""
        if self._source is not None and not self._work.goes_on:
            self._forget()
            self._show()

    def _forget(self) -> None:
        self._source, self._seen, self._before, self._said, self._rejected = None, None, [], "", None

    def finish(self) -> None:
        path = read_path(self.query_one("#file", LineField).value.strip())
        if self._work.goes_on:
            return
        if path is None:
            self._say(_("Write the file that is to come in."), wrong=True)
        else:  # one without a folder is beside the field file
            self._begin(self._read(self.session.file.path.absolute().parent / path))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        """What is typed ahead is meant for what comes; if that takes long, a key must be able to break it off."""
        self.say()
        self._work.begin(self._do(work))
        self.while_keys_wait(self._work.wait(PATIENCE))

    async def _do(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except BrokenOff:
            self._say(_("Broken off: nothing came in, and everything is as it was."))
        except GuaquiError as error:
            self._say(refusal_in_words(error), wrong=True)

    async def _read(self, path: Path) -> None:
        self._forget()
        self._show()
        self._say(_("Reading…   Esc breaks off."))
        source = await asyncio.to_thread(read_source, path)
        await self._look(source, ImportAnswers())
        if self._lines:
            self.query_one(Rows).cursor = 0
            self.to_field("mapping")

    async def _look(self, source: Source, answers: ImportAnswers) -> None:
        """See what a spreadsheet would bring as it is told; beside the keyboard, for it may be long."""
        tell = self._work.teller(self._say_step)
        plan = self._plan

        def looked() -> tuple[SheetsSeen, list[IntakeLine]]:
            seen = look_at_sheets(source, answers, plan, tell)
            return seen, lines_of(source, seen, plan)

        seen, lines = await asyncio.to_thread(looked)
        if self._work.broken_off:
            raise BrokenOff
        self._source, self._seen, self._said = source, seen, ""
        self._show(lines)

    def _say_step(self, done: int, of: int) -> None:
        if done:
            self._say(_("Row {done} of {of}.   Esc breaks off.").format(done=done, of=of))

    # Leaving

    def action_back(self) -> None:
        if self._work.goes_on:
            self._work.break_off()
            self._say(_("Breaking off…"))
        else:
            self.hand_over(None)

    async def leave(self) -> bool:
        """The app quits: what is being read is let go."""
        await self._work.end()
        return True
