"""Years as people write them, beside the years of a plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.intake.cells import Unfit
from storage.intake.years import read_year

PLAN = range(2003, 2008)


@pytest.mark.parametrize(
    ("written", "year"),
    [
        ("2003", "2003"),
        ("2003.0", "2003"),
        ("Gestión 2003", "2003"),
        ("Gestión 2003 (1ra)", "2003"),
        ("03", "2003"),
        ("'05", "2005"),
        ("POA 05", "2005"),
        ("año 1", "2003"),
        ("1er año", "2003"),
        ("1º AÑO", "2003"),
        ("1° año", "2003"),
        ("Segundo año", "2004"),
        ("5ta gestión", "2007"),
        ("Year III", "2005"),
        ("2.003", "2003"),
        ("2,003", "2003"),
        ("POA 2005", "2005"),
        ("2003-06-22T10:00:00.000-04:00", "2003"),
        ("2003-11-24 07:17:40 UTC", "2003"),
        ("22/06/2003", "2003"),
        ("06/2003", "2003"),
        ("junio de 2003", "2003"),
        ("Jun-2003", "2003"),
        ("98", "2098"),
        ("jun-03", None),
        ("año 03", None),
        ("año 9", None),
        ("3", None),
        ("12.003", None),
        ("20033", None),
        ("Riego 2003", None),
        ("", None),
        ("pronto", None),
    ],
)
def test_a_year_in_all_forms(written: str, year: str | None) -> None:
    assert read_year(written, PLAN) == year


@pytest.mark.parametrize(
    "written", ["2003-2004", "2003/2004", "2003/04", "Gestiones 2003 y 2004", "2003, 2004, 2005", "2.003-2.007"]
)
def test_two_years_at_once_are_said_to_be_two(written: str) -> None:
    with pytest.raises(Unfit) as caught:
        read_year(written, PLAN)
    assert (caught.value.reason, caught.value.word) == ("two-years", written)


def test_two_digits_are_the_plan_s_year_that_ends_so() -> None:
    assert [read_year(one, range(1998, 2004)) for one in ("98", "03")] == ["1998", "2003"]


def test_without_a_plan_nothing_counts_on_its_years() -> None:
    assert [read_year(one, ()) for one in ("03", "año 1", "2003")] == [None, None, "2003"]


FORMS = ["{}", "Gestión {}", "POA {}", " {} ", "año {}", "{}-07-01", "{} (ok)"]


@given(st.integers(1900, 2099), st.sampled_from(FORMS))
def test_any_year_of_four_digits_is_itself_whatever_the_plan(year: int, form: str) -> None:
    assert read_year(form.format(year), PLAN) == str(year)


@given(st.text())
def test_any_text_names_a_year_or_none_or_two(text: str) -> None:
    try:
        found = read_year(text, PLAN)
    except Unfit:
        return
    assert found is None or (len(found) == 4 and found.isdecimal())
