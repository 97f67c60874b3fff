"""A year of the demonstration's plan is over-filled by keys, which is seen before it is written, and is mended by
what the screen itself says is enough.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guaqui_tui.demo.build import build
from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion
from guaqui_tui.screens.year_plan.screen import YearPlanScreen
from storage import FieldFile
from storage.plan.checks import oddities

from ...pilot import Hands, Laptop

INTO = ("andamarca", "arcata")
"""What is put into the year's plan: together it is over."""


def enough(hands: Hands) -> list[str]:
    """The lines of which it is said that it is enough to take one out, by the first word of whose they are."""
    return re.findall(r"[▲▬] (\w+).*enough without", hands.screen)


def over_filled(file: Path) -> list[str]:
    with FieldFile.open(file, writable=False) as field:
        return [one.record for one in oddities(field.survey).open if one.code == "ceiling-over"]


@pytest.mark.costly(0)
def test_a_year_of_the_demonstration_is_over_filled_seen_and_mended(laptop: Laptop, tmp_path: Path) -> None:
    build(tmp_path)

    async def use(hands: Hands) -> None:
        await hands.press("f4", "home", "enter", *"150000", "f2")
        for name in INTO:
            await hands.press(*name, "2", *"Se busca quien pague", "f2")
        assert "placed Bs 152.000 · Bs 2.000 over what there is" in hands.words
        assert over_filled(laptop.file) == [], "it is seen before it is written"
        await hands.press("f2")
        assert isinstance(hands.app.screen, EffectsQuestion), "over only by whoever means it"
        await hands.press("f2")
        assert over_filled(laptop.file)
        assert "Arcata" in enough(hands)
        await hands.press(*"arcata", "3", *"No alcanza", "f2")
        assert "placed Bs 80.000 · Bs 70.000 left" in hands.words
        await hands.press("f2")
        assert isinstance(hands.app.screen, YearPlanScreen), "what mends it is not asked about"

    laptop.use(use)
    assert over_filled(laptop.file) == []
    states = [(laptop.demand(name, 2003) or {})["status"] for name in INTO]
    assert states == ["budgeted", "planned"]
