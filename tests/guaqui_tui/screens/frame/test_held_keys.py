"""A key that is held down, or pressed twice by who meant once, acts once."""

from __future__ import annotations

import pytest

from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion

from ...pilot import Hands, Laptop


def test_f2_that_is_held_down_answers_nothing_that_it_asked_itself(laptop: Laptop) -> None:
    laptop.save()
    laptop.doubled_seconds = 60.0

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1", *"Andmarca", *["f2"] * 5)
        assert isinstance(hands.app.screen, EffectsQuestion)  # what it does to the plan is asked
        assert not _is_there(hands)
        await hands.press("down", "f2")
        assert _is_there(hands)

    laptop.use(use)


def _is_there(hands: Hands) -> bool:
    return "community/guaqui/andmarca" in hands.app.session.file.survey


@pytest.mark.costly(0)
def test_ctrl_z_that_is_held_down_takes_one_act_back(laptop: Laptop) -> None:
    laptop.save()
    laptop.doubled_seconds = 60.0

    async def use(hands: Hands) -> None:
        for text in ("Riego", "Posta"):
            await hands.press("enter", *text, "f2", "escape")
        await hands.press("f6", *["ctrl+z"] * 5)
        assert isinstance(hands.app.screen, CommunityScreen)

    laptop.use(use)
    gone = [(laptop.demand("andamarca", year) or {}).get("withdrawn", False) for year in (2003, 2004)]
    assert gone == [False, True]


def test_letters_are_taken_back_as_long_as_the_key_is_held_down(laptop: Laptop) -> None:
    laptop.save()
    laptop.doubled_seconds = 60.0

    async def use(hands: Hands) -> None:
        await hands.press("insert", "1", "a", "down", "b", *["ctrl+z"] * 9)
        assert not hands.app.screen.query_one("#name").value  # type: ignore[attr-defined]

    laptop.use(use)
