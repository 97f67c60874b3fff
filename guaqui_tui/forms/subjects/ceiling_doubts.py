"""What a cost, a contribution or a status leaves of the year's ceilings, as it is typed; it stops nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from storage.plan.decisions import PlanLine
from storage.plan.tallies.ceilings import CeilingMoney, YearMoney, year_money_if, years_with_ceilings
from storage.symbols import DOUBTFUL

from ...wording.money import ceiling_in_words, left_in_words
from ...wording.values import values_of
from ..draft_values import Typed
from ..entries import FormEntry, read_into
from .plan_at_hand import PlanAtHand


class CeilingDoubts:
    """Of a demand, or a line of a year's budget. Of what is not in the year's plan nothing is said."""

    def __init__(self, session: PlanAtHand, year: int) -> None:
        self._session = session
        self._year = year
        self._typed: tuple[str, ...] | None = None
        self._money: YearMoney | None = None
        """The year's money with what is typed."""

    def beside(
        self, name: str, typed: Typed, record: str, entries: Sequence[FormEntry], otherwise: str = ""
    ) -> str:
        """What stands beside a field: ? Bs 5.000 over what there is (all of the year).

        `otherwise`: what is said unless a ceiling is not enough.
        """
        of = next((one for one in entries if one.name == name), None)
        if of is None or not _of_money(of) or self._year not in years_with_ceilings(self._session.survey):
            return otherwise
        its = [one for one in entries if _of_money(one) and one.name in typed]
        beside_money = [one for one in entries if _whose(one) and one.name in typed]
        line = self._line(typed, record, [*its, *beside_money])
        if line is None or self._money is None:
            return otherwise
        words, over = self._said(of, line, self._money)
        return words if over else otherwise or words

    def _line(self, typed: Typed, record: str, its: Sequence[FormEntry]) -> PlanLine | None:
        """What is typed as a line of the year's plan; None where it is in none."""
        key = (record, *(typed[one.name] for one in its))
        survey = self._session.survey
        if key != self._typed:
            state = survey.history(record)
            body: dict[str, Any] = dict(state.values) if state else {"name": record, "status": "budgeted"}
            read_into(body, its, typed, [one.name for one in its], values_of(survey))
            self._typed, self._money = key, year_money_if(survey, self._year, [(record, body, None)])
        lines = self._money.lines if self._money else ()
        return next((line for line in lines if line.record == record and line.budgeted), None)

    def _said(self, of: FormEntry, line: PlanLine, money: YearMoney) -> tuple[str, bool]:
        """What is least left of what the line takes, and whether that is less than nothing."""
        funder = of.path[1] if len(of.path) > 1 else ""
        touched = [one for one in money.held if one.taken_by(line) > 0 and (not funder or one.funder == funder)]
        if not touched:
            return "", False
        least = min(touched, key=lambda one: one.left_for(line.holder))
        return self._words(least, least.left_for(line.holder)), least.left_for(line.holder) < 0

    def _words(self, one: CeilingMoney, left: int) -> str:
        words = f"{left_in_words(left)} ({ceiling_in_words(one, values_of(self._session.survey))})"
        return f"{DOUBTFUL} {words}" if left < 0 else words


def _whose(one: FormEntry) -> bool:
    """Whether an entry says who has the money."""
    return one.field.says.unit == "ref" and bool({"community", "association"} & {*one.field.says.of})


def _of_money(one: FormEntry) -> bool:
    """Whether an entry is of the cost, of a contribution, or of whether it is in the year's plan."""
    return (one.field.says.unit in {"cents", "by_id"} and one.path[0] != "executed") or one.path == ("status",)
