"""Taking back what nothing on the screen shows: it is named before it is done."""

from __future__ import annotations

from ...pilot import Hands, Laptop


def test_an_act_of_another_community_is_named_before_it_is_taken_back(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "f2", "escape", "down", "f6", "ctrl+z")
        assert "is of another place: Andamarca" in hands.words
        assert (laptop.demand("andamarca", 2003) or {}).get("withdrawn") is None
        await hands.press("ctrl+z")
        assert "Undone. Andamarca" in hands.words
        assert (laptop.demand("andamarca", 2003) or {})["withdrawn"] is True
        await hands.press("ctrl+y")
        assert "Ctrl+Y again" in hands.words
        await hands.press("ctrl+y")
        assert "Done again. Andamarca" in hands.words

    laptop.use(use)
