"""What is read aloud of a holder's demands, and whether what stands now is what was accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, Literal, NamedTuple

from msgspec import UNSET

from ...kinds.process.demand import WITHOUT_TEXT
from ...revisions.canonical import canonical, rev_of
from ..slot_states import SlotState
from ..votes import rival_votes

Acceptance = Literal["none", "accepted", "changed", "unsure"]
"""`unsure`: it was accepted, and nobody noted what was read."""

_MARK: Final = re.compile("[0-9a-f]{32}")
_BESIDE: Final = ("action", "place", "phase", "joint_with", "phase_of")
"""What is read beside the words, and on the acta, as a demand has it."""


class ReadSlot(NamedTuple):
    """All that is read of a slot; its sentence is made of nothing else. Nothing private is in it."""

    year: int
    n: int
    stand: str
    text: str = ""
    families: int | None = None
    cost_cents: int = 0
    funding: tuple[tuple[str, int], ...] = ()
    how: str = ""
    votes: tuple[int | None, int | None, int | None] = (None, None, None)
    """For, against, abstained, where they were counted."""
    others: tuple[int, ...] = ()
    """The votes of the other proposals, as far as they were counted."""
    rivals: int = 0
    """How many other proposals there were."""
    reason: str = ""
    """Why nothing is asked for, or later."""
    rival_votes: tuple[tuple[str, int], ...] = ()
    """The words of the others that were counted, with their votes."""
    class_: str = ""
    """The id of the class that it has, by itself or by its action."""
    action: str = ""
    """The id of its action."""
    place: str = ""
    phase: str = ""
    """Studies or work."""
    joint_with: str = ""
    phase_of: str = ""
    """The records of demands that it is asked for with, and that it is a phase of."""


def slot_read_aloud(state: SlotState) -> ReadSlot:
    if state.disputed or state.stand != "filled" or state.entry is None:
        stand = "disputed" if state.disputed else state.stand
        return ReadSlot(state.year, state.n, stand, reason=_reason(state) if stand in WITHOUT_TEXT else "")
    values: dict[str, Any] = state.entry.history.values
    agreed, vote = values.get("agreed", {}), state.vote
    return ReadSlot(
        state.year,
        state.n,
        state.stand,
        state.text,
        values.get("families"),
        state.cost_cents,
        tuple(sorted(values.get("funding", {}).items())),
        str(agreed.get("how", "")),
        (vote.for_, vote.against, vote.abstained),
        vote.others,
        vote.rivals,
        rival_votes=tuple(rival_votes(values)),
        class_=state.class_ or "",
        **{name: str(values.get(name) or "") for name in _BESIDE},
    )


def _reason(state: SlotState) -> str:
    reason = state.entry.fields.status_reason if state.entry else UNSET
    return reason if isinstance(reason, str) else ""


def mark_of_reading(read: Iterable[ReadSlot]) -> str:
    """A short text that is equal where the same was read; a workshop keeps it in `read_back`."""
    return rev_of(canonical([_accepted(one) for one in read]))


def _accepted(read: ReadSlot) -> list[Any]:
    """What of a slot is accepted. What older marks do not know is in it only where it is said."""
    beside = [[name, value] for name in _BESIDE if (value := getattr(read, name))]
    later = [read.reason, read.rival_votes, read.class_, *beside]
    return [*read[: ReadSlot._fields.index("reason")], *filter(None, later)]


def says_anything(states: Iterable[SlotState]) -> bool:
    """Whether there is anything to accept: something is asked for, decided against, put off, or to settle."""
    return any(slot_read_aloud(one).stand != "missing" for one in states)


def read_and_accepted(workshop: Mapping[str, Any], states: Iterable[SlotState]) -> dict[str, Any]:
    """A workshop's body once all that stands in some slots was read aloud and accepted there."""
    return {"outcome": "held", **workshop, "read_back": mark_of_reading(map(slot_read_aloud, states))}


def acceptance(read_back: object, read: Iterable[ReadSlot]) -> Acceptance:
    """Whether what would be read now is what was accepted. `true` and other programs' words do not say what."""
    if not isinstance(read_back, str | bool) or not read_back:
        return "none"
    if read_back is True or not _MARK.fullmatch(read_back):
        return "unsure"
    return "accepted" if read_back == mark_of_reading(read) else "changed"
