"""What is true of every screen is said once, by the board's help."""

from __future__ import annotations

import pytest

from guaqui_tui.language.gettext_ import _
from guaqui_tui.screens.frame.help_text import ENOUGH

from ...pilot import Hands, Laptop


async def help_read(hands: Hands) -> str:
    await hands.press("f1")
    told = " ".join(str(one.render()) for one in hands.app.screen.query(".paragraph"))
    await hands.press("f1")
    return told


def test_the_mouse_and_the_keys_of_every_screen_are_told_on_the_board_alone(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        board = await help_read(hands)
        for said in ("The mouse does what the keys do", "Ctrl+Q Quit", "Ctrl+Z Undo"):
            assert said in board
        assert "F1 on the board tells" not in board
        await hands.press("f6")
        community = await help_read(hands)
        for said in ("The mouse does", "Ctrl+Q", "Ctrl+Z Undo"):
            assert said not in community
        assert "F1 on the board tells of the mouse" in community
        assert "F7 / Ctrl+L Workshop" in community, "a screen's own keys stay"

    laptop.use(use)


@pytest.mark.costly(3)
@pytest.mark.parametrize("way", [("f1",), ("f6", "f1"), ("f6", "f7", "f1"), ("enter", "f1")])
def test_what_a_workshop_needs_stands_on_the_first_page(laptop: Laptop, way: tuple[str, ...]) -> None:
    """Nobody has to turn a page of help before the first workshop, and is told so."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press(*way)
        assert _(ENOUGH) in hands.words

    laptop.use(use, language="es")
