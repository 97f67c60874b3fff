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
