"""What was spent: the one rule by which report, papers, lists, F4 and the wall count it.

It counts of every demand and budget line that stands, wherever it stands now: money that was given for what left a
year's plan is given all the same. What is asked for jointly has spent once. What laptops say
differently is in no sum. A demand that moved takes along what was spent on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Final, NamedTuple

from msgspec import Struct

from ..decisions import budget_lines, planned_years
from ..money import joint_groups
from ..survey import Survey
from .executions import DONE, Execution, executions_said


class Spent(Struct, kw_only=True, frozen=True):
    """In hundredths of the currency. `unsaid`: how many are done without it being said; `disputed`: of how many
    laptops say different amounts, of which `spent_cents` has none.
    """

    spent_cents: int = 0
    unsaid: int = 0
    disputed: int = 0


NOTHING_SPENT: Final = Spent()


class RecordSpent(NamedTuple):
    """What a demand or a budget line has in a sum, and the year that it is counted in."""

    year: int
    spent: Spent


def spent_by_record(survey: Survey) -> dict[str, RecordSpent]:
    """Of each demand and each budget line that stands."""
    standing = {one.record: (slot.year, one) for slot, one in survey.demands() if one.fields.withdrawn is not True}
    said = {record: executions_said(one) for record, (_year, one) in standing.items()}
    found = {record: RecordSpent(year, NOTHING_SPENT) for record, (year, _one) in standing.items()}
    for group in joint_groups({record: one.fields.joint_with for record, (_year, one) in standing.items()}):
        counts = _who_counts(group, said)
        found[counts] = found[counts]._replace(spent=_spent(said[counts]))
    lines = {one.record: RecordSpent(year, _spent(executions_said(one))) for year, one in budget_lines(survey)}
    return found | lines


def _who_counts(group: Sequence[str], said: Mapping[str, Sequence[Execution]]) -> str:
    """Of what is asked for jointly: who tells an amount, else who is done; either stands in an account."""
    tells = (one for one in group if _amounts(said[one]))
    done = (one for one in group if any(each.state == DONE for each in said[one]))
    return next(chain(tells, done, group))


def _amounts(said: Iterable[Execution]) -> set[int]:
    return {one.spent_cents for one in said if one.spent_cents is not None}


def _spent(said: Sequence[Execution]) -> Spent:
    amounts = _amounts(said)
    wanted = any(one.state == DONE for one in said)
    return Spent(
        spent_cents=sum(amounts) if len(amounts) == 1 else 0,
        unsaid=int(not amounts and wanted),
        disputed=int(len(amounts) > 1),
    )


def spent_together(of: Iterable[Spent]) -> Spent:
    of = [*of]
    return Spent(
        spent_cents=sum(one.spent_cents for one in of),
        unsaid=sum(one.unsaid for one in of),
        disputed=sum(one.disputed for one in of),
    )


def spent_of_years(survey: Survey) -> dict[str, Spent]:
    """By year; each year of the plans has one."""
    by_year: dict[int, list[Spent]] = {year: [] for year in planned_years(survey)}
    for one in spent_by_record(survey).values():
        by_year.setdefault(one.year, []).append(one.spent)
    return {str(year): spent_together(of) for year, of in sorted(by_year.items())}
