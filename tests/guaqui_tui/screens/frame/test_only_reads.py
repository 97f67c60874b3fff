"""A window of a file that another one writes says so, its fields do not open, and it offers no save."""

from __future__ import annotations

import pytest

from guaqui_tui.look import keys
from guaqui_tui.screens.frame.refusals import WRITES
from guaqui_tui.widgets.fields import LineField, Prose
from storage import FieldFile

from ...all_screens import LISTS, furnish
from ...pilot import Hands, Laptop

FORMS = {
    "demand": ("enter",),
    "workshop": ("f6", "f7"),
    "record": (*LISTS, "down", "down", "enter", "enter"),
    "wall": ("f8",),
}


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
        assert not offered & WRITES
        assert "elsewhere" in offered or name == "wall"
        assert "app.quit" in offered

    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert laptop.demand("andamarca", 2003)
