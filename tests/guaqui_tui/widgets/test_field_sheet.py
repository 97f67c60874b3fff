"""Each field has the rest of its line; only one of which something is said gives up room for that."""

from __future__ import annotations

from textual.widgets import Input

from ..pilot import Hands, Laptop


def width_of(hands: Hands, name: str) -> int:
    return hands.app.screen.query_one(f"#{name}", Input).region.right


def test_what_is_said_of_one_field_narrows_no_other(laptop: Laptop) -> None:
    """The day of a workshop has the computer's day beside it; the names of its authorities have the whole line."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7")
        await hands.until(lambda: "Authorities" in hands.screen)
        day, authorities = width_of(hands, "held_on"), width_of(hands, "authorities")
        assert day < 70
        assert authorities >= 78
        names = "Juana Mamani, secretaria general; Pedro Condori, jilacata"
        hands.app.screen.query_one("#authorities").focus()
        await hands.write(names)
        await hands.until(lambda: names[-20:] in hands.screen)
        assert names in hands.screen

    laptop.use(use)
