"""The money of a year is reckoned once as long as nothing is decided of its plan."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.screens.year_plan import screen as year_plan
from storage.plan.survey import Survey
from storage.plan.tallies.ceilings import year_money

from ...pilot import Hands, Laptop


def test_what_is_drawn_anew_reckons_nothing_that_is_known(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "status": "validated", "cost_cents": 10_000}))
    reckon, reckoned = year_money, list[int]()

    def noted(survey: Survey, year: int) -> Any:
        reckoned.append(year)
        return reckon(survey, year)

    async def use(hands: Hands) -> None:
        await hands.press("f4")
        monkeypatch.setattr(year_plan, "year_money", noted)
        form = hands.app.screen
        assert isinstance(form, year_plan.YearPlanScreen)
        form.redraw()
        assert reckoned == []
        form.draw()
        assert reckoned == [2003]

    laptop.use(use)
