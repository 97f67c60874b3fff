"""3 takes out of a plan, refuses nothing, and takes out nothing that was worked on without a word."""

from __future__ import annotations

import pytest

from guaqui_tui.screens.frame.questions.ruling_question import RulingQuestion
from guaqui_tui.screens.year_plan.screen import YearPlanScreen

from ...pilot import Hands, Laptop
from .test_became import PLANNED, planned, row


@pytest.mark.costly(0)
def test_3_refuses_nothing_that_is_in_no_plan_and_says_what_was_done_on_what_is_taken_out(laptop: Laptop) -> None:
    planned(laptop)
    spent = {"state": "done", "on": "2003-05", "spent_cents": 8_350_000}
    laptop.save(
        ("andamarca", 2003, {**PLANNED, "executed": spent}),
        ("copajira", 2003, {"text": "Aulas", "status": "proposed"}),
    )

    async def use(hands: Hands) -> None:
        for holder in ("patarani", "copajira"):
            await hands.press("f4", *holder, "3")
            assert isinstance(hands.app.screen, YearPlanScreen)
            assert "No está en ningún plan: 3 solo saca de un plan" in hands.words
            assert "«Validar: el taller municipal»" in hands.words
            assert "●" not in row(hands, holder.capitalize())
            await hands.press("escape")
        await hands.press("f4", "9")
        assert "A 2 les falta algo: la validación de la asamblea (1), su clase (1), su costo (1)" in hands.words
        for digit in ("3", "1"):
            await hands.press(*"andamarca", digit)
            assert isinstance(hands.app.screen, RulingQuestion)
            assert "Ya se trabajó en ella: ✓ hecho · desde 05/2003 · gastado Bs 83.500" in hands.words.replace(
                "│ │ ", ""
            )
            await hands.press("escape")
        await hands.press(*"arcata", "3", *"No", "f2")
        assert row(hands, "Arcata").rstrip().endswith("● al PDM")

    laptop.use(use)
