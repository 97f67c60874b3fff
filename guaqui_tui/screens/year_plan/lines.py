"""A year's plan line by line, and its money by funder and by programme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any, Final, NamedTuple

from textual.content import Content

from exports.findings.execution_words import spent_sum_words
from exports.wording.marks import Marks
from exports.wording.values import Values
from storage.kinds.process.budget import Budget
from storage.kinds.process.demand import STATUSES, demand_name
from storage.plan.decisions import YearPlan, budget_lines, is_of_its_year, lacking_for_a_plan, of_year
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey, SurveyRecord
from storage.plan.tallies.ceilings import YearMoney
from storage.plan.tallies.spent import NOTHING_SPENT, spent_of_years
from storage.symbols import NOT_SAVED
from storage.translatable import N_

from ...forms.rulings import new_ruling_in_words, ruling_said
from ...language.gettext_ import _, ngettext
from ...language.numbers import amount, bare_amount
from ...language.sentence_facts import few
from ...look.theme import in_colour
from ...widgets.text import in_cells
from ...wording.money import Ranges, ceilings_told, money_in_words, plan_in_words, sources_in_words
from ...wording.slots import asking_holder, holder_name
from ...wording.values import values_of
from ...wording.year_plan.executed import Planned, state_of_record


class YearPlanRow(NamedTuple):
    """A line of the list: a demand's slot, or a line of the budget that is no demand."""

    record: str
    name: str
    state: SlotState | None
    budget: SurveyRecord[Budget] | None
    programme: str
    subprogramme: str = ""

    @property
    def entry(self) -> Planned | None:
        return self.budget or (self.state.entry if self.state else None)

    @property
    def fields(self) -> object:
        return self.entry.fields if self.entry else None

    @property
    def phase(self) -> str:
        phase = getattr(self.fields, "phase", "")
        return phase if isinstance(phase, str) else ""

    @property
    def cost_cents(self) -> int:
        cost = getattr(self.fields, "cost_cents", 0)
        return cost if isinstance(cost, int) else 0

    @property
    def status(self) -> str:
        status = getattr(self.fields, "status", "")
        return status if isinstance(status, str) else ""

    @property
    def stands(self) -> str:
        """Its status as the year's plan has it: a line of the budget is in it by being there."""
        return "budgeted" if self.budget and is_of_its_year(self.status, of_budget=True) else self.status

    @property
    def words(self) -> str:
        said = self.state.text if self.state else getattr(self.fields, "name", "")
        return said if isinstance(said, str) else ""


TO_PLAN: Final = {"planned": N_("to the {plan_word}"), "budgeted": N_("to the {year_word}")}
"""What stands in a line of which that is decided: there is room for the plan's name alone."""
LACKS: Final = {
    "validated": N_("the assembly's validation"),
    "class": N_("its class"),
    "cost_cents": N_("its cost"),
    "funding": N_("who gives the money"),
}
"""What is called what."""


def lacks_of(line: YearPlanRow, survey: Survey) -> list[str]:
    """What a demand lacks for a plan, marked for translation; nothing where it lacks nothing, or is none."""
    return [LACKS[one] for one in lacking_for_a_plan(line.state, survey)] if line.state else []


def lacks_in_words(lacks: Sequence[str]) -> str:
    """What is asked of who puts a demand into a plan all the same; empty where it lacks nothing."""
    words = _("It lacks: {what}. Say why it goes in all the same, or go back.")
    return words.format(what=", ".join(map(_, lacks))) if lacks else ""


def lacks_counted(lines: Iterable[YearPlanRow], survey: Survey) -> str:
    """How many lines lack something for a plan, and of what how many; empty where none does."""
    lacking = [lacks for line in lines if (lacks := lacks_of(line, survey))]
    n, of = len(lacking), Counter(chain.from_iterable(lacking))
    what = ", ".join(f"{_(one)} ({of[one]})" for one in LACKS.values() if of[one])
    words = ngettext("{n} lacks something: {what}.", "{n} lack something: {what}.", n)
    return words.format(n=n, what=what) if n else ""


def is_ready(line: YearPlanRow, survey: Survey) -> bool:
    """Whether a demand may go into a plan as it is, and stands in none."""
    ready = line.state is not None and line.state.stand == "filled" and not line.state.disputed
    return ready and line.status == "validated" and not lacks_of(line, survey)


def year_plan_rows(survey: Survey, year: int) -> list[YearPlanRow]:
    """What is asked for in a year, by programme and holder, and then the lines of its budget."""
    values = values_of(survey)
    programme_of = {one.id: one.fields.programme for one in survey.actions(withdrawn=True)}
    found = []
    for state in of_year(survey, year):
        if state.stand == "filled" and state.entry:
            action = state.entry.fields.action
            programme = programme_of.get(action) if isinstance(action, str) else None
            record = demand_name(survey.municipality, state.holder, state.year, state.n)
            name = asking_holder(survey, state.slot)
            found.append(YearPlanRow(record, name, state, None, *_named(values, programme)))
    found.sort(key=lambda line: (not line.programme, line.programme))
    for its, entry in budget_lines(survey):
        if its == year:
            holder = entry.fields.holder
            name = holder_name(survey, holder) if isinstance(holder, str) else ""
            found.append(YearPlanRow(entry.record, name, None, entry, *_named(values, entry.fields.programme)))
    return found


