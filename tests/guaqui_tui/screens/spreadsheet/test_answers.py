"""A spreadsheet told otherwise, line by line: steps, headings, sheets, words, names, what differs, by keys."""

from __future__ import annotations

import json
import re
import shutil
import threading
from pathlib import Path
from typing import Any

import msgspec
import pytest

from guaqui_tui.screens.spreadsheet import screen as spreadsheet_screen
from guaqui_tui.session import importing
from storage import FieldFile
from storage.intake.recipes.recipe import Recipe
from storage.intake.rows import TakenRows, take_rows
from storage.plan.arrivals.arrival_list import listed_arrivals

from ...all_screens import write_workbook
from ...conftest import Guaqui
from ...pilot import Hands, Laptop, held_up

CASES = Path(__file__).parents[3] / "storage" / "intake" / "cases"
COUNTED = re.compile(
    r"New (\d+) same (\d+) complete (\d+) differ (\d+) say nothing (\d+) do not fit (\d+) unread (\d+)"
)


def counted(hands: Hands) -> list[int]:
    """New, same, completes, differs, nothing, rejected, unread, as the screen says them."""
    found = COUNTED.search(hands.words)
    assert found
    return [*map(int, found.groups())]


async def read(hands: Hands, name: str) -> None:
    await hands.press("f9", "down", "down", "enter")
    await hands.write(name)  # in the place of the folder that stands there
    await hands.press("enter")


def case(laptop: Laptop, name: str) -> str:
    laptop.save()
    shutil.copy(CASES / name, laptop.folder / name)
    return name


async def to(hands: Hands, words: str) -> None:
    """Go down to the line that begins so."""
    await hands.press("home")
    for _line in range(99):
        if any(line.startswith("►") and words in " ".join(line.split()) for line in hands.screen.split("\n")):
            return
        await hands.press("down")
    raise AssertionError(words)


def by_command(guaqui: Guaqui, laptop: Laptop, name: str, *more: Any) -> list[int]:
    """The same as a program is told it."""
    sheets = ("--dry-run", "--json", *([] if "--sheet" in more else ["--all-sheets"]))
    _code, said, _err = guaqui("--lang", "en", "import", laptop.file, laptop.folder / name, *sheets, *more)
    tables = json.loads(said)["tables"]
    numbers = [sum(one[count] for one in tables) for count in ("new", "same", "completes", "nothing")]
    differs = sum(len({(found["line"], found["record"]) for found in one["differs"]}) for one in tables)
    lists = [sum(len(one[kind]) for one in tables) for kind in ("rejected", "unread")]
    return [*numbers[:3], differs, numbers[3], *lists]


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    "name",
    [
        "poa-by-year.xlsx",
        "matrix-wide.xlsx",
        "01-odk-central-repeats.zip",
        "25-heading-words.csv",
        "06-community-and-zone.csv",
        "vertical-blank.xlsx",
        "bug-thousands-families-demandas.csv",
        "bug-words-none.csv",
        "unknown-3000.csv",
        "04-year-formats.csv",
        "14-select-multiple.csv",
        "nada.csv",
    ],
)
def test_the_screen_counts_what_the_command_does(laptop: Laptop, guaqui: Guaqui, name: str) -> None:
    case(laptop, name)
    seen: list[list[int]] = []

    async def use(hands: Hands) -> None:
        await read(hands, name)
        seen.append(counted(hands))

    laptop.use(use)
    assert seen == [by_command(guaqui, laptop, name)]


@pytest.mark.costly(0)
def test_all_sheets_that_fit_come_in_by_one_act_once_they_are_meant(laptop: Laptop, guaqui: Guaqui) -> None:
    name = case(laptop, "poa-by-year.xlsx")
    before = laptop.file.read_bytes()

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert counted(hands) == [24, 0, 0, 0, 0, 12, 0]
        assert "POA 2003: 8 new of 12 rows; POA 2004: 8 new of 12 rows; POA 2005: 8 new of 12 rows" in hands.words
        assert "Several sheets fit" in hands.words
        await hands.press("f2")
        assert laptop.file.read_bytes() == before
        await hands.press("enter", "1")
        assert "Several sheets fit" not in hands.words
        for written in ("Lacoyu Sn. Antonio", "Comunidad Copajira", "Kassa Sta. Rosa", "Wila Qhollo"):
            await to(hands, written)
            assert "3 rows" in hands.words
            await hands.press("enter", "1")
        assert counted(hands) == [36, 0, 0, 0, 0, 0, 0]
        await hands.press("f2")
        assert "36 demands came in and are saved." in hands.words

    laptop.use(use)
    assert laptop.demand("lacoyu-san-antonio", 2003)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert {one.fields.name: one.fields.target for one in field.survey.aliases()}["wila qhollo"].endswith(
            "/wila-collo"
        )
        assert len(listed_arrivals(field.survey)) == 3
    assert by_command(guaqui, laptop, name) == [0, 36, 0, 0, 0, 0, 0]


