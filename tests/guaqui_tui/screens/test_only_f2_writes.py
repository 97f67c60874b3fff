"""Only F2 writes: each other key is pressed on every screen, what it opens is answered, and the file stays.

Ctrl+Z takes an act back, so it writes too; it is pressed nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import pytest

from guaqui_tui.look import keys
from guaqui_tui.look.key_meanings import QUITS, UNDOES, WRITES

from ..all_screens import ONE_OF_EACH, Place, furnish, visit
from ..pilot import Hands, Laptop

WRITING = {*WRITES.keys.split(","), *UNDOES.keys.split(","), *QUITS.keys.split(",")}
ANSWERS = ("1", "x", "enter", "enter")
"""What is answered to whatever a key has opened."""
FIRST = [one for one in ONE_OF_EACH if one.screen != "Pages"]


def pressed_at(hands: Hands) -> Iterator[str]:
    """Every key but those that write: what the screen has, and what it may take besides."""
    bound = (one.key.split(",")[0] for one in keys.all_of(hands.app.screen) if one.action != "app.language")
    for key in dict.fromkeys([*bound, *"0129v", "space", "delete", "insert", "enter", "less_than_sign"]):
        if key not in WRITING:
            yield key


def state_of(file: Path) -> bytes:
    return file.read_bytes() if file.exists() else b""


async def is_back(hands: Hands, stack: Sequence[object]) -> bool:
    """Go back to where a key was pressed; whether that is still there."""
    for _key in range(8):
        if hands.app._exit or [*hands.app.screen_stack] == [*stack]:
            break
        await hands.press("escape")
    return [*hands.app.screen_stack] == [*stack]


@pytest.mark.parametrize("place", FIRST, ids=lambda place: place.name)
def test_only_f2_writes(laptop: Laptop, place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(laptop)
    monkeypatch.chdir(tmp_path)  # where folders may be made
    left: list[str] | None = None
    wrote: list[str] = []

    async def walk(hands: Hands) -> None:
        nonlocal left
        stack = [*hands.app.screen_stack]
        left = [*pressed_at(hands)] if left is None else left
        while left:
            key, before = left.pop(0), state_of(laptop.file)
            await hands.press(key)
            if [*hands.app.screen_stack] != stack:
                for answer in ANSWERS:
                    await hands.press(answer)
            if state_of(laptop.file) != before:
                wrote.append(key)
            if not await is_back(hands, stack):
                return

    visit(laptop, place, walk)
    with suppress(
        AssertionError
    ):  # a key may lead away for good, and what was typed there may be asked about first
        while left:
            visit(laptop, place, walk)
    assert wrote == []
