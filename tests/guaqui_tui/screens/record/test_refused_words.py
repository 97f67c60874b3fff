"""A status that a community cannot say stays at its field, with who says it instead."""

from __future__ import annotations

import pytest

from guaqui_tui.forms.demand import says_that_status
from guaqui_tui.language import gettext_ as words

from ...pilot import Hands, Laptop

STATE = "the municipal workshop says that"


def test_who_says_a_status_stands_at_its_field_until_it_is_another(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Riego", "up")
        assert hands.place == "status"
        await hands.press(*"validated", "up")
        await hands.press("left", "right", "up")
        assert hands.place != "status"
        assert STATE in hands.words, "after other keys too"
        await hands.go_to("status")
        await hands.press("1")
        assert STATE not in hands.words

    laptop.use(use)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("valid", STATE),
        ("Observed", STATE),
        ("in the plan", "the year's plan says that (F4)"),
        ("postponed", ""),
        ("", ""),
    ],
)
def test_who_says_what_a_community_cannot(word: str, said: str) -> None:
    words.use("en")
    assert says_that_status(word, {}) == said
