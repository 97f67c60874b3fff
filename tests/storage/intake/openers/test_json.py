"""JSON of records, maps and forms: what each record says stands under the names that it has there."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.headings import head_table
from storage.intake.openers import bounds
from storage.intake.opening import open_tables
from storage.intake.table import OpenedTable


def opened(folder: Path, said: Any) -> list[OpenedTable]:
    path = folder / "a.txt"
    path.write_text(said if isinstance(said, str) else json.dumps(said), "utf-8")
    return open_tables(path)


NAMES = st.text("abñ", min_size=1, max_size=3)
VALUES = st.one_of(st.none(), st.booleans(), st.integers(), st.text("abñ 1", min_size=1).filter(str.strip))


@given(st.lists(st.dictionaries(NAMES, VALUES, min_size=1, max_size=4), min_size=1, max_size=5))
def test_every_value_stands_under_its_name(
    tmp_path_factory: pytest.TempPathFactory, records: list[dict[str, Any]]
) -> None:
    (table,) = opened(tmp_path_factory.getbasetemp(), records)
    headed = head_table(table)
    found = {
        line.number: {
            name: cell for name, cell in zip(headed.headings, line.cells, strict=False) if cell is not None
        }
        for line in headed.rows
    }
    said = [{name: value for name, value in record.items() if value is not None} for record in records]
    assert found == {number: one for number, one in enumerate(said, 1) if one}


@pytest.mark.costly(0)
@given(st.dictionaries(NAMES, VALUES, min_size=1, max_size=3), st.dictionaries(NAMES, VALUES, min_size=1))
def test_a_name_with_a_stroke_takes_nothing_from_a_part_of_that_name(
    tmp_path_factory: pytest.TempPathFactory, own: dict[str, Any], part: dict[str, Any]
) -> None:
    record = {"x": 1, **{f"grupo/{name}": value for name, value in own.items()}, "grupo": part}
    (table,) = opened(tmp_path_factory.getbasetemp(), [record])
    found = [cell for cell in table.lines[-1].cells if cell is not None]
    assert found == [value for value in (1, *own.values(), *part.values()) if value is not None]


def test_one_name_twice_has_a_number(tmp_path: Path) -> None:
    (table,) = opened(tmp_path, [{"grupo/Demanda": "Uno", "grupo": {"Demanda": "Dos"}}])
    assert [line.cells for line in table.lines] == [("grupo/Demanda", "grupo/Demanda [2]"), ("Uno", "Dos")]


def test_a_map_s_places_have_their_coordinates(tmp_path: Path) -> None:
    features = [
        {
            "type": "Feature",
            "id": 7,
            "properties": {"comunidad": "Andamarca", "gestion": 2003},
            "geometry": {"type": "Point", "coordinates": [-68.8, -16.5]},
        },
        {
            "type": "Feature",
            "properties": {"comunidad": "Arcata"},
            "geometry": {"type": "Polygon", "coordinates": []},
        },
        {"type": "Feature", "properties": None, "geometry": None},
    ]
    (table,) = opened(tmp_path, {"type": "FeatureCollection", "features": features})
    headed = head_table(table)
    assert headed.headings == ("id", "longitude", "latitude", "comunidad", "gestion", "geometry")
    assert [line.cells for line in headed.rows] == [
        (7, Decimal("-68.8"), Decimal("-16.5"), "Andamarca", 2003),
        (None, None, None, "Arcata", None, "Polygon"),
    ]
    assert headed.lines == (0, 0)


def test_records_of_records_are_a_table_of_their_own(tmp_path: Path) -> None:
    visits = [
        {"lugar": {"zona": "A"}, "pide": [{"texto": "Riego"}, {"texto": "Luz"}]},
        {"pide": [{"texto": "Agua"}]},
    ]
    above, below = map(head_table, opened(tmp_path, {"count": 2, "results": visits}))
    assert (above.headings, [line.cells for line in above.rows]) == (
        ("lugar/zona", "_index"),
        [("A", 1), (None, 2)],
    )
    assert (below.name, below.headings) == ("pide", ("texto", "_parent_index"))
    assert [line.cells for line in below.rows] == [("Riego", 1), ("Luz", 1), ("Agua", 2)]


def test_rows_that_are_lists_are_headed_as_any(tmp_path: Path) -> None:
    (table,) = opened(tmp_path, [["comunidad", "familias"], ["Arcata", 40], [None, None], ["Sullcata", 1.50]])
    headed = head_table(table)
    assert headed.headings == ("comunidad", "familias")
    assert [(line.number, line.cells) for line in headed.rows] == [
        (2, ("Arcata", 40)),
        (4, ("Sullcata", Decimal("1.5"))),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('{"comunidad": "Arcata"}', "is-json"),
        ('{"type": "FeatureCollection", "features": []}', "is-json"),
        ('[{"a": 1}', "json-unreadable"),
        ('[{"a":' + "[" * 5000, "json-unreadable"),
        ('[{"a": 1}' + ",{}" * 200 + "]", "too-big"),
        ("[" + ",".join(f'{{"k{n}": 1}}' for n in range(30)) + "]", "too-big"),
    ],
)
def test_what_is_no_table_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, code: str) -> None:
    if code == "too-big":
        monkeypatch.setattr(bounds, "MAX_SHEET_COLUMNS", 20)
        monkeypatch.setattr("storage.intake.openers.json._MOST_VALUES", 300)
    with pytest.raises(GuaquiError) as caught:
        opened(tmp_path, text)
    assert caught.value.code == code


def test_a_number_that_would_fill_books_stays_a_text(tmp_path: Path) -> None:
    (table,) = opened(tmp_path, '[{"a": 1e999999999, "b": 1e-999999999, "c": 1e2, "d": NaN}]')
    assert table.lines[1].cells == ("1e999999999", "1e-999999999", Decimal("1E+2"), "NaN")
