"""The survey of a plan as an XLSForm, read with eyes that are not the writer's."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, get_args

import openpyxl
import pytest

from exports.formats.xlsform import files
from exports.tables.survey_form import IN_FORMS
from exports.wording.edition import Edition
from exports.wording.speech import Speech
from guaqui_tui.language import gettext_ as words
from storage.file.pack import load_pack
from storage.kinds.field import Unit
from storage.kinds.process.demand import KIND
from storage.plan.survey import Survey
from storage.plan.views.readers import private_fields
from tests.exports.test_achica import prepared
from tests.exports.test_hostile import hostile
from tests.storage.revisions_made import child, revision

Row = dict[str, Any]
SPANISH, ENGLISH = "Español (es)", "English (en)"


def sheets(survey: Survey, language: str = "es") -> dict[str, list[Row]]:
    """The rows of each sheet, by their columns, without empty cells."""
    words.use(language)
    (file,) = files(survey, Edition(words.speech()))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(file.make())))
    return {sheet.title: [*_rows(sheet)] for sheet in book}


def _rows(sheet: Any) -> Iterator[Row]:
    heads, *lines = sheet.iter_rows(values_only=True)
    for line in lines:
        yield {head: cell for head, cell in zip(heads, line, strict=True) if cell is not None}


@pytest.fixture(scope="module")
def made() -> dict[str, list[Row]]:
    return sheets(Survey(load_pack("guaqui")))


def named(rows: list[Row], name: str) -> Row:
    return next(one for one in rows if one.get("name") == name)


def of_list(made: dict[str, list[Row]], name: str) -> list[str]:
    return [one["name"] for one in made["choices"] if one["list_name"] == name]


def test_every_unit_is_asked_or_said_not_to_be() -> None:
    assert set(IN_FORMS) == set(get_args(Unit))


def test_it_has_the_sheets_and_columns_of_the_standard(made: dict[str, list[Row]]) -> None:
    assert list(made) == ["survey", "choices", "settings"]
    (settings,) = made["settings"]
    assert settings["default_language"] == SPANISH
    assert settings["form_id"] == "guaqui-2003-2007"
    assert re.fullmatch(r"\d{10}", settings["version"])
    assert named(made["survey"], "text")[f"label::{SPANISH}"] == "Demanda"
    assert named(made["survey"], "text")[f"label::{ENGLISH}"] == "Demand"


def test_what_is_chosen_are_the_plan_s_own_lists(made: dict[str, list[Row]]) -> None:
    survey = Survey(load_pack("guaqui"))
    assert of_list(made, "holder") == [one.id for one in survey.holders_listed()]
    assert of_list(made, "year") == [str(year) for year in survey.plan.years]
    assert of_list(made, "action") == [one.id for one in survey.actions()]
    assert of_list(made, "class") == [one.id for one in survey.classes()]
    assert of_list(made, "status") == ["open", "proposed", "none", "postponed"]
    assert named(made["choices"], "apleg")["per_year"] == "2"
    assert named(made["choices"], "irrigation")[f"label::{ENGLISH}"] == "Irrigation"


def test_it_asks_all_that_describes_a_demand_and_nothing_private(made: dict[str, list[Row]]) -> None:
    asked = {one["name"] for one in made["survey"] if "name" in one}
    described = {one.column for one in KIND.fields if one.name in KIND.describes and not one.whole_name}
    assert described <= asked
    assert not {*private_fields("demand")} & asked
    assert {"funding", "pdla", "how", "for", "votes", "decided_on"} <= asked


def test_what_begins_ends_and_proposals_stand_in_their_demand(made: dict[str, list[Row]]) -> None:
    open_: list[str] = []
    where: dict[str | None, list[str]] = {}
    for one in made["survey"]:
        verb, sign, kind = one["type"].partition("_")
        if verb == "begin":
            open_.append(kind)
        elif verb == "end" and sign:
            assert open_.pop() == kind
        where.setdefault(one.get("name"), [*open_])
    assert not open_
    assert where["options"] == ["repeat", "repeat"]
    assert where["holder"] == []


def test_limits_are_those_of_the_table(made: dict[str, list[Row]]) -> None:
    assert named(made["survey"], "text")["constraint"] == "string-length(.) <= 500"
    assert named(made["survey"], "families")["constraint"] == ". >= 0"
    assert "per_year" in named(made["survey"], "n")["constraint"]
    for one in made["survey"]:
        messages = [f"constraint_message::{language}" in one for language in (SPANISH, ENGLISH)]
        assert messages == ["constraint" in one] * 2, one


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_question_and_choice_is_said_in_every_language(language: str) -> None:
    for survey in (Survey(load_pack("guaqui")), prepared(language), hostile()):
        made = sheets(survey, language)
        said = [
            *made["choices"],
            *(one for one in made["survey"] if one["type"].startswith(("select", "begin", "text"))),
        ]
        for one in said:
            assert one[f"label::{SPANISH}"], one
            assert one[f"label::{ENGLISH}"], one
        assert made["settings"][0]["default_language"] == {"es": SPANISH, "en": ENGLISH}[language]


def test_what_could_only_be_chosen_from_nothing_is_not_asked() -> None:
    made = sheets(prepared("es"))
    asked = {one["name"] for one in made["survey"] if "name" in one}
    assert "action" not in asked
    lists = {one["list_name"] for one in made["choices"]}
    for one in made["survey"]:
        verb, _space, name = one["type"].partition(" ")
        assert verb != "select_one" or name in lists


def test_no_text_of_people_s_is_taken_for_the_answer_to_a_question() -> None:
    for rows in sheets(hostile()).values():
        for row in rows:
            said = [str(cell) for column, cell in row.items() if column.startswith(("label", "form_title"))]
            assert not any("${" in cell for cell in said)


@pytest.mark.costly(0)
def test_another_plan_is_another_version() -> None:
    pack = load_pack("guaqui")
    before, again = sheets(Survey(pack))["settings"], sheets(Survey(pack))["settings"]
    arcata = next(one for one in pack if one.record == "community/guaqui/arcata")
    after = sheets(Survey([*pack, child([arcata], {"name": "Arcata de Arriba"})]))["settings"]
    assert before == again
    assert before[0]["version"] != after[0]["version"]


def test_a_level_that_asks_for_nothing_is_no_choice() -> None:
    level = revision("community/guaqui/jacha", {"name": "Jach’a", "per_year": 0})
    assert "jacha" not in of_list(sheets(Survey([*load_pack("guaqui"), level])), "holder")


def test_without_catalogues_it_speaks_the_code_s_own_language() -> None:
    (file,) = files(Survey(load_pack("guaqui")), Edition(Speech()))
    book = openpyxl.load_workbook(io.BytesIO(b"".join(file.make())))
    heads = [cell.value for cell in book["choices"][1]]
    assert heads == ["list_name", "name", f"label::{ENGLISH}", "per_year"]
