"""A window of a file that another one writes says so, its fields do not open, and it offers no save."""

from __future__ import annotations

import pytest

from guaqui_tui.look import keys
from guaqui_tui.screens.frame.refusals import writes
from guaqui_tui.widgets.fields import LineField, Prose
from storage import FieldFile

from ...all_screens import CHECK, LISTS, QUARANTINE, SETTLE, furnish
from ...pilot import Hands, Laptop

FORMS = {
    "demand": ("enter",),
    "workshop": ("f6", "f7"),
    "record": (*LISTS, "down", "down", "enter", "enter"),
    "wall": ("f8",),
}


@pytest.mark.costly(3)
@pytest.mark.parametrize("name", FORMS)
def test_nothing_can_be_typed_where_nothing_can_be_saved(laptop: Laptop, name: str) -> None:
    furnish(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("enter")  # what was heard of the file
        await hands.press(*FORMS[name])
        before = [field.kept for field in hands.app.screen.query("LineField, Prose").results(LineField)]
        assert not isinstance(hands.app.focused, (LineField, Prose))
        await hands.press("x", "1", "enter", "down", "2", "f2")
        assert not isinstance(hands.app.focused, (LineField, Prose))
        assert before == [field.kept for field in hands.app.screen.query("LineField, Prose").results(LineField)]
        assert "Read-only" in hands.screen.split("\n")[0]
        assert "F2" not in hands.screen.split("\n")[-2]
        offered = {one.action for one in keys.all_of(hands.app.screen)}
        assert not [*filter(writes, offered)]
        assert "elsewhere" in offered or name == "wall"
        assert "app.quit" in offered

    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert laptop.demand("andamarca", 2003)


DECIDING = {
    "community": ("f6",),
    "missing": ("f6", "f3"),
    "move": ("f6", "listed-move"),
    "validation": ("listed-validation", "1", "9"),
    "year-plan": ("f4", "1", "9"),
    "hidden": ("ctrl+k", "b", "2"),
    "calendar": ("f7", "insert"),
    "settle": ("f9", *SETTLE, "enter", "1"),
    "check": ("f9", *CHECK, "f5"),
    "gather": ("f9", "enter"),
    "quarantine": ("f9", *QUARANTINE),
    "plan-list": (*LISTS, "down", "down", "enter", "greater_than_sign"),
}
"""Where something is decided by a digit or a letter, and that digit."""


@pytest.mark.costly(0)
def test_nothing_is_decided_where_nothing_can_be_saved(laptop: Laptop) -> None:
    furnish(laptop)

    async def use(hands: Hands) -> None:
        await hands.press("enter")  # what was heard of the file
        for name, pressed in DECIDING.items():
            await hands.press(*pressed)
            assert not [one for one in keys.all_of(hands.app.screen) if writes(one.action)], name
            assert not getattr(hands.app.screen, "unsaved", False), name
            while len(hands.app.screen_stack) > 2:
                await hands.press("escape")

    with FieldFile.open(laptop.file):
        laptop.use(use)
