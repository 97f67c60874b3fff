"""The number of an option goes on by itself: an Enter behind it, by habit, passes no field unseen."""

from __future__ import annotations

from ...pilot import Hands, Laptop

TO_QUORUM = ("f6", "f7", *["tab"] * 6)


def test_an_enter_behind_a_number_says_so_and_stays_where_the_number_went(laptop: Laptop) -> None:
    """However late it comes. The hour would else be typed over the name of who writes."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press(*TO_QUORUM, "1")
        assert hands.place == "to"
        await hands.press("enter")
        assert hands.place == "to"
        assert "Enter again leaves this one empty" in hands.words
        await hands.press(*"13:00", "f2", "escape", "f7")
        assert "13:00" in hands.screen
        assert "Equipo Uno" in hands.screen.split("\n", 2)[2], "who facilitated is who it was"

    laptop.use(use)


def test_a_second_enter_leaves_it_empty_and_one_where_something_stands_goes_on(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press(*TO_QUORUM, "1", "enter", "enter")
        assert hands.place == "facilitator"
        await hands.press("up", *"13:00", *["up"], "1", "enter")
        assert hands.place == "facilitator"

    laptop.use(use)


def test_an_enter_in_the_line_for_one_more_proposal_goes_on_at_once(laptop: Laptop) -> None:
    """It says itself that nothing may be written there."""
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "enter", *"26", "enter", "1")
        assert hands.place == "proposal-2"
        await hands.press("enter")
        assert hands.place == "action"

    laptop.use(use)
