"""Only F2 writes: each other key is pressed on every screen, what it opens is answered, and the file stays.

Ctrl+Z takes an act back, so it writes too; it is pressed nowhere here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import copytree, rmtree

import pytest
from textual.binding import Binding

from guaqui_tui.look import keys
from guaqui_tui.look.key_meanings import QUITS, UNDOES, WRITES
from guaqui_tui.screens.frame.base_screen import BaseScreen

from ..all_screens import ONE_OF_EACH, Place, furnish, seen_first, visit
from ..pilot import Hands, Laptop

WRITING = {*WRITES.keys.split(","), *UNDOES.keys.split(","), *QUITS.keys.split(",")}
ANSWERS = ("1", "x", "enter", "enter")
"""What is answered to whatever a key has opened."""
FIRST = [one for one in ONE_OF_EACH if one.screen != "Pages"]


TURNS = 4
"""What can be done everywhere is done on every so manieth screen, each time on others."""
TYPED = (*"0129v", "space", "delete", "insert", "enter", "less_than_sign")
"""What any screen may take besides."""


def everywhere(hands: Hands) -> set[str]:
    """The actions that no screen has of its own."""
    owners = (*BaseScreen.__mro__, *type(hands.app).__mro__)
    bindings = (one for owner in owners for one in vars(owner).get("BINDINGS", ()))
    return {one.action for one in bindings if isinstance(one, Binding)}


def pressed_at(hands: Hands, turn: int | None) -> Iterator[str]:
    """Every key but those that write: what the screen has, and what it may take besides; of what can be done
    everywhere those whose turn it is, without a turn all.
    """
    common = everywhere(hands)
    actions = [one for one in keys.all_of(hands.app.screen) if one.action != "app.language"]
    own = [one for one in actions if one.action not in common]
    shared = [one.key.split(",")[0] for one in actions if one.action in common] + [*TYPED]
    bound = [one.key.split(",")[0] for one in own] + (shared if turn is None else shared[turn::TURNS])
    for key in dict.fromkeys(bound):
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


@pytest.mark.costly(8)
@pytest.mark.parametrize("place", seen_first(FIRST))
def test_only_f2_writes(
    laptop: Laptop,
    place: Place,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    *,
    full: bool,
) -> None:
    """With --full what can be done everywhere is done on every screen."""
    turn = None if full else FIRST.index(place) % TURNS
    furnish(laptop)
    furnished = copytree(tmp_path, tmp_path_factory.mktemp("furnished"), dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)  # where folders may be made
    left: list[str] | None = None
    wrote: list[str] = []

    async def walk(hands: Hands) -> None:
        nonlocal left
        stack = [*hands.app.screen_stack]
        left = [*pressed_at(hands, turn)] if left is None else left
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
    while left:  # a key may lead away for good, where what was typed waits for whoever comes again
        _leave_as(furnished, tmp_path)
        visit(laptop, place, walk)
    assert wrote == []


def _leave_as(furnished: Path, folder: Path) -> None:
    """A laptop as nobody used it: the keys that lead to a place lead there again."""
    for one in folder.iterdir():
        rmtree(one) if one.is_dir() else one.unlink()
    copytree(furnished, folder, dirs_exist_ok=True)
