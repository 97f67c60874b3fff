"""What is missing before the acta of a community or an association is signed, and what may wait.

One list for the screens, the board's number and the command line. What is found by the rules of what is odd, by
the slots that are empty and by what is to settle is taken from there; here is only what a workshop needs besides.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from msgspec import UNSET, Struct

from ...kinds.lookup import holder_of, kind_of
from ...kinds.process.demand import Demand, slot_of
from ...kinds.process.workshop import Workshop
from ..acta.printed import conflicts_on_acta
from ..acta.reading_aloud import acceptance, mark_of_reading, slot_read_aloud
from ..calendar import next_record
from ..checks import OF_HOLDERS, found_by, open_and_right
from ..checks.found import Finding
from ..checks.slots import empty_slots
from ..decisions import lacking_fields
from ..levels.tree import is_level_here
from ..slot_states import SlotState
from ..survey import SurveyRecord
from .holder_sight import HolderSight

UNSAVED: Final = "unsaved"
DISPUTED: Final = "disputed"
MAY_WAIT: Final = frozenset(
    {
        *("acta-outdated", "cell-unread", "demand-lacks", "demand-unagreed", "funding-part", "read-unsure"),
        "workshop-quorum",
    }
)
"""The codes of what stops no acta."""
NEVER_RIGHT: Final = frozenset({UNSAVED, DISPUTED})
"""Of these nobody can say that it is right: they are to save, and to settle."""
NOT_READ: Final = frozenset({"not-read", "read-changed", "read-unsure"})
_OF_WORKSHOP: Final = frozenset({"workshop-day", "workshop-people", "workshop-to-hold"})
_FIRST: Final = ((UNSAVED,), _OF_WORKSHOP, ("slot-empty", "slot-open"), (DISPUTED,))
"""What comes before what is odd, in this order; the reading comes behind that."""
_AFTER_IT: Final = frozenset({"spent-over"})
"""What became of a demand stands on no acta of its holder: that it is odd is for the check of the plan."""
_AT_WORK: Final = ("demand", "workshop")
"""The kinds of record that a workshop writes: what is odd of another is for whoever coordinates."""


class Missing(Struct, frozen=True):
    """`before` the acta, in the order in which it is done; `later` is what may wait. `done` are the parts of the
    acta, its slots, its workshop and its reading aloud, of which nothing is missing.
    """

    holder: str
    before: tuple[Finding, ...] = ()
    later: tuple[Finding, ...] = ()
    done: int = 0

    @property
    def all(self) -> int:
        """How many things there are to do in all: what is done, and what is missing."""
        return self.done + len(self.before)


def missing_before_acta(sight: HolderSight, unsaved: Iterable[Finding] = ()) -> Missing:
    """`unsaved` is what was typed and not saved, from `unsaved_draft`."""
    closed = sight.own.outcome == "closed"  # nobody insists any more
    looked, unsaved = open_and_right(_found(sight, asked=not closed), sight).open, [*unsaved]
    written = {one.record for one in unsaved}
    open_ = [*unsaved, *_disputed(sight), *(one for one in looked if not _is_written(one, written))]
    before = sorted((one for one in open_ if one.code not in MAY_WAIT), key=_place)
    later = tuple(one for one in open_ if one.code in MAY_WAIT)
    undone = {_part(one) for one in before}
    done = sum(part not in undone for part in _parts(sight))
    return Missing(sight.holder, tuple(before), later, done)


def _is_written(one: Finding, written: Collection[str]) -> bool:
    """Whether what lacks is typed already: to save it is one thing to do, and not two."""
    return one.record in written and any(one.code in codes for codes in _FIRST[1:3])


def is_to_read(missing: Missing) -> bool:
    """Whether all is typed, noted and decided, so that what stands is to be read aloud and accepted; what is odd
    is heard then.
    """
    ranks = {_place(one)[0] for one in missing.before}
    return len(_FIRST) + 1 in ranks and min(ranks) >= len(_FIRST)


def unsaved_draft(record: str, at: str = "", words: str = "") -> Finding:
    """What was typed into the form of a record and not saved: when, and what it begins with."""
    return Finding(UNSAVED, record, "", {}, {"at": at, "words": words})


def _found(sight: HolderSight, *, asked: bool) -> Iterator[Finding]:
    for one in found_by(OF_HOLDERS, sight):
        if one.code in _AFTER_IT:
            continue
        if holder_of(one.record) == sight.holder and (kind_of(one.record) in _AT_WORK or one.code in MAY_WAIT):
            yield one
    yield from _lacking(sight)
    if asked:
        yield from empty_slots(sight, sight.states)
        yield from _workshop(sight)


def _disputed(sight: HolderSight) -> Iterator[Finding]:
    """What has to be settled before an acta has a code, a record at a time."""
    if not sight.touched_by_dispute:
        return
    fields: dict[str, list[str]] = {}
    for record, field in conflicts_on_acta(sight.survey, sight.holder):
        fields.setdefault(record, []).append(field)
    for record, its in fields.items():
        yield Finding(DISPUTED, record, its[0], {}, {"fields": its})


def _workshop(sight: HolderSight) -> Iterator[Finding]:
    """That it was held, when, who came; that what stands was read aloud and accepted."""
    line = sight.own
    if not line.step or (not sight.states and not line.times):
        return
    last, record = line.last, line.record or next_record(sight.survey, line)
    if last is None or last.outcome != "held":
        outcome = {"outcome": last.outcome} if last else {}
        yield Finding("workshop-to-hold", record, "held_on", outcome, outcome)
    else:
        yield from _held(last, record)
    if sight.states and not is_level_here(sight.survey, sight.holder):
        yield from _reading(sight.states, last, record)


def _held(last: Workshop, record: str) -> Iterator[Finding]:
    if last.held_on is UNSET:
        yield Finding("workshop-day", record, "held_on")
    if uncounted := [name for name, n in (("women", last.women), ("men", last.men)) if n is UNSET]:
        yield Finding("workshop-people", record, uncounted[0])
    if last.quorum is UNSET:
        yield Finding("workshop-quorum", record, "quorum")


def _reading(states: Iterable[SlotState], last: Workshop | None, record: str) -> Iterator[Finding]:
    read = [slot_read_aloud(one) for one in states]
    accepted = acceptance(last.read_back if last else None, read)
    code = {"none": "not-read", "changed": "read-changed", "unsure": "read-unsure"}.get(accepted)
    if code:
        yield Finding(code, record, "read_back", {"read": mark_of_reading(read)})


def _lacking(sight: HolderSight) -> Iterator[Finding]:
    """What a demand does not say that stands: how it was agreed, and what it comes into no year's plan without."""
    for state in sight.filled:
        if state.entry and not state.rejected:
            yield from _unagreed(state.entry)
            yield from _unpaid(state.entry)
            if fields := lacking_fields(state.entry, state.class_, sight.survey):
                said = {"fields": fields}
                yield Finding("demand-lacks", state.entry.record, fields[0], said, said)


