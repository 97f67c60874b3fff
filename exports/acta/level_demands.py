"""What the acta of a level says of its communities' demands: carried upward, merged, dropped, what vanished."""

from __future__ import annotations

from collections.abc import Iterator

from storage.kinds.process.demand import Slot
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.words import STATES
from .demands import ActaDemands
from .point import ActaPoint, Section
from .printed_records import Fields, PrintedRecords

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
        became = self._demands.dropping(of) or (self._demands.where_to(of), self._demands.why(of))
        return ActaPoint(self._demands.place(record), self._demands.marked(of), tuple(filter(None, became)))


def _trace(of: Fields) -> str:
    """By what is printed of a demand."""
    if of.get("withdrawn") is True:
        return "merged" if "moved_to" in of else "vanished"
    if of.get("status") == "rejected":
        return "dropped" if "cause" in of and "workshop" in of.get("ruling", {}) else "vanished"
    return "carried"
