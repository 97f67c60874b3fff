"""Each step does what it says to its column, and leaves every other cell and every line's number as it was."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.steps.apply import apply_steps
from storage.intake.steps.grammar import parse_step
from storage.intake.table import Cell, Line

from .tables import WORDS, column_of, numbers_of, rows_of, stepped, table_of

HEADINGS = ("Comunidad", "zona", "Demanda", "Costo", "")
CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(["Riego", "Agua; luz", "idem", '"', "Zona A - Copajira", "1. Patarani", "1.500", "-", "x"]),
    st.integers(0, 10**9),
    st.decimals(0, 10**6, places=2),
    st.booleans(),
    st.dates(),
)
ROWS = st.lists(st.lists(CELLS, max_size=len(HEADINGS) + 1), max_size=8)
STEPS = {
    "fill Comunidad": "Comunidad",
    "fill Comunidad by zona": "Comunidad",
    "drop holder zones kinds numbers": "Comunidad",
    'drop Demanda "luz"': "Demanda",
    "split Demanda ;": "Demanda",
    "unit Costo=1000": "Costo",
    "same-as Demanda": "Demanda",
    "skip 3-5": "",
    'fill "columna E"': "",
}


@pytest.mark.costly(3)
@pytest.mark.parametrize("step", STEPS)
@given(rows=ROWS)
def test_every_other_cell_stays(step: str, rows: list[list[Cell]]) -> None:
    before = table_of(HEADINGS, *rows)
    after = stepped(before, step)
    changed = HEADINGS.index(STEPS[step])
    by_number = {line.number: line for line in before.rows}
    assert after.headings == HEADINGS
    for line in after.rows:
        old = by_number[line.number]
        assert others(line, changed) == others(old, changed)
    if step.startswith("skip"):
        assert sorted([*numbers_of(after), *(line.number for line in after.notes)]) == numbers_of(before)
    else:
        assert list(dict.fromkeys(numbers_of(after))) == numbers_of(before)


def others(line: Line, at: int) -> list[Cell]:
    """The cells beside a column, without nothing at the end."""
    cells = [cell for place, cell in enumerate(line.cells) if place != at]
    while cells and cells[-1] is None:
        cells.pop()
    return cells


@given(ROWS)
def test_a_filled_cell_says_what_the_nearest_above_says(rows: list[list[Cell]]) -> None:
    table = table_of(HEADINGS, *rows)
    expected: list[Cell] = []
    for line in table.rows:
        cell = line.cell(0)
        expected.append(cell if cell is not None else expected[-1] if expected else None)
    assert column_of(stepped(table, "fill Comunidad"), "Comunidad") == expected


def test_what_stands_above_holds_as_long_as_another_column_says_the_same() -> None:
    rows = [
        ("1", "Andamarca", None),
        ("1", None, "Riego"),
        ("2", None, "Luz"),
        (None, "Patarani", "x"),
        (None, None, "y"),
    ]
    table = table_of(("record", "comunidad", "demanda"), *rows)
    assert column_of(stepped(table, "fill comunidad by record"), "comunidad") == [
        *("Andamarca", "Andamarca", None, "Patarani", None)
    ]


def test_several_columns_are_filled_at_once() -> None:
    table = table_of(("a", "b", "c"), ("1", "2", "x"), (None, None, "y"), ("3", None, "z"), ())
    assert rows_of(stepped(table, "fill a,b")) == [
        ("1", "2", "x"),
        ("1", "2", "y"),
        ("3", "2", "z"),
        ("3", "2", None),
    ]


def test_skipped_lines_are_notes_in_their_order() -> None:
    table = table_of(("a",), ("x",), ("y",), ("z",))._replace(notes=(Line(9, ("n",)),))
    after = stepped(table, "skip 3-4", "skip 2", "skip 30")
    assert (rows_of(after), [line.number for line in after.notes]) == ([], [2, 3, 4, 9])


@given(st.lists(st.text("abc; ", min_size=1, max_size=9), min_size=1, max_size=5))
def test_each_thing_in_a_cell_has_a_row(cells: list[str]) -> None:
    table = table_of(("n", "d"), *enumerate(cells))
    expected = [(at, part) for at, cell in enumerate(cells) for part in parts(cell)]
    after = stepped(table, "split d ;")
    assert rows_of(after) == expected
    assert after.shared == (frozenset({"n"}) if len(expected) > len(cells) else frozenset())


def parts(cell: str) -> Sequence[Cell]:
    if ";" not in cell:
        return [cell]
    return [part.strip() for part in cell.split(";") if part.strip()] or [None]


def test_lines_of_a_list_are_split_and_its_numbers_dropped() -> None:
    table = table_of(("Demanda",), ("1. Cancha\n2. Plaza",), (7,), ("Riego",))
    steps = (r"split Demanda \n", "drop text numbers")
    assert column_of(stepped(table, *steps), "Demanda") == ["Cancha", "Plaza", 7, "Riego"]


@pytest.mark.parametrize(
    ("cell", "scaled"),
    [
        (35, 35_000),
        (Decimal("38.5"), 38_500),
        (Decimal("0.0001"), Decimal("0.1")),
        (Decimal("12345678901234567890.123456"), Decimal("12345678901234567890123.456")),
        ("35", 35_000),
        ("1.500,50", 1_500_500),
        ("12,5", 12_500),
        ("35 mil", "35 mil"),
        ("$us 35", "$us 35"),
        ("poco", "poco"),
        (True, True),
        (date(2003, 1, 1), date(2003, 1, 1)),
        (None, None),
    ],
)
def test_numbers_and_amounts_are_in_thousands(cell: Cell, scaled: Cell) -> None:
    (found,) = column_of(stepped(table_of(("Costo",), (cell,)), "unit Costo=1000"), "Costo")
    assert (found, type(found)) == (scaled, type(scaled))


@pytest.mark.parametrize(
    ("cells", "resolved"),
    [
        (["Riego", "idem", "ÍDEM", '"', "Luz", "Id.", "lo mismo"], ["Riego"] * 4 + ["Luz"] * 3),
        (["idem", '"', "Riego", "igual"], ["idem", '"', "Riego", "Riego"]),
        (["Riego", None, "”"], ["Riego", None, "Riego"]),
        (["Riego", "idem 2003", '"'], ["Riego", "idem 2003", '"']),
        (["Riego", "igual que Patarani"], ["Riego", "igual que Patarani"]),
        (["Riego", "idemnizar", "x", "-"], ["Riego", "idemnizar", "x", "-"]),
        ([3, "idem"], [3, 3]),
    ],
)
def test_the_same_as_above(cells: list[Cell], resolved: list[Cell]) -> None:
    table = table_of(("Demanda",), *((cell,) for cell in cells))
    assert column_of(stepped(table, "same-as Demanda"), "Demanda") == resolved


def test_the_same_as_in_another_year_of_the_line() -> None:
    table = table_of(
        ("Comunidad", "2003", "2004", "2005"),
        ("Andamarca", "Riego", "idem 2003", "igual que la gestión 2004"),
        ("Copajira", "Luz", "Plaza", '"'),
        ("Patarani", "idem 2005", "idem 2004", "Posta"),
        ("Sullcata", "idem 2004", "idem 2003", "IDEM 2007"),
    )
    after = stepped(table, "unfold {year}", "same-as demanda")
    said = column_of(after, "demanda")
    assert [said[at : at + 3] for at in range(0, 12, 3)] == [
        ["Riego", "Riego", "Riego"],
        ["Luz", "Plaza", "Riego"],
        ["Posta", "idem 2004", "Posta"],
        ["idem 2004", "idem 2003", "IDEM 2007"],
    ]


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("Comunidad", 0),
        ("COMUNIDAD", 0),
        ("holder", 0),
        ("costo bs", 1),
        ("Costo [2]", 2),
        ("columna D", 3),
        ("año", 4),
    ],
)
def test_a_column_is_named_as_typed_or_by_its_letters_or_its_meaning_or_its_place(name: str, column: int) -> None:
    table = table_of(("Comunidad", "Costo (Bs)", "Costo [2]", "", "ANO"), ("a", "b", "c", "d", "e"), ())
    (above, below) = rows_of(stepped(table, f'fill "{name}"'))
    assert [cell for cell in below if cell is not None] == [above[column]]


@pytest.mark.parametrize("name", ["x", "costo", "日本"])
def test_a_column_that_nobody_or_that_several_are_called_is_refused_with_those_there_are(name: str) -> None:
    tables = [table_of(("Comunidad", "COSTO", "Costo.", "")), table_of(("Otra", "Comunidad"))]
    with pytest.raises(GuaquiError) as caught:
        apply_steps(tables, [parse_step(f"fill {name}")], WORDS)
    assert caught.value.code == "step-column-unknown"
    assert caught.value.facts == {
        "column": name,
        "headings": ["Comunidad", "COSTO", "Costo.", "columna D", "Otra"],
    }


def test_a_step_goes_for_each_table_that_has_its_columns() -> None:
    tables = [table_of(("a",), ("x",), ()), table_of(("b",), ("x",), ()), table_of(("a",), ("y",), ())]
    after = apply_steps(tables, [parse_step("fill a")], WORDS)
    assert [rows_of(table)[1] for table in after] == [("x",), (None,), ("y",)]


def test_nothing_is_done_without_steps() -> None:
    table = table_of(HEADINGS, ("a", "b"))
    assert apply_steps([table], [parse_step("headings 1")], WORDS) == (table,)
