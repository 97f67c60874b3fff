"""What a draft has of a list is read in words, also where the record that is saved says it no more."""

from __future__ import annotations

import pytest

from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.widgets.choice import Choice
from storage import FieldFile
from storage.kinds.process.demand import demand_name

from ...pilot import Hands, Laptop
from ..year_plan.test_became import PLANNED, M, planned


@pytest.mark.costly(0)
def test_a_status_and_an_action_that_left_the_record_and_the_list_are_read_in_words(laptop: Laptop) -> None:
    planned(laptop)
    record = demand_name(M, "andamarca", 2003)

    async def types(hands: Hands) -> None:
        await hands.press("enter")
        await hands.go_to("families")
        await hands.press(*"40", "escape")

    async def takes_up(hands: Hands) -> None:
        await hands.press("enter", "enter")
        assert isinstance(hands.app.screen, DemandScreen)
        status, action = (hands.app.screen.query_one(f"#{name}", Choice) for name in ("status", "action"))
        assert (status.kept, status.value) == ("budgeted", "inscrita en el POA")
        assert (action.kept, action.value) == ("stables", "Construcción de establos (fuera de la lista)")

    laptop.use(types)
    with FieldFile.open(laptop.file, "Rosa") as field:
        field.save(record, {**PLANNED, "status": "validated", "action": "forage"})
        held = field.survey.history(f"action/{M}/stables")
        field.save(f"action/{M}/stables", {**(held.values if held else {}), "withdrawn": True})
    laptop.use(takes_up)