def _named(values: Values, programme: object) -> tuple[str, str]:
    """What a subprogramme is called, and its id; empty both where none is said."""
    return (values.named(("programme",), programme), programme) if isinstance(programme, str) else ("", "")


def line_in_words(line: YearPlanRow, marks: Marks, width: int, cents: int, said: tuple[str, str]) -> Content:
    """▲ Andamarca        Construcción de establos      35.000,00   in the plan.

    `cents`: what it adds to a sum; `said`: what stands in it before all, and only instead of its status.
    """
    head = Content(" ") + in_colour(marks.of(line.state)) + Content(" ") if line.state else Content(" + ")
    name = in_cells(line.name, 21 if width < 100 else 30)
    became = state_of_record(line.entry) if line.entry else ""
    words = said[0] or became or said[1] or _(STATUSES.get(line.stands, line.stands))
    right = _right(cents, words)
    room = max(8, width - head.cell_length - len(right) - (21 if width < 100 else 30) - 1)
    return head + Content(f"{name} {in_cells(' '.join(line.words.split()), room)}{right}")


def heading_in_words(words: str, width: int, cents: int, many: int) -> Content:
    """3.1 Producción · investment                     120.000,00   4 lines."""
    right = _right(cents, ngettext("{n} line", "{n} lines", many).format(n=many))
    return Content.styled(in_cells(f" {words}", max(8, width - len(right))) + right, "bold")


def _right(cents: int, words: str) -> str:
    """A line's last columns: an amount, and what stands beside it."""
    return f" {bare_amount(cents) if cents else '':>12}  {in_cells(words, 18)}"


def plan_line_detail(line: YearPlanRow, survey: Survey, body: Mapping[str, Any]) -> str:
    """All of a line: its words, its programme, who is asked for what, and what was decided.

    `body`: what is decided of it and not written yet, else what is written.
    """
    fields = line.fields
    funding = getattr(fields, "funding", None)
    parts = [line.programme, sources_in_words(funding if isinstance(funding, dict) else {}, survey)]
    said = ruling_said(body)
    decided = new_ruling_in_words(said, survey)
    if line.entry and said != ruling_said(line.entry.history.values):
        decided = f"{NOT_SAVED} {decided}"
    if line.stands != line.status and line.status:  # validated, and in the year's plan all the same
        decided = " · ".join(part for part in (_(STATUSES[line.status]), decided) if part)
    return "\n".join(one for one in (line.words, " · ".join(part for part in parts if part), decided) if one)


def year_plan_summary(plan: YearPlan, survey: Survey) -> str:
    """In the plan 12, in its year's plan 5, budget lines 1: Bs 350.000 · who gives what · what nobody gives."""
    said = plan_in_words(plan)
    if not said:
        return _("Nothing of this year stands in a plan yet: 1 or 2 put a demand into it, Ins adds a budget line.")
    return f"{said}: {money_in_words(plan.money, survey)}"


def by_programme(plan: YearPlan, survey: Survey) -> Iterable[str]:
    """Agropecuario: 5 lines, Bs 120.000."""
    values = values_of(survey)
    for id_, one in plan.subprogrammes.items():
        name = values.named(("programme",), id_) if id_ else _("without a subprogramme")
        words = ngettext("{name}: {n} line, {cost}", "{name}: {n} lines, {cost}", one.lines)
        yield words.format(name=name, n=one.lines, cost=amount(one.cost_cents))


def spent_in_words(survey: Survey, year: int) -> Iterable[str]:
    """Spent: Bs 83.500, no amount for 1; nothing where nobody says anything of it."""
    spent = spent_of_years(survey).get(str(year), NOTHING_SPENT)
    if words := spent_sum_words(spent, values_of(survey)):
        yield _("Spent: {amount}").format(amount=words)


def money_in_paragraphs(plan: YearPlan, money: YearMoney, ranges: Ranges, survey: Survey) -> Iterable[str]:
    """A year's money by subprogramme, against each ceiling, and what was spent of it."""
    yield from list(by_programme(plan, survey)) or [_("Nothing stands in this plan yet.")]
    yield from ceilings_told(money, values_of(survey), ranges)
    yield from spent_in_words(survey, money.year)


_MOST_NAMED: Final = 4
"""Lines that are named where there may be many."""


def what_fits_in_words(lines: Sequence[YearPlanRow]) -> str:
    """Each would fit: Andamarca Bs 35.000, Arcata Bs 12.000, and 3 more; that nothing does."""
    if not lines:
        return _("Nothing of what waits would fit.")
    return _("Each of these would fit by itself: {lines}").format(lines=_named_lines(lines))


def what_is_enough_in_words(lines: Sequence[YearPlanRow]) -> str:
    """Which of the plan's lines is enough to take out: Andamarca Bs 35.000; that none alone is."""
    if not lines:
        return _("No line alone is enough to take out.")
    return _("Without one of these it is enough: {lines}").format(lines=_named_lines(lines))


def _named_lines(lines: Sequence[YearPlanRow]) -> str:
    return ", ".join(few([f"{line.name or line.words} {amount(line.cost_cents)}" for line in lines], _MOST_NAMED))
