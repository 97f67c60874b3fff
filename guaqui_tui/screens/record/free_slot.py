"""A settlement may leave a demand without a place: two laptops wrote an association's demands in another order.

Where a slot of the same year is free, it is offered; otherwise the version stays in the history, as any does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from storage import GuaquiError
from storage.kinds.process.demand import Slot, demand_name
from storage.names.name_table import slug
from storage.plan.slots import Slots
from storage.plan.survey import Survey
from storage.revisions.history import History
from storage.revisions.record_changes import RecordChange

from ...wording.move_demand import is_empty
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen


class Homeless(NamedTuple):
    """A version that a settlement left without a place, and the slot that is free for it."""

    body: dict[str, Any]
    to: Slot


def homeless(survey: Survey, slot: Slot, before: History | None) -> Homeless | None:
    """What the settlement of a slot left without a place; None where nothing is, or there is no free slot.

    `before` is the slot's state when it was settled. A text that some slot of the holder's year has, be it in
    dispute, has a place.
    """
    after = survey.history(demand_name(survey.municipality, slot.holder, slot.year, slot.n))
    if before is None or after is None or "text" not in before.conflicts or "text" in after.conflicts:
        return None
    slots = Slots(survey)
    states = [slots.at(slot.holder, slot.year, n) for n in range(1, survey.per_year_of(slot.holder) + 1)]
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
            return Homeless(kept, Slot(slot.holder, free.year, free.n))
    return None


def placed(survey: Survey, found: Homeless) -> RecordChange:
    """What gives it its place."""
    record = demand_name(survey.municipality, found.to.holder, found.to.year, found.to.n)
    return record, found.body, survey.heads(record)


def offer(room: BaseScreen[Any], slot: Slot, before: History, then: Callable[[], None] = lambda: None) -> bool:
    """Offer a free slot to a version that a settlement left without a place; whether there is one to offer.

    `before` is the slot's state when it was settled; `then` is called once that is answered and done.
    """
    found = homeless(room.session.survey, slot, before)
    if found is None:
        return False

    async def place() -> None:
        try:
            await room.session.save(*placed(room.session.survey, found))
        except GuaquiError as error:
            room.say(room.refused(error), wrong=True)
        else:
            then()

    def answered(put: bool | None) -> None:  # noqa: FBT001 - a result
        if put:
            room.while_keys_wait(place())
        else:
            then()

    room.open(screens.free_slot(room.session.survey, found), answered)
    return True
