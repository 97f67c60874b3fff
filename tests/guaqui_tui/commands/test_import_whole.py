"""An import of several sources comes in wholly or leaves nothing, and tells by what it can be taken back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import openpyxl
import pytest

from storage import FieldFile
from storage.file.device import home
from storage.file.pack import load_pack, parse_pack
from tests.storage.crafted_files import write
from tests.storage.file.test_beginning import GOOD

from ..conftest import Guaqui

pytestmark = pytest.mark.usefixtures("own_home")
HEADINGS = "Comunidad;Gestión;Demanda\n"


def rows(path: Path, *lines: str) -> Path:
    path.write_text(HEADINGS + "\n".join(lines) + "\n", "utf-8")
    return path


def test_where_one_source_is_no_list_of_rows_nothing_of_another_is_left(tmp_path: Path, guaqui: Guaqui) -> None:
    plan = tmp_path / "plan.json"
    FieldFile.create(plan, municipality="guaqui", author="Ana").close()
    unknown = rows(tmp_path / "a.csv", "Nadie;2003;Riego", "Arcata;2003;Posta")
    ours = tmp_path / "b.csv"
    ours.write_text("class,no_class,demands,cost\nsocial,,1,1\n", "utf-8")
    before = plan.read_bytes()
    assert guaqui("import", plan, unknown, ours)[0] == 3
    assert plan.read_bytes() == before
    assert not [*tmp_path.glob("*rejected*"), *home().glob("waiting*"), *home().glob("recipes*")]


def test_a_file_s_name_of_any_bytes_is_no_reason_to_say_that_nothing_came_in(
    tmp_path: Path, guaqui: Guaqui
) -> None:
    plan = tmp_path / "plan.json"
    FieldFile.create(plan, municipality="guaqui", author="Ana").close()
    source = rows(tmp_path / os.fsdecode(b"pla\xf1.csv"), "Arcata;2003;Posta")
    code, out, _err = guaqui("import", plan, source, "--json")
    assert (code, json.loads(out)["arrival"]) == (0, 1)


def test_the_number_that_an_import_tells_is_the_one_that_takes_it_back(tmp_path: Path, guaqui: Guaqui) -> None:
    """Of a file with several municipalities it is the number in the whole file."""
    (tmp_path / "laja.toml").write_text(GOOD, "utf-8")
    FieldFile.create(tmp_path / "l.json", tmp_path / "laja.toml").close()  # its pack is known here
    plan = write(tmp_path / "plan.json", [*load_pack("guaqui"), *parse_pack(GOOD, "laja.toml")])
    lines = (("guaqui", "Arcata;2003;Posta"), ("laja", "Uno;2026;Riego"), ("guaqui", "Arcata;2004;Sede"))
    numbers: dict[str, int] = {}
    for n, (whose, line) in enumerate(lines):
        source = rows(tmp_path / f"{n}.csv", line)
        _code, out, _err = guaqui("import", plan, source, "--municipality", whose, "--json")
        listed = json.loads(guaqui("arrivals", plan, "--json")[1])["arrivals"]
        numbers = {one["file"]: one["arrival"] for one in listed}
        assert numbers[source.name] == json.loads(out)["arrival"]
    guaqui("arrivals", plan, "--undo", numbers["1.csv"])
    with FieldFile.open(plan, writable=False) as field:
        gone = {
            record: state.values.get("withdrawn")
            for record in field.survey.records("demand")
            if (state := field.survey.history(record)) is not None
        }
    assert gone == {
        "demand/guaqui/arcata/2003/1": None,
        "demand/guaqui/arcata/2004/1": None,
        "demand/laja/uno/2026/1": True,
    }


def test_a_number_of_a_workbook_that_is_not_understood_is_told_to_programs(tmp_path: Path, guaqui: Guaqui) -> None:
    plan, source = tmp_path / "plan.json", tmp_path / "a.xlsx"
    FieldFile.create(plan, municipality="guaqui", author="Ana").close()
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    for row in (
        ("Comunidad", "Gestión", "Demanda", "Familias"),
        ("Arcata", 2003, "Riego", 5.5),
        ("Arcata", 2044, "x"),
    ):
        page.append(row)
    book.save(source)
    code, out, _err = guaqui("import", plan, source, "--json")
    (table,) = json.loads(out)["tables"]
    assert (code, table["new"], table["rejected"][0]["value"], table["unread"][0]["value"]) == (
        1,
        1,
        "2044",
        "5.5",
    )
