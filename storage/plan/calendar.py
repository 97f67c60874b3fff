"""Who was convened to a workshop, how often, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import UNSET, Struct

from ..kinds.field import EVERYBODY
from ..kinds.lookup import holder_of, kind_of
from ..kinds.process.workshop import OUTCOMES, Workshop
from .levels.tree import is_level_here, levels
from .survey import Survey, SurveyRecord

_DONE: Final = ("held", "closed")
"""Outcomes after which nobody is convened again."""
_LONGEST: Final = 10
"""Digits of a number that no municipality reaches; a hostile file may hold one."""


class Convened(Struct, frozen=True):
    """One place in the calendar: a step, who is convened, and each time that they were.

    `own`: whether each community, or each association, is convened to that step by itself. `level`: whether it is
    one above communities, which is convened where somebody wants it to be.
    """

    step: str
    holder: str
    times: tuple[SurveyRecord[Workshop], ...] = ()
    own: bool = False
    level: bool = False

    @property
    def last(self) -> Workshop | None:
        return self.times[-1].fields if self.times else None

    @property
    def outcome(self) -> str:
        """What became of the last time; empty where they were never convened."""
        return self.last.outcome if self.last else ""

    @property
    def record(self) -> str:
        """The record of the last time; empty where there is none."""
        return self.times[-1].record if self.times else ""

    @property
    def last_held(self) -> str:
        """The record of the last time that it was held, whatever they were convened to since; else empty."""
        return next((one.record for one in reversed(self.times) if one.fields.outcome == "held"), "")

    @property
    def to_visit(self) -> bool:
        """Whether a community's or a sector's workshop is still to be held; of a level one it was convened to."""
        expected = self.holder != EVERYBODY and (not self.level or bool(self.times))
        return expected and self.outcome not in _DONE

    def late(self, today: str) -> bool:
        """Whether its day has gone by and nobody noted what became of it. `today` is YYYY-MM-DD."""
        last = self.last
        return (
            last is not None
            and last.outcome == "called"
            and last.called_on is not UNSET
            and str(last.called_on) < today
        )


def convened_steps(survey: Survey) -> list[Convened]:
    """The steps of the process in their order, each with whom it convenes; then whatever else there was.

    A community or an association has its line before it is ever convened; so has a level that has communities, for
    each step that these are convened to by themselves. Whose a workshop is its holder alone tells: that of a level
    may be of any step.
    """
    times = _times(survey)
    above = [one.id for one in levels(survey).tree if one.communities]
    holders = {
        "community": [*(one.id for one in survey.communities() if survey.per_year(one.fields)), *above],
        "association": [one.id for one in survey.associations()],
    }
    lines = [
        Convened(step.id, holder, times.pop((step.id, holder), ()), step.fields.of in holders, holder in above)
        for step in survey.steps()
        for holder in holders.get(step.fields.of, [EVERYBODY])
    ]
    own = {*survey.own_steps("community"), *survey.own_steps("association")}
    return lines + [
        Convened(*place, of_place, place[0] in own or place[1] in above, place[1] in above)
        for place, of_place in sorted(times.items())
    ]


def validating_step(survey: Survey) -> str:
    """The step whose assembly says what it thinks of demands, else any that everybody is convened to; empty where
    the plan has neither.
    """
    steps = [one for one in survey.steps() if one.fields.of == EVERYBODY]
    return next((one.id for one in steps if one.fields.validates is True), steps[0].id if steps else "")


def own_workshops(lines: Iterable[Convened]) -> dict[str, Convened]:
    """The own workshop of each community and association; of several steps the first."""
    return {line.holder: line for line in reversed([*lines]) if line.own}


def _times(survey: Survey) -> dict[tuple[str, str], tuple[SurveyRecord[Workshop], ...]]:
    """By step and holder, each time in order."""
    found: dict[str, list[SurveyRecord[Workshop]]] = {}
    for entry in survey.workshops():
        found.setdefault(holder_of(entry.record), []).append(entry)
    return {
        (step, holder): times
        for holder, of_holder in found.items()
        for step, times in times_in_order(of_holder).items()
    }


def times_in_order(of_holder: Iterable[SurveyRecord[Workshop]]) -> dict[str, tuple[SurveyRecord[Workshop], ...]]:
    """The workshops of a holder by step, each time in order."""
    found: dict[str, list[SurveyRecord[Workshop]]] = {}
    for entry in of_holder:
        found.setdefault(entry.record.split("/")[2], []).append(entry)
    return {step: tuple(sorted(of_step, key=_order)) for step, of_step in found.items()}


def _order(entry: SurveyRecord[Workshop]) -> tuple[int, str]:
    number = entry.id
    return len(number), number


def convened(survey: Survey, holder: str) -> Convened:
    """The line of one community or association: its own workshop, however often it was convened.

    Without a step where the plan has none to which anybody is convened by themselves.
    """
    its = (one for one in survey.workshops() if holder_of(one.record) == holder)
    return own_workshop(survey, holder, its)


def own_workshop(survey: Survey, holder: str, its: Iterable[SurveyRecord[Workshop]]) -> Convened:
    """The same of a holder whose workshops are at hand."""
    state, times, level = survey.own(holder), times_in_order(its), is_level_here(survey, holder)
    own = [*survey.own_steps("community"), *survey.own_steps("association")]
    asked = survey.own_steps(kind_of(state.record)) if state else []
    held = (step for step in sorted(times) if level or step in own)
    step = next((one for one in (*asked, *held, *own)), "")
    return Convened(step, holder, times.get(step, ()), own=True, level=level)


def people_present(survey: Survey, holder: str) -> tuple[int, int] | None:
    """How many women and men came to a holder's own workshop, at its best; None where nobody counted."""
    counts = [(one.fields.women, one.fields.men) for one in survey.workshops() if holder_of(one.record) == holder]
    came = [(women, men) for women, men in counts if isinstance(women, int) and isinstance(men, int)]
    return max(came, key=sum, default=None)


