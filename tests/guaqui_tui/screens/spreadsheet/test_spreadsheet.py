"""A spreadsheet taken in from the app: seen first, told otherwise, taken in, mended; as on the command line."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from guaqui_tui.screens.spreadsheet import screen as spreadsheet
from guaqui_tui.screens.spreadsheet import screen as spreadsheet_screen
from guaqui_tui.session import importing
from storage import FieldFile
from storage.intake.rows import TakenRows, take_rows

from ...conftest import Guaqui
from ...pilot import Hands, Laptop, held_up


def demands_in(laptop: Laptop) -> int:
    with FieldFile.open(laptop.file, writable=False) as field:
        return sum(1 for _one in field.survey.demands())


def csv(laptop: Laptop, *lines: str, name: str = "d.csv") -> Path:
    path = laptop.folder / name
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


async def read(hands: Hands, name: str = "d.csv") -> None:
    await hands.press("f9", *"take", "enter", "ctrl+u")
    await hands.write(name)
    await hands.press("enter")


def test_it_is_shown_first_and_comes_in_with_f2(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Pedido;Costo", "ARCATA;2003;Riego;5", "Sullcatta;2004;Posta;", "Copajira;2005;Sede;mucho")

    async def use(hands: Hands) -> None:
        await read(hands)
        assert "2 Columns OTB Community or association ARCATA" in hands.words
        assert "New 2 same 0 complete 0 differ 0 say nothing 0 do not fit 1 unread 1" in hands.words
        assert "Names Sullcatta Sullcata, 94? 1 row" in hands.words
        assert "Left out the community or association is not known 1 row line 3" in hands.words
        await hands.press("end")
        assert "Unread: Costo: this is no amount of Bs, zero or more: mucho · 1 cell · line 4" in hands.words
        assert demands_in(laptop) == 0
        await hands.press("f2")
        assert "2 demands came in and are saved." in hands.words
        assert "1 row that does not fit is beside the spreadsheet, in d.csv.rejected.csv" in hands.words
        assert "1 name is not known" in hands.words
        await hands.press("f2")
        assert "It came in already" in hands.words

    laptop.use(use)
    assert laptop.demand("arcata", 2003) == {"text": "Riego", "cost_cents": 500}
    assert len((laptop.folder / "d.csv.rejected.csv").read_text("utf-8").splitlines()) == 2


@pytest.mark.costly(0)
def test_a_heading_is_told_otherwise_and_that_is_kept(laptop: Laptop, guaqui: Guaqui) -> None:
    laptop.save()
    csv(laptop, "Pueblo;Año;Quieren", "Arcata;2003;Riego")

    async def use(hands: Hands) -> None:
        await read(hands)
        assert "It is not known yet which heading is: Community or association" in hands.words
        await hands.press("f2")
        assert demands_in(laptop) == 0
        await hands.press(*"pueblo", "enter", "1")
        assert "say nothing 1" in hands.words
        await hands.press(*"quieren", "enter", *"demand", "enter")
        assert "New 1" in hands.words
        await hands.press("f2", "escape", "enter", "ctrl+u", *"d.csv", "enter")
        await hands.press(*"quieren")
        assert "Columns: Quieren · Demand, as told before · Riego" in hands.words

    laptop.use(use)
    code, told, _err = guaqui("--lang", "en", "import", laptop.file, laptop.folder / "d.csv")
    assert (code, "Pueblo = comunidad, as it was told before" in told, "1 known already" in told) == (
        0,
        True,
        True,
    )


def test_what_one_heading_is_told_to_be_another_is_no_more(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Demanda;Detalle", "Arcata;2003;Riego;Riego por goteo")

    async def use(hands: Hands) -> None:
        await read(hands)
        await hands.press(*"detalle", "enter", *"demand", "enter", "f2")

    laptop.use(use)
    assert laptop.demand("arcata", 2003) == {"text": "Riego por goteo"}


@pytest.mark.costly(0)
def test_sheet_and_year_are_lines_of_their_own(laptop: Laptop) -> None:
    laptop.save()
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Uno"
    for row in (("Demandas gestión 2004",), ("OTB", "Demanda"), ("Arcata", "Riego")):
        page.append(row)
    other = book.create_sheet("Dos")
    for row in (("OTB", "Demanda"), ("Sullcata", "Posta")):
        other.append(row)
    book.create_sheet("2006").append(("OTB", "Demanda"))
    book.save(laptop.folder / "d.xlsx")

    async def use(hands: Hands) -> None:
        await read(hands, "d.xlsx")
        assert "1 Sheet 2 fit Enter chooses" in hands.words
        assert "Several sheets fit. Choose one or all of them on the first line: Enter." in hands.words
        await hands.press("f2")
        assert demands_in(laptop) == 0
        await hands.press("enter", *"Uno", "enter")
        assert "Sheet: Uno · these would fit too: 2006" in hands.words
        await hands.press("3")
        assert "Year: of all rows · 2004, as the title says" in hands.words
        await hands.press("enter", *"none", "enter")
        assert "3 Year of all rows not said" in hands.words
        assert "It is not known yet which heading is: Year" in hands.words
        await hands.press("home", "enter", *"Dos", "enter", "3", "enter", "3", "f2")
        assert "1 demand came in" in hands.words

    laptop.use(use)
    assert laptop.demand("sullcata", 2005) == {"text": "Posta"}
    assert laptop.demand("arcata", 2004) is None


@pytest.mark.costly(0)
def test_undo_says_why_it_stays_and_goes_no_further(laptop: Laptop) -> None:
    laptop.save(("andamarca", 2003, {"text": "Riego"}))
    csv(laptop, "OTB;Año;Demanda", "Arcata;2003;Riego")

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await hands.to_words()
        await hands.press(*" x", "f2", "escape")
        mine = laptop.demand("andamarca", 2003)
        await read(hands)
        await hands.press("f2", "escape", "escape", "ctrl+z")
        assert "What came from a spreadsheet is taken back as a whole: F9" in hands.words
        assert laptop.demand("andamarca", 2003) == mine
        await hands.press("ctrl+z")
        assert "Undone." in hands.words

    laptop.use(use)
    assert laptop.demand("arcata", 2003) == {"text": "Riego"}


def test_what_somebody_typed_is_not_replaced(laptop: Laptop) -> None:
    laptop.save(("arcata", 2003, {"text": "Posta"}))
    csv(laptop, "OTB;Año;Demanda", "Arcata;2003;Riego")

    async def use(hands: Hands) -> None:
        await read(hands)
        await hands.press("f2")
        assert "1 row that says otherwise than the plan was left out." in hands.words

    laptop.use(use)
    assert laptop.demand("arcata", 2003) == {"text": "Posta", "status": "proposed"}


def test_what_differs_is_named_before_it_comes_in(laptop: Laptop) -> None:
    body = {"text": "Posta", "cost_cents": 500, "families": 9, "agreed": {"how": "consensus"}, "notes": "secreta"}
    laptop.save(("arcata", 2003, body), ("sullcata", 2003, {"text": "Aulas", "cost_cents": 100}))
    csv(
        laptop,
        "OTB;Año;Demanda;Costo;Notas",
        "Arcata;2003;Riego;7;otra",
        "Sullcata;2003;aulas.;2;",
        "Copajira;2003;Sede;3;",
    )

    async def use(hands: Hands) -> None:
        await read(hands)
        assert "New 1 same 0 complete 0 differ 2 say nothing 0 do not fit 0 unread 0" in hands.words
        assert "Differ 2 rows left out, and listed" in hands.words
        assert "Sullcata · 2003 line 3 Cost: Bs 1 → B" in hands.words
        await hands.press("8")
        told = hands.words
        for said in ("Demand: Posta → Riego", "Cost: Bs 5 → Bs 7", "Families: 9 → (nothing)", "Private data"):
            assert said in told
        assert "How it was agreed: consensus → (nothing)" in told
        assert "secreta" not in told
        assert demands_in(laptop) == 2
        await hands.press("f2")
        assert "2 rows that say otherwise than the plan were left out." in hands.words

    laptop.use(use)
    assert laptop.demand("sullcata", 2003) == {"text": "Aulas", "cost_cents": 100, "status": "proposed"}
    assert laptop.demand("copajira", 2003) == {"text": "Sede", "cost_cents": 300}


def test_what_was_changed_since_it_was_looked_at_is_looked_at_again(laptop: Laptop) -> None:
    """What comes in is what was seen: the plan may be changed by a second copy that catches up meanwhile."""
    laptop.save()
    csv(laptop, "OTB;Año;Demanda", "Arcata;2003;Riego")

    async def use(hands: Hands) -> None:
        await read(hands)
        assert "New 1" in hands.words
        hands.app.session.file.save("demand/guaqui/arcata/2003/1", {"text": "Posta"})
        await hands.press("f2")
        await hands.until(lambda: "differ 1" in hands.words)
        assert "The plan was changed meanwhile" in hands.words
        assert len(hands.app.session.survey.revisions("demand/guaqui/arcata/2003/1")) == 1
        await hands.press("f2")
        assert "1 row that says otherwise than the plan was left out." in hands.words

    laptop.use(use)


def test_our_own_other_papers_are_called_what_they_are(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "year,id,name,holder,subprogramme,cost", "2003,oecas,OECAs,Arcata,,40000")

    async def use(hands: Hands) -> None:
        await read(hands)
        assert "is a list of budget lines, not of demands" in hands.words
        assert "--kind budget" in hands.words
        await hands.press("f2")

    laptop.use(use)
    assert demands_in(laptop) == 0


def test_the_rejected_file_is_opened_mended_and_taken_in(laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Demanda", "Arkatta;2003;Riego")
    opened: list[Path] = []

    def mend(path: Path) -> bool:
        opened.append(path)
        path.write_text(path.read_text("utf-8-sig").replace("Arkatta", "Arcata"), "utf-8")
        return True

    monkeypatch.setattr(spreadsheet, "open_outside", mend)

    async def use(hands: Hands) -> None:
        await read(hands)
        await hands.press("f3")
        assert "There is no file of rows that do not fit" in hands.words
        await hands.press("f2", "f3", "escape")
        await hands.press("enter", "ctrl+u")
        await hands.write(opened[0].name)
        await hands.press("enter", "f2")
        assert "1 demand came in" in hands.words

    laptop.use(use)
    assert [path.name for path in opened] == ["d.csv.rejected.csv"]


@pytest.mark.costly(0)
@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
def test_reading_is_broken_off_and_leaves_nothing(
    laptop: Laptop, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Demanda", "Arcata;2003;Riego", "Sullcata;2003;Riego")
    before = laptop.file.read_bytes()
    reached, released = threading.Event(), threading.Event()

    def slowly(*asked: Any) -> TakenRows:
        reached.set()
        released.wait()
        return take_rows(*asked)

    monkeypatch.setattr(importing, "take_rows", slowly)
    monkeypatch.setattr(spreadsheet_screen, "PATIENCE", 0)

    async def use(hands: Hands) -> None:
        with held_up():
            await read(hands)
            await hands.until(reached.is_set)
        threading.Timer(0.3, released.set).start()
        await hands.press(key)
        if key == "escape":
            await hands.until(lambda: "Broken off: nothing came in" in hands.words)
            await hands.press("f1", "escape")
            assert "1 OTB" not in hands.screen

    laptop.use(use)
    assert laptop.file.read_bytes() == before


def test_a_file_in_use_takes_nothing_in(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Demanda", "Arcata;2003;Riego", "Arkata;2003;Riego")

    async def use(hands: Hands) -> None:
        await hands.press("enter")
        await read(hands)
        await hands.press("f2")
        assert "Read-only" in hands.screen.split("\n")[0]

    with FieldFile.open(laptop.file):
        laptop.use(use)
    assert demands_in(laptop) == 0
    assert not list(laptop.folder.glob("*rejected*"))


@pytest.mark.costly(3)
@pytest.mark.parametrize("name", ["", "no.csv", "installed", "plan.json"])
def test_what_is_no_spreadsheet_is_said(laptop: Laptop, name: str) -> None:
    laptop.save()

    async def use(hands: Hands) -> None:
        await read(hands, name)
        assert "came in" not in hands.words
        await hands.press("f2", "f3")
        assert "There is no file of rows that do not fit" in hands.words

    laptop.use(use)
    assert demands_in(laptop) == 0


def test_another_name_forgets_what_was_read(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Demanda", "Arcata;2003;Riego")

    async def use(hands: Hands) -> None:
        await read(hands)
        assert hands.place == "mapping"
        await hands.press("tab")
        assert hands.place == "file"
        await hands.write("x")
        assert "OTB" not in hands.screen
        await hands.press("f2")
        assert "is not there" in hands.words

    laptop.use(use)
    assert demands_in(laptop) == 0


def test_a_cell_of_strangers_is_text(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;[@click=app.quit]Demanda[/];\x1b[2J[/]", "Arcata [/];2003;[b]Riego;x")

    async def use(hands: Hands) -> None:
        await read(hands)
        assert "[@click=app.quit]" in hands.screen
        await hands.press("3", "2", "f2")
        assert "Arcata [/]" in hands.words or "1 name is not known" in hands.words

    laptop.use(use)


def test_names_that_nobody_is_known_by_are_decided_and_let_their_rows_in(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Pedido", "Sullcatta;2004;Posta")

    async def use(hands: Hands) -> None:
        await read(hands)
        assert "F6 Names" in hands.screen
        await hands.press("f6", "enter", "1", "f2")
        assert "Done." in hands.screen
        await hands.press("escape")
        assert "F6 Names" not in hands.screen
        await hands.press("f2")
        assert "1 demand came in" in hands.words

    laptop.use(use)
    assert laptop.demand("sullcata", 2004)


def test_a_name_may_be_that_of_a_community_of_its_own(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Pedido", "Villa Nueva;2004;Posta")

    async def use(hands: Hands) -> None:
        await read(hands)
        await hands.press("f6", "enter", "0", "f2", "1", *"Nació en 2001", "enter")
        assert "With this 5 more demands are missing." in hands.words.replace("│ ", "")
        await hands.press("f2")
        assert "Villa Nueva is a community of its own. Import that file again." in hands.words
        assert "there is nothing to decide" in hands.words
        await hands.press("escape", "f2")

    laptop.use(use)
    assert laptop.demand("villa-nueva", 2004) == {"text": "Posta"}


def test_a_name_may_be_that_of_an_association_of_its_own(laptop: Laptop) -> None:
    laptop.save()
    csv(laptop, "OTB;Año;Pedido", "Tejedoras;2004;Telares")

    async def use(hands: Hands) -> None:
        await read(hands)
        await hands.press("f6", "enter", "0", "f2", "2", "enter", *"Son 30 socias", "enter")
        assert "Tejedoras is an association of its own. Import that file again." in hands.words
        await hands.press("escape", "f2")

    laptop.use(use)
    assert laptop.demand("tejedoras", 2004) == {"text": "Telares"}
    with FieldFile.open(laptop.file, writable=False) as field:
        assert len(field.survey.communities()) == 18
        assert [one.fields.per_year for one in field.survey.associations() if one.id == "tejedoras"] == [2]


def test_how_its_letters_and_quotes_were_read_is_said(laptop: Laptop) -> None:
    laptop.save()
    lines = ('Belén Pituta A;2003;"Construcción de baños', "Arcata;2003;Riego")
    (laptop.folder / "d.csv").write_bytes("\n".join(["comunidad;gestion;demanda", *lines]).encode("cp850"))

    async def use(hands: Hands) -> None:
        await read(hands)
        await hands.press(*"the letters")
        assert "Besides: The letters are read as those of MS-DOS (cp850): Belén Pituta A" in hands.words
        await hands.press("end")
        assert "A quote that does not close was left out; see whether these lines are right: 2" in hands.words
        await hands.press("f2")

    laptop.use(use)
    assert laptop.demand("belen-pituta-a", 2003) == {"text": "Construcción de baños"}
    assert laptop.demand("arcata", 2003) == {"text": "Riego"}


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plan.json", "field file and no spreadsheet"),
        ("", "is a folder"),
        ("old.xlsx", "workbook of Excel 97-2003"),
        ("page.xls", "is a web page"),
    ],
)
def test_what_is_no_spreadsheet_is_called_what_it_is(laptop: Laptop, name: str, said: str) -> None:
    laptop.save()
    (laptop.folder / "old.xlsx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le"))
    (laptop.folder / "page.xls").write_bytes(b"<html><table><tr><td>Comunidad</td></tr></table></html>")

    async def use(hands: Hands) -> None:
        await read(hands, str(laptop.folder / name))
        assert said in hands.words

    laptop.use(use)
