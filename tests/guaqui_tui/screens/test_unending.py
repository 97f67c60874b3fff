"""Every screen where a path is typed, given a pipe, a device or a folder: it says so, and can be used on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unending import KINDS, in_time, posix, unending

from ..pilot import Hands, Laptop

TO_THE_FIELD = {
    "gather": ("f9", "enter"),
    "spreadsheet": ("f9", *"take", "enter"),
    "papers": ("f10", "enter"),
    "carry": ("f10", "end", "up", "enter"),
    "another file": ("listed-app.file",),
}
GO = {"papers": "f2", "carry": "f2"}
TELL = ("no file, but", "is a folder", "is a file", "pipe of another", "No field file", "already", "Nothing")
MAY_BE_A_FOLDER = {"gather", "papers", "carry"}


@pytest.mark.costly(5)
@posix
@pytest.mark.parametrize(
    ("screen", "kind"),
    [
        (screen, kind)
        for screen in TO_THE_FIELD
        for kind in KINDS
        if kind != "folder" or screen not in MAY_BE_A_FOLDER
    ],
)
def test_a_screen_says_what_was_typed_and_goes_on(screen: str, kind: str, laptop: Laptop, tmp_path: Path) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    before = laptop.file.read_bytes()
    (tmp_path / "given").mkdir()
    path = unending(kind, tmp_path / "given", "taken.json")

    async def use(hands: Hands) -> None:
        await hands.press(*TO_THE_FIELD[screen], "ctrl+u")
        await hands.write(str(path))
        await hands.press(GO.get(screen, "enter"))
        await hands.until(lambda: any(words in hands.words for words in TELL))
        assert "unforeseen" not in hands.screen
        await hands.press("escape")

    with in_time():
        laptop.use(use)
    assert laptop.file.read_bytes() == before


@pytest.mark.costly(3)
@posix
@pytest.mark.parametrize("kind", KINDS)
def test_the_app_that_is_begun_with_such_a_name_asks_for_another(
    kind: str, laptop: Laptop, tmp_path: Path
) -> None:
    (tmp_path / "given").mkdir()
    path = unending(kind, tmp_path / "given", "taken.json")

    async def use(hands: Hands) -> None:
        assert any(words in hands.words for words in TELL)
        assert "will be opened" not in hands.screen

    with in_time():
        laptop.use(use, opening=path)
