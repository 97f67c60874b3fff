"""One odd thing, and what the rules look at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from ...kinds.process.workshop import Workshop
from ...revisions.canonical import canonical, rev_of
from ..calendar import Convened, convened_steps, own_workshops
from ..slot_states import Slots, SlotState
from ..survey import Survey, SurveyRecord


class Finding(Struct, frozen=True):
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
        return convened_steps(self.survey)

    @cached_property
    def _own_workshops(self) -> dict[str, Convened]:
        return own_workshops(self.lines)

    def times(self, holder: str) -> tuple[SurveyRecord[Workshop], ...]:
        """Each time that a community or an association was convened to its own workshop."""
        return self._own_workshops[holder].times if holder in self._own_workshops else ()

    def held(self, holder: str) -> bool:
        return holder in self._own_workshops and self._own_workshops[holder].outcome == "held"
