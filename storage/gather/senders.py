"""Who has sent what, by laptop and by community, and whom to call.

Days are the laptops' own clocks', for people to read: they order nothing, and may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Literal, NamedTuple

from msgspec import Struct

from ..errors import Notice
from ..kinds.lookup import holder_of
from ..plan.arrivals.row_arrivals import RowArrivals, arrivals_in
from ..plan.calendar import Convened, convened_steps, own_workshops
from ..plan.slot_states import Slots
from ..plan.survey import Survey
from ..revisions.record_names import municipality_of
from ..revisions.revision import NO_LAPTOP, Revision
from .files_to_see_to import FileToSeeTo, files_to_see_to, to_see_to
from .merge_reports import MergeReport

Call = Literal["", "late", "no-data", "incomplete", "not-convened"]
"""Why somebody is to be called: the day has passed and nobody noted what became of it; the workshop was held and
nothing came of it; something of it is missing; other communities are convened and this one is not.
"""


class Sender(Struct, frozen=True):
    """A laptop: how many versions of its came, the greatest day on its clock, and whose data it wrote, by id.

    The rows of spreadsheets that it brought are its.

    `authors` are people: they are named only where they are asked for. `see_to`: its clock, its copied disk.
    """

    laptop: str
    versions: int
    last: str
    holders: tuple[str, ...]
    authors: tuple[str, ...]
    see_to: tuple[Notice, ...] = ()


class Place(Struct, frozen=True):
    """A community or an association: what became of its workshop, what is decided, from which laptops.

    `last`: when something of it was last saved on a laptop other than the coordinator's, where there is one.
    """

    holder: str
    name: str
    outcome: str
    called_on: str
    decided: int
    slots: int
    laptops: tuple[str, ...]
    last: str
    call: Call


class Senders(Struct, frozen=True):
    laptops: tuple[Sender, ...]
    places: tuple[Place, ...]
    files: tuple[FileToSeeTo, ...] = ()
    """Those that did not come in whole."""

    @property
    def to_call(self) -> list[Place]:
        return [place for place in self.places if place.call]


def count_senders(
    survey: Survey, today: str = "", reports: Mapping[int, MergeReport] | None = None, own: str = ""
) -> Senders:
    """Who has sent what.

    `today` is YYYY-MM-DD; empty where nobody knows: then no day has passed. `reports` are those of the merges onto
    the plan, by number; `own` is the laptop on which this is asked.
    """
    see_to, rows = to_see_to(reports or {}), arrivals_in(survey)
    by_laptop: dict[str, list[_Sent]] = {}
    by_holder: dict[str, list[_Sent]] = {}
    for record, of_record in survey.all_revisions().items():
        for one in (sent for revision in of_record.values() for sent in _sent(revision, rows)):
            by_laptop.setdefault(one.laptop, []).append(one)
            if municipality_of(record) == survey.municipality:
                by_holder.setdefault(holder_of(record), []).append(one)
    laptops = [_sender(one, said, see_to.get(one, [])) for one, said in sorted(by_laptop.items())]
    places = _places(survey, by_holder, today, own)
    return Senders(tuple(laptops), tuple(places), tuple(files_to_see_to(reports or {})))


class _Sent(NamedTuple):
    """A version, the laptop that saved it or brought it in, and when by its clock."""

    revision: Revision
    laptop: str
    at: str


def _sent(one: Revision, rows: RowArrivals) -> list[_Sent]:
    if one.device in NO_LAPTOP:
        return [_Sent(one, arrival.device, arrival.at) for arrival in rows.of(one)]
    return [_Sent(one, one.device, one.at)]


def _sender(laptop: str, sent: list[_Sent], see_to: Iterable[Notice]) -> Sender:
    return Sender(
        laptop,
        len(sent),
        _last(sent),
        tuple(sorted({holder_of(one.revision.record) for one in sent} - {""})),
        tuple(sorted({one.revision.author for one in sent} - {""})),
        tuple(see_to),
    )


def _last(sent: Iterable[_Sent]) -> str:
    return max((one.at for one in sent), default="")


def _places(survey: Survey, by_holder: dict[str, list[_Sent]], today: str, here: str) -> Iterable[Place]:
    slots = Slots(survey)
    own = own_workshops(convened_steps(survey))
    names = {one.id: one.fields.name for one in survey.holders_listed() if survey.per_year(one.fields)}
    communities = {one.id for one in survey.communities()}
    begun = any(own[one].times for one in communities if one in own)
    for id_, name in names.items():
        line, came = own.get(id_, Convened("", id_)), by_holder.get(id_, [])
        states = slots.of_holder(id_)
        decided = sum(state.stand != "missing" for state in states)
        yield Place(
            holder=id_,
            name=name,
            outcome=line.outcome,
            called_on=_planned(line),
            decided=decided,
            slots=len(states),
            laptops=tuple(sorted({one.laptop for one in came})),
            last=_last([one for one in came if one.laptop != here] or came),
            call=_call(line, decided, len(states), today, expected=begun and id_ in communities),
        )


def _planned(line: Convened) -> str:
    last = line.last
    return str(last.called_on) if last and isinstance(last.called_on, date) else ""


def _call(line: Convened, decided: int, slots: int, today: str, *, expected: bool) -> Call:
    if today and line.late(today):
        return "late"
    if line.outcome == "held" and decided < slots:
        return "incomplete" if decided else "no-data"
    if expected and not line.times and not decided:
        return "not-convened"
    return ""
