"""A column for each year, and the same as a row for each year."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.table import Cell

from .tables import column_of, numbers_of, rows_of, stepped, table_of

FORMS = (
    "{stem} {year}",
    "{year} {stem}",
    "{stem} / {year}",
    "{stem} ({year})",
    "{stem} Gestión {year}",
    "{stem}-{year}",
)
CELLS: st.SearchStrategy[Cell] = st.one_of(st.none(), st.text("abc", min_size=1, max_size=3), st.integers(0, 9))


@pytest.mark.costly(0)
@given(
    st.lists(
        st.sampled_from(["Demanda", "Costo", "Familias", "Obra (m)", "Año de obra"]), min_size=1, unique=True
    ),
    st.lists(st.integers(1990, 2040).map(str), min_size=2, max_size=4, unique=True),
    st.sampled_from(FORMS),
    st.data(),
)
def test_a_wide_table_unfolds_to_the_long_one(
    stems: list[str], years: list[str], form: str, data: st.DataObject
) -> None:
    pairs = data.draw(st.permutations([(stem, year) for year in years for stem in stems]))
    behind = data.draw(st.booleans())
    headings = [form.format(stem=stem, year=year) for stem, year in pairs]
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(pairs), max_size=len(pairs)), max_size=4))
    names = [f"c{at}" for at in range(len(rows))]
    beside = [["Nota"], *(["n"] for _row in rows)] if behind else [[] for _row in [headings, *rows]]
    wide = table_of(
        ["Comunidad", *headings, *beside[0]],
        *([name, *row, *more] for name, row, more in zip(names, rows, beside[1:], strict=True)),
    )
    after = stepped(wide, "unfold {year}")
    order = list(dict.fromkeys(year for _stem, year in pairs))
    long = []
    for name, row, more in zip(names, rows, beside[1:], strict=True):
        said = dict(zip(pairs, row, strict=True))
        for year in order:
            cells = {stem: said[stem, year] for stem in dict.fromkeys(stem for stem, _year in pairs)}
            if any(cell is not None for cell in cells.values()):
                long.append((name, year, *cells.values(), *more))
    assert rows_of(after) == long
    assert after.headings == ("Comunidad", "gestion", *dict.fromkeys(stem for stem, _year in pairs), *beside[0])
    assert after.shared == {"Comunidad", *beside[0]}


@pytest.mark.parametrize(
    ("headings", "unfolded"),
    [
        (("Comunidad", "2003", "2004.0"), ("Comunidad", "gestion", "demanda")),
        (("Comunidad", "Gestión 2003", "POA-2004"), ("Comunidad", "gestion", "demanda")),
        (("Comunidad", "Gestiones / 2003", "Gestiones / 2004"), ("Comunidad", "gestion", "demanda")),
        (("Comunidad", "Demanda 2003", "2004"), ("Comunidad", "gestion", "Demanda")),
        (("Comunidad", "Demanda 2003", "Costo 2003"), ("Comunidad", "gestion", "Demanda", "Costo")),
        (("Comunidad", "Obra 2003", "Obra 2004"), ("Comunidad", "gestion", "Obra")),
        (("Comunidad", "2003 / Demanda", "2003 / Costo (Bs)"), ("Comunidad", "gestion", "Demanda", "Costo (Bs)")),
        (("", "2003", "2004"), ("comunidad", "gestion", "demanda")),
        (("Comunidad", "", "2003"), ("Comunidad", "", "gestion", "demanda")),
        (("Comunidad", "2003", "2003 [2]"), ("Comunidad", "gestion", "demanda", "demanda [2]")),
        (("Comunidad", "Demanda 2003", "2003"), ("Comunidad", "gestion", "Demanda", "Demanda [2]")),
        (
            ("Comunidad", "Demanda 2003", "Demanda 2004", "Población 2001"),
            ("Comunidad", "gestion", "Demanda", "Población 2001"),
        ),
        (
            ("Comunidad", "Demanda 2003", "Año", "12/05/2003"),
            ("Comunidad", "gestion", "Demanda", "Año", "12/05/2003"),
        ),
        (("Comunidad", "Demanda 2003", "Obra 2003-2004"), ("Comunidad", "gestion", "Demanda", "Obra 2003-2004")),
        (("Comunidad", "Demanda 2003", "Obra 2003-04"), ("Comunidad", "gestion", "Demanda", "Obra 2003-04")),
        (("gestión", "Demanda 2003", "Familias"), ("gestión", "gestion", "Demanda", "Familias")),
    ],
)
def test_what_is_left_of_headings_without_their_years(
    headings: tuple[str, ...], unfolded: tuple[str, ...]
) -> None:
    table = table_of(headings, [f"{at}" for at in range(len(headings))])
    assert stepped(table, "unfold {year}").headings == unfolded


@pytest.mark.parametrize(
    "headings",
    [
        ("Comunidad", "Demanda"),
        ("Comunidad", "2003-2007"),
        ("Comunidad", "20030"),
        ("gestion", "Demanda 2003"),
        (),
    ],
)
def test_without_years_in_headings_or_with_years_in_rows_nothing_unfolds(headings: tuple[str, ...]) -> None:
    with pytest.raises(GuaquiError) as caught:
        stepped(table_of(headings), "unfold {year}")
    assert (caught.value.code, caught.value.facts) == ("step-years-missing", {"headings": list(headings)})


def test_a_year_of_which_nothing_is_said_has_no_row_and_what_stands_beside_the_table_stays_beside_it() -> None:
    table = table_of(
        ("Comunidad", "Demanda 2003", "Costo 2003", "Demanda 2004", "Costo 2004", ""),
        ("Andamarca", "Riego", 5, None, None),
        ("Patarani", None, None, None, 7, None, "surplus"),
        ("Sullcata",),
    )
    after = stepped(table, "unfold {year}")
    assert [line.cells for line in after.rows] == [
        ("Andamarca", "2003", "Riego", 5, None),
        ("Patarani", "2004", None, 7, None, "surplus"),
    ]
    assert numbers_of(after) == [2, 3]


def test_of_one_year_a_line_has_one_row_and_shares_nothing() -> None:
    after = stepped(table_of(("Comunidad", "Demanda 2003"), ("Andamarca", "Riego")), "unfold {year}")
    assert (column_of(after, "gestion"), after.shared) == (["2003"], frozenset())


def test_tags_go_with_their_columns() -> None:
    table = table_of(("Zona", "Demanda 2003", "Demanda 2004", "Nota"), ("a", "b", "c", "d"))
    after = stepped(table._replace(tags=("#adm4", "#need", "#need", "#meta")), "unfold {year}")
    assert after.tags == ("#adm4", "", "#need", "#meta")
