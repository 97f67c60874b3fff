"""Whoever comes back to a field goes on typing in it; who comes by an arrow sees what a digit takes away."""

from __future__ import annotations

from ...pilot import Hands, Laptop


def test_the_next_digit_goes_on_behind_those_typed_in_another_language(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Pozo", "enter", *"12")
        for way_back in (("f1", "escape"), ("ctrl+p", "escape"), ("ctrl+p", *"change the language", "enter")):
            await hands.press(*way_back)
        await hands.press("3")
        assert hands.app.screen.typed()["votes-1"] == "123", hands.screen  # type: ignore[attr-defined]

    laptop.use(use)


def test_up_from_the_first_field_is_the_status_of_a_validated_demand_too(laptop: Laptop) -> None:
    said = {"text": "Riego", "families": 18, "status": "validated", "status_reason": "Hay agua"}
    laptop.save(("andamarca", 2003, said))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press("up")
        assert hands.place == "status", hands.screen
        await hands.press("shift+tab", "shift+tab", "5")
        assert "18 was replaced" in hands.screen
        await hands.press("ctrl+z")
        assert hands.app.screen.typed()["families"] == "18"  # type: ignore[attr-defined]

    laptop.use(use)
