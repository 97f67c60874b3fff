"""The first steps, and finding one's file again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guaqui_tui.language import gettext_ as words
from guaqui_tui.screens.board.screen import BoardScreen
from guaqui_tui.screens.setup.begin_step import BeginStep
from guaqui_tui.screens.setup.demonstration import DemonstrationStep
from guaqui_tui.screens.setup.language_step import LanguageStep
from guaqui_tui.screens.setup.name_step import NameStep
from guaqui_tui.screens.setup.new_file_step import NewFileStep
from guaqui_tui.screens.setup.open_step import OpenStep
from guaqui_tui.screens.setup.screen import SetupScreen
from guaqui_tui.screens.setup.start_menu import StartMenu
from guaqui_tui.session import settings
from guaqui_tui.session.settings import Settings
from guaqui_tui.widgets.fields import LineField
from guaqui_tui.widgets.path_completion import complete
from storage import FieldFile
from storage.file.pack import load_pack, parse_pack
from storage.symbols import CURSOR
from tests import achica
from tests.storage.crafted_files import write
from tests.storage.file.test_beginning import GOOD

from ...pilot import Hands, Laptop

NAMED = ("enter", *"Equipo", "enter")
"""Through language and name."""


@pytest.fixture(autouse=True)
def _here(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(laptop.folder)


def test_language_name_and_a_plan_that_is_begun(laptop: Laptop) -> None:
    place = Path.home() / "Guaqui" / "guaqui-2003-2007.json"

    async def use(hands: Hands) -> None:
        assert "In which language?" in hands.screen
        await hands.press("enter", *"Equipo Uno", "enter", "2", "enter")
        assert "A new file will be made here. F2 makes it." in hands.screen
        await hands.press("enter")
        assert not place.exists()
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert len(hands.app.screen_stack) == 2
        assert "Equipo Uno · k7m2" in hands.screen
        await hands.press("ctrl+q")

    laptop.use(use, author="", file="")
    assert laptop.remembered() == Settings(
        language="en", author="Equipo Uno", file=str(place), plan="guaqui/2003-2007", holder="andamarca", year=2003
    )
    with FieldFile.open(place) as field:
        assert field.survey.municipality == "guaqui"


def test_a_name_is_asked_for_and_what_is_wrong_with_it_said_at_once(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press("enter", "enter")
        assert "Write your name" in hands.screen
        assert hands.place == "author"
        await hands.press("\N{CYRILLIC SMALL LETTER A}")
        assert isinstance(hands.app.screen, NameStep)
        assert "Write your name" not in hands.screen
        assert "Cyrillic" in hands.screen

    laptop.use(use, author="", file="")


@pytest.mark.costly(0)
def test_back_a_step_and_again_with_what_was_typed(laptop: Laptop) -> None:
    """Every step, and what each held."""

    async def use(hands: Hands) -> None:
        await hands.press("escape")
        assert isinstance(hands.app.screen, LanguageStep)
        await hands.press("enter", *"Equipo", "escape", "enter")
        assert hands.app.screen.query_one("#author").value == "Equipo"  # type: ignore[attr-defined]
        await hands.press("enter")
        for number, kind in (("1", OpenStep), ("2", BeginStep), ("4", DemonstrationStep)):
            await hands.press(number)
            assert isinstance(hands.app.screen, kind)
            if hands.place != "path":
                await hands.press("up")
            await hands.press("ctrl+a", *"/no/such", "escape")
            assert isinstance(hands.app.screen, StartMenu)
            await hands.press(number)
            assert "/no/such" in hands.screen
            await hands.press("escape")
        await hands.press("3", *"Achica", "enter", "escape", "escape", "3")
        assert "Achica" in hands.screen
        await hands.press("escape", "escape")
        assert isinstance(hands.app.screen, NameStep)
        assert "Equipo" in hands.screen

    laptop.use(use, author="", file="")


def test_a_place_that_was_typed_stays_while_one_goes_back(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "2", "enter", "ctrl+a", *"/no/such/x", "escape")
        assert isinstance(hands.app.screen, BeginStep)
        await hands.press("enter")
        assert isinstance(hands.app.screen, NewFileStep)
        assert "/no/such/x" in hands.screen
        assert "is the stick in?" in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, NewFileStep)

    laptop.use(use, author="", file="")


def test_a_file_that_is_found_is_opened_from_the_list(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    (laptop.folder / "other.json").write_text("{}", "utf-8")
    guaqui = Path.home() / "Guaqui"
    guaqui.mkdir()
    older = guaqui / "older.json"
    laptop.save(file=older)
    os.utime(older, (10**9, 10**9))

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "1")
        listed = [line for line in hands.screen.splitlines() if ".json" in line]
        assert "plan.json" in listed[0]
        assert "older.json" in listed[1]
        assert "other.json" not in hands.screen
        await hands.press("enter")
        assert "? Riego" in hands.screen

    laptop.use(use, author="", file="")


@pytest.mark.costly(3)
@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("name", [b"a\x1b[31m.json", b"[b]x.json", b"\xff\xfe.json", "a\u202eb.json".encode()])
def test_a_file_of_any_name_is_listed_harmlessly_and_opened(laptop: Laptop, name: bytes) -> None:
    path = Path(os.fsdecode(name))
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    laptop.file.rename(laptop.folder / path)

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "1")
        assert ".json" in hands.screen
        assert not {"\x1b", "\u202e"} & {*hands.screen}
        await hands.press("enter")
        assert "? Riego" in hands.screen

    laptop.use(use, author="", file="")


def test_a_file_on_a_stick_is_found_in_its_folders(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    stick = laptop.folder / "stick"
    for folder in (stick / "talleres", stick / ".Trash-1000"):
        folder.mkdir(parents=True)
        laptop.save(file=folder / f"{folder.name.strip('.').lower()}.json")
    monkeypatch.setattr("storage.gather.found_files.removable_disks", lambda: [stick])

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "1")
        assert "talleres.json" in hands.screen
        assert "trash-1000.json" not in hands.screen

    laptop.use(use, author="", file="")


def test_a_folder_that_is_typed_is_looked_through(laptop: Laptop) -> None:
    deep = laptop.folder / "a" / "b"
    deep.mkdir(parents=True)
    laptop.save(("andamarca", 2003, {"text": "Riego"}), file=deep / "deep.json")

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "1")
        await hands.paste(str(laptop.folder / "a"))
        await hands.press("enter")
        assert "deep.json" in hands.screen
        await hands.press("enter")
        assert "? Riego" in hands.screen

    laptop.use(use, author="", file="")


def test_a_mistyped_path_never_leads_to_a_new_plan(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "1", "enter")
        assert "Write where the file is" in hands.screen
        for wrong in (laptop.folder / "plan2.json", Path("/no/such/stick/plan.json")):
            await hands.press("ctrl+a")
            await hands.paste(str(wrong))
            await hands.press("enter")
            assert isinstance(hands.app.screen, OpenStep)
            assert "There is no file" in hands.screen
            await hands.press("f2")
            assert not wrong.exists()

    laptop.use(use, author="", file="")
    assert not list(laptop.folder.rglob("plan2*"))


@pytest.mark.costly(0)
def test_a_plan_is_begun_from_a_pack_or_another_file(laptop: Laptop, guaqui: object) -> None:
    lists = achica.put_lists(laptop.folder)
    assert guaqui("pack", "new", "achica.toml", "--yes", *achica.OPTIONS, *lists.options)[0] == 0  # type: ignore[operator]
    words.use("en")
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def pack(hands: Hands) -> None:
        await hands.press(*NAMED, "2")
        assert hands.screen.index("Guaqui") < hands.screen.index("achica.toml") < hands.screen.index("plan.json")
        await hands.press("down", "enter")
        said = hands.words
        assert "PDLC de San Pedro de Achica 2026-2029: 40 communities, 2026-2029." in said
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert hands.app.session.survey.municipality == achica.M

    async def file(hands: Hands) -> None:
        await hands.press(*NAMED, "2")
        await hands.paste(str(laptop.file))
        await hands.press("enter", "f2")
        assert hands.app.session.survey.municipality == "guaqui"
        assert hands.app.session.survey.demands() == []

    async def wrong(hands: Hands) -> None:
        await hands.press(*NAMED, "2")
        await hands.paste(str(laptop.folder / "wrong.toml"))
        await hands.press("enter")
        assert isinstance(hands.app.screen, BeginStep)
        assert "mistake on line 2: the edition has no date" in hands.words

    laptop.use(pack, author="", file="")
    laptop.use(file, author="", file="")
    (laptop.folder / "wrong.toml").write_text('municipality = "x"\n[[edition]]\nat = 5\n', "utf-8")
    laptop.use(wrong, author="", file="")


def test_of_a_file_of_several_municipalities_it_is_asked_which(laptop: Laptop) -> None:
    write(laptop.folder / "dos.json", [*load_pack("guaqui"), *parse_pack(GOOD, "")])

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "2", "up", "ctrl+u", *"dos.json", "enter")
        assert "Of which is the new one?" in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, BeginStep)
        await hands.press("enter", "2")
        assert isinstance(hands.app.screen, NewFileStep)
        await hands.press("f2")
        assert hands.app.session.survey.municipality == "laja"

    laptop.use(use, author="", file="")


def test_the_demonstration_says_that_it_is_invented(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "4")
        assert "invented" in hands.screen
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)
        assert "DATOS INVENTADOS" in hands.screen

    laptop.use(use, author="", file="")
    assert sorted(path.name for path in (Path.home() / "Guaqui" / "demo").glob("*.json")) == [
        "disputed.json",
        "laptop01.json",
        "laptop02.json",
        "laptop03.json",
        "plan.json",
    ]


@pytest.mark.costly(0)
def test_a_name_that_is_free_is_proposed(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        for number in ("", "-2"):
            await hands.press("listed-app.file", "f6", "2", "home", "enter")
            await hands.press("f2")
            assert isinstance(hands.app.screen, BoardScreen), hands.screen
            assert hands.app.session.file.path.name == f"guaqui-2003-2007{number}.json"

    laptop.save()
    laptop.use(use)


def test_a_name_that_is_taken_is_not_written_over(laptop: Laptop) -> None:
    laptop.save()
    before = laptop.file.read_bytes()

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "2", "home", "enter", "ctrl+a")
        await hands.paste(str(laptop.file))
        assert "This name is taken already" in hands.screen
        await hands.press("f2", "ctrl+a")
        await hands.paste(str(laptop.folder))
        assert "This is a folder" in hands.screen
        await hands.press("f2", "ctrl+a", "delete", "f2")
        assert "Write where the file is to be." in hands.screen
        await hands.paste(str(laptop.folder / "other"))
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use, author="", file="")
    assert laptop.file.read_bytes() == before
    assert (laptop.folder / "other.json").is_file()


@pytest.mark.costly(0)
@pytest.mark.parametrize("kind", ["gone", "empty", "other"])
def test_a_last_file_that_cannot_be_opened_leads_to_the_steps(laptop: Laptop, kind: str) -> None:
    if kind != "gone":
        laptop.file.write_text("" if kind == "empty" else "no field file", "utf-8")
    other = laptop.folder / "new.json"
    laptop.save(file=other)

    async def use(hands: Hands) -> None:
        assert isinstance(hands.app.screen, StartMenu)
        assert str(laptop.file)[:40] in hands.screen
        await hands.press("escape")
        assert isinstance(hands.app.screen, StartMenu)
        await hands.press("1")
        assert hands.place == ("rows" if kind == "gone" else "path")
        assert (str(laptop.file)[:40] if kind == "gone" else laptop.file.name) in hands.screen
        if kind != "gone":
            await hands.press("down")
        await hands.press("enter")
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use)
    if kind != "gone":
        assert laptop.file.read_text("utf-8") == ("" if kind == "empty" else "no field file")


@pytest.mark.costly(0)
def test_a_file_that_was_named_is_opened_after_the_name(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED)
        assert "? Riego" in hands.screen

    async def missing(hands: Hands) -> None:
        await hands.press(*NAMED)
        assert isinstance(hands.app.screen, StartMenu)
        assert "nothing.json" in "".join(hands.screen.split())  # a long path goes on in the next line

    laptop.use(use, opening=laptop.file, author="", file="")
    laptop.use(missing, opening=laptop.folder / "nothing.json", author="", file="")
    assert not (laptop.folder / "nothing.json").exists()


def test_a_file_that_is_begun_is_called_as_it_was_named(laptop: Laptop) -> None:
    named = Path("taller.json")

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED)
        assert isinstance(hands.app.screen, StartMenu)
        await hands.press("down")
        assert "The new file will be" in hands.screen
        assert "taller.json" in "".join(hands.screen.split())
        await hands.press("2", "home", "enter")
        assert hands.app.screen.query_one("#path", LineField).value == str(laptop.folder / named)
        await hands.press("f2")
        assert isinstance(hands.app.screen, BoardScreen), hands.screen

    async def again(hands: Hands) -> None:
        assert isinstance(hands.app.screen, BoardScreen)

    laptop.use(use, opening=named, author="", file="")
    assert named.is_file()
    laptop.use(again, opening=named)


@pytest.mark.parametrize("typed", ["", "x"])
def test_a_line_is_pointed_at_where_enter_takes_it(laptop: Laptop, typed: str) -> None:
    laptop.save()
    (laptop.folder / "other.json").write_bytes(laptop.file.read_bytes())

    async def use(hands: Hands) -> None:
        await hands.press(*NAMED, "1", "down", "up", "up", *typed)
        assert hands.place == "path"
        assert (CURSOR in hands.screen) is not bool(typed)
        await hands.press("enter")
        assert isinstance(hands.app.screen, OpenStep if typed else BoardScreen)

    laptop.use(use, author="", file="")


def test_lines_and_keys_can_be_clicked(laptop: Laptop) -> None:
    async def use(hands: Hands) -> None:
        await hands.press(*NAMED)
        at = next(n for n, line in enumerate(hands.screen.splitlines()) if " 4 " in line)
        await hands.pilot.click(offset=(6, at))
        await hands.rest()
        assert isinstance(hands.app.screen, StartMenu)
        await hands.pilot.click(offset=(6, at), times=2)
        await hands.rest()
        assert isinstance(hands.app.screen, DemonstrationStep)
        last = hands.screen.splitlines()[-1]
        await hands.pilot.click(offset=(last.index("Esc"), 23))
        await hands.rest()
        assert isinstance(hands.app.screen, StartMenu)

    laptop.use(use, author="", file="")


def test_a_torn_file_is_recovered_and_that_is_said(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}), ("andamarca", 2004, {"text": "Posta"}))
    laptop.file.write_bytes(laptop.file.read_bytes()[:-40])

    async def use(hands: Hands) -> None:
        assert "About this file" in hands.screen
        await hands.press("enter")
        assert "? Riego" in hands.screen

    laptop.use(use)


@pytest.mark.costly(0)
def test_the_file_is_changed_and_no_letters_become_a_name(laptop: Laptop) -> None:
    laptop.save()
    other = laptop.folder / "other.json"
    laptop.save(("arcata", 2003, {"text": "Posta"}), file=other)

    async def use(hands: Hands) -> None:
        await hands.press("listed-app.file", "escape")
        assert isinstance(hands.app.screen, BoardScreen)
        await hands.press("listed-app.file", *"Riego", "up", *"Aulas", "down", "enter", "enter")
        assert isinstance(hands.app.screen, SetupScreen)
        assert "Equipo Uno" in hands.screen
        await hands.press("escape")
        before = hands.app.session.file
        await hands.press("enter", *"Riego", "f2", "escape", "listed-app.file")
        await hands.paste(str(other))
        await hands.press("enter", "enter")
        assert "? Posta" in hands.screen
        assert before is not hands.app.session.file
        with FieldFile.open(laptop.file) as left:
            assert left.writable  # nobody holds the first file any more
            assert left.survey.revisions("demand/guaqui/andamarca/2003/1")
        assert len(hands.app.screen_stack) == 2

    laptop.use(use)
    assert (laptop.remembered().author, laptop.remembered().file) == ("Equipo Uno", str(other))


def test_the_language_changes_at_once(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is on the screen is in the other language, and what was typed stays."""
    monkeypatch.setattr(words._State, "speech", words.speech())  # put back afterwards
    monkeypatch.setenv("LANGUAGE", "en")

    async def use(hands: Hands) -> None:
        await hands.press("enter", *"Equipo", "escape")
        assert "In which language?" in hands.screen
        await hands.press("up")
        assert "¿En qué idioma?" in hands.screen
        await hands.press("enter")
        assert "Su nombre" in hands.screen
        assert "Equipo" in hands.screen
        await hands.press("escape", "2", "enter")
        assert "What do you want to do?" in hands.screen

    async def later(hands: Hands) -> None:
        await hands.press("listed-app.file", "ctrl+u", *"Otro", "up")
        assert "Second copy" in hands.screen
        await hands.press("1")
        assert "Segunda copia" in hands.screen
        assert "Otro" in hands.screen

    laptop.use(use, author="", file="")
    laptop.save()
    laptop.use(later)


