"""What leaves, and for whom, is not guessed: a word of a list that means nothing there stops the writing."""

from __future__ import annotations

import pytest

from ...pilot import Hands, Laptop


@pytest.mark.costly(0)
@pytest.mark.parametrize("typed", ["encripted", "papeles"])
def test_a_word_that_is_none_of_them_is_not_taken_for_the_first(laptop: Laptop, typed: str) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    stick = laptop.folder / "stick"

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"copy", "enter", "ctrl+u")
        await hands.write(str(stick))
        await hands.press("down", *typed, "f2")
        assert "choose one of the list" in hands.words
        assert hands.place == "what"
        await hands.press("ctrl+u", "f2")
        assert "choose one of the list" in hands.words, "nor is an empty one"

    laptop.use(use)
    assert not stick.exists()


@pytest.mark.costly(0)
def test_letters_that_mean_an_encrypted_copy_ask_for_its_passphrase(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"copy", "enter", "ctrl+u")
        await hands.write(str(laptop.folder / "stick"))
        await hands.press("down", "ctrl+u", *"the field file, e", "f2")
        assert "passphrase" in hands.words.lower()
        assert not (laptop.folder / "stick").exists()

    laptop.use(use)


@pytest.mark.costly(0)
@pytest.mark.parametrize("typed", ["arcx", "arca"])
def test_whose_papers_they_are_is_what_is_said(laptop: Laptop, typed: str) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    out = laptop.folder / "out"

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"account", "enter", "ctrl+u")
        await hands.write(str(out))
        await hands.go_to("whose")
        await hands.press(*typed, "f2")
        if typed == "arcx":
            assert "choose one of the list" in hands.words
        else:
            await hands.until(lambda: bool(list(out.rglob("*.pdf"))))

    laptop.use(use)
    names = [path.name for path in out.rglob("*.pdf")] if out.exists() else []
    assert (typed == "arca") == bool(names)
    assert all("arcata" in name for name in names)
