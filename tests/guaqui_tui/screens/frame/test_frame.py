"""The frame of every screen: what leads out is there on the least terminal, a wide one is used, no list floats."""

from __future__ import annotations

from typing import Any

import pytest
from textual.screen import Screen

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.screens.frame.list_screen import ListScreen
from guaqui_tui.widgets.bars import KeyLine
from guaqui_tui.widgets.rows import Rows
from guaqui_tui.widgets.years import Years

from ...all_screens import ONE_OF_EACH, PLACES, furnish, visit
from ...pilot import Hands, Laptop

LEAST = (60, 20)


def ways_out(screen: Screen[Any]) -> set[str]:
    from guaqui_tui.look import keys

    return {keys.display_of(one) for one in keys.shown_bindings(screen) if one.action in {"back", "app.help"}}


@pytest.mark.parametrize("place", ONE_OF_EACH, ids=lambda place: place.name)
def test_what_leads_out_has_room_on_the_least_terminal(laptop: Laptop, place: Any) -> None:
    furnish(laptop)

    async def see(hands: Hands) -> None:
        await hands.pilot.resize_terminal(*LEAST)
        await hands.rest()
        screen = hands.app.screen
        keys = str(screen.query_one(KeyLine).render()) if screen.query(KeyLine) else ""
        assert [key for key in ways_out(screen) if key not in keys] == []
        if place.screen in {"BoardScreen", "CommunityScreen"}:
            assert "%" in hands.screen
        if isinstance(screen, ListScreen) and screen.TELLS_ALL:
            return
        if isinstance(screen, ListScreen) and screen.query_one(Rows)._many:
            assert screen.query_one(Rows).size.height >= 3

    visit(laptop, place, see)


def test_a_menu_tells_of_each_line_and_leaves_no_screen_empty(laptop: Laptop) -> None:
    words.use("es")
    furnish(laptop)

    async def see(hands: Hands) -> None:
        rows = hands.screen.rstrip().split("\n")
        assert sum(not row.strip() for row in rows) < 10
        assert "nada se escribe antes de que lo vea" in " ".join(hands.screen.split())

    visit(laptop, next(place for place in PLACES if place.name == "coordination"), see)


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
