"""Where the headings of a table are, told by how its lines look; what is no row is left out, and told."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.intake.headings import HeadedTable, head_table
from storage.intake.table import NOT_COUNTED, Cell, Line, MergedCell, OpenedTable

Cells = tuple[Cell, ...]


def table(*rows: Cells, merged: tuple[MergedCell, ...] = ()) -> OpenedTable:
    """A table of these lines; empty ones are none, as every opener has it."""
    lines = (
        Line(number, cells) for number, cells in enumerate(rows, 1) if any(cell is not None for cell in cells)
    )
    return OpenedTable("", tuple(lines), merged=merged)


def headed(text: str, lines: tuple[int, int] | None = None) -> HeadedTable:
    """A table of texts: its cells parted by semicolons, its lines by lines."""
    rows = (tuple(cell or None for cell in line.split(";")) for line in text.strip("\n").split("\n"))
    return head_table(table(*rows), lines)


def numbers(lines: tuple[Line, ...]) -> list[int]:
    return [line.number for line in lines]


ZONES = ("norte", "sur", "puna")


def test_a_table_that_is_all_text() -> None:
    """Forty communities, each with its zones: nothing but words, which come again in their columns."""
    names = [f"Comunidad {first}{second}" for first in "ABCDE" for second in "abcdefgh"]
    rows = [(name, ZONES[at % 3], ("riego", None)[at % 2]) for at, name in enumerate(names)]
    found = head_table(table(("Sector", "Zona vial", "Zona de salud"), *rows))
    assert (found.headings, found.lines, len(found.rows)) == (("Sector", "Zona vial", "Zona de salud"), (1, 1), 40)


def test_one_column_of_names() -> None:
    found = headed("Comunidad\nArcata\nSullcata\nCopajira")
    assert (found.headings, numbers(found.rows), found.notes) == (("Comunidad",), [2, 3, 4], ())


def test_titles_above_sums_and_notes_below() -> None:
    found = headed(
        """
Gobierno Municipal;;;
Demandas, gestión 2006;;;

N°;Comunidad;Demanda;Costo
1;Arcata;Riego;35.000
2;Sullcata;Posta;15.000
;;Subtotal;50.000
3;Copajira;Sede;20.000
;;Total;70.000

