"""What describes the lists: their columns, units and keys; and a row of tags where it is asked for."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any, get_args

import pytest

from exports.formats import files
from exports.outgoing import put_all
from exports.tables.table_schema import IN_SCHEMAS
from exports.wording.edition import Edition
from guaqui_tui.language import gettext_ as words
from guaqui_tui.session.importing import meaning
from storage.file.pack import load_pack
from storage.intake.rows import take_rows
from storage.intake.sheets import read_sheet
from storage.kinds.field import Unit
from storage.plan.survey import Survey
from tests.exports.full_plan import full_plan
from tests.exports.tables.test_list_columns import whole
from tests.exports.test_achica import prepared
from tests.storage.revisions_made import revision

pytestmark = pytest.mark.usefixtures("own_home")


def put(survey: Survey, folder: Path, *formats: str, **edition: Any) -> dict[str, Path]:
    words.use("es")
    made = put_all(files(survey, formats or ["lists.datapackage"], Edition(words.speech(), **edition)), folder)
    return {path.name: path for path in made}


def schemas(made: dict[str, Path]) -> dict[str, dict[str, Any]]:
    described = json.loads(made["datapackage.json"].read_text("utf-8"))
    return {one["name"]: one for one in described["resources"]}


def fields(resource: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {one["name"]: one for one in resource["schema"]["fields"]}


def test_every_unit_has_its_type() -> None:
    assert set(IN_SCHEMAS) == set(get_args(Unit))


def test_it_lies_beside_the_lists_that_it_describes_column_by_column(tmp_path: Path) -> None:
    for survey in (Survey(load_pack("guaqui")), full_plan(18), whole()):
        made = put(survey, tmp_path / str(len(survey)))
        described = schemas(made)
        assert {one["path"] for one in described.values()} == {*made} - {"datapackage.json"}
        for one in described.values():
            with made[one["path"]].open(encoding="utf-8", newline="") as opened:
                assert next(csv.reader(opened)) == [*fields(one)]


def test_the_same_lists_are_made_once(tmp_path: Path) -> None:
    made = put(full_plan(18), tmp_path, "lists.csv", "lists.datapackage")
    assert {*made} == {*put(full_plan(18), tmp_path / "alone")}


@pytest.mark.costly(0)
def test_types_units_and_limits(tmp_path: Path) -> None:
    demands = fields(schemas(put(full_plan(18), tmp_path))["demands"])
    assert demands["cost"] == {
        "name": "cost",
        "title": "Costo (Bs)",
        "type": "number",
        "unit": "BOB",
        "constraints": {"minimum": 0},
    }
    assert demands["funding:pdla"]["unit"] == "BOB"
    assert (demands["year"]["type"], demands["families"]["type"]) == ("integer", "integer")
    assert demands["decided_on"]["type"] == "date"
    assert fields(schemas(put(prepared("es"), tmp_path / "b"))["demands"])["cost"]["unit"] == "PEN"
    shares = fields(schemas(put(full_plan(18), tmp_path / "c"))["shares"])
    assert (shares["share"]["unit"], shares["filled"]["type"]) == ("%", "integer")


def test_one_demand_a_slot_and_ids_refer_to_their_lists(tmp_path: Path) -> None:
    described = schemas(put(full_plan(18), tmp_path))
    slot = ["holder_id", "year", "n"]
    assert described["demands"]["schema"]["uniqueKeys"] == [slot]
    assert described["demands"]["schema"]["primaryKey"] == slot
    assert described["communities"]["schema"]["primaryKey"] == ["id"]
    assert described["proposals"]["schema"]["primaryKey"] == [*slot, "proposal"]
    assert "primaryKey" not in described["shares"]["schema"]
    refers = {one["fields"][0]: one["reference"] for one in described["demands"]["schema"]["foreignKeys"]}
    assert refers["action"] == {"resource": "action", "fields": ["id"]}
    assert refers["class"] == {"resource": "class", "fields": ["id"]}


def test_an_id_that_is_on_no_list_makes_no_reference(tmp_path: Path) -> None:
    strange = revision("demand/guaqui/arcata/2003/1", {"text": "Riego", "action": "cosa-propia"})
    described = schemas(put(Survey([*load_pack("guaqui"), strange]), tmp_path))
    assert "action" not in {one["fields"][0] for one in described["demands"]["schema"].get("foreignKeys", ())}


@pytest.mark.costly(0)
@pytest.mark.parametrize("format_", ["lists.csv", "lists.csv-excel"])
def test_a_row_of_tags_is_there_where_asked_for_and_is_read_back(tmp_path: Path, format_: str) -> None:
    survey = full_plan(18)
    for hxl in (False, True):
        path = put(survey, tmp_path / str(hxl), format_, hxl=hxl)[
            "demands.csv" if format_ == "lists.csv" else "demandas.csv"
        ]
        text = path.read_text("utf-8-sig")
        tags = next(csv.reader(text.splitlines()[1:2], delimiter=";" if format_ == "lists.csv-excel" else ","))
        assert all(not one or one.startswith("#") for one in tags) == hxl
        assert ("#date+year" in tags, "#affected+hh" in tags) == (hxl, hxl)
        taken = take_rows(read_sheet(path, meaning=meaning(survey)).rows, survey, meaning(survey))
        assert (taken.known, taken.documents, taken.rejected) == (len(survey.demands()), [], [])


def test_a_list_without_any_tag_has_no_row_of_them(tmp_path: Path) -> None:
    made = put(full_plan(18), tmp_path, "lists.datapackage", hxl=True)
    described = schemas(made)
    assert described["demands"]["dialect"]["commentRows"] == [2]
    assert "commentRows" not in described["funder"]["dialect"]
    assert "#" not in made["funder.csv"].read_text("utf-8")
