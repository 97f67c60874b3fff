"""What comes in from a spreadsheet says of itself, by the same write, where each row stood and who brought it."""

from __future__ import annotations

import hashlib
from pathlib import Path

import openpyxl
import pytest

from guaqui_tui.cli import run
from guaqui_tui.session import settings
from storage import FieldFile
from storage.file.device import laptop_key
from storage.gather.merge import merge
from storage.limits import MAX_ARRIVAL_ROWS, MAX_NAME
from storage.plan.arrivals.row_arrivals import arrivals_in
from storage.revisions.revision import IMPORT, Revision

from .taken_in import take_in

SHEET = "comunidad;gestion;demanda\nArcata;2003;Riego\nNadie;2003;Posta\nArcata;2004;Posta\n"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "demandas.csv"
    path.write_text(SHEET, "utf-8")
    return path


def bring(plan: Path, source: Path, laptop: str = "laptop01", author: str = "Rosa Mamani") -> list[Revision]:
    """Take a sheet into a new or existing file; what is new in it."""
    opened = FieldFile.open if plan.exists() else FieldFile.create
    with opened(plan, author=author, device=laptop, now=lambda: "2002-07-14T10:22:31-04:00") as field:
        before = {rev for of in field.survey.all_revisions().values() for rev in of}
        take_in(field, source)
        every = [one for of in field.survey.all_revisions().values() for one in of.values()]
    return [one for one in every if one.rev not in before]


def arrivals(came: list[Revision]) -> list[Revision]:
    return [one for one in came if one.record.startswith("arrival/")]


def rows(came: list[Revision]) -> dict[str, Revision]:
    return {one.rev: one for one in came if one.device == IMPORT}


def test_it_names_file_and_line_and_is_saved_as_any_save_is(tmp_path: Path, sheet: Path) -> None:
    came = bring(tmp_path / "plan.json", sheet)
    (one,) = arrivals(came)
    digest = hashlib.sha256(sheet.read_bytes()).hexdigest()[:16]
    assert one.record == f"arrival/guaqui/{digest}/laptop01/1"
    assert (one.device, one.author, one.at) == ("laptop01", "Rosa Mamani", "2002-07-14T10:22:31-04:00")
    lines = {rows(came)[row["rev"]].record: row["line"] for row in one.body["rows"]}
    assert lines == {"demand/guaqui/arcata/2003/1": 2, "demand/guaqui/arcata/2004/1": 4}
    assert {name: one.body[name] for name in one.body if name != "rows"} == {
        "file": "demandas.csv",
        "by": "Rosa Mamani",
    }
    assert all((row.author, row.at) == ("", "") for row in rows(came).values())


def test_the_same_sheet_on_two_laptops_is_the_same_rows_and_two_arrivals(tmp_path: Path, sheet: Path) -> None:
    hers = bring(tmp_path / "a.json", sheet)
    his = bring(tmp_path / "b.json", sheet, "laptop02", "Pedro")
    assert rows(hers).keys() == rows(his).keys()
    merged = merge(tmp_path / "out.json", [tmp_path / "a.json", tmp_path / "b.json"])
    there = arrivals_in(merged.survey)
    for row in rows(hers).values():
        assert {named.device for named in there.of(row)} == {"laptop01", "laptop02"}
    assert merged.survey.disputed() == []


def test_what_is_all_there_brings_nothing_not_even_an_arrival(tmp_path: Path, sheet: Path) -> None:
    plan = tmp_path / "plan.json"
    bring(plan, sheet)
    for laptop in ("laptop01", "laptop02"):
        assert bring(plan, sheet, laptop) == []
    sheet.write_text(SHEET + "Arcata;2005;Sede\n", "utf-8")
    more = bring(plan, sheet, "laptop02")
    (one,) = arrivals(more)
    assert [row["line"] for row in one.body["rows"]] == [5]
    assert one.record.rpartition("/")[2] == "1", "it is another file now"


def test_the_same_file_into_a_plan_where_less_of_it_is_known_has_the_next_number(
    tmp_path: Path, sheet: Path
) -> None:
    plan = tmp_path / "plan.json"
    bring(plan, sheet)
    with FieldFile.open(plan, device="laptop01") as field:
        field.save("alias/guaqui/nadie", {"name": "Nadie", "target": "community/guaqui/sullcata"})
    (one,) = arrivals(bring(plan, sheet))
    assert (one.record.rpartition("/")[2], len(one.body["rows"])) == ("2", 1)


@pytest.mark.costly(0)
@pytest.mark.parametrize(("many", "parts"), [(500, [500]), (501, [500, 1]), (1203, [500, 500, 203])])
def test_very_many_rows_are_several_arrivals_in_one_write(tmp_path: Path, many: int, parts: list[int]) -> None:
    source = tmp_path / "muchas.csv"
    lines = "".join(f"Fondo {number}\n" for number in range(many))
    source.write_text(f"nombre\n{lines}", "utf-8")
    plan = tmp_path / "plan.json"
    with FieldFile.create(plan, device="laptop01") as field:
        before = plan.read_bytes()
        taken = take_in(field, source, "funder")
        assert len(taken.taken.documents) == many
        said = [state.values for record in _arrivals(field) if (state := field.survey.history(record))]
        assert [len(one["rows"]) for one in said] == parts
        assert [row["line"] for one in said for row in one["rows"]] == [*range(2, many + 2)]
        assert max(parts) <= MAX_ARRIVAL_ROWS
    assert plan.read_bytes().startswith(before[: -len(b"\n}}\n")])


def _arrivals(field: FieldFile) -> list[str]:
    return sorted(field.survey.records("arrival"), key=lambda record: int(record.rpartition("/")[2]))


@pytest.mark.parametrize("name", ["a\u202eb.csv", "ñ" * 100 + ".csv", "e\u0301.csv", "  .csv"])
def test_a_file_s_name_may_hold_anything(tmp_path: Path, name: str) -> None:
    source = tmp_path / name
    source.write_text(SHEET, "utf-8")
    (one,) = arrivals(bring(tmp_path / "plan.json", source))
    assert 0 < len(one.body["file"]) <= MAX_NAME
    assert str(tmp_path) not in one.body["file"]


def test_a_sheet_of_a_workbook_is_named(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    page = made.active
    assert page
    page.title = "Zona B"
    for line in (("Comunidad", "Gestión", "Demanda"), ("Arcata", 2003, "Riego")):
        page.append(line)
    made.save(tmp_path / "zona.xlsx")
    (one,) = arrivals(bring(tmp_path / "plan.json", tmp_path / "zona.xlsx"))
    assert (one.body["file"], one.body["table"]) == ("zona.xlsx", "Zona B")


def test_the_command_s_is_this_installation_s_and_of_who_typed_last(
    tmp_path: Path, sheet: Path, own_home: Path
) -> None:
    settings.store(settings.Settings(author="Rosa Mamani"))
    plan = tmp_path / "plan.json"
    assert run(["new", str(plan), "--municipality", "guaqui"]) == 0
    assert laptop_key() is None, "nothing was saved here yet"
    assert run(["import", str(plan), str(sheet)]) == 1
    key = laptop_key()
    assert key
    with FieldFile.open(plan, writable=False) as field:
        (record,) = field.survey.records("arrival")
        (one,) = field.survey.revisions(record).values()
    assert (one.device, one.author, one.body["by"]) == (key.device, "Rosa Mamani", "Rosa Mamani")
    assert record.split("/")[3] == key.device
    assert "sig" in one.document()
