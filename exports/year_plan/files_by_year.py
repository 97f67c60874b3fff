"""Of which years the plan leaves, and what the file of each is called."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Final

from storage.plan.decisions import planned_years
from storage.plan.survey import Survey
from storage.plan.tallies.ceilings import year_money
from storage.translatable import N_

from ..wording.edition import Edition
from ..wording.file_names import name_on_disk

_NAME: Final = N_("yearly")


def files_by_year(survey: Survey, edition: Edition, ending: str) -> Iterator[tuple[int, str]]:
    """Each year with its file: those that an edition names, else all in whose plan anything stands."""
    for year in edition.years or filter(partial(_has_plan, survey), planned_years(survey)):
        yield year, name_on_disk(f"{edition.called(_NAME)}-{year:04d}", ending)


def _has_plan(survey: Survey, year: int) -> bool:
    of = year_money(survey, year)
    return bool(of.ceilings) or any(line.budgeted for line in of.lines)
