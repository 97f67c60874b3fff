"""The frame of every screen: a wide terminal is used, no list floats."""

from __future__ import annotations

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.widgets.years import Years

from ...all_screens import PLACES, furnish, visit
from ...pilot import Hands, Laptop


def test_a_menu_tells_of_each_line_and_leaves_no_screen_empty(laptop: Laptop) -> None:
    words.use("es")
    furnish(laptop)

    async def see(hands: Hands) -> None:
        rows = hands.screen.rstrip().split("\n")
        assert sum(not row.strip() for row in rows) < 10
        assert "nada se escribe antes de que lo vea" in hands.words

    visit(laptop, next(place for place in PLACES if place.name == "coordination"), see)


@pytest.mark.costly(0)
@pytest.mark.parametrize("name", ["demand-action", "calendar", "disputes"])
def test_a_wide_terminal_has_something_beside_the_work(laptop: Laptop, name: str) -> None:
    furnish(laptop)

    async def see(hands: Hands) -> None:
        await hands.pilot.resize_terminal(200, 60)
        await hands.rest()
        screen = hands.app.screen
        assert isinstance(screen, BaseScreen)
        beside = screen.query_one(Years) if screen.query(Years) else screen.query_one("#detail")
        assert beside.region.x > 100
        assert beside.region.bottom == 59
        assert beside.region.y == 2

    visit(laptop, next(place for place in PLACES if place.name == name), see)
