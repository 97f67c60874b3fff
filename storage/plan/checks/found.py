"""One odd thing, and what the rules look at."""

from __future__ import annotations

from collections.abc import Container, Iterator
from functools import cached_property
from typing import Any

import msgspec
from msgspec import Struct

from ...kinds.lookup import KINDS
from ...kinds.process.budget import Budget
from ...kinds.process.remark import Remark
from ...kinds.process.workshop import Workshop
from ...revisions.canonical import canonical, rev_of
from ...revisions.history import History
from ...revisions.references import Named, named_in
from ..acta.printed import subjects
from ..calendar import Convened, convened_steps, own_workshops
from ..decisions import budget_lines
from ..slot_states import Slots, SlotState
from ..survey import Survey, SurveyRecord
from .usual_costs import UsualCosts


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
        return Slots(self.survey).of_all()

    @cached_property
    def costs(self) -> UsualCosts:
        """What the demands of each action usually cost."""
        return UsualCosts(self.filled)

    @property
    def filled(self) -> Iterator[SlotState]:
        return (state for state in self.states if state.stand == "filled" and state.entry)

    @cached_property
    def lines(self) -> list[Convened]:
        return convened_steps(self.survey)

    @property
    def budget(self) -> list[SurveyRecord[Budget]]:
        return [line for _year, line in budget_lines(self.survey)]

    @cached_property
    def with_acta(self) -> Container[str]:
        """Who has an acta, by id."""
        return {*subjects(self.survey)}

    @property
    def remarks(self) -> list[SurveyRecord[Remark]]:
        return self.survey.entries("remark", Remark)

    def listed(self, kind: str) -> list[SurveyRecord[Any]]:
        """What stands on a list of the plan."""
        return self.survey.listed(kind)

    def records(self, kind: str) -> list[str]:
        return self.survey.records(kind)

    def standing(self) -> list[History]:
        """Every record that nobody took back."""
        return [state for kind in KINDS for state in self.survey.standing(kind)]

    @cached_property
    def named(self) -> list[tuple[str, Named]]:
        """What each record names, once, but for what is private."""
        states = ((one.record, named_in(one.record, one.values)) for one in self.standing())
        return [(record, of) for record, its in states for of in dict.fromkeys(its) if not of.private]

    @cached_property
    def _own_workshops(self) -> dict[str, Convened]:
        return own_workshops(self.lines)

    def times(self, holder: str) -> tuple[SurveyRecord[Workshop], ...]:
        """Each time that a community or an association was convened to its own workshop."""
        return self._own_workshops[holder].times if holder in self._own_workshops else ()

    def held(self, holder: str) -> bool:
        return holder in self._own_workshops and self._own_workshops[holder].outcome == "held"
