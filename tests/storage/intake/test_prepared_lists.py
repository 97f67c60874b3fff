"""The list of a new municipality's communities, in whatever file it comes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from storage.errors import GuaquiError
from storage.intake.prepared_lists import read_list
from storage.notation.text import clean_line
from storage.packs.preparation.answers import ListRow, ListTable
from storage.packs.preparation.list_columns import column_of_names, known_columns, offered_columns
from tests import achica

ROWS = [row[:6] for row in achica.rows()]


def workbook(path: Path, sheets: dict[str, Any]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        page = book.create_sheet(name)
        for line in lines:
            page.append([cell or None for cell in line])
    book.save(path)
    return path


def cells(table: ListTable) -> list[tuple[str, ...]]:
    return [table.headings, *(row.cells for row in table.rows)]


def test_one_list_is_the_same_in_each_kind_of_file(tmp_path: Path) -> None:
    (tmp_path / "l.csv").write_bytes(achica.as_csv(ROWS))
    workbook(tmp_path / "l.xlsx", {"Sectores": ROWS})
    features = [{"type": "Feature", "properties": dict(zip(ROWS[0], row, strict=True))} for row in ROWS[1:]]
    text = json.dumps({"type": "FeatureCollection", "features": features})
    (tmp_path / "l.geojson").write_text(text, "utf-8")
    for ending in ("csv", "xlsx", "geojson"):
        assert cells(read_list(str(tmp_path / f"l.{ending}"))) == ROWS, ending
    assert [row.line for row in read_list(str(tmp_path / "l.csv")).rows] == [*range(2, 48)]


def test_a_point_says_where_a_community_lies(tmp_path: Path) -> None:
    point = {"type": "Point", "coordinates": [-70.12, -15.48]}
    feature = {"type": "Feature", "properties": {"Comunidad": "Uno"}, "geometry": point}
    (tmp_path / "l.json").write_text(json.dumps({"type": "FeatureCollection", "features": [feature] * 2}), "utf-8")
    table = read_list(str(tmp_path / "l.json"))
    at = known_columns(table, "community")
    assert [table.rows[0].cells[at[one]] for one in ("name", "latitude_e6", "longitude_e6")] == [
        "Uno",
        "-15.48",
        "-70.12",
    ]


def test_a_sheet_is_named_behind_the_path_where_there_are_several(tmp_path: Path) -> None:
    path = workbook(tmp_path / "l#1.xlsx", {"Sectores": ROWS, "Otras": achica.ASSOCIATIONS, "Vacía": []})
    assert cells(read_list(f"{path}#Otras")) == [*achica.ASSOCIATIONS]
    for name, code in ((str(path), "setup-several-tables"), (f"{path}#Nada", "sheet-unknown")):
        with pytest.raises(GuaquiError) as caught:
            read_list(name)
        assert (caught.value.code, caught.value.facts["names"]) == (code, ["Sectores", "Otras"])


RECORDS = [{"Comunidad": "Uno", "d": [{"t": "riego"}, {"t": "luz"}]}, {"Comunidad": "Dos", "d": [{"t": "posta"}]}]
"""Records that have records."""


@pytest.mark.parametrize(
    ("said", "count"),
    [(RECORDS, 2), ({"d": RECORDS}, 2), ({"1": RECORDS, "d": RECORDS}, 4), ([*RECORDS, {"e": RECORDS}], 4)],
)
def test_each_table_can_be_named_as_the_refusal_says(tmp_path: Path, said: Any, count: int) -> None:
    path = tmp_path / "k.json"
    path.write_text(json.dumps(said), "utf-8")
    with pytest.raises(GuaquiError) as caught:
        read_list(str(path))
    names = caught.value.facts["names"]
    assert len(names) == count
    assert caught.value.facts["example"] == f"{path}#{names[0]}"
    read = [read_list(f"{path}#{name}") for name in names]
    assert (read[0].headings[0], [row.cells[0] for row in read[0].rows[:2]]) == ("Comunidad", ["Uno", "Dos"])
    assert all(table.rows for table in read)


@pytest.mark.parametrize("name", ["Lista#2", "Lista  de  todos", " Lista "])
def test_a_table_is_named_as_it_is_shown(tmp_path: Path, name: str) -> None:
    path = workbook(tmp_path / "l#1.xlsx", {name: ROWS, "Otras": achica.ASSOCIATIONS})
    assert cells(read_list(f"{path}#{clean_line(name)}")) == ROWS


def test_titles_sums_and_notes_are_no_communities(tmp_path: Path) -> None:
    above = [("LISTA DE SECTORES", *[""] * 5), ("", *[""] * 5)]
    below = [("Total", *[""] * 4, "46"), ("", *[""] * 5), ("Fuente: nadie", *[""] * 5)]
    (tmp_path / "l.csv").write_bytes(achica.as_csv([*above, *ROWS, *below]))
    table = read_list(str(tmp_path / "l.csv"))
    assert cells(table) == ROWS
    assert [(row.line, row.cells[0]) for row in table.left_out] == [(50, "Total"), (52, "Fuente: nadie")]


def test_names_are_found_where_numbers_stand_first_and_a_line_of_one_cell_is_told(tmp_path: Path) -> None:
    communities = [(str(n), *row[:2]) for n, row in enumerate(ROWS[7:], 1)]
    lines = [("N°", "Lugar", "Ayllu"), *communities, ("", "Tarqui", "")]
    (tmp_path / "l.csv").write_bytes(achica.as_csv(lines))
    table = read_list(str(tmp_path / "l.csv"))
    assert (len(table.rows), table.left_out) == (40, (ListRow(42, ("", "Tarqui", "")),))
    assert column_of_names(table, "community") == 1


def test_columns_that_part_the_rows_are_offered(tmp_path: Path) -> None:
    lists = achica.put_lists(tmp_path)
    table = read_list(str(lists.communities))
    taken = {0, *known_columns(table, "community").values()}
    assert [(one.heading, len(one.values)) for one in offered_columns(table, taken)] == [
        ("Ayllu", 6),
        ("Piso", 4),
        ("Cuenca", 3),
        ("Distrito", 5),
    ]
