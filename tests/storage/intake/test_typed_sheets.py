"""Spreadsheets as they lie about in offices: what comes of each, and that nothing of them is dropped unsaid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guaqui_tui.language import gettext_ as words
from storage import FieldFile, GuaquiError
from storage.intake.cells import year_of
from storage.intake.recipes.recipe import Recipe
from storage.intake.rows import TakenRows, take_rows
from storage.intake.sheets import (
    propose_sheet,
    read_sheet,
    read_source,
    remember_answers,
)
from storage.intake.spreadsheet import Spreadsheet, arrange
from storage.intake.table import Line, OpenedTable

from .readings import reading_of
from .taken_in import take_in

Cells = tuple[object, ...]

pytestmark = pytest.mark.usefixtures("own_home")


@pytest.fixture
def field(tmp_path: Path) -> FieldFile:
    return FieldFile.create(tmp_path / "plan.json", author="Equipo 1", device="k7m2q9xw")


def book(
    path: Path, *rows: Cells, merges: Sequence[str] = (), others: Mapping[str, Sequence[Cells]] | None = None
) -> Path:
    """A workbook with these rows on its first sheet, and others by their names."""
    made = openpyxl.Workbook()
    page = made.active
    assert page is not None
    page.title = "Hoja1"
    for row in rows:
        page.append(row)
    for ref in merges:
        page.merge_cells(ref)
    for name, lines in (others or {}).items():
        other = made.create_sheet(name)
        for line in lines:
            other.append(line)
    made.save(path)
    return path


def brought(taken: TakenRows) -> dict[str, object]:
    """HOLDER/YEAR -> text of what comes in."""
    return {one["record"][len("demand/guaqui/") : -2]: one["body"].get("text") for one in taken.documents}


def left(sheet: Spreadsheet) -> list[int]:
    return [line.number for line in sheet.left_out]


def test_a_heading_over_two_lines_and_over_two_columns(tmp_path: Path, field: FieldFile) -> None:
    sheet = read_sheet(
        book(
            tmp_path / "a.xlsx",
            ("PLAN DE DESARROLLO MUNICIPAL",),
            ("Comunidad", "Gestión", "Demanda", "Costo Bs", None),
            (None, None, None, "Municipio", "Comunidad"),
            ("Arcata", 2003, "Riego", 1000, 200),
            merges=("A1:E1", "D2:E2", "A2:A3"),
        )
    )
    assert sheet.layout.lines == (2, 3)
    assert sheet.layout.headings[3:] == ("Costo Bs / Municipio", "Costo Bs / Comunidad")
    taken = take_rows(sheet.rows, field.survey)
    assert brought(taken) == {"arcata/2003": "Riego"}
    assert "cost_cents" not in taken.new[0]["body"]  # what one of them pays is not what it costs


def test_subtotals_notes_and_amounts_with_their_money_behind(tmp_path: Path, field: FieldFile) -> None:
    sheet = read_sheet(
        book(
            tmp_path / "a.xlsx",
            ("OTB", "AÑO", "PEDIDO", "MONTO", "N° FAMILIAS"),
            ("ARCATA", "Gestión 2003", "Riego", "Bs. 35.000,00", "45 familias"),
            ("SULLCATA", "2004 ", "Posta", "35000 Bs", "60.0"),
            ("Subtotal zona A", None, None, 70000),
            ("Patarani", "POA 2005", "Sede", "35.000.-", "-"),
            ("Copajira", date(2006, 1, 1), "Aulas", "S/D"),
            ("TOTAL", None, None, "=SUM(D2:D5)"),
            ("Fuente: actas de los talleres",),
        )
    )
    assert left(sheet) == [4, 7, 8]
    taken = take_rows(sheet.rows, field.survey)
    assert list(brought(taken)) == ["arcata/2003", "sullcata/2004", "patarani/2005", "copajira/2006"]
    assert [one["body"].get("cost_cents") for one in taken.documents] == [3500000, 3500000, 3500000, None]
    assert [one["body"].get("families") for one in taken.documents] == [45, 60, None, None]


def test_in_wide_sheets_whatever_is_no_demand_is_said(tmp_path: Path, field: FieldFile) -> None:
    sheet = read_sheet(
        book(
            tmp_path / "a.xlsx",
            ("N°", "Comunidad", "Gestión 2003", "Demanda gestión 2004", "Costo", "Observaciones"),
            (1, "Arcata", "Riego", "—", 500, "bien"),
            (2, "Sullcata", None, "S/D", None, "sin acta"),
            (3, "Patarani", "#REF!", "Sede", None, None),
            ("Zona B",),
        )
    )
    assert sheet.layout.columns == ("", "holder", "year", "text", "", "")
    assert left(sheet) == [5]
    taken = take_rows(sheet.rows, field.survey)
    assert brought(taken) == {"arcata/2003": "Riego", "patarani/2004": "Sede"}
    assert [(one.row.number, one.word) for one in taken.rejected] == [(4, "#REF!")]


def test_what_is_not_understood_is_refused_with_its_word(tmp_path: Path, field: FieldFile) -> None:
    sheet = read_sheet(
        book(
            tmp_path / "a.xlsx",
            ("Comunidad", "Gestión", "Demanda", "Costo", "Familias"),
            ("Arcata", "2003-2004", "a"),
            ("Arcata", 2003, "b", "$us 500"),
            ("Sullcata", 2003, "c", None, 12.5),
            ("Arcata", 2003, '=CONCATENATE("x")'),
        )
    )
    taken = take_rows(sheet.rows, field.survey)
    assert [(one.reason, one.word) for one in taken.rejected] == [("two-years", "2003-2004"), ("formula", "#N/A")]
    assert [(one.reason, one.word) for one in taken.unread] == [("cost-bad", "$us 500"), ("count-bad", "12.5")]
    assert [one["body"] for one in taken.new] == [{"text": "b"}, {"text": "c"}]


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("sign", [";", ",", "\t", "|"])
def test_text_files_of_any_program(tmp_path: Path, field: FieldFile, encoding: str, sign: str) -> None:
    lines = ("Comunidad;Gestión;Demanda", "Lacoyu Nuñumani;2003;Cría de truchas")
    path = tmp_path / "a.csv"
    path.write_bytes("\r\n".join(lines).replace(";", sign).encode(encoding))
    taken = take_rows(read_sheet(path).rows, field.survey)
    assert brought(taken) == {"lacoyu-nunumani/2003": "Cría de truchas"}


def test_the_only_year_of_a_title_or_of_a_sheet_s_name_is_proposed_and_can_be_refused(tmp_path: Path) -> None:
    rows: list[Cells] = [("Comunidad", "Demanda"), ("Arcata", "Riego")]
    path = book(tmp_path / "a.xlsx", ("Demandas gestión 2004",), *rows, others={"POA_2005": rows})
    sheet = read_sheet(path)
    assert (sheet.page, sheet.layout.year, sheet.layout.year_from) == ("Hoja1", "2004", "title")
    assert sheet.rows[0].cells == {"Comunidad": "Arcata", "Demanda": "Riego", "gestion": "2004"}
    other = read_sheet(path, Recipe(sheet="poa 2005"))
    assert (other.page, other.layout.year, other.layout.year_from) == ("POA_2005", "2005", "page")
    told = read_sheet(path, Recipe(year="2006"))
    assert (told.layout.year, told.layout.year_from) == ("2006", "told")
    with pytest.raises(GuaquiError) as caught:
        read_sheet(path, Recipe(year=""))
    assert caught.value.facts["columns"] == ["year"]
    recipe = Recipe(columns={"demanda": "text"}, year="2004")
    remember_answers(propose_sheet(read_source(path), recipe), recipe)
    assert (
        propose_sheet(read_source(path), Recipe(year="")).layout.year == ""
    )  # a year is not kept for the next one


@pytest.mark.parametrize("title", ["PDM 2003-2007", "2003 y 2004", "", "Acta 20041"])
def test_of_several_years_in_a_title_none_is_taken(title: str) -> None:
    lines = (Line(1, (title or None,)), Line(2, ("Comunidad", "Demanda")))
    assert reading_of(OpenedTable("", lines[not title :])).layout.year == ""


def test_other_sheets_that_fit_are_named_and_taken_by_their_name(tmp_path: Path) -> None:
    headings = ("Comunidad", "Gestión", "Demanda")
    path = book(
        tmp_path / "a.xlsx",
        ("Resumen 2004",),
        ("Comunidad", "Total"),
        ("Arcata", 5),
        others={"Zona A": [headings, ("Arcata", 2003, "Riego")], "Zona B": [headings, ("Patarani", 2003, "Sede")]},
    )
    found = propose_sheet(read_source(path))
    assert (found.reading.table.name, found.fitting, found.unread) == ("Zona A", ("Zona B",), ("Hoja1",))
    assert read_sheet(path, Recipe(sheet="Zona B")).rows[0].cells["Comunidad"] == "Patarani"
    with pytest.raises(GuaquiError) as caught:
        read_sheet(path, Recipe(sheet="Zona C"))
    assert (caught.value.code, caught.value.facts["names"]) == ("sheet-unknown", ["Hoja1", "Zona A", "Zona B"])


def test_a_hidden_line_is_read_and_known_to_be_hidden(tmp_path: Path) -> None:
    path = book(
        tmp_path / "a.xlsx", ("Comunidad", "Gestión", "Demanda"), ("Arcata", 2003, "a"), ("Arcata", 2004, "b")
    )
    made = openpyxl.load_workbook(path)
    made["Hoja1"].row_dimensions[3].hidden = True
    made.save(path)
    assert [line.hidden for line in read_sheet(path).lines] == [False, True]


@pytest.mark.parametrize("language", ["es", "en"])
def test_what_does_not_fit_comes_back_mended_and_two_laptops_end_up_the_same(
    tmp_path: Path, language: str
) -> None:
    before = words.language()
    words.use(language)
    try:
        files = [_import_and_mend(tmp_path / laptop, laptop) for laptop in ("k7m2q9xw", "b3c4d5f6")]
    finally:
        words.use(before)
    with FieldFile.open(files[0], device="k7m2q9xw") as one, FieldFile.open(files[1], device="b3c4d5f6") as two:
        mine, theirs = one.survey.all_revisions(), two.survey.all_revisions()
        imported = [name for name in mine if name.startswith("demand/")]
        assert len(imported) == 3
        assert {name: set(mine[name]) for name in imported} == {name: set(theirs[name]) for name in imported}
        assert not one.survey.disputed()


def _import_and_mend(folder: Path, laptop: str) -> Path:
    folder.mkdir()
    source = book(
        folder / "demandas.xlsx",
        ("Demandas gestión 2004",),
        ("Cargo", "OTB", "Pedido", "Costo (Bs)"),
        ("Mallku", "ARCATA", "Riego", "Bs. 35.000,00"),
        (None, "Lacoyu Ñuño", "=2+2", 500),
        (None, "Sullcata", "Posta", "no se sabe"),
    )
    plan = folder / "plan.json"
    with FieldFile.create(plan, author=laptop, device=laptop) as field:
        first = take_in(field, source)
        assert [one["body"].get("text") for one in first.taken.new] == ["Riego", "Posta"]
        assert [one["body"]["seen"] for one in first.taken.remarks] == ["no se sabe"]
        assert first.rejected is not None
        text = first.rejected.read_text("utf-8-sig")
        assert text.splitlines()[0] == f"Cargo;comunidad;demanda;Costo (Bs);gestion;{words._('not taken because')}"
        mended = text.replace("Lacoyu Ñuño", "Lacoyu Nuñumani").replace("#N/A", "Sede")
        first.rejected.write_text(mended, "utf-8-sig")
        second = take_in(field, first.rejected)
        assert (len(second.taken.documents), second.rejected) == (1, None)
        for again in (source, first.rejected):
            assert take_in(field, again).taken.documents == []
    return plan


def test_a_file_that_is_only_read_takes_nothing_and_leaves_nothing(tmp_path: Path, field: FieldFile) -> None:
    source = tmp_path / "a.csv"
    source.write_text("comunidad;gestion;demanda\nArkata;2003;Riego\n", "utf-8")
    with FieldFile.open(field.path, writable=False) as reader, pytest.raises(GuaquiError) as caught:
        take_in(reader, source)
    assert caught.value.code == "read-only"
    assert not list(tmp_path.glob("*rejected*"))


CELLS = st.one_of(
    st.none(), st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=8)
)


@pytest.mark.costly(0)
@given(st.lists(st.lists(CELLS, min_size=4, max_size=6), max_size=8))
def test_no_line_that_says_something_is_lost(body: list[list[str | None]]) -> None:
    """Each is a row, or is said to be left out; and each of a row's cells is in it, under some heading."""
    lines = [Line(number, tuple(cells)) for number, cells in enumerate(body, 2) if any(cells)]
    table = OpenedTable("", (Line(1, ("Comunidad", "Gestión", "Demanda")), *lines))
    found = reading_of(table, Recipe(steps=("headings 1",)))
    sheet = arrange(found.headed, found.layout, ";", "x.csv")
    assert sorted([row.number for row in sheet.rows] + left(sheet)) == [line.number for line in lines]
    by_number = {line.number: line for line in lines}
    for row in sheet.rows:
        cells = [cell or "" for cell in by_number[row.number].cells]
        assert [*row.cells.values()][: len(cells)] == cells
        assert not row.surplus


@given(
    st.integers(1900, 2099),
    st.sampled_from(["{}", "Gestión {}", "AÑO {}", "POA-{}", " {}.0", "{}-01-01", "1/7/{}"]),
)
def test_a_year_is_read_as_people_write_it(year: int, form: str) -> None:
    assert year_of(form.format(year)) == str(year)


@pytest.mark.parametrize("text", ["", "2003-2007", "12004", "cost 2004", "04", "2004 Bs", "1800"])
def test_what_is_no_year(text: str) -> None:
    assert year_of(text) is None
