"""What opening a screen does not do twice, nor for nothing."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App

from guaqui_tui.app import GuaquiApp
from guaqui_tui.forms import demand_lists
from guaqui_tui.screens.demand.screen import DemandScreen
from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.screens.frame.preloading import prepare
from guaqui_tui.session.request_counts import RequestCounts
from guaqui_tui.session.settings import Settings
from guaqui_tui.wording.suggestions import likely_actions
from storage import Survey
from storage.kinds.process.demand import Slot

from ...pilot import Hands, Laptop


def test_a_screen_has_no_widget_for_messages_and_hints_that_nobody_sends() -> None:
    app = GuaquiApp(None, Settings())
    assert app._disable_notifications
    assert app._disable_tooltips


@pytest.mark.costly(0)
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


def test_a_form_that_was_made_ready_is_drawn_when_it_stands_and_ranks_the_actions_once(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save(("arcata", 2003, {"text": "Aulas", "action": "classrooms"}))
    drawable: list[bool] = []
    ranked: list[str] = []
    make_room = DemandScreen.make_room

    async def noted_room(form: DemandScreen, drafted: Any) -> None:
        drawable.append(not form.app._batch_count)
        await make_room(form, drafted)

    def noted(survey: Survey, asked: RequestCounts, text: str) -> list[tuple[str, str]]:
        ranked.append(text)
        return likely_actions(survey, asked, text)

    async def use(hands: Hands) -> None:
        await prepare(hands.app, Slot("andamarca", 2003, 1))
        monkeypatch.setattr(DemandScreen, "make_room", noted_room)
        monkeypatch.setattr(demand_lists, "likely_actions", noted)
        await hands.press("enter")
        assert "Andamarca · 2003" in hands.screen
        assert (drawable, ranked) == ([False], [""])
        await hands.press(*"Posta", "f2")
        assert "Andamarca · 2004" in hands.screen
        assert drawable == [False, False], "nor is what is saved drawn before the next stands"
        assert hands.app._batch_count == 0

    laptop.use(use, holder="andamarca", year=2003)
