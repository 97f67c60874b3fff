"""A laptop without a plan opens one that was carried to it encrypted."""

from __future__ import annotations

from pathlib import Path

import pytest

from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.setup.open_step import OpenStep
from guaqui_tui.widgets.fields import LineField
from storage import FieldFile
from storage.file import disk
from tests.storage.age_by_hand import encrypted_by_hand

from ...pilot import Hands, Laptop

WORDS = "llama quinua totora"
FIRST = ("enter", *"Ana", "enter", "1")


@pytest.fixture
def shut(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """All there is: a plan that nobody reads without its passphrase."""
    monkeypatch.chdir(laptop.folder)
    laptop.save(("andamarca", 2003, {"text": "Riego", "notes": "Lo dijo Serapio"}))
    shut = laptop.folder / "plan.json.age"
    shut.write_bytes(encrypted_by_hand(laptop.file.read_bytes(), WORDS))
    return shut


def goes_to() -> Path:
    return Path.home() / "Guaqui" / "plan.json"


async def unlock(hands: Hands, passphrase: str = WORDS) -> None:
    await hands.press("ctrl+u", *passphrase, "enter")


@pytest.mark.costly(0)
def test_its_passphrase_puts_it_on_the_laptop_as_it_was(laptop: Laptop, shut: Path) -> None:
    was = laptop.file.read_bytes()
    laptop.file.rename(laptop.folder / "elsewhere")

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST)
        await hands.until(lambda: shut.name in hands.screen)
        await hands.press(*shut.name, "enter")
        assert f"{shut.name} is encrypted" in hands.words
        await unlock(hands, "no es esa")
        await hands.until(lambda: "That is not it." in hands.words)
        await unlock(hands)
        await hands.until(lambda: "F2 makes it" in hands.words)
        assert not goes_to().exists()
        await hands.press("escape")
        assert "being opened" not in hands.words
        await hands.press("enter")
        await unlock(hands)
        await hands.until(lambda: "F2 makes it" in hands.words)
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use, author="", file="")
    assert goes_to().read_bytes() == was
    assert goes_to().stat().st_mode & 0o77 == 0
    assert laptop.remembered().file == str(goes_to())


@pytest.mark.costly(0)
def test_what_it_opens_is_put_down_only_if_it_is_a_plan_and_whole_or_not_at_all(
    laptop: Laptop, shut: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (laptop.folder / "photo.age").write_bytes(encrypted_by_hand(b"no plan", WORDS))

    def fails(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, *"photo.age", "enter")
        await unlock(hands)
        await hands.until(lambda: "no field file" in hands.words or "not a field file" in hands.words)
        await hands.press("ctrl+u", *shut.name, "enter")
        await unlock(hands)
        await hands.until(lambda: "F2 makes it" in hands.words)
        with monkeypatch.context() as patch:
            patch.setattr(disk, "flush_name", fails)
            await hands.press("f2")
            await hands.until(lambda: "no room left" in hands.words)
        assert [*goes_to().parent.iterdir()] == []
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use, author="", file="")
    with FieldFile.open(goes_to()) as field:
        assert field.survey.municipality == "guaqui"


def pull_out(shut: Path) -> None:
    shut.unlink()


def test_a_stick_that_is_pulled_out_meanwhile_is_asked_for(laptop: Laptop, shut: Path) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*FIRST, *shut.name, "enter")
        assert f"{shut.name} is encrypted" in hands.words
        pull_out(shut)
        await unlock(hands)
        await hands.until(lambda: "is not there" in hands.words or "no file" in hands.words)
        assert isinstance(hands.app.screen, OpenStep)

    laptop.use(use, author="", file="")


@pytest.mark.costly(0)
def test_one_that_is_named_in_place_of_the_open_file_is_asked_its_passphrase(laptop: Laptop, shut: Path) -> None:
    async def use(hands: Hands) -> None:
        hands.app.action_file()
        await hands.until(lambda: hands.place == "file")
        await hands.press("ctrl+a")
        await hands.paste(str(shut))
        await hands.until(lambda: "passphrase will be asked" in hands.words)
        await hands.press("enter", "enter")
        await hands.until(lambda: f"{shut.name} is encrypted" in hands.words)
        await unlock(hands)
        await hands.until(lambda: "F2 makes it" in hands.words)
        await hands.press("f2")
        await hands.until(lambda: isinstance(hands.app.screen, BoardScreen))

    laptop.use(use)
    assert laptop.remembered().file == str(goes_to())


@pytest.mark.costly(0)
@pytest.mark.parametrize("author", ["Ana", ""])
def test_one_that_the_app_is_started_with_is_asked_its_passphrase(laptop: Laptop, shut: Path, author: str) -> None:
    async def use(hands: Hands) -> None:
        if not author:
            await hands.press("enter", *"Ana", "enter")
        await hands.until(lambda: f"{shut.name} is encrypted" in hands.words)
        await hands.press("escape")
        assert hands.place == "path"
        assert hands.app.screen.query_one("#path", LineField).value == str(shut)
        await hands.press("enter")
        assert f"{shut.name} is encrypted" in hands.words

    laptop.use(use, opening=shut, author=author, file="")
