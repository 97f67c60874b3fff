"""A year's money while versions of it differ: between what and what it lies, whatever is settled."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from ...kinds.field import Field
from ...kinds.lookup import KINDS, kind_of
from ...revisions.history import History
from ..decisions import budget_lines, of_year
from ..survey import Survey
from ..views.plan_readings import with_other_claims
from .ceilings import YearMoney, year_money

_SAYS_MONEY: Final = frozenset({"cents", "by_id", "word", "yes"})


class LeftRange(NamedTuple):
    """The least and the most that may be left of a ceiling, in hundredths of the currency."""

    low_cents: int
    high_cents: int


def left_ranges(survey: Survey, shown: YearMoney) -> dict[tuple[str, str], LeftRange]:
    """By whom a ceiling is for and who pays, of those of which versions differ in what is left.

    `shown` is the year's money as it is shown. Records that are asked for jointly are settled together, all
    others by themselves: what each may change adds up.
    """
    low, high = (dict.fromkeys(_left(shown), 0) for _either in range(2))
    for group in _together(_made_of(survey, shown.year)):
        fields = [(state, name) for state in group for name in state.conflicts if _of_money(state, name)]
        changes = [
            _change(shown, year_money(reading, shown.year)) for reading in with_other_claims(survey, fields)
        ]
        for key in low:
            by = [0, *(of.get(key, 0) for of in changes)]
            low[key], high[key] = low[key] + min(by), high[key] + max(by)
    left = _left(shown)
    return {key: LeftRange(left[key] + low[key], left[key] + high[key]) for key in left if low[key] != high[key]}


def _left(of: YearMoney) -> dict[tuple[str, str], int]:
    return {(one.whose, one.funder): one.left_cents for one in of.held}


def _change(before: YearMoney, after: YearMoney) -> dict[tuple[str, str], int]:
    was = _left(before)
    return {key: cents - was[key] for key, cents in _left(after).items() if key in was}


def _made_of(survey: Survey, year: int) -> list[History]:
    """What a year's money is made of, in conflict or not: its demands, the lines of its budget, its ceilings."""
    found = [state.kept.history for state in of_year(survey, year) if state.kept]
    found += [entry.history for its, entry in budget_lines(survey) if its == year]
    found += [one.history for one in survey.listed("ceiling") if int(one.record.split("/")[2]) == year]
    return found


def _together(states: list[History]) -> Iterator[list[History]]:
    """Those that some version asks for jointly, in one; none that nobody disputes."""
    group = {state.record: {state.record} for state in states}
    for state in states:
        for other in _joint(state) & group.keys():
            joined = group[state.record] | group[other]
            group |= dict.fromkeys(joined, joined)
    of = {state.record: state for state in states}
    for records in {id(one): one for one in group.values()}.values():
        if disputed := [of[record] for record in sorted(records) if of[record].conflicts]:
            yield disputed


def _joint(state: History) -> set[str]:
    """The demands that a record's versions name."""
    named = (
        claim.value for name, claims in state.claims.items() if _names_demand(state, name) for claim in claims
    )
    return {one for one in named if isinstance(one, str)}


def _field(state: History, name: str) -> Field | None:
    return next((one for one in KINDS[kind_of(state.record)].fields if one.name == name), None)


def _names_demand(state: History, name: str) -> bool:
    field = _field(state, name)
    return field is not None and "demand" in field.says.of


def _of_money(state: History, name: str) -> bool:
    """Whether a field says money, whether it counts, or with whom it is shared."""
    field = _field(state, name)
    return field is not None and (field.says.unit in _SAYS_MONEY or _names_demand(state, name))
