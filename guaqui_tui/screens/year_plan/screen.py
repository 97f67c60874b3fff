"""The plan of one year: which demands stand in the plan and in its year's, the lines of its budget, the money."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from exports.wording.marks import Marks
from storage.file.drafts import DECIDING
from storage.kinds.field import EVERYBODY
from storage.kinds.process.ceiling import KIND as CEILING
from storage.kinds.process.demand import IN_A_PLAN, STATUSES, Slot, slot_of
from storage.plan.decisions import YearPlan, is_of_its_year, plan_of_year
from storage.plan.effects.pretended import pretended
from storage.plan.tallies.ceiling_ranges import left_ranges
from storage.plan.tallies.ceilings import YearMoney, year_ceiling_record, year_money
from storage.symbols import NOT_SAVED
from storage.translatable import N_

from ...forms.counted_votes import shown_votes
from ...forms.deciding.pending_acts import PendingAct
from ...forms.ruling_fields import ruling_fields
from ...forms.rulings import NewRuling, Sitting, sitting, why_not, with_ruling
from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...widgets.text import at_most, in_cells
from ...wording.money import Ranges, amounts_in_words, balance_in_words, over_in_words
from ...wording.move_demand import why_it_stays
from ...wording.values import values_of
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .advice import ADVICE
from .became import STATE_DIGITS, PlannedLine, StatesOfLines, silent_lines, states_legend
from .lines import (
    TO_PLAN,
    YearPlanRow,
    heading_in_words,
    is_ready,
    lacks_counted,
    lacks_in_words,
    lacks_of,
    line_in_words,
    money_in_paragraphs,
    plan_line_detail,
    year_plan_summary,
)
from .table import FitMarks, PlanTableRow, asks_of_over, fit_in_words, fit_marks, what_mends, year_plan_table_rows
from .taking_out import begun_in_words, why_not_out

MOST_LINES: Final = 4
"""Of the screen, for what stands over the lines."""


class YearPlanScreen(ListScreen[Slot | None]):
    """Gives back the slot where it was left, None where none is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.INTO_PLAN,
        keys.INTO_YEAR,
        keys.OUT_OF_PLAN,
        keys.INTO_ALL,
        keys.BECAME,
        keys.ALL_BECAME,
        keys.SAVE,
        keys.ADD_LINE,
        keys.BOARD,
        keys.HELP,
        *keys.STATES_OF_LINE,
        keys.OPEN_LINE,
        keys.PROGRAMMES,
        keys.REMOVE_LINE,
        keys.MOVE,
        keys.HISTORY,
        keys.ACCOUNTS,
        keys.ELSEWHERE,
        Binding("right", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
    ]
    ADVICE: ClassVar[tuple[str, ...]] = ADVICE

    def __init__(self, session: Session, keyboard: Keyboard, at: Slot | None) -> None:
        super().__init__(session, keyboard)
        years = session.survey.plan.years
        self._year = at.year if at else min(years, default=0)
        self._start = at
        self._rows: list[PlanTableRow] = []
        self._marks = Marks(session.survey)
        self._plan = YearPlan()
        self._written: YearMoney = year_money(session.survey, self._year)
        """The year's money as it is in the file."""
        self._money = self._written
        """As it would be with what is decided here."""
        self._ranges: Ranges = {}
        self._fit = FitMarks({}, frozenset())
        self._states = StatesOfLines(self)
        self._of_all = False
        """Whether the next digit of a state is for all lines."""

    async def begin(self) -> None:
        await super().begin()
        if at := self._start:
            self.draw(next((row.key for row in self._rows if slot_of(row.key) == at), self.first_key()))

    def first_key(self) -> str:
        """The first line of the plan: the ceilings stand above."""
        return next((row.key for row in self._rows if row.line), "")

    def draft_name(self) -> str:
        return f"{DECIDING}{self.session.survey.municipality}/{keys.YEAR_PLAN.action}/{self._year}"

    def look(self) -> Sequence[str]:
        survey = self.session.survey
        self._marks = Marks(survey)
        self._rows = year_plan_table_rows(survey, self._year)
        self._written = year_money(survey, self._year)
        return [row.key for row in self._rows]

    def headings(self) -> Collection[int]:
        return [number for number, row in enumerate(self._rows) if row.is_heading]

    def redraw(self) -> None:
        """With the money as it would be if what is decided were written."""
        changes, survey = self.decisions.changes, self.session.survey
        would_be = pretended(survey, changes) if changes else survey
        self._plan = plan_of_year(would_be, self._year)
        self._money = year_money(would_be, self._year) if changes else self._written
        self._ranges = left_ranges(would_be, self._money)
        self._fit = fit_marks(would_be, self._year, self._money)
        super().redraw()

    def line(self, number: int, width: int) -> Content:
        row = self._rows[number]
        if row.is_heading:
            return heading_in_words(row.words, width, row.cents, row.many)
        if row.line is None:
            amounts = amounts_in_words(self._money, values_of(self.session.survey))
            return Content(in_cells(f" {self.found_by(number)}: {amounts}", width))
        said = self.decisions.pending(row.key), fit_in_words(self._fit, row.key)
        if said[0] and row.key in self._fit.enough:  # that it is not written is said by the sign alone
            said = f"{NOT_SAVED} {said[1]}", ""
        return line_in_words(row.line, self._marks, width, row.cents, said)

    def found_by(self, number: int) -> str:
        row = self._rows[number]
        return (row.line.name or row.line.words) if row.line else _("Ceilings")

    def heading(self) -> str:
        return _("Plan of {year}").format(year=self._year)

    def about(self) -> str:
        """The balance as it would be, by how much it is over, what mends that, the plan; F6 has all of it."""
        before = f"{self.decisions.how_many()} · " if self.decisions.unsaved else ""
        balance, *others = self._told()
        shown = at_most([before + balance, *others], max(1, self.size.width - 2), MOST_LINES, _("… F6: all of it"))
        return shown.removeprefix(before)

    def _told(self) -> list[str]:
        survey = self.session.survey
        over = "; ".join(over_in_words(self._money, values_of(survey), self._money.whole))
        mends = " ".join(words for words in (what_mends(self._fit, self._money), over) if words)
        told = balance_in_words(self._money, self._ranges), mends, year_plan_summary(self._plan, survey)
        return [words for words in told if words]

    def detail(self, number: int) -> str:
        line = self._rows[number].line
        if line is None:
            return ""
        planned = self._planned(line)
        told = (
            plan_line_detail(line, self.session.survey, self._body(line)),
            self._states.in_words(planned) if planned else "",
        )
        return "\n".join(one for one in told if one)

    @property
    def _line(self) -> YearPlanRow | None:
        """The line of the plan under the cursor; None where the ceilings stand there."""
        return self._rows[self.at].line if self._rows else None

    @property
    def slot(self) -> Slot | None:
        return slot_of(line.record) if (line := self._line) else None

    def action_turn(self, step: int) -> None:
        self.say()
        years = self.session.survey.plan.years
        if self._year in years:
            self.while_keys_wait(self._turn_to(years[(years.index(self._year) + step) % len(years)]))

    async def _turn_to(self, year: int) -> None:
        """What is decided of the year that is left waits there."""
        left = self._year if self.decisions.unsaved else None

        def show() -> None:
            self._year = year
            self.draw()

        if await self.decisions.turn(show) and left is not None:
            self.say(_("What is decided in {year} is not written yet: it waits there.").format(year=left))

    # Into the plan and out of it

    def action_into(self, status: str) -> None:
        line = self._line
        if line is None:
            self.say(_("Put the cursor on a line of the plan."))
        elif line.state and (words := why_not(line.state)):
            self.say(words, wrong=True)
        elif status == "rejected" and self.decisions.pending(line.record):
            self.decisions.leave_open(line.record)
        elif status == "rejected" and (words := why_not_out(line)):
            self.say(words, wrong=True)
        elif status == "rejected" and line.state and line.status == "budgeted":
            self._ask_why(line, "planned")  # out of the year's plan; it is still in that of all years
        elif status in {"rejected", line.stands} or self._lacks(line, status) or self._begun(line, status):
            self._ask_why(line, status)
        else:
            self._keep(line, NewRuling(status))

    def action_into_all(self) -> None:
        """All that the assembly validated and that lacks nothing, into the plan."""
        where, survey = self._where("planned"), self.session.survey
        lines = [row.line for row in self._rows if row.line]
        whole = [line for line in lines if is_ready(line, survey) and not self.decisions.pending(line.record)]
        acts = {line.record: act for line in whole if (act := self._act(line, NewRuling("planned"), where))}
        if acts:
            self.decisions.decide_all(acts)
        self.say(lacks_counted([line for line in lines if line.status not in IN_A_PLAN], survey))

    def _lacks(self, line: YearPlanRow, status: str) -> list[str]:
        """What it lacks for a plan; nothing where it stands in one already."""
        goes_in = status in IN_A_PLAN and line.status not in IN_A_PLAN
        return lacks_of(line, self.session.survey) if goes_in else []

    def _begun(self, line: YearPlanRow, status: str) -> str:
        return begun_in_words(line, status, values_of(self.session.survey))

    def _where(self, status: str) -> Sitting:
        """The last of the municipal workshops is presented the plan; a year's own plan is the government's."""
        if status == "planned":
            last = next(reversed(self.session.survey.own_steps(EVERYBODY)), "")
            return sitting(self.session.survey, last, self.session.today)
        return Sitting("", self.session.today)

    def _ask_why(self, line: YearPlanRow, status: str) -> None:
        history = self.session.survey.history(line.record)
        values = history.values if history and line.status == status else {}
        ruling = values.get("ruling", {})
        on = ruling.get("on", self._where(status).on)
        said = NewRuling(status, values.get("status_reason", ""), {}, on, values.get("cause", ""))
        title = _("{name}: {status}").format(name=line.name or self._year, status=_(STATUSES[status]))
        lacks = self._lacks(line, status)
        told = (line.words, lacks_in_words(lacks), self._begun(line, status))
        what = "\n".join(words for words in told if words)

        def answered(said: NewRuling | None) -> None:
            if said is not None:
                self._keep(line, said)

        needed = _("It goes in only with a reason, for it lacks something.") if lacks else ""
        asked = ruling_fields(self.session.survey, said, shown_votes(ruling), line.cost_cents)
        self.open(screens.ruling(title, what, status, asked, needed), answered)

    def _keep(self, line: YearPlanRow, said: NewRuling) -> None:
        if act := self._act(line, said, self._where(said.status)):
            self.decisions.decide_all({line.record: act})
            if line.status == "rejected":
                self.say(_("The assembly did not accept it, and it goes into a plan. Its history keeps both."))

    def _act(self, line: YearPlanRow, said: NewRuling, where: Sitting) -> PendingAct | None:
        history = self.session.survey.history(line.record)
        if history is None:
            return None
        body = with_ruling(self._body(line), said, where)
        return PendingAct(TO_PLAN.get(said.status, STATUSES[said.status]), ((line.record, body, history.heads),))

    def _body(self, line: YearPlanRow) -> Mapping[str, Any]:
        """What is decided of a line and not written, unless it is to be removed; else what is written."""
        decided = {record: body for record, body, _heads in self.decisions.decided_of(line.record)}
        body = decided.get(line.record, {"withdrawn": True})
        return line.entry.history.values if line.entry and body.get("withdrawn") else body

    # What became of it

    def action_became(self, state: str) -> None:
        """Of the line under the cursor, or of all; without a state, which digit means which."""
        of_all, self._of_all = self._of_all, False
        if of_all and state:
            self.say()
            self._states.mark_all(self._silent(), state)
            return
        planned = self._planned(self._line) if self._line and state else None
        self.say("" if planned else states_legend())
        if planned:
            self._states.mark(planned, state)

    def action_all_became(self) -> None:
        """The next digit says the state of all lines of which nothing is said yet."""
        n = len(self._silent())
        self._of_all = bool(n)
        if not any(line.budgeted for line in self._money.lines):
            self.say(_("Nothing stands in this plan yet."))
            return
        words = ngettext("{n} line says nothing yet. All: {digits}", "{n} lines say nothing yet. All: {digits}", n)
        none = _("Each line of the {year_word} says something already: digits change them one by one.")
        self.say(words.format(n=n, digits=states_legend()) if n else none)

    def on_resize(self) -> None:
        if self._rows:
            self.redraw()

    def on_key(self, event: events.Key) -> None:
        """Whatever is no digit of a state leaves it at one line."""
        self._of_all = self._of_all and event.character in STATE_DIGITS

    def _silent(self) -> list[PlannedLine]:
        planned = (self._planned(row.line) for row in self._rows if row.line)
        return silent_lines(line for line in planned if line)

    def _planned(self, line: YearPlanRow) -> PlannedLine | None:
        if line.entry is None:
            return None
        body = self._body(line)
        status = body.get("status", "")
        is_in = is_of_its_year(status, of_budget=line.budget is not None)
        return PlannedLine(line.entry, line.name or str(self._year), line.words, line.cost_cents, is_in, body)

    # Over what there is

    def action_save(self) -> None:
        """What takes more of a ceiling than there is is asked about once, with what would fit."""
        values = values_of(self.session.survey)
        if lines := asks_of_over(values, self._written, self._money, self._fit, self._rows):
            question = screens.effects_question(N_("More than there is: write it all the same?"), lines)
            self.open(question, lambda meant: self.decisions.write() if meant else None)
        else:
            self.decisions.write()

    # Lines

    def _open_ceilings(self) -> None:
        """All of the year's own, where none is set yet."""
        if self._written.ceilings:
            self.open(screens.year_ceilings(self._year), self.back_from)
        else:
            municipality = self.session.survey.municipality
            record = year_ceiling_record(municipality, self._year)
            self.open(screens.record(CEILING, record), self.back_from)

    def action_open_line(self) -> None:
        line = self._line
        self.say()
        if not self._rows:
            return
        if line is None:
            self._open_ceilings()
        elif slot := slot_of(line.record):
            self.open(screens.demand(slot, goes_on=False), self.back_from)
        else:
            self.open(screens.budget(self._year, line.record), self.back_from)

    def action_add_line(self) -> None:
        self.say()
        self.open(screens.budget(self._year), self.back_from)

    def action_remove_line(self) -> None:
        line = self._line
        if line is None or line.budget is None:
            self.say(_("Only a line of the budget is removed; a demand is taken out of the plan with 3."))
            return
        if history := self.session.survey.history(line.record):
            self.decisions.decide(
                line.record, N_("removed"), [(line.record, {**history.values, "withdrawn": True}, history.heads)]
            )

    def action_move(self) -> None:
        line, slot = self._line, self.slot
        if line is None or line.state is None or slot is None:
            self.say(_("Only a demand is moved to another year."))
        elif words := why_it_stays(line.state):
            self.say(words)
        else:
            self.say()
            self.open(screens.move(slot), self.back_from)

    def action_programmes(self) -> None:
        """All of the money as it would be with what is decided here, and what of it is not written."""
        survey = self.session.survey
        told = *self._told(), *money_in_paragraphs(self._plan, self._money, self._ranges, survey)
        paragraphs = [words for words in (self.decisions.how_many(), *told) if words]
        self.open(screens.text_pages(N_("The year's money"), paragraphs))

    def result(self) -> Slot | None:
        return self.slot
