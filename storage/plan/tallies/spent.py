"""What was spent on what was in the years' plans, by the year that it was planned for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
from msgspec import UNSET, Struct

from ...kinds.executed import EXECUTED, Executed, oddities_of
from ..decisions import budget_lines, planned_years
from ..money import joint_groups
from ..survey import Survey, SurveyRecord
from .versions_said import values_said


class SpentOfYear(Struct, kw_only=True):
    """In hundredths of the currency. `unsaid`: how many are done without it being said; `disputed`: of how many
    laptops say different amounts, of which `spent_cents` has none.
    """

    spent_cents: int = 0
    unsaid: int = 0
    disputed: int = 0


def spent_of_years(survey: Survey) -> dict[str, SpentOfYear]:
    """Of the demands and budget lines that stand, by year; joint ones once. Each year of the plans has one."""
    found = {str(year): SpentOfYear() for year in planned_years(survey)}
    for year, said in _told(survey):
        of_year = found.setdefault(str(year), SpentOfYear())
        amounts = {one.spent_cents for one in said if isinstance(one.spent_cents, int)}
        of_year.spent_cents += sum(amounts) if len(amounts) == 1 else 0
        of_year.disputed += len(amounts) > 1
        of_year.unsaid += not amounts and any("spent-unsaid" in oddities_of(one, 0).values() for one in said)
    return dict(sorted(found.items()))


def _told(survey: Survey) -> Iterator[tuple[int, list[Executed]]]:
    """What laptops say of each, and its year. Of joint demands the first, by name, that says what was spent."""
    standing = [(slot.year, one) for slot, one in survey.demands() if one.fields.withdrawn is not True]
    told = {one.record: (year, _versions(one)) for year, one in standing}
    for group in joint_groups({one.record: one.fields.joint_with for _year, one in standing}):
        yield told[next((one for one in group if _says_spent(told[one][1])), group[0])]
    yield from ((year, _versions(one)) for year, one in budget_lines(survey))


def _says_spent(said: list[Executed]) -> bool:
    return any(one.spent_cents is not UNSET for one in said)


def _versions(one: SurveyRecord[Any]) -> list[Executed]:
    return [msgspec.convert(value, Executed) for value in values_said(one, EXECUTED)]
