"""What became of one year's plan: of its lines, of what left it for another year or altogether, and the money."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ...kinds.process.budget import Budget
from ...kinds.process.demand import Demand, slot_of
from ..decisions import PlanLine, of_year, plan_lines, stood_as
from ..survey import Survey, SurveyRecord
from ..tallies.executions import Execution, executions_said
from ..tallies.spent import NOTHING_SPENT, RecordSpent, Spent, spent_by_record

_BUDGETED = "budgeted"


class YearAccount(NamedTuple):
    """A demand or a budget line. `line` is the one of the year's plan, None of what is not in it any more; of that
    `moved_to` is the demand as which it goes on, if it does, and takes along what became of it. `was`: it stood in
    the year's plan once, by its history; what never did is here for what was spent on it.
    """

    record: str
    holder: str
    text: str
    line: PlanLine | None
    moved_to: str = ""
    was: bool = True
    executions: tuple[Execution, ...] = ()
    spent: Spent = NOTHING_SPENT


def accounts_of_year(survey: Survey, year: int) -> list[YearAccount]:
    """First the lines of the year's plan in their order, then what once stood in it, then on what else was spent.

    What they have spent sums up to what `spent_of_years` says of the year.
    """
    spent = spent_by_record(survey)
    found: dict[str, YearAccount] = {}
    for line in plan_lines(survey, year):
        if line.budgeted:
            found[line.record] = YearAccount(line.record, line.holder, line.text, line)
    for one in _left(survey, year):
        found.setdefault(one.record, one)
    for record, told in spent.items():
        if told.year == year and record not in found and (stands := _stands(survey, record)):
            found[record] = stands
    nothing = RecordSpent(year, NOTHING_SPENT)
    return [_with_money(survey, one, spent.get(one.record, nothing).spent) for one in found.values()]


def _left(survey: Survey, year: int) -> Iterator[YearAccount]:
    """What stood in the year's plan once, by its history, and moved on or was taken out again."""
    for state in of_year(survey, year):
        if state.kept is None or not stood_as(survey, state.kept.record, (_BUDGETED,)):
            continue
        fields = state.kept.fields
        there = fields.moved_to if isinstance(fields.moved_to, str) else ""
        gone_to = slot_of(there) if there else None
        if gone_to and gone_to.year == year:  # it is in the same year's plan still, under another name
            continue
        if there or state.stand == "filled":
            text = fields.text if isinstance(fields.text, str) else ""
            yield YearAccount(state.kept.record, state.holder, text, None, there)


def _stands(survey: Survey, record: str) -> YearAccount | None:
    """A record of which somebody says what became of it."""
    entry = _entry(survey, record)
    if entry is None or not executions_said(entry):
        return None
    fields, slot = entry.fields, slot_of(record)
    text, holder = (
        (fields.name, fields.holder) if isinstance(fields, Budget) else (fields.text, slot and slot.holder)
    )
    return YearAccount(
        record,
        holder if isinstance(holder, str) else "",
        text if isinstance(text, str) else "",
        None,
        was=stood_as(survey, record, (_BUDGETED,)),
    )


def _entry(survey: Survey, record: str) -> SurveyRecord[Demand] | SurveyRecord[Budget] | None:
    return survey.entry(record, Demand) if slot_of(record) else survey.entry(record, Budget)


def _with_money(survey: Survey, one: YearAccount, spent: Spent) -> YearAccount:
    """What moved on took along what became of it."""
    entry = None if one.moved_to else _entry(survey, one.record)
    return one._replace(executions=tuple(executions_said(entry)) if entry else (), spent=spent)
