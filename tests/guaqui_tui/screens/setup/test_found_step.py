"""What is typed at the list of files that were found is a path's, from its first letter on."""

from __future__ import annotations

import pytest

from guaqui_tui.widgets.fields import LineField
from guaqui_tui.widgets.rows import Rows

from ...pilot import Hands, Laptop

FIRST = ("enter", *"Ana", "enter")


@pytest.mark.costly(3)
@pytest.mark.parametrize("step", ["1", "2"])
@pytest.mark.parametrize("pasted", [False, True])
def test_the_first_letter_at_the_list_stays(laptop: Laptop, step: str, *, pasted: bool) -> None:

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, step)
        hands.app.screen.set_focus(hands.app.screen.query_one(Rows))
        await hands.rest()
        await (hands.paste("x") if pasted else hands.press("x"))
        await hands.press("y", "z")
        assert hands.app.screen.query_one("#path", LineField).value == "xyz"

    laptop.use(use, author="", file="")


def test_what_enter_takes_is_said_as_it_is(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, "2")
        assert "Enter takes this one" in hands.screen
        await hands.press("x")
        assert "Enter takes what is written; Down goes to those" in hands.screen
        await hands.press("down")
        assert "Enter takes this one" in hands.screen

    laptop.use(use, author="", file="")
