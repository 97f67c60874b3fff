"""A whole path that is typed behind a folder which stands there replaces it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guaqui_tui.screens.spreadsheet.screen import SpreadsheetScreen
from guaqui_tui.widgets.path_field import PathField, last_path

from .pilot import Hands, Laptop


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("/media/ew//media/lista.csv", "/media/lista.csv"),
        ("/home/ana/~/Guaqui/", "~/Guaqui/"),
        (r"C:\Users\Ana\D:\lista.csv", r"D:\lista.csv"),
        ("/home/ana/lista.csv", "/home/ana/lista.csv"),
        ("/home/ana/~lista.csv", "/home/ana/~lista.csv"),
        (r"\\servidor\plan", r"\\servidor\plan"),
        ("//servidor/plan", "//servidor/plan"),
        ("/", "/"),
        ("", ""),
    ],
)
def test_what_is_meant(typed: str, meant: str) -> None:
    assert last_path(typed) == meant


PARTS = st.lists(st.text("abcñ .-", min_size=1).filter(str.strip), min_size=1, max_size=4).map("/".join)


@given(PARTS, PARTS)
def test_a_path_behind_a_folder_is_that_path(folder: str, path: str) -> None:
    assert last_path(f"/{folder}//{path}") == f"/{path}"
    assert last_path(f"/{folder}/{path}") == f"/{folder}/{path}"


@pytest.mark.costly(0)
def test_it_replaces_what_stands_there_while_it_is_typed(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f9", "down", "down", "enter")
        assert isinstance(hands.app.screen, SpreadsheetScreen)
        field = hands.app.screen.query_one(PathField)
        folder = field.value
        assert folder.endswith("/")
        await hands.press("end")
        await hands.write("lista.csv")
        assert field.value == f"{folder}lista.csv"
        await hands.press("ctrl+a")
        await hands.write(folder)
        await hands.write("/media/stick/lista.csv")
        assert field.value == "/media/stick/lista.csv"
        await hands.press("ctrl+a")
        await hands.write(folder)
        await hands.paste("/media/stick/")
        await hands.write("x")
        assert field.value == "/media/stick/x"

    laptop.use(use)
