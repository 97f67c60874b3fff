"""What the acta of a level says of its communities' demands: carried upward, merged, dropped, what vanished."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from storage.kinds.process.demand import WITHOUT_TEXT, Slot
from storage.translatable import N_

from ..wording.speech import Speech
from ..wording.words import STATES
from .demands import ActaDemands, with_versions
from .point import ActaPoint, ActaTop, Section
from .printed_records import Fields, PrintedRecords

_Demand = tuple[str, Slot, Fields]
_GONE: Final = {
    "merged": N_("Merged into another demand"),
    "dropped": N_("Dropped in a workshop"),
    "vanished": N_("No longer asked for, and it is not said why"),
}
"""What became of those that go on no further by themselves."""


class LevelDemands:
    def __init__(self, records: PrintedRecords, demands: ActaDemands, say: Speech) -> None:
        self._records = records
        self._demands = demands
        self._say = say

    def sections(self) -> Iterator[Section]:
        """A part for each community, with what it asks for; then what was merged, dropped, or vanished.

        What is merged names where it went; what is dropped its cause, and the workshop in which that was decided.
        """
        by_trace = self._by_trace()
        gone = {slot.holder for name in ("merged", "dropped", "vanished") for _record, slot, _of in by_trace[name]}
        yield from self._carried(by_trace["carried"], gone)
        for trace, words in _GONE.items():
            if by_trace[trace]:
                yield Section(self._say(words), [self._gone(*one) for one in by_trace[trace]])

    def in_short(self) -> ActaTop:
        """How many go on, of which communities; how many do not, and why."""
        by_trace = self._by_trace()
        asked = [slot.holder for _record, slot, of in by_trace["carried"] if of.get("status") not in WITHOUT_TEXT]
        of_each = (f"{self._records.name('community', id_)} {n}" for id_, n in Counter(asked).items())
        rows = [
            (self._say(N_("Demands that go on")), ": ".join(filter(None, (str(len(asked)), ", ".join(of_each)))))
        ]
        rows += [
            (self._say(words), str(len(by_trace[trace]))) for trace, words in _GONE.items() if by_trace[trace]
        ]
        return tuple(rows)

    def _by_trace(self) -> dict[str, list[_Demand]]:
        """The demands by what became of them on their way up."""
        found: dict[str, list[_Demand]] = {"carried": [], **{trace: [] for trace in _GONE}}
        for one in self._records.demands():
            found[_trace(one[2])].append(one)
        return found

    def _carried(self, demands: list[_Demand], gone: set[str]) -> Iterator[Section]:
        """`gone`: the communities of which something stands further down: they did ask."""
        for id_ in self._records.communities():
            its = [one for one in demands if one[1].holder == id_]
            many = any(slot.n > 1 for _record, slot, _of in its)
            points = [self._going_on(one, many=many) for one in its]
            none = N_("None goes on by itself: see below") if id_ in gone else STATES["missing"]
            empty = [ActaPoint("", self._say(none).capitalize())]
            yield Section(self._records.name("community", id_), points or empty, tabular=bool(points))

    def _going_on(self, demand: _Demand, *, many: bool) -> ActaPoint:
        record, slot, of = demand
        label = f"{slot.year} · {slot.n}" if many else str(slot.year)
        return with_versions(self._demands.carried(label, of), self._demands.versions(record))

    def _gone(self, record: str, _slot: Slot, of: Fields) -> ActaPoint:
        """A demand that is not carried upward, and what became of it."""
        became = self._demands.dropping(of) or (self._demands.where_to(of), self._demands.why(of))
        said = ActaPoint(self._demands.place(record), self._demands.marked(of), tuple(filter(None, became)))
        return with_versions(said, self._demands.versions(record))


def _trace(of: Fields) -> str:
    """By what is printed of a demand."""
    if of.get("withdrawn") is True:
        return "merged" if "moved_to" in of else "vanished"
    if of.get("status") == "rejected":
        return "dropped" if "cause" in of and "workshop" in of.get("ruling", {}) else "vanished"
    return "carried"