@pytest.mark.costly(0)
def test_one_sheet_of_several_comes_in_alone(laptop: Laptop, guaqui: Guaqui) -> None:
    name = case(laptop, "poa-by-year.xlsx")
    alone = by_command(guaqui, laptop, name, "--sheet", "POA 2004")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        await hands.press("enter", "4")
        assert counted(hands) == alone
        assert "these would fit too: POA 2003, POA 2005" in hands.words
        await hands.press("delete")
        assert counted(hands) == [24, 0, 0, 0, 0, 12, 0]
        assert "Several sheets fit" in hands.words

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_step_that_is_proposed_is_taken_taken_back_and_refused(laptop: Laptop) -> None:
    name = case(laptop, "vertical-blank.xlsx")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert counted(hands) == [3, 0, 0, 0, 0, 12, 0]
        await to(hands, "Proposed What stands above holds below: Comunidad")
        await hands.press("enter", "1")
        assert counted(hands) == [15, 0, 0, 0, 0, 0, 0]
        assert "Steps: What stands above holds below: Comunidad · told" in hands.words
        await hands.press("delete")
        assert counted(hands) == [3, 0, 0, 0, 0, 12, 0]
        await hands.press("ctrl+z")
        assert counted(hands) == [15, 0, 0, 0, 0, 0, 0]
        await hands.press("ctrl+z")
        assert "There is no answer to take back." not in hands.words
        assert counted(hands) == [3, 0, 0, 0, 0, 12, 0]
        await hands.press("ctrl+z")
        assert "There is no answer to take back." in hands.words
        await to(hands, "Proposed What stands above")
        await hands.press("enter", "2")
        assert "Refused What stands above holds below: Comunidad" in hands.words
        assert "Proposed What" not in hands.words
        await hands.press("f2", "escape", "enter")
        await hands.write(name)
        await hands.press("enter")
        assert "Refused What stands above holds below: Comunidad" in hands.words
        await to(hands, "Refused What")
        await hands.press("enter", "1")
        assert counted(hands) == [12, 3, 0, 0, 0, 0, 0]
        await hands.press("f2")

    laptop.use(use)
    with FieldFile.open(laptop.file, writable=False) as field:
        assert sum(1 for _one in field.survey.demands()) == 15


@pytest.mark.costly(0)
def test_a_step_told_before_is_said_and_can_be_taken_back(laptop: Laptop) -> None:
    name = case(laptop, "vertical-blank.xlsx")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        await to(hands, "Proposed What stands above")
        await hands.press("enter", "1", "f2", "escape", "enter")
        await hands.write(name)
        await hands.press("enter")
        assert counted(hands) == [0, 15, 0, 0, 0, 0, 0]
        await to(hands, "Steps What stands above")
        assert "told, as told before" in hands.words
        await hands.press("delete")
        assert counted(hands) == [0, 3, 0, 0, 0, 12, 0]

    laptop.use(use)


def test_idem_is_what_stands_above_once_that_is_said(laptop: Laptop, guaqui: Guaqui) -> None:
    name = case(laptop, "matrix-wide.xlsx")
    same = by_command(guaqui, laptop, name, "--step", "same-as demanda")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert "Steps A row for each year by itself" in hands.words
        assert counted(hands) == [20, 0, 0, 0, 0, 15, 0]
        await to(hands, "Proposed Idem is what stands above: demanda")
        await hands.press("enter", "1")
        assert counted(hands) == same

    laptop.use(use)


@pytest.mark.costly(0)
def test_tables_of_a_zip_are_joined_and_may_be_left_apart(laptop: Laptop) -> None:
    name = case(laptop, "01-odk-central-repeats.zip")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert counted(hands) == [3, 0, 0, 0, 0, 0, 0]
        await to(hands, "Steps Join")
        assert "Join taller-demandas-demanda.csv with taller.csv by its key" in hands.words
        await hands.press("enter", "2")
        assert "Refused: Join taller-demandas-demanda.csv" in hands.words  # the cursor is still on it
        assert counted(hands)[0] == 0
        await hands.press("ctrl+z", "f2")
        assert "3 demands came in" in hands.words

    laptop.use(use)
    assert laptop.demand("patarani", 2003)


