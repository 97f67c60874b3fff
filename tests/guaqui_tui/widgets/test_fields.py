"""What a letter in a field sets off, and what it does not."""

from __future__ import annotations

import pytest
from textual.screen import Screen

from guaqui_tui.widgets.fields import LineField

from ..pilot import Hands, Laptop


def test_a_letter_in_a_line_lays_out_nothing_anew(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    laid_out: list[object] = []
    lay_out = Screen._refresh_layout

    def spy(screen: Screen[object], *rest: object, **more: object) -> None:
        laid_out.append(screen)
        lay_out(screen, *rest, **more)  # type: ignore[arg-type]

    async def use(hands: Hands) -> None:
        await hands.press("enter", "f6", *["down"] * 30)
        field = hands.app.focused
        assert isinstance(field, LineField), hands.screen
        await hands.press("x")
        monkeypatch.setattr(Screen, "_refresh_layout", spy)
        width = field.size.width
        await hands.press(*"abcdefghij" * (width // 10 + 1))
        assert not laid_out
        assert field.scroll_offset.x > 0  # what is typed stays in sight
        assert "ghij" in hands.screen
        await hands.press("home")
        assert field.scroll_offset.x == 0

    laptop.use(use)
