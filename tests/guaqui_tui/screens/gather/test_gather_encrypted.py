"""Gathering comes by something encrypted: it asks for its passphrase, and leaves nothing in the clear beside."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from storage.file.device import home
from storage.kinds.process.demand import demand_name
from tests.storage.age_by_hand import encrypted_by_hand

from ...pilot import Hands, Laptop
from .test_gather import beside, field_of

WORDS = "llama quinua ñandú totora"


@pytest.fixture
def stick(laptop: Laptop) -> Path:
    """A zip with an encrypted file, and one that anybody can read."""
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    shut = field_of(laptop.folder / "made" / "uno.json", "laptop01", ("arcata", 2004, "Posta"))
    stick = laptop.folder / "stick"
    field_of(stick / "dos.json", "laptop02", ("sullcata", 2004, "Sede"))
    with zipfile.ZipFile(stick / "uno.zip", "w") as packed:
        packed.writestr("uno.json.age", encrypted_by_hand(shut.read_bytes(), WORDS))
    shut.unlink()
    return stick


async def look_into(hands: Hands, stick: Path) -> None:
    await hands.press("f9", "enter", "ctrl+u")
    await hands.paste(str(stick))
    await hands.press("enter")
    assert "uno.json.age is encrypted" in hands.words


@pytest.mark.costly(0)
def test_a_wrong_one_is_said_to_be_and_the_right_one_opens_it(laptop: Laptop, stick: Path) -> None:
    async def use(hands: Hands) -> None:
        before = beside(laptop)
        await look_into(hands, stick)
        assert "That is not it." not in hands.words
        await hands.press("enter")
        assert "Type it, or Esc" in hands.words
        await hands.press(*"no es", "enter")
        assert "That is not it." in hands.words
        await hands.paste(WORDS)
        assert "quinua" not in hands.screen
        await hands.press("enter")
        await hands.until(lambda: "2 files, 2 new versions" in hands.screen)
        assert beside(laptop) == before
        await hands.press("f2")
        await hands.until(lambda: "Gathered files" in hands.screen)

    laptop.use(use)
    assert laptop.demand("arcata", 2004)
    assert {one.name for one in stick.iterdir()} == {"dos.json", "uno.zip"}
    assert not [one for one in (*laptop.folder.rglob("*"), *home().rglob("*")) if WORDS.encode() in _bytes(one)]


@pytest.mark.costly(0)
def test_without_it_the_rest_comes_in_and_enter_asks_again(laptop: Laptop, stick: Path) -> None:
    async def use(hands: Hands) -> None:
        await look_into(hands, stick)
        await hands.press("escape")
        assert "1 file, 1 new version" in hands.words
        assert "its passphrase" in hands.words.lower()
        await hands.press("home", "enter")
        assert "is encrypted" in hands.words
        await hands.press(*"no es", "enter", "escape")
        assert "not the passphrase of" in hands.words
        await hands.press("f2")
        await hands.until(lambda: "Gathered files" in hands.screen)

    laptop.use(use)
    assert laptop.demand("sullcata", 2004)
    assert demand_name("guaqui", "arcata", 2004).encode() not in laptop.file.read_bytes()


def _bytes(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
