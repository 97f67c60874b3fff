"""No step loses a word: each cell of the tables before is in a row, a note, a total or an unjoined line after."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.intake.cell_text import cell_as_text
from storage.intake.headings import HeadedTable, UnjoinedLine
from storage.intake.steps.apply import apply_steps
from storage.intake.steps.grammar import parse_step
from storage.intake.steps.proposed import plain_steps
from storage.intake.table import Cell, Line
from storage.names.name_table import slug

from .tables import WORDS, numbers_of, table_of

KEYS = st.one_of(st.none(), st.sampled_from(["k1", "k2", "k3", "k4"]))
SHAPES = st.lists(st.tuples(KEYS, st.lists(st.booleans(), min_size=6, max_size=6)), max_size=5)
"""A key, and which cells beside it say something."""
PARENTS = st.lists(
    st.tuples(KEYS, st.lists(st.booleans(), min_size=6, max_size=6)), max_size=4, unique_by=lambda row: row[0]
)
CHILD = ("PARENT_KEY", "text", "votes", "comentario", "Costo")
PARENT = ("KEY", "comunidad", "gestion", "estado")


def filled(name: str, headings: Sequence[str], shapes: Sequence[tuple[Cell, list[bool]]]) -> HeadedTable:
    """A table in which no cell says what another says, with a note and a total below."""
    words = (f"{name}w{n}" for n in count())
    rows = [(key, *(next(words) if says else None for says in cells)) for key, cells in shapes]
    notes = (Line(90, (f"{name}note",)),)
    return table_of(headings, *rows, name=name)._replace(notes=notes, totals=(Line(91, (f"{name}total",)),))


def said_in(tables: Sequence[HeadedTable]) -> str:
    lines = [line for table in tables for line in (*table.rows, *table.notes, *table.totals)]
    lines += [one.line for table in tables for one in table.unjoined]
    return f" {' '.join(slug(cell_as_text(cell)) for line in lines for cell in line.cells)} ".replace("-", " ")


def cells_of(tables: Sequence[HeadedTable]) -> Iterator[str]:
    for table in tables:
        for line in (*table.rows, *table.notes, *table.totals):
            yield from (slug(cell_as_text(cell)) for cell in line.cells if cell is not None)


def assert_kept(tables: Sequence[HeadedTable], steps: Sequence[str]) -> None:
    after = apply_steps(tables, map(parse_step, steps), WORDS)
    said = said_in(after)
    assert [cell for cell in cells_of(tables) if cell != "1" and f" {cell.replace('-', ' ')} " not in said] == []
    once = [line for table in after for line in (*table.notes, *(one.line for one in table.unjoined))]
    assert len(once) == len({id(line) for line in once})


@pytest.mark.costly(3)
@pytest.mark.parametrize("name", ["options", "repeat"])
@pytest.mark.parametrize("asks", ["demanda", "x"])
@given(children=SHAPES, parents=PARENTS)
def test_a_join_keeps_what_found_no_partner(
    name: str, asks: str, children: list[tuple[Cell, list[bool]]], parents: list[tuple[Cell, list[bool]]]
) -> None:
    parent = filled("form", (*PARENT, asks), parents)
    child = filled(name, CHILD, children)
    for tables in ([parent, child], [child, parent]):
        assert_kept(tables, [f"join {name}.PARENT_KEY=form.KEY"])
        assert_kept(tables, list(map(str, plain_steps(tables, WORDS))))


@pytest.mark.costly(0)
@given(SHAPES, PARENTS, PARENTS)
def test_tables_joined_one_to_the_next_keep_what_found_no_partner(
    last: list[tuple[Cell, list[bool]]],
    middle: list[tuple[Cell, list[bool]]],
    first: list[tuple[Cell, list[bool]]],
) -> None:
    tables = [
        filled("form", PARENT, first),
        filled("between", ("KEY", "y", "PARENT_KEY"), [(key, [True, *says[1:]]) for key, says in middle]),
        filled("last", CHILD, last),
    ]
    steps = ["join between.PARENT_KEY=form.KEY", "join last.PARENT_KEY=between.KEY"]
    assert_kept(tables, steps)
    assert_kept(tables, steps[::-1])


STEPS = (
    "unfold {year}",
    "split demanda ;",
    "fill comunidad",
    "same-as demanda",
    "skip 3-4",
    'drop demanda "none of these"',
    "choices demanda",
)


@given(SHAPES, st.lists(st.sampled_from(STEPS), max_size=3, unique=True))
def test_a_step_on_a_table_keeps_all_that_it_says(shapes: list[tuple[Cell, list[bool]]], steps: list[str]) -> None:
    headings = ("comunidad", "demanda", "demanda/a", "demanda/b", "demanda_otro", "Costo 2003", "Costo 2004")
    table = filled("t", headings, shapes)
    marks = [(line.number, line.cells[:2], line.cells[2:4], line.cells[4:]) for line in table.rows]
    rows = [Line(n, (*own, *(one and "1" for one in flags), *rest)) for n, own, flags, rest in marks]
    assert_kept([table._replace(rows=tuple(rows))], steps)


def test_what_found_no_partner_is_said_under_the_name_of_its_own_table() -> None:
    parent = table_of(("KEY", "demanda"), ("k1", "Aula"), name="form")
    rows = [
        ("k1", "Aula", 9, "Rosa"),
        ("k1", "Pozo", None, "Rosa"),
        (None, "Camino", 5, "x"),
        ("k9", "Luz", 1, None),
    ]
    options = table_of(CHILD[:4], *rows, name="options")
    (after,) = apply_steps([parent, options], [parse_step("join options.PARENT_KEY=form.KEY")], WORDS)
    assert after.headings == ("KEY", "demanda", "options", "comentario")
    assert [line.cells for line in after.rows] == [("k1", "Aula", "Aula, 9; Pozo", "Rosa")]
    assert after.unjoined == tuple(UnjoinedLine("options", line) for line in options.rows[2:])
    assert "comentario" in after.shared
    form = table_of(("KEY", "estado"), ("k1", None), ("k2", "none"), name="form")
    demands = table_of(("PARENT_KEY", "demanda"), ("k1", "Aula"), name="demands")
    (after,) = apply_steps([form, demands], [parse_step("join demands.PARENT_KEY=form.KEY")], WORDS)
    assert (numbers_of(after), after.unjoined) == ([2], (UnjoinedLine("form", form.rows[1]),))


def test_a_parent_of_parts_stays_a_table_though_it_asks_for_nothing() -> None:
    parent = table_of(("KEY", "x"), ("k1", "y"), name="form")
    options = table_of(CHILD[:2], ("k1", "Aula"), name="options")
    (after,) = apply_steps([parent, options], [parse_step("join options.PARENT_KEY=form.KEY")], WORDS)
    assert [line.cells for line in after.rows] == [("k1", "y", "Aula")]