Fuente: talleres;;;
Elaborado por: nadie;;;"""
    )
    assert found.headings == ("N°", "Comunidad", "Demanda", "Costo")
    assert (numbers(found.titles), numbers(found.rows)) == ([1, 2], [5, 6, 8])
    assert (numbers(found.totals), numbers(found.notes)) == ([7, 9], [11, 12])


def test_headings_over_two_lines_and_merged_ones() -> None:
    found = head_table(
        table(
            ("MATRIZ 2003-2007",),
            ("N°", "Comunidad", "Beneficiarios", None, "Costo", None),
            ("N°", "Comunidad", "Familias", "Personas", "Municipio", "Comunidad"),
            (1, "Arcata", 45, 210, 30000, 5000),
            (2, "Sullcata", 38, 170, 28000, 4000),
            merged=(MergedCell(1, 0, 5), MergedCell(2, 2, 3), MergedCell(2, 4, 5)),
        )
    )
    assert found.headings == (
        *("N°", "Comunidad", "Beneficiarios / Familias", "Beneficiarios / Personas"),
        *("Costo / Municipio", "Costo / Comunidad"),
    )
    assert (found.lines, numbers(found.titles), numbers(found.rows)) == ((2, 3), [1], [4, 5])


def test_headings_over_two_lines_of_a_text_file() -> None:
    found = headed("Comunidad;Gestión;Costo;\n;;Municipio;Comunidad\nArcata;2003;100;20\nSullcata;2004;50;10")
    assert found.headings == ("Comunidad", "Gestión", "Costo / Municipio", "Costo / Comunidad")
    assert (found.lines, numbers(found.rows)) == ((1, 2), [3, 4])


def test_a_column_for_each_year() -> None:
    found = headed("Comunidad;2003;2004;2005\nArcata;Riego;Luz;\nSullcata;Posta;;Sede")
    assert (found.headings, found.lines) == (("Comunidad", "2003", "2004", "2005"), (1, 1))
    found = head_table(table(("Comunidad", 2003, 2004), ("Arcata", 100, 200), ("Sullcata", 50, 70)))
    assert (found.headings, found.lines) == (("Comunidad", "2003", "2004"), (1, 1))


@pytest.mark.parametrize("year", ["2003", 2003])
def test_a_column_for_one_year(year: Cell) -> None:
    rows = (("Uno", "Riego", "1"), ("Dos", "Posta", None), ("Tres", "Puente", None), ("Cinco", "Sede", "1"))
    found = head_table(table(("Comunidad", "Demanda", year), *rows))
    assert (found.headings, len(found.rows)) == (("Comunidad", "Demanda", "2003"), 4)


@pytest.mark.parametrize("day", [date(2003, 6, 22), datetime(2003, 6, 22, 10), "2003-06-22", "22/06/2003"])  # noqa: DTZ001
def test_a_day_is_no_heading(day: Cell) -> None:
    rows: tuple[Cells, ...] = (("1", None, "Andamarca", day, None), ("1", "demanda", None, None, "Riego"))
    found = head_table(table(("id", "instrumento", "comunidad", "fecha", "texto"), *rows, *rows))
    assert (found.lines, numbers(found.rows)) == ((1, 1), [2, 3, 4, 5])
    assert head_table(table(*rows, *rows), (1, 1)).headings[3] == str(day).replace(" ", "T")


def test_a_line_of_tags_is_known_and_kept() -> None:
    found = headed("Comunidad;Zona;Familias\n#adm4+name;#loc +zone;\nArcata;A;12\nSullcata;B;30")
    assert (found.headings, found.tags) == (("Comunidad", "Zona", "Familias"), ("#adm4+name", "#loc +zone", ""))
    assert numbers(found.rows) == [3, 4]
    unfilled = headed("Lista;\nComunidad;Zona\n#adm4;#loc")
    assert (unfilled.headings, unfilled.rows, numbers(unfilled.titles)) == (("Comunidad", "Zona"), (), [1])
    alone = headed("#adm4;#loc\nArcata;A")
    assert (alone.tags, numbers(alone.rows)) == (("#adm4", "#loc"), [2])


def test_headings_that_are_alike_are_told_apart() -> None:
    assert headed("Comunidad;Demanda;Demanda;\nArcata;Riego;Luz;x").headings == (
        *("Comunidad", "Demanda", "Demanda [2]"),
        "",
    )


def test_headings_that_come_again_are_no_row() -> None:
    found = headed("Comunidad;Familias\nArcata;12\nComunidad;Familias\nSullcata;30")
    assert (numbers(found.rows), numbers(found.notes)) == ([2, 4], [3])


def test_a_community_of_which_nothing_else_is_known_is_a_row() -> None:
    found = headed("Comunidad;Zona;Familias\nArcata;A;12\nSullcata;;\nCopajira;B;7\nBelén;;")
    assert (numbers(found.rows), found.notes) == ([2, 3, 4, 5], ())
    without_number = headed("N°;Comunidad;Zona\n1;Arcata;A\n;Sullcata;B\n;Copajira;\n4;Belén;C")
    assert (numbers(without_number.rows), without_number.notes) == ([2, 3, 4, 5], ())


def test_a_line_of_one_cell_that_begins_where_no_row_does_is_a_note() -> None:
    found = headed("N°;Comunidad;Zona\n1;Arcata;A\n;Zona alta;\n2;Sullcata;B\n;Fuente: actas;")
    assert (numbers(found.rows), numbers(found.notes)) == ([2, 4], [3, 5])


def test_a_row_is_no_sum_by_accident() -> None:
    for rows in ("1;Arcata\n2;Sullcata\n3;Copajira", "Arcata;A;5\nSullcata;B;5\nCopajira;C;10", "1;a\n1;b\n2;"):
        assert headed(f"x;y\n{rows}").totals == ()


def test_a_sum_that_no_program_has_counted_yet() -> None:
    rows = (("Arcata", "Riego", 10), ("Sullcata", "Luz", NOT_COUNTED), ("TOTAL", None, NOT_COUNTED))
    found = head_table(table(("Comunidad", "Demanda", "Costo"), *rows))
    assert (numbers(found.rows), numbers(found.totals)) == ([2, 3], [4])


def test_a_person_says_which_lines_they_are() -> None:
    text = "a;b\nc;d\ne;f"
    assert headed(text, (2, 2)).headings == ("c", "d")
    assert headed(text, (1, 2)).headings == ("a / c", "b / d")
    none = headed(text, (0, 0))
    assert (none.headings, none.lines, numbers(none.rows)) == (("", ""), (0, 0), [1, 2, 3])
    beyond = headed(text, (9, 9))
    assert (beyond.headings, beyond.rows, len(beyond.titles)) == ((), (), 3)


def test_a_form_that_nobody_filled_in_has_headings() -> None:
    for text in ("Comunidad;Zona;Familias", "Lista de comunidades;;\nComunidad;Zona;Familias"):
        assert (headed(text).headings, headed(text).rows) == (("Comunidad", "Zona", "Familias"), ())


def test_where_every_line_looks_alike_there_are_no_headings() -> None:
    found = headed("1;2\n3;4\n5;6")
    assert (found.headings, found.lines, len(found.rows)) == (("", ""), (0, 0), 3)
    assert head_table(OpenedTable("", ())).rows == ()


CODES = ("P01", "P_02", "V012", "B08003", "P1.1", "P-07", "q3")


@given(st.lists(st.sampled_from(CODES), min_size=2, max_size=5, unique=True), st.integers(2, 6), st.data())
def test_headings_that_are_codes_are_no_figures(codes: list[str], height: int, data: st.DataObject) -> None:
    """As a census and forms have them, over words and figures."""
    words = st.lists(st.sampled_from(("riego", "posta", "alto")), min_size=height, max_size=height)
    figures = st.lists(st.sampled_from(("12", "2003", "35.000")), min_size=height, max_size=height)
    names = [f"Comunidad {'abcdef'[at]}" for at in range(height)]
    rows = zip(names, *(data.draw(words | figures) for _ in codes[1:]), strict=True)
    found = head_table(table(tuple(codes), *rows))
    assert (found.headings, found.lines, len(found.rows)) == (tuple(codes), (1, 1), height)


def test_codes_over_codes_and_money_are_no_headings() -> None:
    assert headed("C01;Bs1.500\nC02;Bs2.000\nC03;Bs3.000").lines == (0, 0)
    assert headed("Código;Costo\nC01;Bs1.500\nC02;Bs2.000").lines == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "Nombre;Nombre;Nombre\nA;B;C\nD;E;F\nG;H;I",
        "Nombre;Nombre;Zona\nUno;Dos;alta\nTres;Cuatro;baja\nCinco;Seis;alta",
        "Nombre;Nombre;Costo\nUno;Dos;3\nTres;Cuatro;4\nCinco;Seis;5",
        "Nombre;Nombre\nUno;Dos",
    ],
)
def test_headings_that_are_alike_are_headings(text: str) -> None:
    found = headed(text)
    assert (found.lines, found.titles, len(found.rows)) == ((1, 1), (), text.count("\n"))


def test_a_title_that_fills_all_columns_is_one() -> None:
    for rows in ("Uno;alta;12\nDos;baja;30\nTres;alta;7", "Uno;alta;riego\nDos;baja;riego\nTres;alta;riego"):
        found = headed(f"Lista;Lista;Lista\nNombre;Zona;Otro\n{rows}")
        assert (found.headings, numbers(found.titles)) == (("Nombre", "Zona", "Otro"), [1])


@pytest.mark.parametrize("titles", [0, 29, 30, 31, 90])
def test_headings_stand_below_however_many_titles(titles: int) -> None:
    above = "".join(f"Título {n}\n" for n in range(titles))
    for tags in ("", "#adm4;#x\n"):
        found = headed(f"{above}Comunidad;Familias\n{tags}Arcata;12\nSullcata;30")
        assert (found.headings, len(found.rows)) == (("Comunidad", "Familias"), 2)
        assert len(found.titles) == titles


WORD = st.text("abcdeñ", min_size=3, max_size=6)
HEADINGS = st.lists(WORD, min_size=2, max_size=5, unique=True)


@pytest.mark.costly(0)
@given(HEADINGS, st.integers(0, 2), st.integers(2, 6), st.data())
def test_headings_over_figures_are_found_below_any_titles(
    headings: list[str], titles: int, height: int, data: st.DataObject
) -> None:
    """Whatever the words are: a name, then figures of any kind."""
    figures = st.one_of(st.integers(), st.decimals(-1000, 1000, places=2), st.dates(), st.just("35.000"))
    columns: list[list[Cell]] = [[*data.draw(st.lists(WORD, min_size=height, max_size=height))]]
    columns += [[*data.draw(st.lists(figures, min_size=height, max_size=height))] for _ in headings[1:]]
    rows: list[Cells] = list(zip(*columns, strict=True))
    found = head_table(table(*[(f"Título {n} de todo",) for n in range(titles)], tuple(headings), *rows))
    assert (found.headings, found.lines) == (tuple(headings), (titles + 1, titles + 1))


SAID: tuple[Cell, ...] = (None, "a", "b", "#x", 1, 2, Decimal("1.5"), 2003, True)
CELL = st.sampled_from(SAID)


@given(
    st.lists(st.lists(CELL, max_size=4).map(tuple), max_size=12),
    st.lists(st.builds(MergedCell, st.integers(1, 12), st.integers(0, 2), st.integers(1, 4)), max_size=3),
    st.one_of(st.none(), st.tuples(st.integers(0, 9), st.integers(0, 9))),
)
def test_no_line_is_lost_and_none_stands_twice(
    rows: list[Cells], merged: list[MergedCell], lines: tuple[int, int] | None
) -> None:
    source = table(*rows, merged=tuple(merged))
    found = head_table(source, lines)
    first, last = found.lines
    own = [number for number in numbers(source.lines) if first <= number <= last] if found.lines != (0, 0) else []
    parts = (found.titles, found.rows, found.notes, found.totals)
    told = sorted([*own, *(number for part in parts for number in numbers(part))])
    tagged = [number for number in numbers(source.lines) if number not in told]
    assert len(tagged) == bool(found.tags)
    assert sorted([*told, *tagged]) == numbers(source.lines)
    assert all(len(line.cells) <= len(found.headings) for line in found.rows)
