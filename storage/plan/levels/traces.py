"""What became of each demand of a level's communities on its way up, so that none vanishes without a trace."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ...kinds.lookup import kind_of
from ...kinds.process.demand import WITHOUT_TEXT, Slot, demand_name
from ...kinds.ruling import workshop_ruling
from ...revisions.history import History
from ..survey import Survey
from .tree import Levels

Trace = Literal["carried", "merged", "dropped", "vanished"]
"""`carried`: it stands, be it put off. `merged`: it was taken back for one that stands, or that was dropped with
a trace. `dropped`: it was rejected, and its cause and the workshop are said. `vanished`: it does not stand, and
nothing of that is said.
"""


class TracedDemand(NamedTuple):
    record: str
    slot: Slot
    trace: Trace
    text: str
    """What it asks for; what it asked for last, where it says nothing any more."""


def traced_demands(survey: Survey, communities: Iterable[str]) -> list[TracedDemand]:
    """Every demand inside the plan of some communities, in their order, by year and number.

    What never had words was none: a slot that is empty, decided to be none or only has proposals.
    """
    found = []
    for slot in _slots(survey, communities):
        record = demand_name(survey.municipality, slot.holder, slot.year, slot.n)
        if trace := trace_of(survey, record):
            found.append(TracedDemand(record, slot, trace, _words(survey, record)))
    return found


def all_traced(survey: Survey, of: Levels) -> list[TracedDemand]:
    """Those of all communities that are in some level."""
    return traced_demands(survey, tuple(id_ for one in of.tree for id_ in one.own))


def _slots(survey: Survey, communities: Iterable[str]) -> Iterator[Slot]:
    for id_ in communities:
        for year, many in survey.slots_by_year(id_).items():
            yield from (Slot(id_, year, n) for n in range(1, many + 1))


def trace_of(survey: Survey, record: str) -> Trace | None:
    """What became of a demand; None of what never was one."""
    state = survey.history(record)
    if state is None or not any(isinstance(one.body.get("text"), str) for one in state.revisions):
        return None
    if state.values.get("withdrawn") is True:
        end = went_to(survey, record)
        return "merged" if end and trace_of(survey.all_plans, end) in {"carried", "dropped"} else "vanished"
    status = state.values.get("status")
    if status == "rejected":
        return "dropped" if is_ruled(survey, state) else "vanished"
    stands = status == "postponed" or ("text" in state.values and status not in WITHOUT_TEXT)
    return "carried" if stands else "vanished"


def is_ruled(survey: Survey, state: History) -> bool:
    """Whether a rejection says its cause and a workshop that there was."""
    return isinstance(state.values.get("cause"), str) and workshop_ruling(state.values.get("ruling")) in survey


def went_to(survey: Survey, record: str) -> str:
    """The demand at the end of the way on which one was moved or merged, which was not taken back itself; empty
    where the way leads nowhere. Two laptops may each have merged the one into the other: then neither stands.
    """
    seen, survey = {record}, survey.all_plans  # what went into a year of another plan went somewhere
    while (state := survey.history(record)) and state.values.get("withdrawn") is True:
        to = state.values.get("moved_to")
        if not isinstance(to, str) or to in seen or kind_of(to) != "demand":
            return ""
        seen.add(to)
        record = to
    return record if state else ""


def _words(survey: Survey, record: str) -> str:
    state = survey.history(record)
    if state is None:
        return ""
    text = state.values.get("text")
    said = [one for one in state.revisions if isinstance(one.body.get("text"), str)]
    last = max(said, key=lambda one: (state.depths[one.rev], one.rev), default=None)
    return text if isinstance(text, str) else str(last.body["text"]) if last else ""
