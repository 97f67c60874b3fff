"""The order in which the story is typed: by one laptop, and then by two of them, each without the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from .. import whole_story as story
from ..whole_story import Told, asked
from . import asking, assembly, calendar, judging, register, year_plan
from .secretary import Secretary

A_PART: Final = frozenset(
    one.record
    for one in (
        *(story.INSTITUTIONS[3], *story.COMMITMENTS[1:], *story.FACTS[:3]),
        *(*story.CALLED[:1], *story.SECTORS[:2], story.ENCOUNTER),
        *(story.JUDGED[0], story.JUDGED[5], story.JUDGED[10]),
    )
) | {
    *(asked(one, 2003) for one in ("andamarca", "apleg", "kassa-santa-rosa", "patarani", "sullcata")),
    *(asked("lacoyu-nunumani", year) for year in (2004, 2005)),
    *(asked("copajira", year) for year in (2004, 2005)),
    asked("villa-tuntuma", 2005),
}
"""One of each kind, and what others need: the rest is typed in the same way."""


class Part(NamedTuple):
    """All of the story, or a part of it."""

    whole: bool

    def of(self, told: Iterable[Told]) -> list[Told]:
        return [one for one in told if self.whole or one.record in A_PART]

    @property
    def told(self) -> list[Told]:
        """What is to be found in the file of the first laptop before it is copied."""
        apart = (story.OECAS.record, story.SECOND, story.ROAD.record, story.REZONED.record, story.THIRD.record)
        always = {*apart, *assembly.MAP, *(one.record for one in (*story.CEILINGS, *story.MEMBERS))}
        return [one for one in story.BEFORE_ALL_ELSE if self.whole or one.record in A_PART | always]


def typed_until_signed(secretary: Secretary, part: Part) -> str:
    """What one laptop types up to the acta that the assembly signed; its code."""
    _notes(secretary, part)
    _convenes(secretary, part)
    _asks(secretary, part)
    return _decides(secretary, part)


def typed_afterwards(secretary: Secretary, part: Part) -> None:
    """What it types before another laptop goes on beside it."""
    _plans(secretary, part)
    judging.judges(secretary, part.of(story.JUDGED))
    if learned := part.of(story.LEARNED):
        register.notes(secretary, "lesson", learned)


def _notes(secretary: Secretary, part: Part) -> None:
    register.notes(secretary, "institution", part.of(story.INSTITUTIONS))
    register.notes(secretary, "commitment", part.of(story.COMMITMENTS))
    register.notes(secretary, "fact", part.of(story.FACTS))


def _convenes(secretary: Secretary, part: Part) -> None:
    told = (story.FIRST_HELD, *story.CALLED, *story.SECTORS, story.ENCOUNTER, story.THIRD)
    calendar.convenes(secretary, [*part.of(told[:-1]), told[-1]])
    for held in part.of(story.HELD):
        calendar.holds(secretary, held)


def _asks(secretary: Secretary, part: Part) -> None:
    asking.asks(secretary, part.of(story.ASKED))
    asking.marks_what_is_hidden(secretary, story.HIDDEN)
    asking.lets_change_places(secretary, story.CHANGED)


def _decides(secretary: Secretary, part: Part) -> str:
    year_plan.opens(secretary)
    year_plan.adds_line(secretary, story.OECAS)
    secretary.goes_back()
    assembly.begins(secretary, story.HELD_TO_VALIDATE)
    one_by_one = [one for one in story.ONE_BY_ONE if one.record in assembly.MAP or part.of([one])]
    assembly.decides(secretary, [*one_by_one, story.OECAS_VALIDATED])
    assembly.puts_into_a_zone(secretary, story.REZONED)
    assembly.validates_the_rest(secretary)
    code = assembly.signs(secretary)
    secretary.goes_back()
    return code


def _plans(secretary: Secretary, part: Part) -> None:
    year_plan.opens(secretary)
    year_plan.sets_ceilings(secretary, *story.CEILINGS)
    year_plan.adds_line(secretary, story.ROAD)
    year_plan.plans(secretary, story.PLANNED)
    year_plan.drops(secretary, story.DROPPED, story.WHO_PAYS)
    for told in part.of([story.ALL_THE_SAME]):
        year_plan.plans_all_the_same(secretary, told)
    year_plan.says_what_became(secretary, story.BECAME)
    secretary.goes_back()


def typed_apart(secretary: Secretary, told: Sequence[Told]) -> None:
    """What each of two laptops says of the same."""
    vision, promise, demand = told
    judging.sees_ahead(secretary, vision)
    register.says_what_became(secretary, "gobierno", promise)
    assembly.says_why(secretary, demand)
