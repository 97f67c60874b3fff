"""What is to be read on several pages: help, and what was heard on opening."""

from __future__ import annotations

from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.frame.questions.text_pages import Pages

from ...pilot import Hands, Laptop

END = "This is the end: Enter closes it."


def test_enter_turns_the_pages_and_closes_only_the_last_one(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f1")
        turned = 0
        while END not in hands.screen:
            await hands.press("enter")
            assert isinstance(hands.app.screen, Pages), f"closed after {turned} pages with text below"
            turned += 1
        assert turned
        await hands.press("enter")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
