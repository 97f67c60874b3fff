"""A spreadsheet on its way in: how it is read, what it would bring, and then that it is taken in."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import BindingType

from storage import GuaquiError
from storage.intake.sheets import Source
from storage.intake.steps.step import TableStep
from storage.kinds.process.demand import Slot
from storage.notation.text import printable
from storage.translatable import N_

from ...forms.intake.answers import answer_taken_back, answered, with_step
from ...forms.intake.intake_line import IntakeLine
from ...forms.intake.options import options_for
from ...language.gettext_ import _
from ...look import keys
from ...session.open_outside import open_outside
from ...session.several_sheets import ImportAnswers, PlanChanged, SheetsSeen
from ...widgets.rows import Rows
from ...wording.intake.spreadsheet import outcome
from ..frame import table_of_screens as screens
from .lines import sought_line
from .read_spreadsheet import ReadSpreadsheet
from .step_question import ask_for_step


class SpreadsheetScreen(ReadSpreadsheet):
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
        """A number goes to its line, letters to one that begins with them; another key begins anew."""
        typed = event.character or ""
        if self.focused is self.query_one(Rows) and (typed.isalnum() or (typed == " " and self._typed)):
            self._typed, at = sought_line(self._lines, self._typed, typed)
            self.query_one(Rows).cursor = self.query_one(Rows).cursor if at is None else at
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
