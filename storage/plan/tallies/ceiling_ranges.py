"""A year's money while versions of it differ: between what and what it lies, whatever is settled.

What each line takes, how much a ceiling is and how many families a community has are settled apart from one
another, so that what each may change adds up; what is asked for jointly is settled together, in every way there
is. What all comes to is so known exactly, without reckoning every combination of all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, combinations
from typing import Final, NamedTuple

import msgspec
from msgspec import UNSET, UnsetType

from ...kinds.process.ceiling import Ceiling
from ...kinds.terms.community import Community
from ...revisions.history import History
from ...revisions.record_names import municipality_of
from ...translatable import N_
from ..decisions import PlanLine
from ..survey import Survey
from .ceilings import ANY_FUNDER, EACH_FAMILY, FOR_EACH, WHOLE_YEAR, CeilingMoney, HolderMoney, YearMoney
from .line_readings import LinesTogether, bodies_said, budget_together, demands_together

NOT_ALL_READ: Final = N_("there are more versions than can be reckoned: settle some first")
"""What stands beside a range in which not all of them are."""
_MOST_IN_DOUBT: Final = 6
"""Of so many ceilings of who pays that somebody took away is reckoned what is left without them."""


class LeftRange(NamedTuple):
    """The least and the most that may be left of a ceiling, in hundredths of the currency. `all_read`: all that
    versions say is in it, for there are not more of them than are reckoned.
    """

    low_cents: int
    high_cents: int
    all_read: bool = True


class _Held(NamedTuple):
    """A ceiling: from the least to the most that it may be, and what a line takes of it."""

    key: tuple[str, str]
    low_cents: int
    high_cents: int
    taken: Callable[[PlanLine], int]
    all_read: bool = True


def left_ranges(survey: Survey, shown: YearMoney) -> dict[tuple[str, str], LeftRange]:
    """By whom a ceiling is for and who pays, of those of which versions differ in what is left.

    `shown` is the year's money as it is shown.
    """
    groups = [*_together(survey, shown.year)]
    every = all(group.all_read for group in groups)
    found: dict[tuple[str, str], LeftRange] = {}
    for one in _held(survey, shown):
        low, high = _left(one, shown, groups)
        before = found.get(one.key, LeftRange(low, high))
        read = every and one.all_read and before.all_read
        found[one.key] = LeftRange(min(low, before.low_cents), max(high, before.high_cents), read)
    return {key: of for key, of in found.items() if of.low_cents != of.high_cents or not of.all_read}


def _together(survey: Survey, year: int) -> Iterator[LinesTogether]:
    yield from demands_together(survey, year)
    for its, entry in _budget(survey):
        if its == year and entry.conflicts:
            yield budget_together(year, entry)


def _left(one: _Held, shown: YearMoney, groups: Iterable[LinesTogether]) -> tuple[int, int]:
    """What may be left: of what is not in dispute by the lines as they stand, of the rest by every reading."""
    groups = [*groups]
    disputed = {record for group in groups for record in group.records}
    sure = sum(one.taken(line) for line in shown.lines if line.budgeted and line.record not in disputed)
    low, high = one.low_cents - sure, one.high_cents - sure
    for group in groups:
        taken = [sum(map(one.taken, lines)) for lines in group.counted(shown.year)]
        low, high = low - max(taken), high - min(taken)
    return low, high


def _budget(survey: Survey) -> Iterator[tuple[int, History]]:
    """The lines of the budget with their years, be they taken back."""
    for record in survey.records("budget"):
        state = survey.history(record) if municipality_of(record) == survey.municipality else None
        if state is not None:
            yield int(record.split("/")[2]), state


# What the ceilings may be


class _Amounts(NamedTuple):
    """What a number may be while versions differ; `sure`: in all of them it is there."""

    said: tuple[int, ...]
    sure: bool


def _held(survey: Survey, shown: YearMoney) -> Iterator[_Held]:
    """Each ceiling; one of which parts may not be there several times, with and without them."""
    for one in shown.ceilings:
        amounts = _ceiling_amounts(survey, one.record)
        if one.whose == EACH_FAMILY:
            yield from _for_each_family(survey, one, amounts)
        else:
            times = len(one.by_holder) if one.whose in FOR_EACH else 1
            yield _Held(
                (one.whose, one.funder), min(amounts.said) * times, max(amounts.said) * times, one.taken_by
            )
    if shown.whole and not shown.whole.record:
        yield from _of_funders(survey, shown.year, (shown.whole.whose, shown.whole.funder))


def _for_each_family(survey: Survey, one: CeilingMoney, amounts: _Amounts) -> Iterator[_Held]:
    asking = [each for each in survey.communities() if survey.per_year(each.fields)]
    counted = {each.id: said for each in asking if (said := _families(each.history)).said}
    sure = {id_: said.sure for id_, said in counted.items()}
    for known in _with_and_without(sure):
        low, high = (sum(pick(counted[id_].said) for id_ in known) for pick in (min, max))
        each = tuple(HolderMoney(id_, 0, 0) for id_ in sorted(known))
        taken = one._replace(by_holder=each).taken_by
        yield _Held((one.whose, one.funder), min(amounts.said) * low, max(amounts.said) * high, taken, _few(sure))


def _of_funders(survey: Survey, year: int, key: tuple[str, str]) -> Iterator[_Held]:
    """Of a year of which only who pays is said, all of them together."""
    by_funder: dict[str, _Amounts] = {}
    for record in survey.records("ceiling"):
        _kind, municipality, its, whose, funder = record.split("/")
        mine = municipality == survey.municipality and int(its) == year
        if mine and whose == WHOLE_YEAR and funder != ANY_FUNDER:
            by_funder[funder] = _ceiling_amounts(survey, record)
    standing = {funder: of.sure for funder, of in by_funder.items() if of.said}
    for there in _with_and_without(standing):
        if there:
            low, high = (sum(pick(by_funder[one].said) for one in there) for pick in (min, max))
            yield _Held(key, low, high, partial(_asked_of, there), _few(standing))


def _asked_of(funders: Collection[str], line: PlanLine) -> int:
    return sum(line.funding.get(one, 0) for one in funders)


def _with_and_without(sure: Mapping[str, bool]) -> Iterator[frozenset[str]]:
    """What is there for sure, with each part of what may be: of very much that may be, the first."""
    doubtful = [one for one, is_sure in sure.items() if not is_sure][:_MOST_IN_DOUBT]
    always = {one for one, is_sure in sure.items() if is_sure}
    parts = chain.from_iterable(combinations(doubtful, n) for n in range(len(doubtful) + 1))
    return (frozenset(always.union(part)) for part in parts)


def _few(sure: Mapping[str, bool]) -> bool:
    """Whether all that may be there or not is reckoned both ways."""
    return sum(not is_sure for is_sure in sure.values()) <= _MOST_IN_DOUBT


def _ceiling_amounts(survey: Survey, record: str) -> _Amounts:
    """What it may be where it stands; nothing of what stands in no version."""
    state = survey.history(record)
    ways = [msgspec.convert(body, Ceiling) for body in bodies_said(state)[0]] if state else []
    return _amounts([one.amount_cents if one.withdrawn is not True else UNSET for one in ways])


def _families(state: History) -> _Amounts:
    return _amounts([msgspec.convert(body, Community).families for body in bodies_said(state)[0]])


def _amounts(said: list[int | UnsetType]) -> _Amounts:
    numbers = [one for one in said if isinstance(one, int)]
    return _Amounts(tuple(dict.fromkeys(numbers)), len(numbers) == len(said))