def test_words_beside_names_are_left_out(laptop: Laptop) -> None:
    name = case(laptop, "06-community-and-zone.csv")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert counted(hands)[:1] == [0]
        await to(hands, "Proposed Leave out zones, sorts, numbers: Community")
        await hands.press("enter", "1")
        assert counted(hands)[:1] == [7]

    laptop.use(use)


def test_what_is_proposed_for_a_column_stands_first_to_be_taken(laptop: Laptop) -> None:
    name = case(laptop, "25-heading-words.csv")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert "It is not known yet which heading is: Community or association" in hands.words
        await to(hands, "Unidad productiva")
        await hands.press("enter", "1")
        assert counted(hands)[0] == 2
        await hands.press("f2")
        assert "2 demands came in" in hands.words

    laptop.use(use)


def csv(laptop: Laptop, *lines: str) -> str:
    laptop.save()
    (laptop.folder / "d.csv").write_text("\n".join(lines) + "\n", "utf-8")
    return "d.csv"


@pytest.mark.costly(0)
def test_a_word_that_is_not_understood_is_told_and_remembered(laptop: Laptop) -> None:
    name = csv(
        laptop, "OTB;Año;Demanda;Clase", "Arcata;2003;Riego;agropecuaria", "Sullcata;2003;Aulas;agropecuaria"
    )

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert counted(hands) == [2, 0, 0, 0, 0, 0, 2]
        await to(hands, "Words Class: agropecuaria not understood 2 cells")
        await hands.press("enter", "1")
        assert counted(hands) == [2, 0, 0, 0, 0, 0, 0]
        await hands.press("f2", "escape", "enter")
        await hands.write(name)
        await hands.press("enter")
        assert counted(hands) == [0, 2, 0, 0, 0, 0, 0]
        await to(hands, "Words Class: agropecuaria")
        assert "as told before" in hands.words
        await hands.press("delete")
        assert counted(hands)[-1] == 2

    laptop.use(use)
    assert "class" in (laptop.demand("arcata", 2003) or {})


