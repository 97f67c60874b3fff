"""What comes while another screen lies over the board is taken in once the board is seen again."""

from __future__ import annotations

import pytest

from guaqui_tui.screens.board.content import BoardContent
from guaqui_tui.screens.board.screen import BoardScreen
from storage.kinds.process.demand import Slot

from ...pilot import Hands, Laptop


def test_a_save_in_the_form_over_it_draws_nothing_of_the_board_before(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(("arcata", 2003, {"text": "Posta"}))
    look_at, looked = BoardContent.look_at, list[Slot]()

    def noted(content: BoardContent, slot: Slot) -> bool:
        looked.append(slot)
        return look_at(content, slot)

    monkeypatch.setattr(BoardContent, "look_at", noted)

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "f2")
        assert laptop.demand("andamarca", 2003)
        assert looked == []
        await hands.press("escape")
        assert isinstance(hands.app.screen, BoardScreen)
        assert looked == [Slot("andamarca", 2003, 1)]
        assert "Riego" in hands.screen

    laptop.use(use)
