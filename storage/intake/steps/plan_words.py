"""What steps have to know of a plan: what the columns of a table mean in it, and names that stand in cells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from ...notation.currency import parse_amount
from ...plan.survey import Survey
from ..column_meanings import DEMANDS, Meaning
from ..headings import HeadedTable


def _of_no_column(table: HeadedTable) -> Sequence[str]:
    return [""] * len(table.headings)


class PlanWords(NamedTuple):
    """Without a survey no name is known."""

    columns_of: Callable[[HeadedTable], Sequence[str]] = _of_no_column
    """What stands in each column of a table: `holder`, `text`, a year for its demands; "" where nobody knows."""
    meaning: Meaning = DEMANDS
    zones: tuple[str, ...] = ()
    """The names of zones."""
    is_holder: Callable[[str], bool] = lambda _name: False
    """Whether somebody of the plan is called so."""

    @property
    def cents_of(self) -> Callable[[str], int | None]:
        """The centavos that a text says; None where it says no amount."""
        return partial(parse_amount, currency=self.meaning.currency)


NO_PLAN = PlanWords()


def words_of_plan(
    survey: Survey, meaning: Meaning, columns_of: Callable[[HeadedTable], Sequence[str]]
) -> PlanWords:
    """The words of a plan as it stands."""
    zones = [zone.fields.name for zoning in survey.zonings() for zone in survey.zones(zoning.id)]
    names = survey.names()
    return PlanWords(columns_of, meaning, tuple(zones), lambda name: names.match(name) is not None)
