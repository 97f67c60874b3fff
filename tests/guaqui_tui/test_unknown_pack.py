"""A file of a municipality whose pack this laptop does not know, as its user meets it: one thing, and accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from storage.file.pack import parse_pack
from storage.file.unknown_pack import unknown_pack_versions
from storage.packs.packs_of_file import pack_version
from tests.storage.crafted_files import NAMELESS, held, write
from tests.storage.file.test_beginning import GOOD
from tests.storage.file.test_packs_of_file import LAJA, of_laja
from tests.storage.revisions_made import revision

from .conftest import Guaqui
from .pilot import Hands, Laptop

VERSION = pack_version(LAJA)


@pytest.fixture
def here(tmp_path: Path, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_each_command_says_it_in_one_paragraph(here: Path, guaqui: Guaqui) -> None:
    of_laja(here / "b.json")
    err = guaqui("report", "b.json")[2]
    assert (err.count("\n"), VERSION in err, "Laja" in err, "laptop01" in err) == (1, True, True, True)
    assert "guaqui pack check b.json --accept" in err
    code, shown, _err = guaqui("check", "b.json")
    about = [line for line in shown.splitlines() if VERSION in line]
    assert (code, len(about), "community/laja" in shown) == (1, 1, False)
    (found, *_odd) = json.loads(guaqui("check", "b.json", "--json")[1])["files"][0]["problems"]
    assert (found["code"], found["where"]) == ("pack-new", "municipality/laja")
    assert found["facts"] == {"name": "Laja", "version": VERSION, "count": 3, "laptops": ["laptop01"]}


def test_that_no_save_came_with_it_is_said_in_words(here: Path, guaqui: Guaqui) -> None:
    """As a municipality that was just prepared is sent to a hub, before anybody wrote in it."""
    write(here / "b.json", LAJA)
    assert "guardó en: ninguna computadora todavía." in guaqui("report", "b.json")[2]


def test_its_details_are_shown_and_accepting_it_is_asked_for(here: Path, guaqui: Guaqui) -> None:
    of_laja(here / "b.json")
    (here / "laja.toml").write_text(GOOD, "utf-8")
    assert VERSION in guaqui("pack", "check", "laja.toml")[1], "whoever prepared it reads the same letters"
    code, shown, _err = guaqui("pack", "check", "b.json")
    assert (code, VERSION in shown, "Comunidades 1: Uno" in shown, "laptop01" in shown) == (1, True, True, True)
    assert unknown_pack_versions(held(here / "b.json")), "to look is not to accept"
    told = json.loads(guaqui("pack", "check", "b.json", "--json")[1])
    assert [(one["municipality"], one["known"]) for one in told["packs"]] == [("laja", False)]
    code, shown, err = guaqui("pack", "check", "b.json", "--accept")
    assert (code, "no se conoce" in shown, "conoce la lista de Laja" in err) == (0, False, True)
    assert guaqui("report", "b.json")[2] == ""
    assert [one["code"] for one in json.loads(guaqui("check", "b.json", "--json")[1])["files"][0]["problems"]] == [
        "slot-empty"
    ]


def test_accepting_takes_in_nothing_that_is_put_upon_another(here: Path, guaqui: Guaqui) -> None:
    bad = revision("community/guaqui/nueva", {"name": "Nueva"}, **NAMELESS)
    write(here / "b.json", [*held(of_laja(here / "a.json")), bad])
    code, shown, _err = guaqui("pack", "check", "b.json", "--accept")
    assert (code, bad.record in shown.splitlines()[0]) == (1, True)
    assert unknown_pack_versions(held(here / "b.json")) == [bad]


def test_only_a_field_file_s_pack_is_accepted(here: Path, guaqui: Guaqui) -> None:
    (here / "laja.toml").write_text(GOOD, "utf-8")
    code, _shown, err = guaqui("pack", "check", "laja.toml", "--accept")
    assert (code, "--accept" in err) == (2, True)


def test_of_many_files_the_first_tells_it(here: Path, guaqui: Guaqui) -> None:
    for number in range(3):
        of_laja(here / f"{number}.json")
    code, _shown, err = guaqui("merge", "out.json", *(f"{number}.json" for number in range(3)))
    assert (code, err.count("--accept-pack"), err.count("misma lista")) == (3, 1, 2)
    assert guaqui("merge", "out.json", "0.json", "1.json", "2.json", "--accept-pack")[0] == 0


def test_the_app_says_it_shows_it_and_accepts_it(laptop: Laptop) -> None:
    of_laja(laptop.file)

    async def use(hands: Hands) -> None:
        assert f"version {VERSION}" in hands.words
        assert "community/laja" not in hands.screen
        await hands.press("enter", "f9", *"check", "enter")
        await hands.until(lambda: "to look at" in hands.screen)
        lines = [line for line in hands.screen.splitlines() if "a list not known here" in line]
        assert (len(lines), lines[0].startswith("►")) == (1, True)
        await hands.press("f6")
        assert VERSION in hands.words
        assert "Communities 1: Uno" in hands.words
        await hands.press("escape", "enter")
        assert "Communities 1: Uno" in hands.words
        assert unknown_pack_versions(held(laptop.file))
        await hands.press("f5")
        await hands.until(lambda: "a list not known here" not in hands.screen)
        assert "F6 The list" not in hands.screen
        assert unknown_pack_versions(held(laptop.file)) == []

    laptop.use(use)


def test_what_a_stranger_s_pack_says_is_shown_and_never_obeyed(laptop: Laptop) -> None:
    marked = "[red]X[/red] [@click=app.quit]Y[/]"
    text = GOOD.replace('"Uno"', f'"{marked}"').replace('name = "Laja"', f'name = "{marked}"')
    write(laptop.file, parse_pack(text, ""))

    async def use(hands: Hands) -> None:
        assert f"{marked} (laja)" in hands.words.replace("│ ", "")
        await hands.press("enter", "f9", *"check", "enter")
        await hands.until(lambda: "to look at" in hands.screen)
        await hands.press("f6")
        assert hands.words.count(marked) == 2

    laptop.use(use, size=(160, 40))
