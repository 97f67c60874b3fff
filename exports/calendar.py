"""Pure: who was convened to a workshop, how often, and what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final

from msgspec import UNSET, Struct

from storage.records import OUTCOMES, STAGES, Workshop
from storage.survey import Entry, Survey

ALL: Final = "all"
"""The holder of a workshop that everybody is convened to."""

_DONE: Final = ("held", "closed")
"""Outcomes after which nobody is convened again."""


class Convened(Struct, frozen=True):
    """One place in the calendar: a stage, who is convened to it, and each time that they were, in order."""

    stage: str
    holder: str
    times: tuple[Entry[Workshop], ...] = ()

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
    def to_visit(self) -> bool:
        """Whether a community's or a sector's workshop is still to be held."""
        return self.holder != ALL and self.outcome not in _DONE

    def late(self, today: str) -> bool:
        """Whether its day has gone by and nobody noted what became of it. `today` is YYYY-MM-DD."""
        last = self.last
        return (
            last is not None
            and last.outcome == "planned"
            and last.planned_on is not UNSET
            and str(last.planned_on) < today
        )


def calendar(survey: Survey) -> list[Convened]:
    """The steps of the process in their order, the communities and the sectors among them; then whatever else
    somebody was convened to. A community or an association has its line before it is ever convened.
    """
    times = _times(survey)
    lines = [
        *_of_all(times, "municipal-1"),
        *(Convened("community", one.id, times.pop(("community", one.id), ())) for one in survey.communities()),
        *(Convened("sector", one.id, times.pop(("sector", one.id), ())) for one in survey.associations()),
        *(line for stage in STAGES[3:-1] for line in _of_all(times, stage)),
    ]
    return lines + [Convened(*place, of_place) for place, of_place in sorted(times.items())]


def _times(survey: Survey) -> dict[tuple[str, str], tuple[Entry[Workshop], ...]]:
    """By stage and holder, each time in order."""
    found: dict[tuple[str, str], list[Entry[Workshop]]] = {}
    for entry in survey.workshops():
        _kind, _municipality, stage, holder, _n = entry.record.split("/")
        found.setdefault((stage, holder), []).append(entry)
    return {place: tuple(sorted(of_place, key=_order)) for place, of_place in found.items()}


def _order(entry: Entry[Workshop]) -> tuple[int, str]:
    number = entry.id
    return len(number), number


def _of_all(times: dict[tuple[str, str], tuple[Entry[Workshop], ...]], stage: str) -> Iterable[Convened]:
    return [Convened(stage, ALL, times.pop((stage, ALL), ()))]


def convened(survey: Survey, holder: str) -> Convened:
    """The line of one community or association: its own workshop, however often it was convened."""
    return next(
        (line for line in calendar(survey) if line.holder == holder and line.stage in {"community", "sector"}),
        Convened("community", holder),
    )


class Attendance(Struct):
    """Of the workshops that were held: how many women and men came, and how many nobody counted."""

    workshops: int
    women: int
    men: int
    not_counted: int


def attendance(survey: Survey) -> Attendance:
    held = [one.fields for one in survey.workshops() if one.fields.outcome == "held"]
    return Attendance(
        workshops=len(held),
        women=sum(one.women for one in held if isinstance(one.women, int)),
        men=sum(one.men for one in held if isinstance(one.men, int)),
        not_counted=sum(one.women is UNSET and one.men is UNSET for one in held),
    )


def outcomes(survey: Survey) -> dict[str, int]:
    """How many workshops of each outcome."""
    counted = Counter(one.fields.outcome for one in survey.workshops())
    return {**dict.fromkeys(OUTCOMES, 0), **dict(sorted(counted.items()))}