def test_what_comes_of_rows_that_differ_is_told(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Posta", "families": 9}))
    (laptop.folder / "d.csv").write_text("OTB;Año;Demanda\nArcata;2003;Riego\n", "utf-8")

    async def use(hands: Hands) -> None:
        await read(hands, "d.csv")
        assert "Differ 1 row left out, and listed" in hands.words
        await to(hands, "Arcata · 2003 line 2")
        for differs in ("Demand: Posta → Riego", "Families: 9 → (nothing)"):
            assert differs in hands.words
        await to(hands, "Differ 1 row")
        await hands.press("enter", "3")
        assert "in the place of what stands" in hands.words
        await hands.press("f2")
        assert "1 row took the place of what stood" in hands.words
        assert "New 0" not in hands.words  # it is no more to come

    laptop.use(use)
    assert (laptop.demand("arcata", 2003) or {})["text"] == "Riego"


def test_what_came_in_says_second_versions_and_what_was_filled_in_apart(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Posta"}), ("sullcata", 2003, {"text": "Aulas"}))
    rows = "OTB;Año;Demanda;Familias\nArcata;2003;Riego;\nSullcata;2003;Aulas;30\nCopajira;2004;Sede;\n"
    (laptop.folder / "d.csv").write_text(rows, "utf-8")

    async def use(hands: Hands) -> None:
        await read(hands, "d.csv")
        await to(hands, "Differ 1 row")
        await hands.press("enter", "2")
        await hands.press("f2")
        said = hands.words
        assert "1 demand came in and is saved" in said
        assert "1 row filled in what was missing" in said
        assert "1 row came in as a second version" in said
        assert "now has two versions, to settle: Arcata · 2003" in said

    laptop.use(use)


def test_who_brought_a_row_is_who_saved_it(laptop: Laptop) -> None:
    laptop.save()
    (laptop.folder / "d.csv").write_text("OTB;Año;Demanda\nAndamarca;2003;Riego\n", "utf-8")

    async def use(hands: Hands) -> None:
        await read(hands, "d.csv")
        await hands.press("f2", "escape", "escape", "f6")
        assert "Saved by row 2 of d.csv, brought by Equipo Uno" in hands.words

    laptop.use(use)


def test_several_sheets_say_the_year_of_each(laptop: Laptop) -> None:
    laptop.save()
    write_workbook(laptop.folder / "poa.xlsx")

    async def use(hands: Hands) -> None:
        await read(hands, "poa.xlsx")
        await hands.press("enter", "1")
        await to(hands, "Year of each sheet")
        assert "of all rows" not in hands.words

    laptop.use(use)


def test_lines_of_headings_are_told(laptop: Laptop) -> None:
    name = csv(laptop, "Pueblo;Cuando;Pide", "OTB;Año;Demanda", "Arcata;2003;Riego")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        await to(hands, "Headings")
        await hands.press("enter", "4")
        assert "Headings: line 2 · told · OTB | Año | Demanda" in hands.words
        assert counted(hands)[0] == 1
        await hands.press("enter", "2")
        assert "Headings: line 1 · told" in hands.words
        await hands.press("delete")
        assert "told" not in hands.words.partition("Headings: ")[2]

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_step_is_added_question_by_question(laptop: Laptop) -> None:
    name = csv(laptop, "OTB;Año;Demanda;Costo", "Arcata;2003;Riego;5", ";2004;Posta;6", "Sullcata;2003;Aulas;7")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert counted(hands)[0] == 2
        await hands.press("insert", *"what stands", "enter", *"OTB", "enter", "1")
        assert counted(hands)[0] == 3
        assert "What stands above holds below: OTB" in hands.words
        await hands.press("insert", *"numbers", "enter", *"costo", "enter", "1")
        assert "Numbers of Costo are times 1000" in hands.words
        await hands.press("insert", *"lines", "enter", *"x", "enter")
        assert "Write the number of a line" in hands.words
        await hands.press("ctrl+u", *"4", "enter")
        assert counted(hands)[0] == 2
        await hands.press("f2")

    laptop.use(use)
    assert laptop.demand("arcata", 2004) == {"text": "Posta", "cost_cents": 600000}
    assert laptop.demand("sullcata", 2003) is None


@pytest.mark.costly(0)
def test_a_step_that_does_not_hold_is_said_and_changes_nothing(laptop: Laptop) -> None:
    name = csv(laptop, "OTB;Año;Demanda", "Arcata;2003;Riego")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        before = counted(hands)
        await hands.press("insert", *"a row for", "enter")
        assert "No columns differ by a year" in hands.words
        assert counted(hands) == before
        await hands.press("insert", *"several", "enter", "1")
        assert "No column is called OTB" in hands.words
        await hands.press("f2")
        assert "1 demand came in" in hands.words

    laptop.use(use)


def test_looking_anew_is_broken_off_and_the_answer_with_it(
    laptop: Laptop, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = case(laptop, "vertical-blank.xlsx")
    reached, released = threading.Event(), threading.Event()

    def slowly(*asked: Any) -> TakenRows:
        reached.set()
        released.wait()
        return take_rows(*asked)

    async def use(hands: Hands) -> None:
        await read(hands, name)
        before = counted(hands)
        await to(hands, "Proposed What stands")
        monkeypatch.setattr(importing, "take_rows", slowly)
        monkeypatch.setattr(spreadsheet_screen, "PATIENCE", 0)
        with held_up():
            await hands.press("enter", "1")
            await hands.until(reached.is_set)
        threading.Timer(0.3, released.set).start()
        await hands.press("escape")
        await hands.until(lambda: "Broken off" in hands.words)
        assert counted(hands) == before
        assert "Proposed What stands" in hands.words

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_number_or_letters_go_to_a_line_and_change_nothing(laptop: Laptop) -> None:
    name = case(laptop, "poa-by-year.xlsx")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        before = counted(hands)
        await hands.press("1", "2")
        assert "Names: Lacoyu Sn. Antonio" in hands.words
        await hands.press(*"costo")
        assert "Columns: COSTO ESTIMADO (Bs)" in hands.words
        await hands.press("delete")
        assert "Nothing was told of this line." in hands.words
        await hands.press("end", "enter")
        assert "there is nothing to choose" in hands.words
        assert counted(hands) == before

    laptop.use(use)


@pytest.mark.costly(0)
def test_a_recipe_of_a_file_says_what_the_keys_say(laptop: Laptop, guaqui: Guaqui) -> None:
    """What is told by keys and what the same recipe says to the command come to the same."""
    name = case(laptop, "poa-by-year.xlsx")
    recipe = Recipe(
        ("drop holder kinds",),
        {"observaciones": "-"},
        {},
        {"Kassa Sta. Rosa": "kassa-santa-rosa"},
    )
    (laptop.folder / "r.json").write_bytes(msgspec.json.encode(recipe))
    same = by_command(guaqui, laptop, name, "--recipe", laptop.folder / "r.json")

    async def use(hands: Hands) -> None:
        await read(hands, name)
        await hands.press("enter", "1")
        await to(hands, "Proposed Leave out sorts")
        await hands.press("enter", "1")
        await to(hands, "OBSERVACIONES")
        await hands.press("enter", "4")
        await to(hands, "Kassa Sta. Rosa")
        await hands.press("enter", "1")
        assert counted(hands) == same

    laptop.use(use)
