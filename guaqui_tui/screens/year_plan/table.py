"""The year's plan as a table: its lines by subprogramme and phase, then what is not in it, under headings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from exports.findings.programme_words import programme_with_code
from exports.wording.values import Values
from storage.kinds.process.demand import PHASES
from storage.plan.decisions import PlanLine, plan_lines, waiting_lines
from storage.plan.survey import Survey
from storage.plan.tallies.ceilings import YearMoney, enough_without, has_room, over_by
from storage.plan.tallies.joint_money import joint_demands
from storage.plan.tallies.programme_tree import ProgrammeTree
from storage.translatable import N_

from ...language.gettext_ import _
from ...wording.money import over_in_words
from ...wording.values import values_of
from .lines import YearPlanRow, what_fits_in_words, what_is_enough_in_words, year_plan_rows

CEILINGS_ROW: Final = "ceilings"
"""The key of the line that stands first: no record is called so."""
_REST: Final = (
    ("planned", N_("In the {plan_word}, not yet in the {year_word}")),
    ("validated", N_("Validated, not yet in a plan")),
    ("", N_("What else is asked for")),
)
"""What stands below the year's plan, by status; all other statuses last."""


class PlanTableRow(NamedTuple):
    """A row of the table: a line of the plan, or, without one, a heading or the ceilings' row.

    `cents` are what a heading's lines come to, or what the line itself adds to that; `many` how many lines those
    are.
    """

    key: str
    words: str = ""
    line: YearPlanRow | None = None
    cents: int = 0
    many: int = 0

    @property
    def is_heading(self) -> bool:
        return self.line is None and self.key != CEILINGS_ROW


def year_plan_table_rows(survey: Survey, year: int) -> list[PlanTableRow]:
    """What is budgeted, by subprogramme in the plan's order and phase; then what is not in the year's plan."""
    costs = _costs(survey, year)
    budgeted = {line.record for line in plan_lines(survey, year) if line.budgeted}
    rows = year_plan_rows(survey, year)
    found = [PlanTableRow(CEILINGS_ROW)] if year in survey.plan.years else []
    for words, lines in [
        *_in_plan(survey, [one for one in rows if one.record in budgeted]),
        *_rest(rows, budgeted),
    ]:
        cents = _cents_once(survey, lines, costs)
        found.append(PlanTableRow(f"heading/{words}", words, None, sum(cents.values()), len(lines)))
        found += [PlanTableRow(one.record, "", one, cents[one.record]) for one in lines]
    return found


def _cents_once(survey: Survey, lines: Sequence[YearPlanRow], costs: Mapping[str, int]) -> dict[str, int]:
    """What each line of a group adds to what all come to: of joint ones one, if any does one that says a cost."""
    joint, counted, found = joint_demands(survey), set[str](), dict[str, int]()
    for one in sorted(lines, key=lambda line: not line.cost_cents):
        of, cents = joint.of(one.record), costs.get(one.record, one.cost_cents)
        first = of.demands[0].record if of else one.record
        found[one.record] = 0 if first in counted else cents
        if cents:
            counted.add(first)
    return found


def _costs(survey: Survey, year: int) -> dict[str, int]:
    """What each line adds to a sum: what is asked for jointly costs once."""
    waiting = {line.record: line.cost_cents for line in waiting_lines(survey, year)}
    return waiting | {line.record: line.cost_cents for line in plan_lines(survey, year)}


def _in_plan(survey: Survey, rows: list[YearPlanRow]) -> Iterator[tuple[str, list[YearPlanRow]]]:
    values = values_of(survey)
    for place, lines in ProgrammeTree(survey).groups(rows):
        yield _group_in_words(values, place.subprogramme, place.phase), lines


def _group_in_words(values: Values, programme: str, phase: str) -> str:
    """3.1 Producción agropecuaria · investment."""
    name = programme_with_code(values, programme) if programme else _("without a subprogramme")
    return " · ".join(words for words in (name, _(PHASES[phase]) if phase in PHASES else phase) if words)


def _rest(rows: list[YearPlanRow], budgeted: set[str]) -> Iterator[tuple[str, list[YearPlanRow]]]:
    named = {status for status, _words in _REST if status}
    for status, words in _REST:
        lines = [
            one
            for one in rows
            if one.record not in budgeted and (one.status if one.status in named else "") == status
        ]
        if lines:
            yield _(words), lines


class FitMarks(NamedTuple):
    """By record what would fit into the year's plan, what would not, and without which line alone it is enough."""

    room: dict[str, bool]
    enough: frozenset[str]


def fit_marks(survey: Survey, year: int, money: YearMoney) -> FitMarks:
    """None of it where the year has no ceiling."""
    if not money.ceilings:
        return FitMarks({}, frozenset())
    room = {line.record: has_room(survey, money, line) for line in waiting_lines(survey, year)}
    return FitMarks(
        room, frozenset(line.record for line in _budgeted(money) if enough_without(survey, money, line))
    )


def _budgeted(money: YearMoney) -> Iterator[PlanLine]:
    return (line for line in money.lines if line.budgeted)


def fit_in_words(marks: FitMarks, record: str) -> str:
    """What of it stands in a line, instead of its status; empty where nothing is to say."""
    if record in marks.enough:
        return _("enough without it")
    if record in marks.room:
        return _("fits") if marks.room[record] else _("does not fit")
    return ""


def what_mends(marks: FitMarks, money: YearMoney) -> str:
    """What to do where the plan is over; empty where it is not."""
    if marks.enough:
        return _("3 takes out; “{mark}” marks what is enough.").format(mark=_("enough without it"))
    return _("3 takes out: no line alone is enough.") if money.over else ""


def asks_of_over(
    values: Values, written: YearMoney, would_be: YearMoney, marks: FitMarks, rows: Sequence[PlanTableRow]
) -> list[str]:
    """What is over by what is decided, in words, what is enough to take out, and what would fit; nothing where it
    is no further over. `marks` are those of the list, so that both say the same.
    """
    if not over_by(written, would_be):
        return []
    lines = [*over_in_words(would_be, values)]
    lines.append(what_is_enough_in_words([row.line for row in rows if row.line and row.key in marks.enough]))
    if marks.room:
        lines.append(what_fits_in_words([row.line for row in rows if row.line and marks.room.get(row.key)]))
    return lines
