"""A second copy is chosen from the sticks that are in, by their names and their room, and is seen to work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.session import settings
from storage.gather.removable_disks import sticks
from storage.symbols import SECOND_COPY

from ...pilot import Hands, Laptop


@pytest.fixture
def media(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two sticks that are in."""
    folder = tmp_path / "media"
    names = ("KINGSTON", "FOTOS")
    for name in names:
        (folder / name).mkdir(parents=True)
    monkeypatch.setattr("sys.platform", "linux")
    found = [folder / name for name in names]
    monkeypatch.setattr("storage.gather.removable_disks.mounted", lambda _table: found)
    return folder


@pytest.mark.costly(0)
def test_a_stick_is_chosen_by_its_name_and_its_room(laptop: Laptop, media: Path) -> None:
    words.use("es")
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        assert SECOND_COPY not in hands.screen.split("\n")[0]
        await hands.press("ctrl+p", *"segunda copia", "enter")
        assert hands.place == "backup"
        assert re.search(r"1 (FOTOS|KINGSTON) · [\d.]+,\d GB libres", hands.screen)
        number = 1 if re.search("1 KINGSTON", hands.screen) else 2
        await hands.press(str(number))
        assert "KINGSTON ·" in hands.screen
        await hands.press("enter")
        await hands.until(lambda: SECOND_COPY in hands.screen.split("\n")[0])
        assert (media / "KINGSTON" / "plan.json").exists()
        shutil.rmtree(media / "KINGSTON")
        await hands.press("enter", "x", "f2")
        await hands.until(lambda: SECOND_COPY not in hands.screen.split("\n")[0])

    laptop.use(use)
    assert settings.load().backup == str(media / "KINGSTON")


def test_a_stick_that_is_pulled_out_meanwhile_is_not_offered(media: Path) -> None:
    assert {disk.name for disk in sticks()} == {"KINGSTON", "FOTOS"}
    assert all(disk.free > 0 for disk in sticks())
    shutil.rmtree(media / "FOTOS")
    assert [disk.name for disk in sticks()] == ["KINGSTON"]
