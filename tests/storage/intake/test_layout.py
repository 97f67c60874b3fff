"""Spreadsheets as people type them: titles above, totals below, a column for each year, headings of all kinds."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import FieldFile, GuaquiError
from storage.intake.column_meanings import DEMANDS
from storage.intake.layout import SpreadsheetLayout, is_column
from storage.intake.recipes.recipe import Recipe
from storage.intake.rejected_rows import write_rejected
from storage.intake.rows import take_rows
from storage.intake.sheets import TableReading, propose_sheet, read_sheet, read_source, remember_answers
from storage.intake.spreadsheet import Spreadsheet, arrange
from storage.intake.table import Line, OpenedTable

from .readings import reading_of


def reading(*texts: str, told: dict[str, str] | None = None) -> TableReading:
    lines = [
        Line(number, tuple(cell or None for cell in text.split(";")))
        for number, text in enumerate(texts, 1)
        if text.strip(";")
    ]
    return reading_of(OpenedTable("", tuple(lines)), Recipe(columns=told or {}))


def layout(*texts: str) -> SpreadsheetLayout:
    return reading(*texts).layout


def arranged(*texts: str, told: dict[str, str] | None = None) -> Spreadsheet:
    found = reading(*texts, told=told)
    return arrange(found.headed, found.layout, ";", "x.csv")


def demands(*texts: str, told: dict[str, str] | None = None) -> list[tuple[str, ...]]:
    return [(str(row.number), *row.cells.values()) for row in arranged(*texts, told=told).rows]


@pytest.mark.parametrize(
    ("headings", "columns"),
    [
        ("Comunidad;Gestión;Demanda", ("holder", "year", "text")),
        ("DEMANDA PRIORIZADA;AÑO;OTB", ("text", "year", "holder")),
        ("Year;Community;Description", ("year", "holder", "text")),
        (
            "Zona;Comunidades;Presupuesto (Bs);Gestion;Aporte: PDLA",
            ("zone", "holder", "cost", "year", "funding:PDLA"),
        ),
        ("comunidad;nombre;gestion;demanda;proyecto", ("holder", "", "year", "text", "")),
        ("comunidad;2003;2004.0;Gestión 2005;POA-2006", ("holder", "year", "text")),
        (";2003;2004", ("holder", "year", "text")),
        ("comunidad;gestion;demanda;2003", ("holder", "year", "text", "")),
    ],
)
def test_what_headings_are_taken_for(headings: str, columns: tuple[str, ...]) -> None:
    assert (layout("Municipio de Guaqui", headings, "-;-;-")).columns == columns


def test_titles_above_and_totals_below_are_no_demands() -> None:
    sheet = arranged(
        "Demandas de la segunda sección;;;",
        "Gestión 2003 a 2007;;;",
        "Comunidad;Gestión;Demanda;Costo",
        "Arcata;2003;Riego;500",
        "Sub Total;;;500",
        "Comunidad;Gestión;Demanda;Costo",
        ";;;1.500,50",
        ";2004;Sin dueño;5",
        "TOTAL GENERAL;;;1.000",
    )
    assert [row.number for row in sheet.rows] == [4, 8]  # what only lacks its holder is for a person to mend
    assert [line.number for line in sheet.left_out] == [5, 6, 7, 9]


def test_headings_of_which_no_word_is_known_are_told_by_their_look() -> None:
    """A year stands in the rows, and is no heading there."""
    rows = ("Andamarca;riego;2003", "Arcata;posta;2003", "Patarani;sede;2004")
    for above in ((), ("Taller;;", "Guaqui;;")):
        for headings in ("P01;P02;P03", "Jayu;Ulla;Mara"):
            assert (layout(*above, headings, *rows)).headings == tuple(headings.split(";"))


@pytest.mark.parametrize("titles", [29, 30, 31, 90])
def test_headings_stand_below_however_many_titles(titles: int) -> None:
    above = (f"Título {n}" for n in range(titles))
    assert demands(*above, "Comunidad;Gestión;Demanda", "Arcata;2003;Riego") == [
        (str(titles + 2), "Arcata", "2003", "Riego")
    ]


def test_a_community_called_suma_and_more_is_no_total() -> None:
    assert len(demands("Comunidad;Gestión;Demanda", "Suma Qamaña;2003;Riego", "Suma;2003;5")) == 1


def test_a_column_for_each_year_is_a_demand_for_each_cell() -> None:
    grid = (
        "N°;Comunidad;Gestiones;;",
        ";;2003;2004;2005",
        "1;Arcata;Riego;-;Posta",
        "2;Sullcata;;—; Sede ",
        "Total;;2;1;1",
    )
    rows = [(row.number, *map(row.cells.get, ("Comunidad", "gestion", "demanda"))) for row in arranged(*grid).rows]
    assert rows == [
        (3, "Arcata", "2003", "Riego"),
        (3, "Arcata", "2004", "-"),
        (3, "Arcata", "2005", "Posta"),
        (4, "Sullcata", "2004", "—"),
        (4, "Sullcata", "2005", " Sede "),
    ]


def test_a_column_that_numbers_the_lines_is_not_the_demand_s_number() -> None:
    body = ("1;Arcata;2003;a", "2;Arcata;2004;b", "3;Arcata;2005;c")
    assert (layout("N°;comunidad;gestion;demanda", *body)).columns[0] == ""
    assert (layout("N°;comunidad;gestion;demanda", *body, "Nota: sin acta;;;")).columns[0] == ""
    assert all("N°" not in row.cells for row in arranged("N°;comunidad;gestion;demanda", *body).rows)
    assert (layout("n;comunidad;gestion;demanda", *body)).columns[0] == "n"
    assert (layout("N°;comunidad;gestion;demanda", *body[:2])).columns[0] == ""


def test_a_person_tells_what_a_heading_is_and_leaves_one_out() -> None:
    grid = ("Pueblo;Gestion;Pide;Nombre", "Arcata;2003;Riego;Juana")
    with pytest.raises(GuaquiError) as caught:
        demands("Pueblo;Gestion;Pide", "Arcata;2003;Riego")
    assert caught.value.code == "columns-missing"
    told = {"pueblo": "holder", "pide": "demanda", "nombre": "-"}
    assert demands(*grid, told=told) == [("2", "Arcata", "2003", "Riego")]
    both = arranged(*grid, told={"pueblo": "holder", "pide": "demanda", "nombre": "holder"}).rows
    assert [row.cells for row in both] == [
        {"comunidad": "Arcata", "Gestion": "2003", "demanda": "Riego", "comunidad [2]": "Juana"}
    ]


@pytest.mark.parametrize(
    ("word", "known"), [("holder", True), ("2003", True), ("-", True), ("aporte:x", True), ("y", False)]
)
def test_words_for_columns(word: str, known: bool) -> None:  # noqa: FBT001 - a parameter of the table above
    assert is_column(word, DEMANDS) is known


def test_what_was_told_is_kept_for_the_same_headings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))
    path = tmp_path / "filas.csv"
    path.write_text("Pueblo;Gestion;Demanda\nArcata;2003;Riego\n", "utf-8")
    told = Recipe(columns={"pueblo": "holder"})
    remember_answers(propose_sheet(read_source(path), told), told)
    again = read_sheet(path)
    assert again.rows[0].cells == {"comunidad": "Arcata", "Gestion": "2003", "Demanda": "Riego"}
    rejected = write_rejected(path, again, [(again.rows[0], "x")])
    assert read_sheet(rejected).rows[0].cells["comunidad"] == "Arcata"  # on a laptop where nothing was told
    (tmp_path / "home" / "recipes.json").write_text("{", "utf-8")
    with pytest.raises(GuaquiError):
        read_sheet(path)


def test_a_wide_sheet_twice_is_once_and_what_does_not_fit_comes_back_mended(tmp_path: Path) -> None:
    path = tmp_path / "ancha.csv"
    path.write_bytes('Comunidad,2003,2004\nArcata,"Riego, canal",-\nLacoyu Ñ,Posta,Sede\n'.encode("cp1252"))
    with FieldFile.create(tmp_path / "plan.json", device="k7m2q9xw") as field:
        sheet = read_sheet(path)
        taken = take_rows(sheet.rows, field.survey)
        field.add(taken.documents)
        assert take_rows(sheet.rows, field.survey).known == 1
        rejected = write_rejected(path, sheet, [(one.row, one.reason) for one in taken.rejected])
        text = rejected.read_text("utf-8-sig")
        assert text.splitlines()[1:] == ["Lacoyu Ñ,2003,Posta,unknown-name", "Lacoyu Ñ,2004,Sede,unknown-name"]
        rejected.write_text(text.replace("Lacoyu Ñ", "Lacoyu Nuñumani"), "utf-8")
        mended = take_rows(read_sheet(rejected).rows, field.survey)
        assert [d["record"][-11:] for d in mended.documents] == ["mani/2003/1", "mani/2004/1"]


def test_a_title_with_commas_does_not_hide_the_sign_between_cells(tmp_path: Path) -> None:
    path = tmp_path / "filas.csv"
    path.write_text("Guaqui, Ingavi, La Paz, Bolivia\ncomunidad;gestion;demanda\nArcata;2003;a, b, c\n", "utf-8")
    sheet = read_sheet(path)
    assert (sheet.separator, [row.cells["demanda"] for row in sheet.rows]) == (";", ["a, b, c"])
