"""What the acta of a level says of its communities' demands: carried upward, merged, dropped, what vanished."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from storage.kinds.process.demand import Slot
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.words import STATES
from .demands import ActaDemands
from .point import ActaPoint, Section
from .printed_records import Fields, PrintedRecords

_VOTES: Final = {"for": N_("for: {n}"), "against": N_("against: {n}"), "abstained": N_("abstained: {n}")}
_Demand = tuple[str, Slot, Fields]


class LevelDemands:
    def __init__(self, records: PrintedRecords, demands: ActaDemands, say: Speech) -> None:
        self._records = records
        self._demands = demands
        self._say = say

    def sections(self) -> Iterator[Section]:
        """A part for each community, with what it asks for; then what was merged, dropped, or vanished.

        What is merged names where it went; what is dropped its cause, and the workshop in which that was decided.
        """
        by_trace: dict[str, list[_Demand]] = {"carried": [], "merged": [], "dropped": [], "vanished": []}
        for one in self._records.demands():
            by_trace[_trace(one[2])].append(one)
        gone = {slot.holder for name in ("merged", "dropped", "vanished") for _record, slot, _of in by_trace[name]}
        yield from self._carried(by_trace["carried"], gone)
        for words, trace in (
            (N_("Merged into another demand"), "merged"),
            (N_("Dropped in a workshop"), "dropped"),
            (N_("No longer asked for, and it is not said why"), "vanished"),
        ):
            if by_trace[trace]:
                yield Section(self._say(words), [self._gone(*one) for one in by_trace[trace]])

    def _carried(self, demands: list[_Demand], gone: set[str]) -> Iterator[Section]:
        """`gone`: the communities of which something stands further down: they did ask."""
        for id_ in self._records.communities():
            its = [(slot, of) for _record, slot, of in demands if slot.holder == id_]
            many = any(slot.n > 1 for slot, _of in its)
            labels = (f"{slot.year} · {slot.n}" if many else str(slot.year) for slot, _of in its)
            points = [self._demands.carried(label, of) for label, (_slot, of) in zip(labels, its, strict=True)]
            none = N_("None goes on by itself: see below") if id_ in gone else STATES["missing"]
            empty = [ActaPoint("", self._say(none).capitalize())]
            yield Section(self._records.name("community", id_), points or empty)

    def _gone(self, record: str, _slot: Slot, of: Fields) -> ActaPoint:
        """A demand that is not carried upward, and what became of it."""
        details = (self._demands.where_to(of), self._cause(of), self._demands.why(of), self._ruled(of))
        return ActaPoint(self._demands.place(record), of.get("text", ""), tuple(filter(None, details)))

    def _cause(self, of: Fields) -> str:
        cause = of.get("cause")
        named = self._records.name("cause", cause) if isinstance(cause, str) else ""
        return self._say(N_("Cause: {cause}")).format(cause=named) if named else ""

    def _ruled(self, of: Fields) -> str:
        """In which workshop, on which day, with which votes."""
        ruling, say = of.get("ruling", {}), self._say
        said = [self._workshop(str(ruling["workshop"]))] if "workshop" in ruling else []
        said += [say.day(ruling["on"])] if "on" in ruling else []
        said += [say(words).format(n=ruling[name]) for name, words in _VOTES.items() if name in ruling]
        return say(N_("Decided in: {where}")).format(where=", ".join(said)) if said else ""

    def _workshop(self, record: str) -> str:
        """Whose workshop: the one that the acta is of, or another."""
        if record in self._records:
            return self._say(N_("this workshop"))
        whose = record.split("/")[3] if record.count("/") >= 4 else record
        return self._say(N_("the workshop of {name}")).format(name=self._records.holder_called(whose))


def _trace(of: Fields) -> str:
    """By what is printed of a demand."""
    if of.get("withdrawn") is True:
        return "merged" if "moved_to" in of else "vanished"
    if of.get("status") == "rejected":
        return "dropped" if "cause" in of and "workshop" in of.get("ruling", {}) else "vanished"
    return "carried"
