"""What a level's workshop shows: each demand of its communities, what became of it, how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from textual.content import Content

from storage.kinds.process.demand import Demand, slot_of
from storage.plan.levels.traces import TracedDemand
from storage.plan.survey import Survey
from storage.symbols import ATTENTION
from storage.translatable import N_

from ...forms.rulings import ruling_in_words
from ...language.gettext_ import _
from ...widgets.text import in_cells
from ...wording.slots import slot_name
from ...wording.values import values_of

ALL: Final = "all"
TRACES: Final = {
    "carried": N_("carried upward"),
    "merged": N_("merged into another"),
    "dropped": N_("dropped with a cause"),
    "vanished": N_("vanished without a trace"),
}
"""What may have become of a demand."""
WHERE: Final = 30
"""The narrowest column of communities and years."""


def traced_line(one: TracedDemand, survey: Survey, width: int) -> Content:
    """Andamarca · 2003   merged: Copajira · 2003   Riego por aspersión."""
    where = in_cells(f" {slot_name(survey, one.slot)}", max(WHERE, width // 4))
    said = became(one, survey)
    words = (
        in_cells(said, max(24, width // 4)) + " " if said else ""
    )  # what nothing happened to says more of itself
    return Content(in_cells(f"{where} {words}{one.text}", width))


def became(one: TracedDemand, survey: Survey) -> str:
    """What became of a demand; where it was merged, into which."""
    if one.trace == "carried":
        return ""
    if one.trace == "vanished":
        return f"{ATTENTION} " + _(TRACES[one.trace])
    entry = survey.entry(one.record, Demand)
    to = slot_of(str(entry.fields.moved_to)) if entry and one.trace == "merged" else None
    if to:
        return _("into {where}").format(where=slot_name(survey, to))
    cause = entry.fields.cause if entry else None
    named = values_of(survey).named(("cause",), cause) if isinstance(cause, str) else ""
    return _("dropped: {cause}").format(cause=named)


def traced_detail(one: TracedDemand, survey: Survey) -> str:
    """All of a demand's words, and what is said of its being dropped."""
    entry = survey.entry(one.record, Demand)
    ruled = ruling_in_words(entry.fields.ruling, entry.fields.status_reason) if entry else ""
    lines = [f"{slot_name(survey, one.slot)} · {_(TRACES[one.trace])}", one.text]
    return "\n".join([*lines, *([ruled] if ruled and one.trace == "dropped" else [])])


def traces_summary(found: Sequence[TracedDemand], only: str) -> str:
    """12 carried upward · 2 merged into another · 1 dropped · nothing vanished."""
    counts = Counter[str](one.trace for one in found)
    said = [f"{_(words)}: {counts[trace]}" for trace, words in TRACES.items() if counts[trace]]
    said += [] if counts["vanished"] else [_("nothing vanished")]
    shown = [_("shown: {kind}").format(kind=_(TRACES[only]))] if only in TRACES else []
    return " · ".join([*said, *shown])


def trace_choices(found: Iterable[TracedDemand]) -> list[tuple[str, str]]:
    counts = Counter[str](one.trace for one in found)
    return [(ALL, _("all")), *((trace, f"{_(words)} ({counts[trace]})") for trace, words in TRACES.items())]


def merge_choices(found: Iterable[TracedDemand], but: TracedDemand, survey: Survey) -> list[tuple[str, str]]:
    """The demands that one may be merged into: those of other communities that stand, of its own year first."""
    others = [one for one in found if one.trace == "carried" and one.slot.holder != but.slot.holder]
    nearest = sorted(others, key=lambda one: one.slot.year != but.slot.year)
    return [(one.record, f"{slot_name(survey, one.slot)} · {' '.join(one.text.split())}") for one in nearest]
