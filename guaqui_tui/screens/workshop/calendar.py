"""The calendar: when each community and each sector is convened, and what became of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from storage.kinds.field import EVERYBODY
from storage.kinds.process.demand import Slot
from storage.plan.calendar import Convened, convened_steps, next_record
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...wording.workshops import why_no_acta, workshop_in_words
from ..frame import paper_screens
from ..frame import table_of_screens as screens
from ..frame.acta_asked import acta_asked
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .calendar_lines import calendar_summary, is_for_validating, times_of, workshop_line


class CalendarScreen(ListScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.CONVENED,
        keys.CONVENE_AGAIN,
        keys.MISSING,
        keys.LEVEL,
        keys.in_footer(keys.ACTA, shown=True),
        keys.BOARD,
        keys.HELP,
        keys.ELSEWHERE,
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("All who are convened to a workshop stand here, in the order of the process. Letters find a name."),
        N_(
            "Enter notes the day, and afterwards what became of it: held, did not come, suspended or closed, with "
            "the reason. Closed means that nobody insists any more."
        ),
        N_(
            "F6 on the line of a level shows what its communities ask for: there it is merged or dropped. On that "
            "of the municipal workshop it is for validating."
        ),
        N_("F10 is the acta of the line under the cursor: of a municipal workshop, too, once it was held."),
        N_("Ins convenes the line under the cursor again; what became of the times before is shown below."),
    )

    def __init__(self, session: Session, keyboard: Keyboard, holder: str = "") -> None:
        super().__init__(session, keyboard)
        self._start = holder
        self._lines: list[Convened] = []
        self._drafted: set[str] = set()
        """Records of which something was typed and not saved."""

    async def begin(self) -> None:
        await super().begin()
        self.draw(next((key for key in self._keys if key.endswith(f"/{self._start}")), ""))

    def look(self) -> Sequence[str]:
        self._lines = convened_steps(self.session.survey)
        self._drafted = {draft.record for draft in self.session.unsaved_drafts}
        return [f"{line.step}/{line.holder}" for line in self._lines]

    def line(self, number: int, width: int) -> Content:
        line, survey = self._lines[number], self.session.survey
        drafted = {line.record or next_record(survey, line), next_record(survey, line)} & self._drafted
        return workshop_line(line, survey, self.session.today, width, drafted=bool(drafted))

    def on_drafts_changed(self) -> None:
        self.draw()

    def found_by(self, number: int) -> str:
        line = self._lines[number]
        return workshop_in_words(self.session.survey, line.step, line.holder)

    @property
    def off_bar(self) -> Collection[str]:
        """What is asked for is seen of a level, and where all validate."""
        line = self._lines[self.at] if self._lines else None
        level = line is not None and (line.level or is_for_validating(line, self.session.survey))
        return () if level else ("level",)

    def heading(self) -> str:
        return _("Calendar of the workshops")

    def about(self) -> str:
        if not self._lines:
            return _("The plan has no step of the process yet, so nobody can be convened.")
        return calendar_summary(self._lines, self.session.today)

    def detail(self, number: int) -> str:
        line = self._lines[number]
        return "\n".join([workshop_in_words(self.session.survey, line.step, line.holder), *times_of(line)])

    def action_convened(self) -> None:
        if self._lines:
            line = self._lines[self.at]
            self._open(line.record or next_record(self.session.survey, line))

    def action_level(self) -> None:
        """What the communities ask for: of the level convened there, or of all that are validated."""
        line = self._lines[self.at] if self._lines else None
        survey = self.session.survey
        if line and line.level:
            self.say()
            self.open(screens.level(line.holder), self.back_from)
        elif line and is_for_validating(line, survey):
            self.say()
            self.open(screens.validation(Slot("", survey.plan.years[0], 1)), self.back_from)
        else:
            self.say(_("That is the workshop of no level, and nothing is validated there."))

    def action_missing(self) -> None:
        """Of whose workshop it is; of that of all what is missing in all of the municipality."""
        line = self._lines[self.at] if self._lines else None
        self.say()
        holder = line.holder if line and line.holder != EVERYBODY else ""
        self.open(screens.what_is_missing(holder), self.back_from)

    def action_acta(self) -> None:
        """Of a community its own; of the municipal workshop that of the last time that it was held."""
        line = self._lines[self.at] if self._lines else None
        if line is None:
            return
        workshop = line.last_held or line.record or next_record(self.session.survey, line)
        if why := why_no_acta(self.session.survey, workshop):
            self.say(why, wrong=True)
        else:
            self.say()
            own = line.holder == EVERYBODY
            acta = paper_screens.acta(workshop) if own else acta_asked(self.session, line.holder)
            self.open(acta, self.back_from)

    def action_again(self) -> None:
        if self._lines:
            self._open(next_record(self.session.survey, self._lines[self.at]))

    def _open(self, record: str) -> None:
        self.say()
        self.open(screens.workshop(record, begins=False), self.back_from)

    def action_back(self) -> None:
        self.hand_over(None)
