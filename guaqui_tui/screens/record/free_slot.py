"""A settlement may leave a demand without a place: two laptops wrote an association's demands in another order.

Where a slot of the same year is free, it is offered; otherwise the version stays in the history, as any does.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from storage import GuaquiError
from storage.kinds.process.demand import Slot
from storage.revisions.history import History

from ...forms.displaced_demand import displaced_demand, placing
from ..frame import table_of_screens as screens
from ..frame.base_screen import BaseScreen


def offer(
    room: BaseScreen[Any], slot: Slot, before: History | None, then: Callable[[], None] = lambda: None
) -> bool:
    """Offer a free slot to a version that a settlement left without a place; whether there is one to offer.

    `before` is the slot's state when it was settled; `then` is called once that is answered and done.
    """
    found = displaced_demand(room.session.survey, slot, before)
    if found is None:
        return False

    async def place() -> None:
        try:
            await room.session.save(*placing(room.session.survey, found))
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
