"""An encrypted copy from the app: its passphrase typed twice, seen by nobody, kept nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.file.device import home
from storage.file.encrypted import ENDING
from tests.storage.age_by_hand import decrypted_by_hand, encrypted_by_hand

from ...pilot import Hands, Laptop

WORDS = "quinua ñandú"


@pytest.fixture
def stick(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What guessing costs is not paid here."""
    monkeypatch.setattr("exports.carry_encrypted.encrypted", encrypted_by_hand)
    laptop.save(("andamarca", 2003, {"text": "Riego", "notes": "Lo dijo Serapio"}))
    (laptop.folder / "stick").mkdir()
    return laptop.folder / "stick"


async def to_passphrase(hands: Hands, stick: Path) -> None:
    await hands.press("f10", *"copy", "enter", "ctrl+u")
    await hands.paste(str(stick))
    await hands.press("down", "4", "f2")
    assert "Passphrase of the copy" in hands.screen
    assert "nobody can recover it" in hands.words


def names(folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir()]


def anywhere(folder: Path, words: str) -> list[Path]:
    return [one for one in folder.rglob("*") if one.is_file() and words.encode() in one.read_bytes()]


@pytest.mark.costly(0)
def test_it_is_typed_twice_and_opens_what_lies_there(laptop: Laptop, stick: Path) -> None:
    async def use(hands: Hands) -> None:
        await to_passphrase(hands, stick)
        await hands.press(*"corta", "enter")
        assert "12 characters or more" in hands.words
        assert hands.place == "passphrase"
        await hands.press("ctrl+u")
        await hands.paste(WORDS)
        await hands.press("enter")
        assert hands.place == "again"
        await hands.press(*"otra", "enter")
        assert "not the same" in hands.words
        assert names(stick) == []
        await hands.paste(WORDS)
        assert not [word for word in WORDS.split() if word in hands.screen]
        await hands.press("ctrl+a", "ctrl+c", "enter")
        await hands.until(lambda: "may be removed" in hands.words)
        assert hands.app.clipboard == ""
        assert "Keep the passphrase" in hands.words
        assert "anybody can read it" not in hands.words
        await hands.press("f2")
        assert "Passphrase of the copy" in hands.screen, "the next copy is asked for again"
        await hands.press("escape")
        assert not anywhere(home(), WORDS)

    laptop.use(use)
    (lies,) = stick.iterdir()
    assert lies.name == f"plan.json{ENDING}"
    assert decrypted_by_hand(lies.read_bytes(), WORDS) == laptop.file.read_bytes()
    assert not anywhere(laptop.folder, WORDS)
    assert anywhere(laptop.folder, "Serapio") == [laptop.file]


@pytest.mark.costly(0)
def test_who_goes_back_writes_nothing_and_one_in_the_clear_is_named(laptop: Laptop, stick: Path) -> None:
    (stick / "plan.json").write_bytes(laptop.file.read_bytes())

    async def use(hands: Hands) -> None:
        await to_passphrase(hands, stick)
        await hands.paste(WORDS)
        await hands.press("escape")
        assert "Esc again drops it" in hands.words
        await hands.press("escape")
        assert names(stick) == ["plan.json"]
        await hands.press("f2")
        await hands.paste(WORDS)
        await hands.press("enter")
        await hands.paste(WORDS)
        await hands.press("enter")
        await hands.until(lambda: "may be removed" in hands.words)
        assert "lies there too, and anybody can read it" in hands.words

    laptop.use(use)
