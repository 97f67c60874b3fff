"""A spreadsheet on its way in: how it is read, what it would bring, and then that it is taken in."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Iterable
from pathlib import Path
from typing import Any, ClassVar

from textual import events
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from storage import GuaquiError
from storage.intake.sheets import Source, read_source
from storage.intake.steps.step import TableStep
from storage.kinds.process.demand import Slot
from storage.notation.text import printable
from storage.plan.survey import Survey
from storage.translatable import N_

from ...forms.intake.answers import answer_taken_back, answered, with_step
from ...forms.intake.intake_line import IntakeLine
from ...forms.intake.options import options_for
from ...language.gettext_ import _
from ...look import keys
from ...session.open_outside import open_outside
from ...session.session import Session
from ...session.several_sheets import ImportAnswers, PlanChanged, SheetsSeen, look_at_sheets
from ...widgets.bars import KeyLine
from ...widgets.field_sheet import FieldSheet, SheetRow
from ...widgets.fields import GoOn, LineField
from ...widgets.path_completion import SPREADSHEETS, PathSuggester, read_path
from ...widgets.path_field import PathField
from ...widgets.rows import Rows
from ...widgets.text import MessageBar, PlainText
from ...wording.intake.spreadsheet import hindrances, outcome, rows_counted
from ..frame import table_of_screens as screens
from ..frame.base_screen import refusal_in_words
from ..frame.form import Form
from ..frame.keyboard import PATIENCE, Keyboard
from ..frame.long_task import BrokenOff, Work
from .added_step import ask_for_step
from .lines import drawn_line, found_line, lines_of, sought_line, whole_line


class SpreadsheetScreen(Form[Slot | None]):
    FIELDS: ClassVar[tuple[str, ...]] = ("file", "mapping")
    DEFAULT_CSS = """
    SpreadsheetScreen #about { padding: 0 1; width: 100%; color: $foreground; text-style: bold; }
    SpreadsheetScreen Rows { height: 1fr; }
    SpreadsheetScreen #detail { padding: 0 1; width: 100%; color: $foreground; min-height: 2; max-height: 8; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.WHAT_IT_IS,
        keys.TAKE_IN,
        keys.ADD_STEP,
        keys.AS_PROPOSED,
        keys.TO_NAMES,
        keys.HELP,
        keys.UNDO_ANSWER,
        keys.SHOW_REJECTED,
        keys.BACK,  # known everywhere; where there is room for six keys only, it is left out
        keys.ELSEWHERE,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "Type where the spreadsheet is; the right arrow takes what is shown in grey. Enter reads it. Tab goes "
            "from the list back to the file."
        ),
        N_(
            "The list says how it is read and what comes of its rows: sheets, headings, steps, columns, words, "
            "names, what differs. Enter tells a line otherwise, Ins adds a step, Del lets it be as proposed, "
            "Ctrl+Z takes the last answer back. The counts above change at once."
        ),
        N_(
            "What is told is kept on this laptop for the next spreadsheet with the same headings. Nothing comes "
            "in before F2; what does not fit then goes into a file beside the spreadsheet, with the reason: mend "
            "it there, and take that file in."
        ),
        N_("An import is taken back as a whole: F9, Spreadsheets that came in."),
    )

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
            field.put(folder)
        self.entitle(_("Take in a spreadsheet"))
        self.to_field("file")

    def speak(self) -> None:
        super().speak()
        self.entitle(_("Take in a spreadsheet"))
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
        self.query_one("#about", MessageBar).say(rows_counted(seen.outlooks) if seen and not self._said else "")
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

    # Telling it otherwise

    def _tell(self, answers: ImportAnswers) -> None:
        """See it as it is told now; what does not hold is said, and all stays as it was."""
        if self._seen is not None and self._source is not None and answers != self._seen.answers:
            self._begin(self._look_anew(self._source, answers, self._seen.answers))

    async def _look_anew(self, source: Source, answers: ImportAnswers, before: ImportAnswers) -> None:
        await self._look(source, answers)
        self._before.append(before)

    @property
    def _line(self) -> IntakeLine | None:
        """The line at the cursor, where something may be told of it now."""
        if self._said:
            self.say(_("It came in already. Enter in the file's field reads it again."))
        may_be_told = bool(self._lines) and not self._work.goes_on and not self._said
        return self._lines[self.query_one(Rows).cursor] if may_be_told else None

    def on_key(self, event: events.Key) -> None:
        """A number goes to its line, letters to one that begins with them; another key begins anew. Up from the
        first line is the file.
        """
        typed, rows = event.character or "", self.query_one(Rows)
        if self.focused is rows and event.key == "up" and rows.cursor == 0:
            self.to_field("file")
            event.stop()
        elif self.focused is rows and (typed.isalnum() or (typed == " " and self._typed)):
            self._typed, at = sought_line(self._lines, self._typed, typed)
            rows.cursor = rows.cursor if at is None else at
            event.stop()
        else:
            self._typed = ""

    def action_change(self) -> None:
        line, seen, source = self._line, self._seen, self._source
        if line is None or seen is None or source is None:
            return
        options = options_for(line, source, seen, self._plan)

        def picked(option: str | None) -> None:
            if option is not None:
                self._tell(answered(seen, line, option))

        if options:
            self.open(screens.what_it_is(line, options), picked)
        else:
            self.say(_("This line only says something; there is nothing to choose."))

    def action_as_proposed(self) -> None:
        line = self._line
        if line is not None and self._seen is not None and line.is_told:
            self._tell(answer_taken_back(self._seen, line))
        elif line is not None:
            self.say(_("Nothing was told of this line."))

    def action_add_step(self) -> None:
        seen = self._seen
        if self._line is not None and seen is not None and self._source is not None:
            ask_for_step(self, self._source, seen, self._add)

    def _add(self, step: TableStep) -> None:
        if self._seen is not None:
            self._tell(with_step(self._seen.answers, str(step)))

    def action_undo_answer(self) -> None:
        if self._line is None or self._source is None:
            return
        if self._before:
            self._begin(self._look_back(self._source))
        else:
            self.say(_("There is no answer to take back."))

    async def _look_back(self, source: Source) -> None:
        await self._look(source, self._before[-1])
        self._before.pop()

    # Taking it in

    def action_take_in(self) -> None:
        if self._work.goes_on:
            return
        if self._seen is None:
            self.finish()
        elif self._said:
            self.say(_("It came in already. Enter in the file's field reads it again."))
        elif self._seen.undecided or all(one.sheet is None for one in self._seen.outlooks):
            self._show()
        else:
            self.while_keys_wait(self._take_in(self._seen))

    async def _take_in(self, seen: SheetsSeen) -> None:
        self.say()
        self._say(_("Taking it in…"))
        try:
            brought = await self.session.import_sheets(seen.outlooks, seen.answers)
        except GuaquiError as error:
            self._say(self.refused(error), wrong=True)
        except PlanChanged:
            self._look_again()
            self.say(_("The plan was changed meanwhile. Look once more; nothing came in yet."))
        else:
            self._rejected = next((one.rejected for one in brought if one.rejected), None)
            self._said = "\n".join(outcome(brought, self._plan))
            self._show()

    def _look_again(self) -> None:
        if self._source is not None and self._seen is not None:
            self._begin(self._look(self._source, self._seen.answers))

    def action_show_rejected(self) -> None:
        if self._rejected is None:
            self.say(_("There is no file of rows that do not fit."))
        elif not open_outside(self._rejected):
            words = _("This computer has no program to show it here. It is in {folder}.")
            self.say(words.format(folder=printable(str(self._rejected))))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "to_names":
            return self._seen is not None and bool(self._seen.unknown)
        if action in {"undo_answer", "add_step", "as_proposed"}:
            return bool(self._lines) and isinstance(self.focused, Rows)
        return super().check_action(action, parameters)

    def action_to_names(self) -> None:
        if self._seen is not None:
            self.open(screens.unknown_names([one.name for one in self._seen.unknown]), self._back_from_names)

    def _back_from_names(self, _slot: Slot | None) -> None:
        """What was decided there may let rows in that did not fit."""
        self.show_top()
        self._look_again()

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
