"""The plan of one year: which demands stand in the plan and in its year's, the lines of its budget, the money."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from exports.wording.marks import Marks
from storage.file.drafts import DECIDING
from storage.kinds.field import EVERYBODY
from storage.kinds.process.ceiling import KIND as CEILING
from storage.kinds.process.demand import IN_A_PLAN, STATUSES, Slot, slot_of
from storage.plan.decisions import YearPlan, is_of_its_year, plan_of_year
from storage.plan.tallies.ceiling_ranges import left_ranges
from storage.plan.tallies.ceilings import YearMoney, over_by, year_ceiling_record, year_money, year_money_if
from storage.symbols import NOT_SAVED
from storage.translatable import N_

from ...forms.counted_votes import shown_votes
from ...forms.deciding.pending_acts import PendingAct
from ...forms.rulings import NewRuling, Sitting, sitting, why_not, with_ruling
from ...language.gettext_ import _, ngettext
from ...look import keys
from ...session.session import Session
from ...widgets.text import in_cells
from ...wording.money import Ranges, amount_in_words, balance_in_words, ceilings_told, over_in_words
from ...wording.move_demand import why_it_stays
from ...wording.values import values_of
from ..frame import table_of_screens as screens
from ..frame.keyboard import Keyboard
from ..frame.list_screen import ListScreen
from .became import PlannedLine, StatesOfLines, states_legend
from .lines import (
    YearPlanRow,
    by_programme,
    heading_in_words,
    is_ready,
    lacks_of,
    line_in_words,
    plan_line_detail,
    spent_in_words,
    what_fits_in_words,
    year_plan_summary,
)
from .table import FitMarks, PlanTableRow, fit_in_words, fit_marks, year_plan_table_rows


class YearPlanScreen(ListScreen[Slot | None]):
    """Gives back the slot where it was left, None where none is."""

    BINDINGS: ClassVar[list[BindingType]] = [
        keys.INTO_PLAN,
        keys.INTO_YEAR,
        keys.OUT_OF_PLAN,
        keys.INTO_ALL,
        keys.BECAME,
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
    ADVICE: ClassVar[tuple[str, ...]] = (
        N_(
            "The {year_word} of one year stands here, by subprogramme and phase, and below it what is not in it. "
            "Right and Left go to the other years."
        ),
        N_(
            "Enter on the first line sets the year's ceiling. While there is one, each line that is not in says "
            "whether it fits; where it is over, which line is enough to take out."
        ),
        N_("1 puts the demand under the cursor into the {plan_word}, 2 into the {year_word} of this year."),
        N_(
            "What the assembly did not validate, or has no class, cost or contributions, goes in only with a "
            "reason. 9 puts all in that lacks nothing. Nothing is written yet: F2 writes it all as one act."
        ),
        N_(
            "3 takes it out, a step at a time, and asks why: what is decided here and not written first, then "
            "from the {year_word}, then from the {plan_word}. Ctrl+P has moving it to another year. The same "
            "number again adds a reason."
        ),
        N_(
            "4 to 8 say what became of a line of the {year_word}: not begun, under way, done, stopped, not done. "
            "Done asks what was spent, stopped and not done ask the cause; Enter takes it. The same number again "
            "shows all that there is to say: since when, what shows it."
        ),
        N_("Ins adds a line of the budget that is no demand, such as money for producers' organisations."),
        N_("Enter opens the line. F6 shows the money by subprogramme. Letters find a name. Ctrl+Z takes back."),
    )

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

    async def begin(self) -> None:
        await super().begin()
        if at := self._start:
            self.draw(next((row.key for row in self._rows if slot_of(row.key) == at), self.first_key()))

    def first_key(self) -> str:
        """The first line of the plan: the ceilings stand above."""
        return next((row.key for row in self._rows if row.line), "")

    def draft_name(self) -> str:
        return f"{DECIDING}{self.session.survey.municipality}/{keys.YEAR_PLAN.action}"

    def look(self) -> Sequence[str]:
        survey = self.session.survey
        self._marks = Marks(survey)
        self._rows = year_plan_table_rows(survey, self._year)
        self._plan = plan_of_year(survey, self._year)
        self._written = year_money(survey, self._year)
        self._ranges = left_ranges(survey, self._written)
        return [row.key for row in self._rows]

    def headings(self) -> Collection[int]:
        return [number for number, row in enumerate(self._rows) if row.is_heading]

    def redraw(self) -> None:
        """With the money as it would be if what is decided were written."""
        changes = self.decisions.changes
        survey = self.session.survey
        self._money = year_money_if(survey, self._year, changes) if changes else self._written
        self._fit = fit_marks(survey, self._year, self._money)
        super().redraw()

    def line(self, number: int, width: int) -> Content:
        row = self._rows[number]
        if row.is_heading:
            return heading_in_words(row.words, width, row.cents, row.many)
        if row.line is None:
            return Content(in_cells(f" {self.found_by(number)}: {self._ceilings_in_words()}", width))
        said = self.decisions.pending(row.key), fit_in_words(self._fit, row.key)
        if said[0] and row.key in self._fit.enough:  # that it is not written is said by the sign alone
            said = f"{NOT_SAVED} {said[1]}", ""
        return line_in_words(row.line, self._marks, width, row.cents, said)

    def _ceilings_in_words(self) -> str:
        if not self._money.ceilings:
            return _("not set yet: Enter sets it")
        values = values_of(self.session.survey)
        return "; ".join(amount_in_words(one, values) for one in self._money.ceilings)

    def found_by(self, number: int) -> str:
        row = self._rows[number]
        return (row.line.name or row.line.words) if row.line else _("Ceilings")

    def heading(self) -> str:
        return _("Plan of {year}").format(year=self._year)

    def about(self) -> str:
        """The year's balance as it would be; by how much it is over, and what mends that; then the plan."""
        survey = self.session.survey
        balance = balance_in_words(self._money, {} if self.decisions.unsaved else self._ranges)
        over = "; ".join(over_in_words(self._money, values_of(survey), self._money.whole))
        told = [balance, over, self._what_mends(), year_plan_summary(self._plan, survey)]
        return "\n".join(words for words in told if words)

    def _what_mends(self) -> str:
        """What to do where the plan is over; empty where it is not."""
        if self._fit.enough:
            return _("3 takes out; “{mark}” marks what is enough.").format(mark=_("enough without it"))
        return _("3 takes out: no line alone is enough.") if self._money.over else ""

    def detail(self, number: int) -> str:
        line = self._rows[number].line
        if line is None:
            return ""
        planned = self._planned(line)
        told = (plan_line_detail(line, self.session.survey), self._states.in_words(planned) if planned else "")
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
            self._year = years[(years.index(self._year) + step) % len(years)]
            self.draw()

    # Into the plan and out of it

    def action_into(self, status: str) -> None:
        line = self._line
        if line is None:
            self.say(_("Put the cursor on a line of the plan."))
        elif line.state and (words := why_not(line.state)):
            self.say(words, wrong=True)
        elif status == "rejected" and self.decisions.pending(line.record):
            self.decisions.leave_open(line.record)
        elif status == "rejected" and line.state and line.status == "budgeted":
            self._ask_why(line, "planned")  # out of the year's plan; it is still in that of all years
        elif status in {"rejected", line.status} or self._lacks(line, status):
            self._ask_why(line, status)
        else:
            self._keep(line, NewRuling(status))

    def action_into_all(self) -> None:
        """All that the assembly validated and that lacks nothing, into the plan."""
        where = self._where("planned")
        lines = [row.line for row in self._rows if row.line]
        whole = [line for line in lines if is_ready(line) and not self.decisions.pending(line.record)]
        acts = {line.record: act for line in whole if (act := self._act(line, NewRuling("planned"), where))}
        if acts:
            self.decisions.decide_all(acts)
        n = sum(bool(line.status not in IN_A_PLAN and lacks_of(line)) for line in lines)
        words = ngettext("{n} lacks something: 1 or 2 says what.", "{n} lack something: 1 or 2 says what.", n)
        self.say(words.format(n=n) if n else "")

    def _lacks(self, line: YearPlanRow, status: str) -> list[str]:
        """What it lacks for a plan; nothing where it stands in one already."""
        return lacks_of(line) if status in IN_A_PLAN and line.status not in IN_A_PLAN else []

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
        what = line.words
        if lacks:
            words = _("It lacks: {what}. Say why it goes in all the same, or go back.")
            what = f"{what}\n{words.format(what=', '.join(map(_, lacks)))}"

        def answered(said: NewRuling | None) -> None:
            if said is not None:
                self._keep(line, said)

        needed = _("It goes in only with a reason, for it lacks something.") if lacks else ""
        votes = shown_votes(ruling)
        self.open(screens.ruling(self.session.survey, title, what, said, votes, needed), answered)

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
        return PendingAct(STATUSES[said.status], ((line.record, body, history.heads),))

    def _body(self, line: YearPlanRow) -> Mapping[str, Any]:
        """What is decided of a line and not written, unless it is to be removed; else what is written."""
        decided = {record: body for record, body, _heads in self.decisions.decided_of(line.record)}
        body = decided.get(line.record, {"withdrawn": True})
        return line.entry.history.values if line.entry and body.get("withdrawn") else body

    # What became of it

    def action_became(self, state: str) -> None:
        """Of the line under the cursor; without a state, which digit means which."""
        planned = self._planned(self._line) if self._line and state else None
        self.say("" if planned else states_legend())
        if planned:
            self._states.mark(planned, state)

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
        if self.decisions.unsaved and (lines := self._asks_of_over()):
            question = screens.effects_question(N_("More than there is: write it all the same?"), lines)
            self.open(question, lambda meant: self.decisions.write() if meant else None)
        else:
            self.decisions.write()

    def _asks_of_over(self) -> list[str]:
        """What is over by what is decided here, in words; nothing where it is no further over than before."""
        if not over_by(self._written, self._money):
            return []
        marks = fit_marks(self.session.survey, self._year, self._written)
        fitting = [row.line for row in self._rows if row.line and marks.room.get(row.key)]
        lines = over_in_words(self._money, values_of(self.session.survey))
        return [*lines, what_fits_in_words(fitting)] if marks.room else lines

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
        survey = self.session.survey
        paragraphs = list(by_programme(self._plan, survey)) or [_("Nothing stands in this plan yet.")]
        paragraphs += ceilings_told(self._written, values_of(survey), self._ranges)
        paragraphs += spent_in_words(survey, self._year)
        self.open(screens.text_pages(N_("Money by subprogramme"), paragraphs))

    def result(self) -> Slot | None:
        return self.slot
