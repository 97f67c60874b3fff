"""A second copy is chosen from the sticks that are in, by their names and their room, and is seen to work."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.setup.begun_file import remembered_of
from guaqui_tui.session import settings
from guaqui_tui.session.settings import Settings
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


def test_who_changes_nothing_is_asked_nothing_anew(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    hub, plan = "postgresql://hub.example/guaqui", "guaqui/2003-2007"

    async def use(hands: Hands) -> None:
        await hands.press("ctrl+p", *"second copy", "enter", "enter")
        await hands.until(lambda: isinstance(hands.app.screen, BoardScreen))
        await hands.app.action_quit()

    laptop.use(use, hub=hub, plan=plan, holder="arcata", year=2004)
    kept = laptop.remembered()
    assert (kept.hub, kept.plan, kept.holder, kept.year) == (hub, plan, "arcata", 2004)


def test_of_another_file_the_hub_is_remembered_and_no_place() -> None:
    before = Settings(author="Rosa", file="/a.json", backup="/s", hub="h", plan="guaqui/p", holder="x", year=2003)
    other = remembered_of(before, "/b.json", "")
    assert (other.author, other.hub, other.file, other.backup) == ("Rosa", "h", "/b.json", "")
    assert (other.plan, other.place) == ("", ("", 0, 1))
