"""A screen that goes is drawn once more by Textual's timer, and told of saves: nothing on it may end the app."""

from __future__ import annotations

import pytest
from textual.geometry import Region

from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.session.messages import RecordSaved

from .all_screens import PLACES, furnish, visit
from .pilot import Hands, Laptop

WITH_PARTS = {"board", "demand", "workshop"}
"""Where every widget of ours stands that asks for the look of its parts; with --full all places are tried."""


@pytest.mark.costly(0)
def test_what_has_left_its_screen_is_drawn_blank(laptop: Laptop, *, full: bool) -> None:
    async def see(hands: Hands) -> None:
        screen = hands.app.screen
        there = list(screen.query("*"))
        await hands.app.pop_screen()
        if screen.is_attached:  # the demand's form is kept, until the app goes
            await screen.remove()
        for widget in there:
            assert widget.parent is None
            widget.render_lines(Region(0, 0, 80, 3))

    for place in PLACES:
        if full or place.name in WITH_PARTS:
            its_own = Laptop(laptop.folder / place.name)
            its_own.folder.mkdir()
            furnish(its_own)
            visit(its_own, place, see, holder="", year=0, n=1)


def test_a_screen_that_goes_hears_of_its_own_save(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1")
        screen = hands.app.screen
        assert isinstance(screen, BaseScreen)
        await screen.query("TopLine").remove()
        screen.post_message(RecordSaved("community/guaqui/arcata"))
        await hands.press("escape", "f6")
        assert type(hands.app.screen).__name__ == "CommunityScreen"

    laptop.use(use)
