"""A message goes by itself, by the next key or a click. That it is whole and moves nothing, `test_every_screen.py`
looks at on every screen.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from guaqui_tui.demo.build import build
from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.frame.base_screen import BaseScreen
from guaqui_tui.session import intervals
from guaqui_tui.widgets.toast import Toast

from ...all_screens import furnish
from ...pilot import Hands, Laptop
from ...screen_rules import places_of_widgets

END = "apriete Enter."


def test_a_message_goes_by_the_next_key(laptop: Laptop) -> None:
    furnish(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+r")
        await hands.press("escape", "end", "ctrl+r")
        assert "no history" in hands.screen
        await hands.press("down")
        assert "no history" not in hands.screen

    laptop.use(use)


def test_a_message_goes_by_itself_and_by_a_click(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(laptop)

    async def use(hands: Hands) -> None:
        screen = hands.app.screen
        assert isinstance(screen, BaseScreen)
        screen.say("Said in passing")
        await hands.rest()
        await hands.pilot.click(Toast)
        await hands.rest()
        assert "Said in passing" not in hands.screen
        monkeypatch.setattr(intervals, "TOAST_SECONDS", 0.02)
        monkeypatch.setattr("guaqui_tui.widgets.toast.READ_A_SECOND", 10_000)
        screen.say("Said in passing")
        await hands.until(lambda: "Said in passing" not in hands.screen)

    laptop.use(use)


def test_whose_it_is_stays_to_be_read_while_something_is_said(laptop: Laptop) -> None:
    """Of one line on the rule below it; of more, before what is said."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        screen = hands.app.screen
        assert isinstance(screen, BaseScreen)
        for said in ("Said in passing", "Said in passing, at such a length that no line of them has room for it"):
            before = hands.screen.splitlines()
            screen.say(said)
            await hands.rest()
            lines = hands.screen.splitlines()
            assert lines[0].startswith(" Andamarca · 2003")
            assert lines[2:] == before[2:], "it covers no field"
            assert said in hands.words
            screen.say()
            await hands.rest()

    laptop.use(use)


def test_the_tour_is_whole_until_a_key_and_one_line_then(laptop: Laptop, tmp_path: Path) -> None:
    words.use("es")
    (tmp_path / "demo").mkdir()
    build(tmp_path / "demo")
    laptop.file = tmp_path / "demo" / "plan.json"

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"recorrido", "enter")
        assert hands.app.screen.query_one(Toast).size.height > 1
        assert END in hands.words
        here = places_of_widgets(hands.app.screen)
        await hands.press("down")
        assert hands.app.screen.query_one(Toast).size.height == 1
        assert places_of_widgets(hands.app.screen) == here
        await hands.press("f1")
        assert END in hands.words, "the help says it whole"

    laptop.use(use)


def test_a_letter_more_of_a_search_lays_nothing_out_anew(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(laptop)
    laid_out: list[bool] = []
    refresh = Toast.refresh

    def noted(toast: Toast, *regions: Any, **options: Any) -> Toast:
        laid_out.append(bool(options.get("layout")))
        return refresh(toast, *regions, **options)

    async def use(hands: Hands) -> None:
        await hands.press("p")
        assert "Find: p" in hands.screen
        monkeypatch.setattr(Toast, "refresh", noted)
        await hands.press("a")
        assert "Find: pa ·" in hands.screen
        assert laid_out
        assert not any(laid_out)
        await hands.press("down")
        assert laid_out[-1]
        assert "Find" not in hands.screen

    laptop.use(use)


def test_what_comes_by_itself_amid_a_key_is_not_said_behind_what_was_read(laptop: Laptop) -> None:
    furnish(laptop)

    async def use(hands: Hands) -> None:
        screen = hands.app.screen
        assert isinstance(screen, BaseScreen)
        screen.say("Read by now", wrong=True)
        screen.key_pressed(0)
        screen.say_too("News")
        screen.key_done()
        await hands.rest()
        assert "News" in hands.screen
        assert "Read by now" not in hands.screen
        assert not screen.query_one(Toast).has_class("-wrong")

    laptop.use(use)
