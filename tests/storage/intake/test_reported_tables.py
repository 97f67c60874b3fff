"""Tables as offices and phones hand them on: what is read of each, before anybody says what its columns mean."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import openpyxl
import pytest

from storage.intake.headings import HeadedTable, head_table
from storage.intake.opening import open_tables
from storage.intake.table import Cell


def headed(path: Path) -> list[HeadedTable]:
    return [head_table(table) for table in open_tables(path)]


def numbers(found: HeadedTable) -> list[list[int]]:
    """The lines of titles, rows, notes and sums."""
    return [[line.number for line in part] for part in (found.titles, found.rows, found.notes, found.totals)]


SECTIONS = """Programa Operativo Anual Gestión 2003,,,
Comunidad,Demanda,Costo (Bs.),Fam.
ZONA A,,,
Andamarca,Riego,35.000,45 familias
Patarani,Camino,15.000,38
Subtotal Zona A,,50.000,
ZONA B,,,
Wila Collo,Establos,20.000,30 flias
TOTAL GENERAL,,70.000,
Fuente: taller,,,
"""
REPEATS = """record_id,redcap_repeat_instrument,redcap_repeat_instance,comunidad,fecha,dem_texto
1,,,Andamarca,2003-06-22,
1,demanda,1,,,Riego
2,,,Patarani,2003-06-23,
"""
CHOICES = """comunidad,gestion,demanda,demanda/riego,demanda/camino,demanda_otro
andamarca,2003,riego camino,1,1,
patarani,2003,otro,0,0,Muelle
"""
TITLED = """GOBIERNO MUNICIPAL;;;;
Demandas Gestión 2006;;;;
;;;;
N°;Comunidad;Descripción de la demanda;Costo Bs.;Flias.
1;Kassa;"Mejoramiento de establos; con señalización";45.000,00;20
2;Yauri Korahua;"Construcción de 2 aulas; con señalización";120.000,00;21
"""
NEVER_SEEN = (
    "comunidad;demanda;lugar\nBelén;\u200b;\nArcata;Agua\u200bpotable;\u200e\nPata\u00adrani;Riego;\ufeff\n"
)


@pytest.mark.parametrize(
    ("text", "encoding", "lines", "parts"),
    [
        (SECTIONS, "utf-8", (2, 2), [[1], [3, 4, 5, 7, 8], [10], [6, 9]]),
        (REPEATS, "utf-8", (1, 1), [[], [2, 3, 4], [], []]),
        (CHOICES, "utf-8", (1, 1), [[], [2, 3], [], []]),
        *(
            (TITLED, one, (4, 4), [[1, 2], [5, 6], [], []])
            for one in ("cp1252", "cp850", "mac-roman", "utf-16-le")
        ),
        (NEVER_SEEN, "utf-8", (1, 1), [[], [2, 3, 4], [], []]),
    ],
)
def test_text_files(
    tmp_path: Path, text: str, encoding: str, lines: tuple[int, int], parts: list[list[int]]
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode(encoding))
    (table,) = open_tables(path)
    found = head_table(table)
    assert (table.encoding, found.lines, numbers(found)) == (encoding, lines, parts)


def test_what_nobody_sees_is_no_word_of_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text(NEVER_SEEN, "utf-8")
    (found,) = headed(path)
    assert [line.cells for line in found.rows] == [
        ("Belén", None, None),
        ("Arcata", "Aguapotable", None),
        ("Patarani", "Riego", None),
    ]
    assert all(line.flaws == ("unseen",) for line in found.rows)


def test_a_form_for_one_year_with_sections_sums_and_notes(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    rows: list[tuple[Cell, ...]] = [
        ("GOBIERNO MUNICIPAL", None, None, None, None),
        ("POA 2003 - Demandas por comunidad", None, None, None, None),
        (),
        ("N°", "COMUNIDAD / OTB", "DEMANDA PRIORIZADA", "N° FAM.", "COSTO ESTIMADO (Bs)"),
        ("ZONA A", None, None, None, None),
        (1, "Andamarca", "Riego", 45, 35000),
        (2, "Patarani", "Camino", 38, 15000),
        (None, "Subtotal", None, "=SUM(D6:D7)", "=SUM(E6:E7)"),
        ("ZONA B", None, None, None, None),
        (3, "Wila Collo", "Establos", 30, 20000),
        (None, "TOTAL", None, "=SUM(D6:D10)", "=SUM(E6:E10)"),
        (),
        (None, "Fuente: talleres", None, None, None),
    ]
    for row in rows:
        page.append(row)
    for ref in ("A1:E1", "A2:E2", "A5:E5", "A9:E9"):
        page.merge_cells(ref)
    book.save(tmp_path / "a.xlsx")
    (found,) = headed(tmp_path / "a.xlsx")
    assert (found.lines, numbers(found)) == ((4, 4), [[1, 2], [6, 7, 10], [5, 9, 13], [8, 11]])


def test_a_matrix_with_its_years_under_one_heading(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (
        ("MATRIZ DE DEMANDAS", None, None, None),
        ("ZONA", "COMUNIDAD", "GESTIÓN", None),
        (None, None, 2003, 2004),
        ("A", "Andamarca", "Riego", "Establos"),
        ("A", "Patarani", None, "Camino"),
    ):
        page.append(row)
    for ref in ("A1:D1", "A2:A3", "B2:B3", "C2:D2", "A4:A5"):
        page.merge_cells(ref)
    book.save(tmp_path / "a.xlsx")
    (found,) = headed(tmp_path / "a.xlsx")
    assert found.headings == ("ZONA", "COMUNIDAD", "GESTIÓN / 2003", "GESTIÓN / 2004")
    assert [line.cells for line in found.rows] == [
        ("A", "Andamarca", "Riego", "Establos"),
        ("A", "Patarani", None, "Camino"),
    ]


def test_a_phone_s_zip_of_repeats(tmp_path: Path) -> None:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("taller.csv", "start,comunidad,KEY\n2002-07-14T10:00:00.000-04:00,andamarca,uuid:aa\n")
        packed.writestr(
            "taller-demanda.csv", "texto,costo,PARENT_KEY\nRiego,35000,uuid:aa\nCarpas,20000,uuid:aa\n"
        )
        packed.writestr("media/foto.jpg", b"\xff\xd8\xff")
    (tmp_path / "a.zip").write_bytes(data.getvalue())
    assert [(found.name, found.headings, len(found.rows)) for found in headed(tmp_path / "a.zip")] == [
        ("taller.csv", ("start", "comunidad", "KEY"), 1),
        ("taller-demanda.csv", ("texto", "costo", "PARENT_KEY"), 2),
    ]


def test_a_phone_s_records_with_their_repeats(tmp_path: Path) -> None:
    said = {"count": 1, "results": [{"comunidad": "andamarca", "pide": [{"pide/texto": "Riego"}], "_id": 1}]}
    (tmp_path / "a.json").write_text(json.dumps(said), "utf-8")
    above, below = headed(tmp_path / "a.json")
    assert (above.headings, below.headings) == (("comunidad", "_id", "_index"), ("pide/texto", "_parent_index"))
    assert (above.rows[0].cells, below.rows[0].cells) == (("andamarca", 1, 1), ("Riego", 1))
