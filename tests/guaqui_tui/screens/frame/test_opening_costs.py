"""What opening a screen does not do twice, nor for nothing."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App

from guaqui_tui.app import GuaquiApp
from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.session.settings import Settings

from ...pilot import Hands, Laptop


def test_a_screen_has_no_widget_for_messages_and_hints_that_nobody_sends() -> None:
    app = GuaquiApp(None, Settings())
    assert app._disable_notifications
    assert app._disable_tooltips


@pytest.mark.parametrize("key", ["enter", "f6", "f10"])
def test_a_screen_that_is_opened_has_its_styles_once(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    laptop.save()
    again: list[str] = []
    update_styles = App.update_styles

    def updating(app: App[Any], node: Any, *arguments: Any, **options: Any) -> None:
        if isinstance(node, BaseScreen):
            again.append(type(node).__name__)
        update_styles(app, node, *arguments, **options)

    async def use(hands: Hands) -> None:
        monkeypatch.setattr(App, "update_styles", updating)
        stood = hands.app.screen
        await hands.press(key)
        assert hands.app.screen is not stood
        assert again == []

    laptop.use(use, holder="andamarca", year=2003)
