"""The first steps, and finding one's file again."""

from __future__ import annotations

from pathlib import Path

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.frame.path_completion import complete
from guaqui_tui.screens.setup.screen import SetupScreen
from guaqui_tui.session import settings
from guaqui_tui.session.settings import Settings
from storage import FieldFile

from ...pilot import Hands, Laptop


def test_four_answers_and_it_begins(laptop: Laptop) -> None:
    place = Path.home() / "Guaqui" / "guaqui-2003-2007.json"

    async def use(hands: Hands) -> None:
        assert "Four answers" in hands.screen
        assert "A new file will be made here" in hands.screen
        await hands.press("enter", *"Equipo Uno", "enter", "enter", "enter")
        assert isinstance(hands.app.screen, BoardScreen)
        assert "Equipo U. · k7m2" in hands.screen
        await hands.press("ctrl+q")

    laptop.use(use, author="", file="")
    assert laptop.remembered() == Settings(
        language="en", author="Equipo Uno", file=str(place), holder="andamarca", year=2003
    )
    with FieldFile.open(place) as field:
        assert field.survey.municipality == "guaqui"


def test_a_name_is_asked_for(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter", "enter", "enter", "enter")
        assert "Write your name" in hands.screen
        assert hands.place == "author"

    laptop.use(use, author="", file="")


def test_a_file_that_is_there_is_opened(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Equipo", "enter", "enter", "ctrl+u")
        await hands.paste(str(laptop.file))
        await hands.rest()
        assert "This file is there already and will be opened." in hands.screen
        await hands.press("enter")
        assert "? Riego" in hands.screen

    laptop.use(use, author="", file="")


def test_folders_and_places_that_are_not_there_are_said(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Equipo", "enter", "enter", "ctrl+u")
        await hands.paste(str(laptop.folder))
        await hands.rest()
        assert "This is a folder" in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, SetupScreen)
        await hands.paste("/no/such/stick/plan.json")
        await hands.rest()
        assert "is the stick in?" in hands.screen
        await hands.press("enter")
        assert isinstance(hands.app.screen, SetupScreen)
        assert "Equipo" in hands.screen
        await hands.press("ctrl+u", "enter")
        assert "Write where the file is to be." in hands.screen
        await hands.paste(str(laptop.folder / "other"))
        await hands.press("enter")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use, author="", file="")
    assert (laptop.folder / "other.json").is_file()


def test_a_municipality_has_to_be_one(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Equipo", "enter", "ctrl+u", *"zzz", "enter", "enter")
        assert "Choose the municipality" in hands.screen
        assert hands.place == "municipality"
        await hands.press("ctrl+u", *"gua", "enter", "enter")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use, author="", file="")


@pytest.mark.parametrize("kind", ["gone", "empty", "other"])
def test_a_last_file_that_cannot_be_opened_leads_to_the_first_screen(laptop: Laptop, kind: str) -> None:
    if kind != "gone":
        laptop.file.write_text("" if kind == "empty" else "no field file", "utf-8")

    async def use(hands: Hands) -> None:
        assert isinstance(hands.app.screen, SetupScreen)
        assert str(laptop.file)[:40] in hands.screen
        assert hands.place == "file"
        await hands.press("ctrl+u")
        await hands.paste(str(laptop.folder / "new.json"))
        await hands.press("enter")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
    if kind != "gone":
        assert laptop.file.read_text("utf-8") == ("" if kind == "empty" else "no field file")


def test_a_torn_file_is_recovered_and_that_is_said(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}), ("andamarca", 2004, {"text": "Posta"}))
    laptop.file.write_bytes(laptop.file.read_bytes()[:-40])

    async def use(hands: Hands) -> None:
        assert "About this file" in hands.screen
        await hands.press("enter")
        assert "? Riego" in hands.screen

    laptop.use(use)


def test_name_and_file_change_with_f3(laptop: Laptop) -> None:
    laptop.save()
    other = laptop.folder / "other.json"
    laptop.save(("arcata", 2003, {"text": "Posta"}), file=other)

    async def use(hands: Hands) -> None:
        await hands.press("f3", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("f3", "ctrl+u", *"Equipo Nuevo", *["enter"] * 4)
        assert "Equipo N." in hands.screen
        before = hands.app.session.file
        await hands.press("enter", *"Riego", "f2", "escape", "f3", "enter", "enter", "ctrl+u")
        await hands.paste(str(other))
        await hands.press("enter", "enter")
        assert "? Posta" in hands.screen
        assert before is not hands.app.session.file
        with FieldFile.open(laptop.file) as left:
            assert left.writable  # nobody holds the first file any more
            assert left.survey.revisions("demand/guaqui/andamarca/2003/1")
        assert len(hands.app.screen_stack) == 2

    laptop.use(use)
    assert (laptop.remembered().author, laptop.remembered().file) == ("Equipo Nuevo", str(other))


def test_the_language_changes_at_once(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is on the screen is in the other language, and what was typed stays."""
    monkeypatch.setattr(words._State, "speech", words.speech())  # put back afterwards
    monkeypatch.setenv("LANGUAGE", "en")

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Equipo", "up")
        assert "Your name" in hands.screen
        await hands.press("1")
        assert "Su nombre" in hands.screen
        assert "Equipo" in hands.screen

    laptop.use(use, author="", file="")


def test_completing_a_place(tmp_path: Path) -> None:
    (tmp_path / "plan.json").touch()
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pl.txt").touch()
    assert complete(f"{tmp_path}/pl") == f"{tmp_path}/plan.json"
    assert complete(f"{tmp_path}/pi") == f"{tmp_path}/pictures"
    assert complete(f"{tmp_path}/") == f"{tmp_path}/pictures"
    assert complete(f"{tmp_path}/none/x") is None


@pytest.mark.parametrize("content", [b"", b"\x00\x00", b"[]", b'{"year": "x"}', b'{"author": "R"'])
def test_settings_that_cannot_be_read_are_the_defaults(laptop: Laptop, content: bytes) -> None:
    settings.path().write_bytes(content)
    assert settings.load() == Settings()


def test_settings_of_a_newer_version_are_read(laptop: Laptop) -> None:
    settings.path().write_bytes(b'{"author": "Equipo", "colour": "blue"}')
    assert settings.load() == Settings(author="Equipo")


def test_a_second_copy_is_named_with_f3_and_follows_each_save(laptop: Laptop) -> None:
    laptop.save()
    stick = laptop.folder / "stick"
    stick.mkdir()

    async def name_it(hands: Hands) -> None:
        await hands.press("f3", *["enter"] * 3)
        assert hands.place == "backup"
        await hands.paste(str(laptop.folder / "none"))
        await hands.press("enter")
        assert "The folder of" in hands.screen
        await hands.press("ctrl+u")
        await hands.paste(str(stick))
        await hands.press("enter")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("enter", *"Riego", "f2", "escape", "ctrl+q")

    async def miss_it(hands: Hands) -> None:
        stick.rename(laptop.folder / "pocket")
        await hands.press("down", "enter", *"Posta", "f2")
        await hands.until(lambda: "The second copy" in hands.screen)

    laptop.use(name_it)
    assert laptop.remembered().backup == str(stick)
    with FieldFile.open(stick / "plan.json", writable=False) as copy:
        assert copy.survey.demand("andamarca", 2003) is not None
    laptop.use(miss_it, backup=str(stick))
    assert laptop.demand("arcata", 2003) is not None
