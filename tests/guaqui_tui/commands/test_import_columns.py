"""What `import --json` says of each column, be any row read or not."""

from __future__ import annotations

import json
from pathlib import Path

from storage import FieldFile

from ..conftest import Guaqui

SHEET = """N°;Sector;Proyecto priorizado;Año de ejecución;Responsable
1;Andamarca;Riego;2003;Ana
2;Patarani;Luz;2004;Luz
"""
COLUMNS = {
    "N°": None,
    "Sector": None,
    "Proyecto priorizado": "text",
    "Año de ejecución": "year",
    "Responsable": None,
}


def test_columns_are_said_with_samples_though_none_is_the_community(tmp_path: Path, guaqui: Guaqui) -> None:
    FieldFile.create(tmp_path / "t.json", municipality="guaqui", author="Ana").close()
    (tmp_path / "d.csv").write_text(SHEET, "utf-8")
    code, out, _told = guaqui("import", tmp_path / "t.json", tmp_path / "d.csv", "--json")
    (table,) = json.loads(out)["tables"]
    assert {one["name"]: one["field"] for one in table["columns"]} == COLUMNS
    assert [one["sample"] for one in table["columns"]][1:3] == [["Andamarca", "Patarani"], ["Riego", "Luz"]]
    assert (code, table["headings"], table["hindrance"]) == (1, [1, 1], "columns-missing")
    assert table["facts"]["columns"] == ["holder"]
    code, out, _told = guaqui(
        "import", tmp_path / "t.json", tmp_path / "d.csv", "--json", "--map", "Sector=holder"
    )
    (table,) = json.loads(out)["tables"]
    assert {one["name"]: one["field"] for one in table["columns"]} == {**COLUMNS, "Sector": "holder"}
    assert (code, table["new"]) == (1, 2)
    told = ("--map", "Responsable=-")
    assert guaqui("import", tmp_path / "t.json", tmp_path / "d.csv", "--json", *told)[0] == 0


def test_lines_that_are_no_rows_are_told_to_programs_too(tmp_path: Path, guaqui: Guaqui) -> None:
    FieldFile.create(tmp_path / "t.json", municipality="guaqui", author="Ana").close()
    rows = "Comunidad,Demanda,Gestión,Costo\nArcata,Riego,2003,100\nCopajira,Posta,2003,200\nTotal,,,300\n"
    (tmp_path / "d.csv").write_text(rows, "utf-8")
    code, out, _err = guaqui("import", tmp_path / "t.json", tmp_path / "d.csv", "--json", "--dry-run")
    (table,) = json.loads(out)["tables"]
    assert (code, table["new"], table["left_out"]) == (0, 2, [{"line": 4, "says": "Total 300"}])


def test_amounts_in_thousands_wait_for_a_person(tmp_path: Path, guaqui: Guaqui) -> None:
    FieldFile.create(tmp_path / "t.json", municipality="guaqui", author="Ana").close()
    rows = "Montos en miles de bolivianos\nComunidad,Demanda,Gestión,Costo\nArcata,Riego,2003,35\n"
    (tmp_path / "d.csv").write_text(rows, "utf-8")
    code, out, _err = guaqui("import", tmp_path / "t.json", tmp_path / "d.csv", "--dry-run")
    assert code == 1
    assert "--step 'unit Costo=1000', o que no con --step 'no unit Costo=1000'" in out
    for step in ("unit Costo=1000", "no unit Costo=1000"):
        told = ("import", tmp_path / "t.json", tmp_path / "d.csv", "--dry-run", "--step", step)
        assert guaqui(*told)[0] == 0
