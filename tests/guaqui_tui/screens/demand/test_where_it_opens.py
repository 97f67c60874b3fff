"""Whoever opens a demand that is decided goes on with what it lacks; a new one begins with its words."""

from __future__ import annotations

from typing import Any

import pytest

from guaqui_tui.screens.board.screen import BoardScreen

from ...pilot import Hands, Laptop

PAID = {"cost_cents": 10_000, "funding": {"municipality": 10_000}}
WHOLE = {"text": "Riego", "action": "irrigation", "agreed": {"how": "consensus"}, "families": 40, **PAID}
LONG = "Riego por aspersión para las parcelas de arriba, con toma en el ojo de agua"


def without(*names: str) -> dict[str, Any]:
    return {name: value for name, value in WHOLE.items() if name not in names}


WHERE = (
    ("andamarca", 2003, without("families"), "families"),
    ("andamarca", 2004, without("families", "action"), "action"),
    ("andamarca", 2005, without("agreed"), "how"),
    ("andamarca", 2006, without("funding"), "funding-community"),
    ("andamarca", 2007, {**WHOLE, "status": "observed"}, "status_reason"),
    ("arcata", 2007, WHOLE, "action"),
    ("arcata", 2006, {"status": "open", "options": [{"text": "Riego"}, {"text": "Posta"}]}, "proposal-1"),
    ("arcata", 2005, {"status": "postponed", "status_reason": "No alcanza"}, "proposal-1"),
    ("arcata", 2004, None, "proposal-1"),
)
"""Whose, of which year, what is saved, and where the cursor stands, in the order of a walk over the board."""


@pytest.mark.costly(0)
def test_the_cursor_stands_at_what_is_missing(laptop: Laptop) -> None:
    laptop.save(*((holder, year, body) for holder, year, body, _place in WHERE if body))

    async def use(hands: Hands) -> None:
        found = []
        for way in ("home", *["right"] * 4, "down", *["left"] * 3):
            await hands.press(way, "enter")
            found.append(hands.place)
            await hands.press("escape")
        assert found == [place for _holder, _year, _body, place in WHERE]

    laptop.use(use)


@pytest.mark.costly(0)
def test_what_it_is_opened_for_and_a_draft_go_first(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, without("families")), ("andamarca", 2004, WHOLE))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "enter", "up", "up", "5", "escape", "enter", "enter")
        assert hands.place == "funding-community", "where the draft was left"
        await hands.press("escape", "down", "enter")
        assert hands.place == "action"
        await hands.press(*["up"] * 2)
        assert hands.place == "proposal-1"
        await hands.press("escape", "down", "enter")
        assert hands.place == "proposal-1", "a new one"

    laptop.use(use)


def test_what_was_heard_is_opened_at_its_words_whatever_it_lacks(laptop: Laptop) -> None:
    """From there the arrow comes by all that was heard; from the right of two columns it comes by no families."""
    laptop.save(("andamarca", 2003, without("families", "funding")))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f7", "f7", "1")
        assert hands.place == "proposal-1"
        for _field in range(10):
            await hands.press("down")
            if hands.place == "families":
                break
        assert hands.place == "families"
        await hands.press(*"40", "f2")
        assert "for 40 families" in hands.words

    laptop.use(use)


def test_as_many_arrows_as_fields_pass_texts_of_two_lines(laptop: Laptop) -> None:
    """Once somebody goes about in one, or writes in it, they go by its lines."""
    options = [{"text": LONG}, {"text": f"Dos {LONG}"}]
    laptop.save(("andamarca", 2003, {**WHOLE, "text": LONG, "options": options}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", "up")
        assert hands.place == "proposal-3"
        for place in ("proposal-2", "proposal-1"):
            await hands.press("up")
            assert hands.place == place
        await hands.press("down", "left", "up")
        assert hands.place == "proposal-2", "its first line"
        await hands.press("up")
        assert hands.place == "proposal-1"
        await hands.press(*" y más", "up")
        assert hands.place == "proposal-1"
        await hands.press("down", "down")
        assert hands.place == "proposal-2"

    laptop.use(use)


def test_what_becomes_of_a_year_that_was_put_off_is_said_before_it_is_saved(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"status": "postponed", "status_reason": "No alcanza"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        assert "F2: proposed" not in hands.screen
        await hands.press(*"Riego")
        assert "F2: proposed" in hands.screen
        await hands.press("f2")

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "proposed"


@pytest.mark.costly(0)
def test_what_was_withdrawn_is_gone_on_from_as_if_nothing_were_there(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"status": "postponed", "status_reason": "No alcanza", "withdrawn": True}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        await hands.go_to("status")
        await hands.press(*"postponed")
        assert "F2: proposed" not in hands.screen
        await hands.press("f2")

    laptop.use(use)
    assert (laptop.demand("andamarca", 2003) or {})["status"] == "postponed"


@pytest.mark.costly(0)
def test_votes_that_do_not_say_how_it_was_decided_are_told_by_f2(laptop: Laptop) -> None:
    lacks = "Andamarca · 2003: still to be said how it was decided, class, cost"

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego")
        await hands.go_to("votes-1")
        await hands.press(*"26", "f2")
        assert hands.place == "proposal-1", "the year after it"
        assert lacks in hands.words
        await hands.press("escape", "home", "enter", "f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert lacks in hands.words
        await hands.press("enter")
        await hands.go_to("how")
        await hands.press(*"consensus", "f2")
        assert "still to be said" not in hands.words

    laptop.save()
    laptop.use(use)
