"""Sums below the rows are no rows; a community whose number happens to be one is never lost for it."""

from __future__ import annotations

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.intake.headings import HeadedTable, head_table
from storage.intake.table import Cell, Line, OpenedTable
from storage.intake.table_parts.totals import says_total

Row = tuple[Cell, ...]


def headed(headings: Row, *rows: Row) -> HeadedTable:
    lines = (Line(number, cells) for number, cells in enumerate((headings, *rows), 1))
    return head_table(OpenedTable("", tuple(lines)), (1, 1))


def first_cells(lines: tuple[Line, ...]) -> list[Cell]:
    return [line.cell(0) for line in lines]


def test_a_community_with_as_many_families_as_the_one_above_is_a_row() -> None:
    families = (None, None, None, 12, 12, 8)
    names = ("Uno", "Dos", "Tres", "Cuatro", "Cinco", "Seis")
    found = headed(("Comunidad", "Familias"), *zip(names, families, strict=True))
    assert (first_cells(found.rows), found.totals) == ([*names], ())
    with_ayllu = zip(names, "AABBAB", families, strict=True)
    assert headed(("Comunidad", "Ayllu", "Familias"), *with_ayllu).totals == ()


def test_a_community_of_which_less_is_known_and_whose_number_is_a_sum_is_a_row() -> None:
    rows = (("Uno", "A", 30), ("Dos", "A", 40), ("Tres", "B", 50), ("Cuatro", "B", 60), ("Cinco", None, 180))
    assert headed(("Comunidad", "Ayllu", "Familias"), *rows).totals == ()


NAME = st.text(ascii_lowercase, min_size=2, max_size=5).filter(lambda name: not says_total(name))


@given(
    st.lists(st.tuples(NAME, st.sampled_from(("A", None)), st.one_of(st.none(), st.integers(0, 4))), max_size=9)
)
def test_whatever_has_a_name_and_one_number_is_a_row(rows: list[Row]) -> None:
    """Numbers so small that sums come about by accident all the time."""
    found = headed(("Comunidad", "Ayllu", "Escuelas"), *rows)
    assert found.totals == ()


@given(st.lists(st.tuples(NAME, st.integers(1, 4), st.integers(1, 4)), max_size=9))
def test_whatever_says_all_that_rows_say_is_a_row(rows: list[Row]) -> None:
    assert headed(("Comunidad", "Escuelas", "Postas"), *rows).totals == ()


@pytest.mark.parametrize("name", ["Total", "TOTAL GENERAL", "Subtotal zona A", "Suma", "Suma total", None])
def test_a_line_of_sums_that_has_no_name_or_says_so_is_a_sum(name: Cell) -> None:
    rows = [(one, "A", number) for one, number in zip("abcde", (3, 5, 9, 14, 20), strict=True)]
    found = headed(("Comunidad", "Ayllu", "Familias"), *rows, (name, None, 51))
    assert (len(found.rows), first_cells(found.totals)) == (5, [name])


def test_two_sums_of_many_rows_are_one_in_any_language() -> None:
    rows = [(one, "A", number, 3 * number) for one, number in zip("abcde", (3, 5, 9, 14, 20), strict=True)]
    found = headed(("Comunidad", "Ayllu", "Familias", "Personas"), *rows, ("Taqpacha", None, 51, 153))
    assert first_cells(found.totals) == ["Taqpacha"]


def test_a_community_with_a_good_name_is_no_sum() -> None:
    assert not any(map(says_total, ("Suma Qamaña", "Sumaq Llajta", "Totala", "Sumala")))
    assert all(map(says_total, ("Suma", "Sumas", "Suma total", "Suma de la zona A", "Total zona A", "Sub-total")))


WORK = st.sampled_from(("Total enmallado de la escuela", "Sumas de dinero para riego", "Riego", "Total", None))


@given(st.lists(st.tuples(NAME, WORK, st.integers(2003, 2007), st.sampled_from((35, 70, 35_000))), max_size=9))
def test_what_is_asked_for_is_a_row_though_it_begins_like_a_sum(rows: list[Row]) -> None:
    """But for a total of nothing else: nobody asks for that."""
    found = headed(("Comunidad", "Demanda", "Gestión", "Costo"), *rows)
    assert {line.cell(1) for line in found.totals} <= {"Total"}


def test_a_year_is_the_sum_of_no_years() -> None:
    rows = (("Andamarca", "Riego", 2003), ("Copajira", "Total enmallado", 2003), ("Arcata", "Total pintado", 2003))
    assert headed(("Comunidad", "Demanda", "Gestión"), *rows).totals == ()


def test_a_sum_of_a_zone_beside_its_name_is_no_row() -> None:
    rows = (("Zona A", "Uno", "Riego", 30), ("Zona A", "Dos", "Posta", 40))
    found = headed(("Zona", "Comunidad", "Demanda", "Costo"), *rows, ("Zona A", "Subtotal zona A", None, 70))
    assert len(found.totals) == 1