class Attendance(Struct):
    """Of the workshops that were held: how many women and men came, and how many nobody counted."""

    workshops: int = 0
    women: int = 0
    men: int = 0
    not_counted: int = 0

    def add(self, held: Workshop) -> None:
        self.workshops += 1
        self.women += held.women if isinstance(held.women, int) else 0
        self.men += held.men if isinstance(held.men, int) else 0
        self.not_counted += held.women is UNSET and held.men is UNSET


def attendance(survey: Survey) -> Attendance:
    return came_to_held(one for one in survey.workshops() if one.fields.outcome == "held")


def came_to_held(held: Iterable[SurveyRecord[Workshop]]) -> Attendance:
    """Of some workshops that were held."""
    came = Attendance()
    for one in held:
        came.add(one.fields)
    return came


def outcomes(survey: Survey) -> dict[str, int]:
    """How many workshops of each outcome."""
    counted = Counter(one.fields.outcome for one in survey.workshops())
    return {**dict.fromkeys(OUTCOMES, 0), **dict(sorted(counted.items()))}


def workshop_of(survey: Survey, holder: str) -> str:
    """The record of a holder's own workshop: the one convened last, or the first one.

    Empty where the plan has no step to which anybody is convened by themselves.
    """
    line = convened(survey, holder)
    return line.record or (next_record(survey, line) if line.step else "")


def next_record(survey: Survey, line: Convened) -> str:
    """The record of the next time that they are convened."""
    of_line = f"workshop/{survey.municipality}/{line.step}/{line.holder}"
    return f"{of_line}/{next_number(survey.records('workshop'), of_line)}"


def next_number(records: Iterable[str], line: str) -> int:
    """Which time it is when `workshop/M/STAGE/HOLDER` is convened again; a number is not used twice."""
    numbers = [name.rpartition("/")[2] for name in records if name.startswith(f"{line}/")]
    return max((int(number) for number in numbers if len(number) < _LONGEST), default=0) + 1
