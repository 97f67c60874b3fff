"""No arrow key is dead in any form: from each field Down goes on, and Up goes back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ...all_screens import ONE_OF_EACH, Place, furnish, screen_classes, seen_first, visit
from ...pilot import Hands, Laptop

_WITH_FIELDS = {one.__name__ for one in screen_classes() if hasattr(one, "fields") and hasattr(one, "to_field")}
FORMS = [place for place in ONE_OF_EACH if place.screen in _WITH_FIELDS]
LINES_OF_A_FIELD = 20
"""Within a text or a list of several lines an arrow goes by them first."""


async def came_to(hands: Hands, name: str, key: str) -> str:
    """Where a key leads from a field."""
    form: Any = hands.app.screen
    form.to_field(name)
    await hands.rest()
    for _line in range(LINES_OF_A_FIELD):
        await hands.press(key)
        if hands.place != name:
            break
    return hands.place


@pytest.mark.costly(3)
@pytest.mark.parametrize("place", seen_first(FORMS))
def test_an_arrow_moves_from_each_field(laptop: Laptop, place: Place, tmp_path: Path) -> None:
    furnish(laptop)
    dead = []

    async def walk(hands: Hands) -> None:
        form: Any = hands.app.screen
        names = form.fields()
        for name in names:
            if name != names[-1] and await came_to(hands, name, "down") == name:
                dead.append(f"down from {name}")
            if name != names[0] and await came_to(hands, name, "up") == name:
                dead.append(f"up from {name}")

    visit(laptop, place, walk)
    assert dead == []
