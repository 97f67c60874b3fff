"""What a municipality is judged by: all elements of a year at once, a digit and a line each; then and now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from storage.file.drafts import DECIDING
from storage.kinds.process.assessment import KIND
from storage.translatable import N_

from ...language.gettext_ import _
from ...look import keys
from ...session.session import Session
from ...wording.values import values_of
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .assessment_lines import (
    JudgedElement,
    assessed_years,
    judged_detail,
    judged_elements,
    judged_heads,
    judged_line,
)
from .state_decisions import StateDecisions


class AssessmentsScreen(ListScreen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        keys.EVIDENCE,
        keys.SAVE,
        keys.YEAR_BEFORE,
        keys.YEAR_AFTER,
        keys.in_footer(keys.ALL_RECORDS, shown=False),
        keys.BACK,
        keys.HELP,
        keys.ELSEWHERE,
        keys.HISTORY,
        keys.STATE,
        *(Binding(str(n), f"mark_state({n})", show=False) for n in range(10)),
    ]
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_("What the municipality is judged by, element by element, beside the last year that was judged before."),
        N_(
            "A digit from 0 to 4 says where it stands, 0 that there is nothing; Enter adds the evidence. "
            "F2 writes all."
        ),
        N_(
            "PgUp and PgDn go to another year. F6 lists the assessments one by one: to add to one, to take it "
            "back."
        ),
        N_("Letters go to the line that begins with them."),
    )

    def __init__(self, session: Session, keyboard: Keyboard) -> None:
        super().__init__(session, keyboard)
        self._year = int(session.today[:4])
        self._before: int | None = None
        """The last year before it of which something was judged."""
        self._judged: list[JudgedElement] = []
        self._states = StateDecisions(self, KIND)

    def look(self) -> Sequence[str]:
        survey = self.session.survey
        self._before = max((one for one in assessed_years(survey) if one < self._year), default=None)
        self._judged = judged_elements(survey, self._year, self._before)
        return [one.record for one in self._judged]

    def line(self, number: int, width: int) -> Content:
        one = self._judged[number]
        shown = Content(judged_line(one, values_of(self.session.survey), width))
        return self.decisions.with_pending(one.record, shown, width)

    def columns(self, width: int) -> str:
        return judged_heads(self._year, self._before, width)

    def found_by(self, number: int) -> str:
        return self._judged[number].element.fields.name

    def heading(self) -> str:
        return f"{_(KIND.plural)} · {self._year}"

    def about(self) -> str:
        if not self._judged:
            return _("The plan has no elements to judge by: Ctrl+P, “{action}”.").format(
                action=_(keys.PLAN_LISTS.description)
            )
        n = sum(one.now is not None for one in self._judged)
        done = _("{n} of {all} judged").format(n=n, all=len(self._judged))
        return f"{done} · {self._states.legend()}"

    def detail(self, number: int) -> str:
        one = self._judged[number]
        lines = [self.found_by(number)]
        lines += judged_detail(one, values_of(self.session.survey), self._year, self._before)
        if decided := self._states.decided(one.record):
            lines.insert(1, self._states.in_words(decided))
        return "\n".join(lines)

    def draft_name(self) -> str:
        return f"{DECIDING}{self.session.survey.municipality}/{KIND.name}/{self._year}"

    @property
    def record(self) -> str:
        return self._keys[self.at] if self._keys else ""

    def action_mark_state(self, digit: int) -> None:
        self.say()
        if self._keys:
            self._states.mark(self.record, digit)

    def action_evidence(self) -> None:
        self.say()
        if not self._keys:
            return
        if not self._states.ask_beside(self.record, self.found_by(self.at)):
            self.say(_("Say first where it stands: a digit from 0 to 4."))

    def action_year(self, step: int) -> None:
        """To the next year of which something was judged, today's, or the one beside this one."""
        self.say()
        at = self.at
        known = {*assessed_years(self.session.survey), int(self.session.today[:4])}
        there = [one for one in sorted(known, reverse=step < 0) if (one - self._year) * step > 0]
        year = there[0] if there else max(1000, min(9999, self._year + step))

        def show() -> None:
            self._year = year
            self.draw()
            self.draw(self._keys[at] if self._keys else "")

        self.while_keys_wait(self._turn_to(show))

    async def _turn_to(self, show: Callable[[], None]) -> None:
        """What is decided of the year that is left waits there."""
        left = self._year if self.decisions.unsaved else None
        if await self.decisions.turn(show) and left is not None:
            self.say(_("What is decided in {year} is not written yet: it waits there.").format(year=left))

    def action_all_records(self) -> None:
        self.say()
        if self.unsaved:  # both keep what is decided under one name
            self.say(_("First write what is decided: F2."))
            return
        self.open(screens.records(KIND), self.back_from)
