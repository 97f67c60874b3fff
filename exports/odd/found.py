"""One odd thing, and what the rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, Final

import msgspec
from msgspec import Struct

from storage.canonical import canonical, rev_of
from storage.survey import Survey

from ..calendar import Convened, calendar
from ..slots import Slots, SlotState

_OWN: Final = frozenset({"community", "sector"})


class Odd(Struct, frozen=True):
    """`seen` is what of the record it is about: who says that it is right says so of just that.

    `field` is where to go, empty where it is the record as a whole; `facts` are for the words.
    """

    code: str
    record: str
    field: str = ""
    seen: dict[str, Any] = msgspec.field(default_factory=dict)
    facts: dict[str, Any] = msgspec.field(default_factory=dict)

    @property
    def digest(self) -> str:
        """Names this finding while what was seen stays as it is."""
        return rev_of(canonical([self.code, self.record, self.field, self.seen]))


class Sight:
    """A plan as the rules look at it."""

    def __init__(self, survey: Survey, today: str) -> None:
        self.survey = survey
        self.today = today

    @cached_property
    def states(self) -> list[SlotState]:
        """Every slot inside the plan."""
        slots = Slots(self.survey)
        return [*slots.of_communities(), *slots.of_associations()]

    @property
    def filled(self) -> Iterator[SlotState]:
        return (state for state in self.states if state.stand == "filled" and state.entry)

    @cached_property
    def lines(self) -> list[Convened]:
        return calendar(self.survey)

    @cached_property
    def own_workshop(self) -> dict[str, Convened]:
        """Each community's and association's own workshop, however often it was convened."""
        return {line.holder: line for line in self.lines if line.stage in _OWN}

    def held(self, holder: str) -> bool:
        return holder in self.own_workshop and self.own_workshop[holder].outcome == "held"
