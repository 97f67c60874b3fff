"""Papers from the app: written, broken off, copied by hand, verified; always what the command line would say."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from exports.document.paper import Paper
from exports.formats import FORMATS, actas
from exports.papers import file_names
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from storage import FieldFile
from storage.file.pack import load_pack
from storage.kinds.process.demand import demand_name
from storage.plan.acta.verify import Actas
from storage.plan.survey import Survey

from ...conftest import Guaqui
from ...pilot import Hands, Laptop, held_up

SET = len(file_names(Survey(load_pack("guaqui")), FORMATS, Edition(Speech())))
"""Everything: an acta for each of 18 communities and 3 associations, and whatever else there is."""
READMES = 2
"""Of the lists for people, and of those for programs."""


def actas_of(laptop: Laptop) -> list[str]:
    with FieldFile.open(laptop.file, writable=False) as field:
        return sorted(record.rpartition("/")[2].upper() for record in field.survey.records("acta"))


def folder_of(laptop: Laptop) -> Path:
    return laptop.folder / "plan-papers"


def files_in(folder: Path) -> list[Path]:
    """What people see there."""
    return [path for path in folder.rglob("*") if path.is_file() and not path.name.startswith(".")]


@pytest.mark.costly(0)
def test_everything_is_written_beside_the_file_and_its_actas_are_recorded(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "action": "irrigation", "cost_cents": 100}))
    laptop.met("andamarca", "arcata")

    async def use(hands: Hands) -> None:
        await hands.press("f10", "enter", "f2")
        await hands.until(lambda: "files are in" in hands.screen)
        assert f"{SET} files are in" in hands.screen.replace("\n", "")

    laptop.use(use)
    assert len(files_in(folder_of(laptop))) == SET + READMES
    assert len(actas_of(laptop)) == 2, "of those who met"


@pytest.mark.costly(0)
def test_one_kind_is_written_into_the_folder_that_is_typed(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"report for the council w", "enter", "ctrl+u")
        await hands.write(str(laptop.folder / "a" / "b"))
        await hands.press("f2")
        await hands.until(lambda: "1 file is there" in hands.screen)
        assert "/a/b/report.html" in "".join(hands.screen.split()), "not its folder alone"

    laptop.use(use)
    assert [path.name for path in files_in(laptop.folder / "a" / "b")] == ["report.html"]
    assert actas_of(laptop) == []


@pytest.mark.costly(0)
@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
def test_broken_off_it_leaves_nothing(laptop: Laptop, key: str, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    before = laptop.file.read_bytes()
    reached, released = threading.Event(), threading.Event()

    def slowly(*asked: Any) -> list[Paper]:
        """The second acta takes until it is let go."""
        if asked[1] != "andamarca":
            reached.set()
            released.wait()
        return made(*asked)

    made = actas._papers
    monkeypatch.setattr(actas, "_papers", slowly)

    async def use(hands: Hands) -> None:
        with held_up():
            await hands.press("f10", "enter", "f2")
            await hands.until(lambda: reached.is_set() and f"2 of {SET}: actas/arcata.pdf" in hands.screen)
            assert [*folder_of(laptop).rglob(".*")], "the first one waits for its name"
        threading.Timer(0.3, released.set).start()
        await hands.press(key)
        if key == "escape":
            await hands.until(lambda: "nothing was written" in hands.screen)

    laptop.use(use)
    assert not folder_of(laptop).exists()
    assert laptop.file.read_bytes() == before


def test_what_the_disk_refuses_is_said_and_nothing_is_recorded(laptop: Laptop) -> None:
    laptop.save()
    (laptop.folder / "plan-papers").write_text("a file in the way")

    async def use(hands: Hands) -> None:
        await hands.press("f10", "enter", "f2")
        await hands.until(lambda: "what should be a folder is a file" in hands.words)
        assert "files are in" not in hands.screen
        await hands.press("ctrl+u", "f2")
        assert "Write the folder" in hands.screen

    laptop.use(use)
    assert actas_of(laptop) == []


@pytest.mark.costly(0)
def test_a_file_that_another_window_has_gives_everything_but_the_actas(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("enter", "f10", "enter")  # after what there is to say about the file
        assert "The actas are left out" in hands.screen
        await hands.press("f2")
        await hands.until(lambda: "files are in" in hands.screen)
        await hands.press("escape", *"actas", "enter", "f2")
        assert "Nothing can be written" in hands.screen

    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert len(files_in(folder_of(laptop))) == SET - 22 + READMES


@pytest.mark.costly(0)
def test_over_what_is_not_ours_f2_is_pressed_once_more(laptop: Laptop) -> None:
    laptop.save()
    report = laptop.folder / "out" / "report.html"
    report.parent.mkdir()
    report.write_text("somebody's")

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"report for the council w", "enter", "ctrl+u")
        await hands.write(str(report.parent))
        await hands.press("f2")
        await hands.until(lambda: "F2 once more" in hands.words)
        assert report.read_text() == "somebody's"
        await hands.press("f2")
        await hands.until(lambda: "1 file is there" in hands.screen)
        report.write_text("changed by hand")
        await hands.press("f2")
        await hands.until(lambda: "F2 once more" in hands.words)

    laptop.use(use)
    assert report.read_text() == "changed by hand"


def test_hidden_demands_leave_only_when_asked_for(laptop: Laptop) -> None:
    laptop.save(
        ("andamarca", 2003, {"text": "Riego", "action": "irrigation", "carries": "apleg", "notes": "Oculto"})
    )

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"all data", "enter")
        await hands.press("f2")
        await hands.until(lambda: "2 files are in" in hands.screen)
        assert b"carries" not in (folder_of(laptop) / "plan.json").read_bytes()
        assert b"Oculto" not in (folder_of(laptop) / "plan.json").read_bytes()
        await hands.press("down", "down", "2")  # after who the persons are
        assert "not for handing on" in hands.screen
        await hands.press("f2")
        private = folder_of(laptop) / "PRIVATE" / "PRIVATE-plan.json"
        await hands.until(lambda: private.exists() and b"Oculto" in private.read_bytes())
        assert b"Oculto" not in (folder_of(laptop) / "plan.json").read_bytes()
        await hands.until(lambda: "2 files are in" in hands.screen)

    laptop.use(use)


def test_the_result_is_opened_by_the_computers_own_program(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = laptop.folder / "opened"
    opener = laptop.folder / "bin" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" > "{opened}"\n')
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}:{os.environ['PATH']}")
    monkeypatch.setenv("DISPLAY", ":9")
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"report for the council w", "enter", "listed-show_folder")
        assert "Nothing was written yet" in hands.screen
        await hands.press("f2")
        await hands.until(lambda: "1 file is there" in hands.screen)
        await hands.press("listed-show_folder")
        await hands.until(lambda: opened.exists() and opened.read_text() != "")
        monkeypatch.delenv("DISPLAY")
        await hands.press("listed-show_folder")
        assert "no program to show it" in hands.screen

    laptop.use(use)
    assert opened.read_text() == str(folder_of(laptop) / "report.html")


def test_the_accounts_of_a_community_are_made_from_the_community(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "ctrl+p", *"accounts on paper", "enter")
        await hands.until(lambda: "Accounts to" in hands.screen and "Andamarca" in hands.screen)
        await hands.press("f2")
        await hands.until(lambda: "Ctrl+P opens it" in hands.screen)
        await hands.press("ctrl+p")
        await hands.until(lambda: "Open what was written: the file" in hands.screen)
        await hands.press("escape")

    laptop.use(use)
    assert [one.name for one in folder_of(laptop).rglob("*.pdf")] == ["andamarca.pdf"]


@pytest.mark.costly(0)
def test_an_acta_copied_by_hand_verifies_and_then_names_the_cost_that_changed(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego", "action": "irrigation", "cost_cents": 3500000}))
    laptop.met("andamarca")
    codes = []

    async def copy(hands: Hands) -> None:
        await hands.press("f6", "f10", "f10", "pagedown")
        assert "35.000" in hands.screen
        codes.append(hands.screen.split("Andamarca · ")[1].split()[0])
        await hands.press("f2")
        assert f"the code {codes[0]} was copied by hand" in hands.screen
        await hands.press("f2")  # twice is once
        await hands.press("f10")
        assert "The acta of Andamarca" in hands.screen
        assert "Actas" not in hands.screen, "it is one"

    laptop.use(copy)
    assert actas_of(laptop) == [codes[0].replace("-", "")] or actas_of(laptop) == codes
    laptop.save(("andamarca", 2003, {"text": "Riego", "action": "irrigation", "cost_cents": 4000000}))

    async def verify(hands: Hands) -> None:
        await hands.press("f10", "end", "enter", *codes[0].lower().replace("-", ""), "enter")
        await hands.until(lambda: "changed since then" in hands.screen)
        assert "35.000" in hands.screen
        assert "40.000" in hands.screen
        assert "Equipo Dos" in hands.screen
        assert "No newer acta replaces it" in hands.screen
        await hands.press("ctrl+u", *"0000", "enter")
        await hands.until(lambda: "changed since then" not in hands.screen and "Looking" not in hands.screen)

    laptop.use(verify)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert [change.field for change in Actas(field.survey).verify(codes[0]).changes] == ["cost_cents"]


def test_a_disputed_acta_is_a_draft_that_nobody_copies(laptop: Laptop) -> None:
    laptop.save()
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        for text in ("Establos", "Forraje"):
            field.save("demand/guaqui/andamarca/2003/1", {"text": text, "status": "proposed"}, ())

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f10", "f10")
        assert "Code" not in hands.screen
        await hands.press("f2")
        assert "settle first" in hands.screen

    laptop.use(use)
    assert actas_of(laptop) == []


@pytest.mark.costly(0)
def test_the_field_file_goes_onto_a_stick_and_is_brought_up_to_date_there(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    stick = laptop.folder / "stick"

    async def carry(hands: Hands) -> None:
        await hands.press("f10", *"copy", "enter", "ctrl+u")
        await hands.write(str(stick))
        await hands.press("f2")
        await hands.until(lambda: "may be removed" in hands.words)
        assert ("plan.copy-1.json" in hands.screen) == bool(others)

    others = b""
    laptop.use(carry)
    laptop.save(("andamarca", 2004, {"text": "Posta"}))
    laptop.use(carry)
    assert (stick / "plan.json").read_bytes() == laptop.file.read_bytes()
    assert [path.name for path in stick.iterdir()] == ["plan.json"]
    with FieldFile.open(stick / "plan.json", "Equipo Dos", device="20030001") as field:
        field.save(demand_name("guaqui", "andamarca", 2005), {"text": "Feria", "status": "proposed"})
    others = (stick / "plan.json").read_bytes()
    laptop.use(carry)
    assert (stick / "plan.json").read_bytes() == others
    assert (stick / "plan.copy-1.json").read_bytes() == laptop.file.read_bytes()


@pytest.mark.costly(0)
def test_the_papers_go_onto_a_stick_with_their_folder(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"copy", "enter", "ctrl+u")
        await hands.write(str(laptop.folder / "stick"))
        await hands.press("down", "3", "f2")
        await hands.until(lambda: "no papers yet" in hands.screen)
        await hands.press("escape", *"report for the council w", "enter", "f2")
        await hands.until(lambda: "1 file is there" in hands.screen)
        await hands.press("escape", *"copy", "enter", "ctrl+u")
        await hands.write(str(laptop.folder / "stick"))
        await hands.press("down", "2", "f2")
        await hands.until(lambda: "may be removed" in hands.words)

    laptop.use(use)
    assert [
        path.relative_to(laptop.folder / "stick").as_posix() for path in files_in(laptop.folder / "stick")
    ] == [
        "plan.json",
        "plan-papers/report.html",
    ]


def height_of(path: Path) -> int:
    """Of the first page, in mm."""
    return round(float(PdfReader(path).pages[0].mediabox.height) * 25.4 / 72)


@pytest.mark.parametrize(
    ("asked", "height"),
    [((), 297), (("--size", "letter"), 279), (("--size", "legal-bo"), 330), (("--size", "oficio"), 330)],
)
def test_the_command_prints_on_the_municipalitys_paper_or_on_that_which_is_asked_for(
    laptop: Laptop, guaqui: Guaqui, asked: tuple[str, ...], height: int
) -> None:
    with_paper(laptop, "a4")
    out = laptop.folder / "out"
    assert guaqui("export", laptop.file, out, "-F", "actas", *asked)[0] == 0
    assert {height_of(path) for path in out.rglob("*.pdf")} == {height}


def test_the_help_tells_the_papers_in_words(guaqui: Guaqui) -> None:
    told = " ".join(guaqui("--lang", "es", "export", "--help")[1].split()).replace("- ", "-")
    assert "legal-bo (oficio, 216 x 330 mm)" in told


def with_paper(laptop: Laptop, paper: str) -> None:
    laptop.save()
    record = "municipality/guaqui"
    with FieldFile.open(laptop.file, "Equipo Dos") as field:
        state = field.survey.history(record)
        assert state is not None
        field.save(record, {**state.values, "paper": paper}, state.heads)


def test_the_municipalitys_paper_is_the_first_to_choose(laptop: Laptop) -> None:
    with_paper(laptop, "legal-bo")

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"actas", "enter", "down")
        assert "1 legal, 216 x 330 mm" in hands.screen
        assert "2 letter" in hands.screen
        assert "3 A4" in hands.screen
        await hands.press("f2")
        await hands.until(lambda: "files are in" in hands.screen)

    laptop.use(use)
    assert {height_of(path) for path in folder_of(laptop).rglob("*.pdf")} == {330}


def test_an_acta_says_where_it_ends(laptop: Laptop) -> None:
    laptop.save(*(("andamarca", year, {"text": f"Riego {year}"}) for year in range(2003, 2008)))

    async def use(hands: Hands) -> None:
        await hands.press("f6", "f10", "f10")
        assert "PgDn turns the page." in hands.screen
        await hands.press("end")
        assert "The acta ends here." in hands.screen
        await hands.press("home")
        assert "PgDn turns the page." in hands.screen

    laptop.use(use, holder="andamarca", year=2003)


def test_a_paper_that_the_plan_has_nothing_for_says_so_and_writes_nothing(laptop: Laptop) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await hands.press("f10", *"questions")
        await hands.until(lambda: "Nothing is asked of the" in hands.screen)
        await hands.press("f6")
        await hands.until(lambda: hands.screen.count("Nothing is asked of the") == 2)
        await hands.press("enter", "f2")
        await hands.until(lambda: "(F9). Nothing was" in hands.screen)

    laptop.use(use)
    assert not folder_of(laptop).exists()


def test_the_command_says_which_of_the_papers_asked_for_the_plan_has_nothing_for(
    laptop: Laptop, guaqui: Guaqui
) -> None:
    laptop.save()
    code, out, err = guaqui("--lang", "en", "export", laptop.file, laptop.folder / "a", "--paper", "questions")
    assert (code, out) == (3, "")
    assert "Nothing is asked of the communities" in err
    assert not (laptop.folder / "a").exists()
    also = "--paper", "blank", "--paper", "questions"
    code, out, err = guaqui("--lang", "en", "export", laptop.file, laptop.folder / "a", *also)
    assert (code, out.count("\n")) == (1, 1)
    assert "Nothing is asked of the communities" in err
    code, _out, err = guaqui("--lang", "en", "export", laptop.file, laptop.folder / "b", "-F", "docx")
    assert (code, err) == (0, "")


@pytest.mark.costly(0)
def test_f10_and_the_command_name_a_paper_that_this_plan_has_no_more(laptop: Laptop, guaqui: Guaqui) -> None:
    def meeting(outcome: str) -> None:
        with FieldFile.open(laptop.file, author="Equipo Dos") as field:
            field.save("workshop/guaqui/municipal-1/all/1", {"outcome": outcome})

    laptop.save()
    meeting("held")
    folder, old = folder_of(laptop), "actas/municipal-1_1.pdf"
    asked = "--lang", "en", "export", laptop.file, folder, "-F", "actas", "-F", "html"
    assert guaqui(*asked)[0] == 0
    meeting("called")
    code, _out, err = guaqui(*asked)
    assert (code, f"no longer of this plan, is in the folder: {old}" in err) == (1, True)

    async def use(hands: Hands) -> None:
        await hands.press("f10", "enter", "f2")
        await hands.until(lambda: "files are in" in hands.screen)
        assert old in "".join(hands.screen.split())

    laptop.use(use)
