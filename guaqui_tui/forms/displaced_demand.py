"""A settlement may leave a demand without a place: two laptops wrote an association's demands in another order.

Where a slot of the same year is free, it is offered; otherwise the version stays in the history, as any does.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from storage.kinds.process.demand import Slot, demand_name
from storage.names.name_table import slug
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.revisions.history import History
from storage.revisions.record_changes import RecordChange

from ..wording.move_demand import is_empty


class DisplacedDemand(NamedTuple):
    """A version that a settlement left without a place, and the slot that is free for it."""

    body: dict[str, Any]
    to: Slot

    @property
    def words(self) -> str:
        """What it asks for."""
        return str(self.body.get("text", ""))


def displaced_demand(survey: Survey, slot: Slot, before: History | None) -> DisplacedDemand | None:
    """What the settlement of a slot left without a place; None where nothing is, or there is no free slot.

    `before` is the slot's state when it was settled. A text that some slot of the holder's year has, be it in
    dispute, has a place.
    """
    after = survey.history(demand_name(survey.municipality, slot.holder, slot.year, slot.n))
    if before is None or after is None or "text" not in before.conflicts or "text" in after.conflicts:
        return None
    slots = Slots(survey)
    many = survey.per_year_of(slot.holder, slot.year)
    states = [slots.at(slot.holder, slot.year, n) for n in range(1, many + 1)]
    placed = {
        slug(str(claim.value))
        for state in states
        if state.entry and not is_empty(state)
        for claim in state.entry.history.claims.get("text", ())
    }
    free = next((state for state in states if is_empty(state) and not state.unsettled), None)
    if free is None:
        return None
    for claim in before.claims["text"]:
        body = claim.revision.body
        if isinstance(claim.value, str) and slug(claim.value) not in placed and body.get("text") == claim.value:
            kept = {name: value for name, value in body.items() if name not in {"withdrawn", "moved_to"}}
            return DisplacedDemand(kept, free.slot)
    return None


def placing(survey: Survey, found: DisplacedDemand) -> RecordChange:
    """What gives it its place."""
    record = demand_name(survey.municipality, found.to.holder, found.to.year, found.to.n)
    return record, found.body, survey.heads(record)
