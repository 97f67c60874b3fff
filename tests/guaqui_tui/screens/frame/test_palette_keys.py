"""The list of all that can be done is gone through by its keys, whatever is typed above it."""

from __future__ import annotations

from guaqui_tui.screens.frame.questions.palette import Palette
from guaqui_tui.widgets.rows import Rows

from ...pilot import Hands, Laptop


def test_end_and_home_are_the_ends_of_the_list(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"c")
        palette = hands.app.screen
        assert isinstance(palette, Palette)
        rows = palette.query_one(Rows)
        await hands.press("end")
        assert rows.cursor == len(palette._found) - 1 > 0
        await hands.press("home")
        assert rows.cursor == 0
        assert hands.place == "wanted", "and one goes on typing"
        await hands.press(*"al")
        assert all("cal" in one.description.lower() for one in palette._found[:1])

    laptop.use(use)
