"""Workbooks of friends and of strangers: what their cells show is read, and nothing else happens."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from storage import FieldFile, GuaquiError
from storage.errors import SpreadsheetError
from storage.intake.openers import bounds
from storage.intake.opening import open_tables
from storage.intake.recipes.recipe import Recipe
from storage.intake.rejected_rows import write_rejected
from storage.intake.rows import take_rows
from storage.intake.sheets import propose_sheet, read_sheet, read_source

pytestmark = pytest.mark.usefixtures("own_home")


def workbook(path: Path, *rows: tuple[object, ...], merges: tuple[str, ...] = ()) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    for ref in merges:
        page.merge_cells(ref)
    hidden = book.create_sheet("Secreta")
    hidden.append(("comunidad", "gestion", "demanda"))
    hidden.sheet_state = "hidden"
    book.save(path)
    return path


def repacked(source: Path, part: str, data: bytes) -> Path:
    target = source.with_name("otro.xlsx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return target


SHEET = "xl/worksheets/sheet1.xml"
NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def test_a_workbook_as_people_type_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        ("Demandas de Guaqui", None, None, None),
        ("Comunidad", "Gestión", "Demanda", "Costo Bs", "Fecha"),
        ("Arcata", 2003, "Riego", 1500.5, date(2002, 7, 14)),
        (None, 2004, "Posta", 35000, None),
        ("Arkata", 2005, '=HYPERLINK("http://x")', 0.125, None),
        ("Total", None, None, "=SUM(D3:D5)", None),
        merges=("A1:D1", "A3:A4"),
    )
    sheet = read_sheet(path)
    assert propose_sheet(read_source(path)).unread == ("Secreta",)
    assert [list(row.cells.values()) for row in sheet.rows] == [
        ["Arcata", "2003", "Riego", "1500.5", "2002-07-14"],
        ["Arcata", "2004", "Posta", "35000", ""],
        ["Arkata", "2005", "#N/A", "0.125", ""],
    ]
    assert [line.number for line in sheet.left_out] == [6]
    with FieldFile.create(tmp_path / "plan.json", device="k7m2q9xw") as field:
        taken = take_rows(sheet.rows, field.survey)
        assert [document["body"].get("cost_cents") for document in taken.documents] == [150050, 3500000]
        field.add(taken.documents)
        assert take_rows(read_sheet(path).rows, field.survey).known == 2
        rejected = write_rejected(path, sheet, [(one.row, one.reason) for one in taken.rejected])
        assert read_sheet(rejected).rows[0].cells["Comunidad"] == "Arkata"


def test_a_wide_workbook_and_a_text_like_a_formula(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Comunidad", 2003, 2004), ("Arcata", "-", "'=1+1"))
    rows = [list(row.cells.values()) for row in read_sheet(path).rows]
    assert rows == [["Arcata", "2003", "-"], ["Arcata", "2004", "'=1+1"]]


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = repacked(workbook(tmp_path / "a.xlsx", ("a",)), SHEET, b" " * (65 << 20))
    assert bomb.stat().st_size < 1 << 20
    with pytest.raises(GuaquiError) as caught:
        read_sheet(bomb)
    assert caught.value.code == "too-big"


@pytest.mark.parametrize(
    "xml",
    [
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet {NS}><sheetData/></worksheet>',
        f'<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet {NS}><sheetData>&a;</sheetData></worksheet>',
        f"<worksheet {NS}><sheetData>",
        f'<worksheet {NS}><sheetData><row r="1"><c t="s"><v>99</v></c></row></sheetData></worksheet>',
    ],
)
def test_hostile_or_broken_xml_is_refused(tmp_path: Path, xml: str) -> None:
    with pytest.raises(GuaquiError) as caught:
        read_sheet(repacked(workbook(tmp_path / "a.xlsx", ("a",)), SHEET, xml.encode()))
    assert caught.value.code == "workbook-unreadable"


def test_all_rows_there_can_be_empty_and_a_cell_at_the_edge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, full: bool
) -> None:
    good = workbook(tmp_path / "a.xlsx", ("a",))
    rows = "".join(f'<row r="{n}"/>' for n in range(1, 1_048_577 if full else 100_000))
    tables = open_tables(
        repacked(good, SHEET, f"<worksheet {NS}><sheetData>{rows}</sheetData></worksheet>".encode())
    )
    assert tables[0].lines == ()
    far = f'<worksheet {NS}><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'
    with pytest.raises(GuaquiError) as caught:
        open_tables(repacked(good, SHEET, far.encode()))
    assert caught.value.code == "too-big"
    monkeypatch.setattr(bounds, "MAX_SHEET_CELLS", 0)
    with pytest.raises(GuaquiError):
        open_tables(good)


def test_a_hidden_sheet_is_among_those_that_may_be_named(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Comunidad", "Gestión", "Demanda"), ("Arcata", 2003, "Riego"))
    assert propose_sheet(read_source(path), Recipe(sheet="secreta")).reading.table.name == "Secreta"
    with pytest.raises(SpreadsheetError) as refused:
        propose_sheet(read_source(path), Recipe(sheet="otra"))
    assert "Secreta" in refused.value.facts["names"]
