"""Zips and packages of tables: each table by its name, nothing from elsewhere, nothing packed without end."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from storage import GuaquiError
from storage.intake.openers import bounds
from storage.intake.opening import open_tables
from tests.storage.intake.openers.workbooks import xlsx_of

CSV = "comunidad;zona\nArcata;A\n"


def packed(members: Mapping[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as made:
        for name, said in members.items():
            made.writestr(name, said)
    return data.getvalue()


def names_in(path: Path, members: Mapping[str, str | bytes]) -> list[str]:
    path.write_bytes(packed(members))
    return [table.name for table in open_tables(path)]


def code_of(path: Path) -> str:
    with pytest.raises(GuaquiError) as caught:
        open_tables(path)
    return caught.value.code


def test_each_member_is_a_table_by_its_name(tmp_path: Path) -> None:
    book = xlsx_of(tmp_path / "b.xlsx", [["comunidad"], ["Arcata"]]).read_bytes()
    members: dict[str, str | bytes] = {"a.csv": CSV, "b.xlsx": book, "foto.jpg": "x", "._a.csv": "x"}
    members["c.geojson"] = json.dumps([{"x": 1}])
    assert names_in(tmp_path / "a.zip", members) == ["a.csv", "b.xlsx", "c.geojson"]


def test_a_package_names_its_tables_and_reaches_none_outside(tmp_path: Path) -> None:
    (tmp_path / "secreto.csv").write_text(CSV, "utf-8")
    paths = ["a.csv", "../secreto.csv", "/etc/passwd", "c:\\x.csv", "sub\\..\\..\\x.csv", "http://x/a.csv"]
    described = json.dumps({"resources": [{"name": f"r{at}", "path": one} for at, one in enumerate(paths)]})
    folder = tmp_path / "paquete"
    folder.mkdir()
    (folder / "a.csv").write_text(CSV, "utf-8")
    (folder / "datapackage.json").write_text(described, "utf-8")
    assert [table.name for table in open_tables(folder / "datapackage.json")] == ["r0"]
    assert names_in(tmp_path / "a.zip", {"datapackage.json": described, "a.csv": CSV, "b.csv": CSV}) == ["r0"]


def test_a_table_that_a_package_names_and_that_is_not_there_is_told(tmp_path: Path) -> None:
    described = json.dumps({"resources": [{"name": "a", "path": "a.csv"}]})
    (tmp_path / "datapackage.json").write_text(described, "utf-8")
    assert code_of(tmp_path / "datapackage.json") == "not-found"
    (tmp_path / "a.zip").write_bytes(packed({"datapackage.json": described}))
    assert code_of(tmp_path / "a.zip") == "workbook-unreadable"


def test_a_zip_in_a_zip_is_not_unpacked(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(packed({"a.csv": packed({"b.csv": CSV})}))
    assert code_of(tmp_path / "a.zip") == "is-no-table"


def test_many_members_share_one_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(packed({f"{n}.csv": CSV for n in range(20)}))
    assert len(open_tables(path)) == 20
    monkeypatch.setattr(bounds, "MAX_SHEET_PLACES", 60)
    assert code_of(path) == "too-big"
    monkeypatch.setattr(bounds, "MAX_SHEET_BYTES", 100)
    assert code_of(path) == "too-big"


def test_a_package_that_names_one_file_again_and_again_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    described = json.dumps({"resources": [{"path": "a.csv"}] * 50})
    (tmp_path / "datapackage.json").write_text(described, "utf-8")
    (tmp_path / "a.csv").write_text("x" * 100, "utf-8")
    monkeypatch.setattr(bounds, "MAX_SHEET_BYTES", 1000)
    assert code_of(tmp_path / "datapackage.json") == "too-big"
