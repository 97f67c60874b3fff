"""Pure: who has sent what, by laptop and by community, and whom to call.

Days are the laptops' own clocks', for people to read: they order nothing, and may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final, Literal

from msgspec import Struct

from storage.records import holder_of
from storage.revision import NO_LAPTOP, Revision
from storage.survey import Survey

from .calendar import Convened, calendar
from .slots import Slots

Call = Literal["", "late", "no-data", "incomplete", "not-convened"]
"""Why somebody is to be called: the day has passed and nobody noted what became of it; the workshop was held and
nothing came of it; something of it is missing; others are convened and they are not.
"""

_OWN: Final = frozenset({"community", "sector"})


class Sender(Struct, frozen=True):
    """A laptop: how many versions of its came, the greatest day on its clock, and whose data it wrote, by id.

    `authors` are people: they are named only where they are asked for.
    """

    laptop: str
    versions: int
    last: str
    holders: tuple[str, ...]
    authors: tuple[str, ...]


class Place(Struct, frozen=True):
    """A community or an association: what became of its workshop, what is decided, from which laptops."""

    holder: str
    name: str
    outcome: str
    planned_on: str
    decided: int
    slots: int
    laptops: tuple[str, ...]
    last: str
    call: Call


class Senders(Struct, frozen=True):
    laptops: tuple[Sender, ...]
    places: tuple[Place, ...]

    @property
    def to_call(self) -> list[Place]:
        return [place for place in self.places if place.call]


def senders(survey: Survey, today: str = "") -> Senders:
    """Who has sent what. `today` is YYYY-MM-DD; empty where nobody knows: then no day has passed."""
    by_laptop: dict[str, list[Revision]] = {}
    by_holder: dict[str, list[Revision]] = {}
    for record, of_record in survey.all_revisions().items():
        for one in of_record.values():
            if one.device not in NO_LAPTOP:
                by_laptop.setdefault(one.device, []).append(one)
                by_holder.setdefault(holder_of(record), []).append(one)
    laptops = tuple(_sender(laptop, of_laptop) for laptop, of_laptop in sorted(by_laptop.items()))
    return Senders(laptops, tuple(_places(survey, by_holder, today)))


def _sender(laptop: str, revisions: list[Revision]) -> Sender:
    return Sender(
        laptop,
        len(revisions),
        _last(revisions),
        tuple(sorted({holder_of(one.record) for one in revisions} - {""})),
        tuple(sorted({one.author for one in revisions} - {""})),
    )


def _last(revisions: Iterable[Revision]) -> str:
    return max((one.at for one in revisions), default="")


def _places(survey: Survey, by_holder: dict[str, list[Revision]], today: str) -> Iterable[Place]:
    slots = Slots(survey)
    lines = {line.holder: line for line in calendar(survey) if line.stage in _OWN}
    per_year = {one.id: survey.plan.per_year for one in survey.communities()}
    names = {one.id: one.fields.name for one in survey.communities()}
    begun = any(lines[id_].times for id_ in per_year)
    for one in survey.associations():
        per_year[one.id], names[one.id] = one.fields.per_year, one.fields.name
    for id_, many in per_year.items():
        line, came = lines[id_], by_holder.get(id_, [])
        states = slots.of_holder(id_, many)
        decided = sum(state.stand != "missing" for state in states)
        yield Place(
            holder=id_,
            name=names[id_],
            outcome=line.outcome,
            planned_on=_planned(line),
            decided=decided,
            slots=len(states),
            laptops=tuple(sorted({one.device for one in came})),
            last=_last(came),
            call=_call(line, decided, len(states), today, begun=begun),
        )


def _planned(line: Convened) -> str:
    last = line.last
    return str(last.planned_on) if last and isinstance(last.planned_on, date) else ""


def _call(line: Convened, decided: int, slots: int, today: str, *, begun: bool) -> Call:
    if today and line.late(today):
        return "late"
    if line.outcome == "held" and decided < slots:
        return "incomplete" if decided else "no-data"
    if begun and not line.times and not decided and line.stage == "community":
        return "not-convened"
    return ""
