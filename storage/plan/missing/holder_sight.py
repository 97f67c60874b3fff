"""A plan as the rules look at it where they look at one community or association alone."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property
from typing import Any

from ...kinds.field import EVERYBODY
from ...kinds.lookup import KINDS
from ...kinds.process.budget import Budget
from ...kinds.process.remark import Remark
from ...kinds.process.workshop import Workshop
from ...revisions.history import History
from ..calendar import Convened, own_workshop, times_in_order
from ..checks.found import Sight
from ..checks.usual_costs import UsualCosts
from ..slot_states import Slots, SlotState
from ..survey import Survey, SurveyRecord
from .holder_records import HolderRecords


class HolderSight(Sight):
    """`slots` and `usual_costs` are those of the whole plan, worked out once for all holders."""

    def __init__(
        self,
        survey: Survey,
        today: str,
        holder: str,
        of_holders: HolderRecords,
        slots: Slots,
        usual_costs: UsualCosts,
    ) -> None:
        super().__init__(survey, today)
        self.holder = holder
        self.of_holders = of_holders
        self._slots = slots
        self._usual_costs = usual_costs

    @cached_property
    def states(self) -> list[SlotState]:
        return self._slots.of_holder(self.holder)

    @property
    def costs(self) -> UsualCosts:
        return self._usual_costs

    @cached_property
    def own(self) -> Convened:
        """Its own workshop, however often it was convened; without a step where the plan has none for it."""
        return own_workshop(self.survey, self.holder, self._workshops(self.holder))

    @cached_property
    def lines(self) -> list[Convened]:
        of_all = (
            Convened(step, EVERYBODY, times) for step, times in times_in_order(self._workshops(EVERYBODY)).items()
        )
        return [self.own, *of_all]

    def _workshops(self, holder: str) -> list[SurveyRecord[Workshop]]:
        entries = (self.survey.entry(one, Workshop) for one in self.of_holders.of("workshop", holder))
        return [one for one in entries if one and one.fields.withdrawn is not True]

    @property
    def budget(self) -> list[SurveyRecord[Budget]]:
        return []

    @property
    def with_acta(self) -> Container[str]:
        return (self.holder,)

    @property
    def remarks(self) -> list[SurveyRecord[Remark]]:
        return self.of_holders.remarks(self.holder)

    @property
    def touched_by_dispute(self) -> bool:
        """Whether anything that is about it, about nobody, or named by its records is to settle."""
        disputed = self.of_holders.disputed
        named = {of.id for _record, of in self.named} if disputed else set()
        return any(one in named or self.of_holders.whose(one) in {"", self.holder} for one in disputed)

    def listed(self, kind: str) -> list[SurveyRecord[Any]]:
        entries = (self.survey.entry(one, KINDS[kind].body) for one in self.of_holders.of(kind, self.holder))
        return [one for one in entries if one and getattr(one.fields, "withdrawn", None) is not True]

    def records(self, kind: str) -> list[str]:
        return self.of_holders.of(kind, self.holder)

    def standing(self) -> list[History]:
        states = (self.survey.history(one) for one in self.of_holders.every(KINDS, self.holder))
        return [one for one in states if one and one.values.get("withdrawn") is not True]
