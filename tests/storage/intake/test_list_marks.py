"""The sheets of our workbook are known by a mark, whatever people made of their names and headings."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.workbook.defined_name import DefinedName

from exports.tables.list_columns import name_of_list
from guaqui_tui.session.importing import meaning
from storage import GuaquiError
from storage.intake.opening import open_tables
from storage.intake.own_lists import DEMANDS, own_list
from storage.intake.recipes.recipe import Recipe
from storage.intake.records import WITH_ROWS
from storage.intake.rows import TakenRows, take_rows
from storage.intake.sheets import propose_sheet, read_sheet, read_source
from storage.plan.survey import Survey
from tests.exports.full_plan import full_plan

from .openers.workbooks import ods_by_hand, ods_cell, ods_row
from .test_back_again import written

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture(scope="module")
def survey() -> Survey:
    return full_plan(18)


@pytest.fixture(scope="module")
def made(survey: Survey, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return written(survey, tmp_path_factory.mktemp("made"), "matrix.xlsx", "es")["matriz.xlsx"].read_bytes()


@pytest.fixture
def workbook(made: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "matriz.xlsx"
    path.write_bytes(made)
    return path


def all_known(path: Path, survey: Survey, kind: str = "demand") -> TakenRows:
    of_kind = meaning(survey, kind)
    taken = take_rows(read_sheet(path, meaning=of_kind).rows, survey, of_kind)
    assert taken == TakenRows([], [], taken.known, [], [], [], [], {})
    return taken


def test_every_sheet_of_the_workbook_bears_its_own(workbook: Path) -> None:
    marks = {table.name: table.list_mark for table in open_tables(workbook)}
    assert all(marks.values())
    assert (marks["Matriz"], marks["Demandas"], marks["2004"]) == ("matrix", DEMANDS, "year")


@pytest.mark.costly(0)
def test_the_list_is_read_where_headings_and_names_were_changed(workbook: Path, survey: Survey) -> None:
    book = openpyxl.load_workbook(workbook)
    sheet = book["Demandas"]
    sheet.title = "Lo que se pide"
    sheet.insert_cols(1)
    sheet.cell(1, 1).value = "Revisado"
    book["Matriz"]["A4"] = "Pueblo"
    book.save(workbook)
    assert propose_sheet(read_source(workbook), meaning=meaning(survey)).reading.table.name == "Lo que se pide"
    assert all_known(workbook, survey).known == len(survey.demands())


@pytest.mark.costly(0)
def test_the_matrix_is_read_by_no_name(workbook: Path, survey: Survey) -> None:
    book = openpyxl.load_workbook(workbook)
    for column in range(1, 12):
        book["Matriz"].cell(4, column).value = (
            ["Comunidad", "2003", "2004"][column - 1] if column < 4 else f"C{column}"
        )
    book.save(workbook)
    with pytest.raises(GuaquiError) as caught:
        read_sheet(workbook, Recipe(sheet="Matriz"), meaning(survey))
    assert caught.value.code == "own-list"


@pytest.mark.costly(0)
def test_without_marks_it_is_known_by_its_headings(workbook: Path, survey: Survey) -> None:
    book = openpyxl.load_workbook(workbook)
    for sheet in book:
        sheet.defined_names.clear()
    book.save(workbook)
    assert not any(table.list_mark for table in open_tables(workbook))
    assert all_known(workbook, survey).known == len(survey.demands())


@pytest.mark.costly(0)
def test_a_name_that_is_none_of_ours_marks_nothing(workbook: Path, survey: Survey) -> None:
    book = openpyxl.load_workbook(workbook)
    for sheet in book:
        sheet.defined_names.clear()
        sheet.defined_names["plan_list.x"] = DefinedName("plan_list.x", attr_text=f"'{sheet.title}'!$A$1")
    book.save(workbook)
    assert all_known(workbook, survey).known == len(survey.demands())


@pytest.mark.costly(6)
@pytest.mark.parametrize("kind", [one for one in WITH_ROWS if one != "demand"])
def test_of_each_kind_its_own_sheet_is_read(workbook: Path, survey: Survey, kind: str) -> None:
    proposed = propose_sheet(read_source(workbook), meaning=meaning(survey, kind)).reading
    there = {table.list_mark for table in open_tables(workbook)}
    assert (proposed.table.list_mark == name_of_list(kind)) == (name_of_list(kind) in there)
    if name_of_list(kind) in there:
        assert all_known(workbook, survey, kind).known == len(proposed.headed.rows)


def test_a_sheet_that_an_open_document_has_bears_it_too(tmp_path: Path) -> None:
    named = (
        '<table:named-expressions><table:named-range table:name="plan_list.demands"/></table:named-expressions>'
    )
    row = ods_row(ods_cell("Comunidad"), ods_cell("Demanda"))
    path = ods_by_hand(
        tmp_path / "x.ods",
        f'<table:table table:name="A">{row}</table:table>',
        f'<table:table table:name="B">{row}{named}</table:table>',
        f"<table:named-expressions>{named}</table:named-expressions>",
    )
    assert [table.list_mark for table in open_tables(path)] == ["", DEMANDS]


_REGEX = re.compile(r"(?: (?!costo?-)\S+)*?(?: \d{4}(?:-\d+)?)+(?: costo?-\d{4}\S*)+(?: (?!\d{4})\S*)*")
_HEADINGS = st.sampled_from(["2003", "2004-2", "20041", "costo-2003", "cost-2004-bs", "cost-x", "zona", ""])


@given(st.lists(_HEADINGS, max_size=9))
def test_a_matrix_is_told_as_its_grammar_says(headings: list[str]) -> None:
    is_one = bool(_REGEX.fullmatch("".join(f" {one}" for one in headings)))
    assert (own_list(["comunidad", *headings], {"comunidad": "community"}) == "matrix") == is_one


def test_headings_beyond_the_first_are_only_read_where_a_matrix_may_be() -> None:
    """A table of 16,000 columns is one of ours or not by its first, and the rest is looked at once."""
    many = ["comunidad", *(str(2000 + at % 10) for at in range(16_000)), "x"]
    assert own_list(many, {"comunidad": "community"}) == ""