def _unagreed(entry: SurveyRecord[Demand]) -> Iterator[Finding]:
    """That nobody said how it was decided, nor with how many votes."""
    if not entry.history.values.get("agreed"):
        yield Finding("demand-unagreed", entry.record, "agreed")


def _unpaid(entry: SurveyRecord[Demand]) -> Iterator[Finding]:
    """That its contributions are less than it costs; in a year's plan that is odd, and told there."""
    cost, parts = entry.fields.cost_cents, entry.fields.funding
    if not isinstance(cost, int) or not isinstance(parts, dict) or not parts:
        return
    left = cost - sum(parts.values())
    if left > 0 and entry.fields.status != "budgeted":
        yield Finding("funding-part", entry.record, "funding", {"left_cents": left}, {"left_cents": left})


# In which order, and what of the acta is done


def _place(one: Finding) -> tuple[int, str]:
    """What was typed first, then the workshop, the slots, what is to settle, what is odd, last the reading."""
    rank = next((at for at, codes in enumerate(_FIRST) if one.code in codes), len(_FIRST))
    return len(_FIRST) + 1 if one.code in NOT_READ else rank, one.record


def _parts(sight: HolderSight) -> list[object]:
    if sight.own.outcome == "closed":
        return []
    slots: list[object] = [(state.year, state.n) for state in sight.states]
    if not sight.own.step or not slots:
        return slots
    return [*slots, "workshop", "reading"]


def _part(one: Finding) -> object:
    """What of the acta it is about: a slot by year and number, the workshop, the reading; else nothing of it."""
    if one.code in NOT_READ:
        return "reading"
    if slot := slot_of(one.record):
        return slot.year, slot.n
    return kind_of(one.record)
