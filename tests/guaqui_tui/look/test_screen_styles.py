"""What a screen's own file of styles may say: Textual reads it when the screen is there already."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import guaqui_tui

SHEETS = sorted(Path(guaqui_tui.__file__).parent.rglob("*.tcss"))
OF_A_SCREEN = re.compile(r"(?m)^\w*(?:Screen|Question)\w*(?:\.[-\w]+)* *\{")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.parent.name + "-" + path.stem)
def test_a_screen_itself_is_styled_where_it_is_declared(sheet: Path) -> None:
    """A rule for the screen does nothing the first time that it is opened: one for what stands on it does."""
    assert not OF_A_SCREEN.findall(sheet.read_text("utf-8"))
