"""A demand is taken out again: found by the words one thinks of, asked once, and brought back by Ctrl+Z."""

from __future__ import annotations

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.community.screen import CommunityScreen
from guaqui_tui.screens.frame.questions.effects_question import EffectsQuestion
from storage.kinds.process.demand import demand_name

from ...pilot import Hands, Laptop

RIEGO = {
    "text": "Riego",
    "class": "social",
    "options": [{"text": "Riego", "votes": 26}, {"text": "Posta", "votes": 22}],
    "agreed": {"how": "vote", "for": 26},
}
LOOKED_FOR = {
    "es": ("quitar", "sacar", "borrar", "eliminar", "retirar"),
    "en": ("withdraw", "take out", "remove", "delete"),
}


@pytest.mark.costly(0)
@pytest.mark.parametrize("language", LOOKED_FOR)
def test_it_is_found_by_the_words_by_which_it_is_looked_for(laptop: Laptop, language: str) -> None:
    words.use(language)
    laptop.save(("andamarca", 2003, RIEGO))

    async def use(hands: Hands) -> None:
        for word in LOOKED_FOR[language]:
            await hands.press("ctrl+p", *word, "enter")
            assert isinstance(hands.app.screen, EffectsQuestion), word
            assert "Riego" in hands.screen
            await hands.press("escape")
            assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
    assert "withdrawn" not in (laptop.demand("andamarca", 2003) or {})


@pytest.mark.costly(0)
@pytest.mark.parametrize("way", [(), ("f6",)])
def test_del_withdraws_it_as_one_act_after_saying_what_goes(laptop: Laptop, way: tuple[str, ...]) -> None:
    laptop.save(
        ("andamarca", 2003, RIEGO),
        ("arcata", 2004, {"text": "Riego", "joint_with": demand_name("guaqui", "andamarca", 2003)}),
    )
    kept = laptop.demand("andamarca", 2003)

    async def use(hands: Hands) -> None:
        await hands.press(*way, "delete")
        for said in ("Andamarca · 2003: Riego", "Class: social", "26", "22", "Status: proposed", "Arcata · 2004"):
            assert said in hands.words, said
        await hands.press("f2")
        assert isinstance(hands.app.screen, CommunityScreen if way else BoardScreen)
        assert "Withdrawn: Andamarca · 2003. Ctrl+Z brings it back." in hands.words
        assert laptop.demand("andamarca", 2003) == {**(kept or {}), "withdrawn": True}
        await hands.press("delete")
        assert "Nothing is asked for there yet." in hands.words
        await hands.press("ctrl+z")
        assert "the demand stands again: Riego" in hands.words
        await hands.press("ctrl+r")
        lines = [line for line in hands.screen.split("\n") if "again version" in line]
        assert ["Withdrawn" in line for line in lines] == [False]
        assert "again version 1: stands again" in hands.words

    laptop.use(use)
    assert laptop.demand("andamarca", 2003) == kept


@pytest.mark.costly(0)
def test_what_the_form_refuses_says_how_it_is_taken_out(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.go_to("status")
        await hands.press("1", "f2")
        assert "To take it out: Esc, then Del, “Withdraw the demand”" in hands.words
        await hands.press("escape", "escape", "enter", "delete")
        await hands.to_words()
        await hands.press("home", *["delete"] * 5, "f2")
        assert "To take it out: Esc, then Del, “Withdraw the demand”" in hands.words

    laptop.use(use)
