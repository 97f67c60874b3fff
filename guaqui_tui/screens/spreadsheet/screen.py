"""A spreadsheet on its way in: how it is read, what it would bring, and then that it is taken in."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from rich.cells import set_cell_size
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.intake.column_meanings import DEMANDS
from storage.intake.heading_keys import UNUSED
from storage.intake.headings import NONE
from storage.intake.recipes.recipe import Recipe
from storage.intake.sheets import (
    AS_PROPOSED,
    Source,
    propose_sheets,
    read_source,
    remember_answers,
)
from storage.kinds.process.demand import Slot
from storage.notation.text import first_words, printable
from storage.plan.survey import Survey
from storage.translatable import N_

from ...forms.mapping_lines import MapLine, map_lines, options_for, row_lines, told_with
from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.importing import Outlook, PlanChanged, Tell, as_seen, meaning, outlook
from ...session.open_outside import open_outside
from ...session.session import Session
from ...widgets.bars import KeyLine
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.path_field import PathField
from ...widgets.rows import Rows
from ...widgets.text import PlainText, in_cells
from ...wording.intake.sheet_remarks import headings_at
from ...wording.intake.spreadsheet import outcome, prospect
from ..frame import table_of_screens as screens
from ..frame.base_screen import refusal_in_words
from ..frame.form import Form
from ..frame.keyboard import PATIENCE, Keyboard
from ..frame.long_task import BrokenOff, Work
from ..frame.path_completion import SPREADSHEETS, PathSuggester, read_path


class SpreadsheetScreen(Form[Slot | None]):
    FIELDS: ClassVar[tuple[str, ...]] = ("file", "mapping")
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.WHAT_IT_IS,
        keys.TAKE_IN,
        keys.SHOW_REJECTED,
        keys.TO_NAMES,
        keys.HELP,
        keys.BACK,  # known everywhere; where there is room for six keys only, it is left out
        keys.ELSEWHERE,
    ]
    DEFAULT_CSS = """
    SpreadsheetScreen #title { padding: 0 1; color: $accent; text-style: bold; width: 100%; }
    SpreadsheetScreen FieldSheet > Labels { width: 9; }
    SpreadsheetScreen FieldSheet > Vertical { width: 1fr; }
    SpreadsheetScreen FieldSheet > Beside { width: 0; }
    SpreadsheetScreen #about { padding: 0 1; width: 100%; }
    SpreadsheetScreen Rows { height: 1fr; margin-top: 1; }
    SpreadsheetScreen #detail { padding: 1 1 0 1; width: 100%; color: $foreground; max-height: 12; }
    """
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Type where the spreadsheet is, xlsx, ods or CSV; the right arrow takes what is shown in grey. Enter "
            "reads it."
        ),
        N_(
            "Each heading is listed with what it is taken for and its first cells. Enter on a line, or its "
            "number, changes that; it is kept for the next spreadsheet with the same headings. Tab goes back to "
            "the file."
        ),
        N_(
            "Nothing comes in before F2. What does not fit then goes into a file beside the spreadsheet with the "
            "reason in its last column: mend it there, and take that file in. The same row twice comes in once."
        ),
        N_(
            "Rows that differ from the plan stand last and are left out; guaqui import --differing takes them in. "
            "An import is taken back as a whole: F9, Spreadsheets that came in."
        ),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._source: Source | None = None
        self._told = AS_PROPOSED
        self._seen: Outlook | None = None
        self._lines: list[MapLine] = []
        self._rejected: Path | None = None
        self._said: list[str] = []
        self._work = Work(self)

    @property
    def _plan(self) -> Survey:
        """Whose rows they are: the municipality that is shown, with all of its plans."""
        return self.session.survey.all_plans

    def furnish(self) -> Iterable[Widget]:
        yield PlainText(id="title")
        yield FieldSheet(
            [SheetRow(N_("File"), PathField(id="file", suggester=PathSuggester(self.session, SPREADSHEETS)))]
        )
        yield PlainText(id="about")
        yield Rows(id="mapping")
        yield PlainText(id="detail")

    async def begin(self) -> None:
        folder = f"{self.session.file.path.absolute().parent}/"
        if printable(folder) == folder:
            self.query_one("#file", LineField).value = folder
        self.query_one("#title", PlainText).say(_("Take in a spreadsheet"))
        self.to_field("file")

    def speak(self) -> None:
        super().speak()
        self.query_one("#title", PlainText).say(_("Take in a spreadsheet"))
        self._show()

    # What is seen

    def _show(self) -> None:
        """The lines as they are read now, and below them what they would bring."""
        seen, source = self._seen, self._source
        survey = self._plan
        self._lines = map_lines(source, seen.proposal, survey) if seen and source else []
        if seen and seen.taken and not self._said:
            self._lines += row_lines(seen.taken, survey)
        self.query_one(Rows).show(len(self._lines), self._line)
        self.query_one("#about", PlainText).say(_about(seen) if seen else "")
        self.query_one(KeyLine).refresh()
        if seen:
            wrong = seen.hindrance is not None
            self._say("\n".join(self._said or prospect(seen, survey)), wrong=wrong, good=bool(self._said))

    def _line(self, number: int, width: int) -> Content:
        """2 Gestión            Year                    2003 | 2004 | 2005."""
        line = self._lines[number]
        as_before = _("as told before")
        kept = f"{line.meaning}, {as_before}" if line.remembered else line.meaning
        name = set_cell_size(first_words(line.name, 20), 20)
        meaning = set_cell_size(first_words(kept, 27), 27)
        room = max(1, width - 54)
        said = f"{number + 1:>2} {name}  {meaning}  {first_words(line.values, room)}"
        return Content(in_cells(said, width))

    def _say(self, words: str, *, wrong: bool = False, good: bool = False) -> None:
        self.query_one("#detail", PlainText).say(words, wrong=wrong, good=good)

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
            self._say("")

    def _forget(self) -> None:
        self._source, self._seen, self._told, self._said = None, None, AS_PROPOSED, []
        self._rejected = None

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
        await self._look(source, AS_PROPOSED)
        if self._lines:
            self.query_one(Rows).cursor = 0
            self.to_field("mapping")

    async def _look(self, source: Source, told: Recipe) -> None:
        """See what a spreadsheet would bring as it is told; beside the keyboard, for it may be long."""
        tell = self._work.teller(self._say_step)
        seen = await asyncio.to_thread(self._seen_of, source, told, tell)
        if self._work.broken_off:
            raise BrokenOff
        self._source, self._told, self._seen, self._said = source, told, seen, []
        self._show()

    def _seen_of(self, source: Source, told: Recipe, tell: Tell) -> Outlook:
        proposal = propose_sheets(source, told, meaning(self._plan))[0]
        return outlook(source, proposal, self._plan, tell)

    def _say_step(self, done: int, of: int) -> None:
        if done:
            self._say(_("Row {done} of {of}.   Esc breaks off.").format(done=done, of=of))

    # Telling it otherwise

    def on_key(self, event: events.Key) -> None:
        typed = event.character or ""
        if typed in "123456789" and typed and self.focused is self.query_one(Rows):
            if int(typed) <= len(self._lines):
                self.query_one(Rows).cursor = int(typed) - 1
                self.action_change()
            event.stop()

    def action_change(self) -> None:
        if self._source is None or self._work.goes_on or not self._lines:
            return
        line = self._lines[self.query_one(Rows).cursor]
        if line.kind == "row":
            self._say("\n".join((f"{line.name} · {line.meaning}", line.values)))
            return

        def answered(picked: str | None) -> None:
            if picked and self._seen and self._source:
                told = told_with(self._told, self._seen.proposal.layout, line, picked)
                self._begin(self._look(self._source, told))

        self.open(screens.what_it_is(line, self._options(line, self._source)), answered)

    def _options(self, line: MapLine, source: Source) -> list[tuple[str, str]]:
        of = self._seen.proposal.layout.meaning if self._seen else DEMANDS
        return options_for(line, source, of, self._plan)

    # Taking it in

    def action_take_in(self) -> None:
        if self._work.goes_on:
            return
        if self._seen is None:
            self.finish()
        elif self._said:
            self.say(_("It came in already. Enter in the file's field reads it again."))
        elif self._seen.sheet is None:
            self._show()
        else:
            self.while_keys_wait(self._take_in())

    async def _take_in(self) -> None:
        seen, source = self._seen, self._source
        if seen is None or seen.sheet is None or source is None:
            return
        self.say()
        self._say(_("Taking it in…"))
        try:
            brought = await self.session.import_sheet(source.path, seen.sheet, partial(as_seen, seen))
            await self.session.run(remember_answers, seen.proposal, self._told)
        except GuaquiError as error:
            self._say(self.refused(error), wrong=True)
            return
        except PlanChanged:
            self._begin(self._look(source, self._told))
            self.say(_("The plan was changed meanwhile. Look once more; nothing came in yet."))
            return
        self._rejected = brought.rejected
        self._said = outcome(brought, self._plan)
        self._show()

    def action_show_rejected(self) -> None:
        if self._rejected is None:
            self.say(_("There is no file of rows that do not fit."))
        elif not open_outside(self._rejected):
            words = _("This computer has no program to show it here. It is in {folder}.")
            self.say(words.format(folder=printable(str(self._rejected))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "to_names":
            return self._seen is not None and bool(self._seen.unknown)
        return super().check_action(action, parameters)

    def action_to_names(self) -> None:
        if self._seen is not None:
            self.open(screens.unknown_names(self._seen.unknown), self._back_from_names)

    def _back_from_names(self, _slot: Slot | None) -> None:
        """What was decided there may let rows in that did not fit."""
        self.show_top()
        if self._source is not None:
            self._begin(self._look(self._source, self._told))

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


def _about(seen: Outlook) -> str:
    """Where its headings are, and what was told of them before."""
    layout = seen.proposal.layout
    said = [headings_at(layout.lines)] if layout.lines != NONE else []
    if n := len(seen.proposal.remembered.columns):
        words = ngettext(
            "{n} heading is as it was told on this laptop before.",
            "{n} headings are as they were told on this laptop before.",
            n,
        )
        said.append(words.format(n=n))
    if unused := sum(column in {"", UNUSED} for column in layout.columns):
        words = ngettext("{n} column is not used.", "{n} columns are not used.", unused)
        said.append(words.format(n=unused))
    return " ".join(said)