def test_with_f3_a_mistyped_path_is_said_and_f6_leads_to_the_steps(laptop: Laptop) -> None:
    laptop.save()
    other = laptop.folder / "other.json"
    laptop.save(("arcata", 2003, {"text": "Posta"}), file=other)

    async def use(hands: Hands) -> None:
        await hands.press("listed-app.file")
        await hands.paste(str(laptop.folder / "oter.json"))
        assert "There is no file here" in hands.screen
        await hands.press("enter", "enter")
        assert isinstance(hands.app.screen, SetupScreen)
        assert hands.place == "file"
        await hands.press("ctrl+a")
        await hands.paste(str(laptop.folder))
        assert "This is a folder" in hands.screen
        await hands.press("f6", "escape", "f6", "1")
        await hands.press("ctrl+a" if hands.place == "path" else "up", "ctrl+a")
        await hands.paste(str(other))
        await hands.press("enter")
        assert "? Posta" in hands.screen
        assert len(hands.app.screen_stack) == 2

    laptop.use(use)
    assert not (laptop.folder / "oter.json").exists()
    assert (laptop.remembered().author, laptop.remembered().file) == ("Equipo Uno", str(other))


def test_completing_a_place(laptop: Laptop) -> None:
    place = laptop.folder / "place"
    (place / "pictures").mkdir(parents=True)
    (place / "plan.json").touch()
    (place / "pl.txt").touch()
    assert complete(f"{place}/pl") == f"{place}/plan.json"
    assert complete(f"{place}/pi") == f"{place}/pictures"
    assert complete(f"{place}/") == f"{place}/plan.json"
    assert complete(f"{place}/none/x") is None


@pytest.mark.parametrize("content", [b"", b"\x00\x00", b"[]", b'{"year": "x"}', b'{"author": "R"'])
def test_settings_that_cannot_be_read_are_the_defaults(laptop: Laptop, content: bytes) -> None:
    settings.path().write_bytes(content)
    assert settings.load() == Settings()


def test_settings_of_a_newer_version_are_read(laptop: Laptop) -> None:
    settings.path().write_bytes(b'{"author": "Equipo", "colour": "blue"}')
    assert settings.load() == Settings(author="Equipo")


@pytest.mark.costly(0)
def test_a_second_copy_is_named_with_f3_and_follows_each_save(laptop: Laptop) -> None:
    laptop.save()
    stick = laptop.folder / "stick"
    stick.mkdir()

    async def name_it(hands: Hands) -> None:
        await hands.press("listed-app.file", "enter")
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
