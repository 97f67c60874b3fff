"""Tables that belong together, joined by their keys."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.headings import HeadedTable
from storage.intake.steps.apply import apply_steps
from storage.intake.steps.grammar import parse_step
from storage.intake.steps.proposed import plain_steps
from storage.intake.table import Cell

from .tables import WORDS, numbers_of, rows_of, table_of

KEYS = st.one_of(st.none(), st.sampled_from(["a", "b", "c", 1, 2]))
CELLS = st.one_of(st.none(), st.integers(0, 9), st.text("xyz", min_size=1, max_size=2))


def joined(tables: Sequence[HeadedTable], *steps: str) -> tuple[HeadedTable, ...]:
    return apply_steps(tables, map(parse_step, steps), WORDS)


@given(
    st.lists(st.tuples(CELLS, KEYS, CELLS), max_size=6),
    st.lists(st.tuples(CELLS, KEYS, CELLS), max_size=5, unique_by=lambda row: str(row[1])),
)
def test_a_join_is_that_of_two_loops(children: list[tuple[Cell, ...]], parents: list[tuple[Cell, ...]]) -> None:
    child = table_of(("x", "of", "y"), *children, name="child")
    parent = table_of(("y", "key", "z"), *parents, name="parent")
    (after,) = joined([parent, child], "join child.of=parent.key")
    expected = []
    for row in children:
        found = [
            one for one in parents if row[1] is not None and one[1] is not None and str(one[1]) == str(row[1])
        ]
        y, _key, z = found[0] if found else (None, None, None)
        expected.append((*row, y, z))
    assert after.headings == ("x", "of", "y", "y [2]", "z")
    assert rows_of(after) == expected
    assert numbers_of(after) == numbers_of(child)


def test_a_key_that_two_rows_have_is_refused_where_a_child_names_it() -> None:
    parent = table_of(("key", "z"), ("a", 1), ("a", 2), ("b", 3), name="parent")
    fine = table_of(("of",), ("b",), name="child")
    assert rows_of(joined([parent, fine], "join child.of=parent.key")[0]) == [("b", 3)]
    with pytest.raises(GuaquiError) as caught:
        joined([parent, table_of(("of",), ("a",), name="child")], "join child.of=parent.key")
    assert caught.value.code == "step-key-twice"
    assert caught.value.facts == {"key": "a", "column": "key", "table": "parent"}


def test_a_table_that_is_not_there_is_refused_with_those_there_are() -> None:
    tables = [table_of(("a",), name="uno"), table_of(("a",), name="dos")]
    for step in ("join x.a=uno.a", "join uno.a=x.a"):
        with pytest.raises(GuaquiError) as caught:
            joined(tables, step)
        assert (caught.value.code, caught.value.facts) == (
            "step-table-unknown",
            {"name": "x", "names": ["uno", "dos"]},
        )


def test_what_stands_beside_the_child_s_table_stays_beside_it() -> None:
    child = table_of(("of", "", ""), ("a", None, "surplus"), ("b",), name="child")._replace(tags=("#key",))
    parent = table_of(("key", "z"), ("a", 1), name="parent")
    (after,) = joined([child, parent], "join child.of=parent.key")
    assert (after.headings, after.tags) == (("of", "z", "", ""), ("#key", ""))
    assert [line.cells for line in after.rows] == [("a", 1, None, "surplus"), ("b", None)]


def test_a_parent_that_asks_for_something_itself_stays_a_table() -> None:
    parent = table_of(("key", "demanda"), ("a", "Riego"), name="parent")
    child = table_of(("of", "demanda"), ("a", "Luz"), name="child")
    assert [table.name for table in joined([parent, child], "join child.of=parent.key")] == ["parent", "child"]
    (after,) = joined([parent._replace(headings=("key", "z")), child], "join child.of=parent.key")
    assert after.headings == ("of", "demanda", "z")


FORM = table_of(("comunidad", "KEY"), ("Andamarca", "k1"), ("Patarani", "k2"), name="form")
REPEAT = table_of(("demanda", "PARENT_KEY", "KEY"), ("Riego", "k1", "k1/1"), ("Luz", "k2", "k2/1"), name="repeat")
PARTS = REPEAT._replace(headings=("obra", "PARENT_KEY", "KEY"))
COSTS = table_of(("Costo", "PARENT_KEY"), (5, "k1/1"), name="costs")
KOBO = table_of(("comunidad", "_index", "_id"), ("Andamarca", 1, 77), name="main")
KOBO_REPEAT = table_of(("demanda", "_parent_index", "_submission__id"), ("Riego", 1, 77), name="demandas")


@pytest.mark.parametrize(
    ("tables", "steps"),
    [
        ([REPEAT, FORM], ["join repeat.PARENT_KEY=form.KEY"]),
        ([COSTS, PARTS, FORM], ["join repeat.PARENT_KEY=form.KEY", "join costs.PARENT_KEY=repeat.KEY"]),
        ([KOBO, KOBO_REPEAT], ["join demandas._parent_index=main._index"]),
        ([REPEAT], []),
        ([FORM], []),
        ([KOBO, KOBO_REPEAT, KOBO._replace(name="other")], []),
        ([KOBO, KOBO_REPEAT._replace(rows=())], []),
        ([FORM._replace(rows=FORM.rows[:1]), REPEAT], []),
        ([FORM._replace(rows=FORM.rows * 2), REPEAT], []),
        ([FORM._replace(headings=("demanda", "KEY")), PARTS], []),
    ],
)
def test_joins_that_are_plain(tables: list[HeadedTable], steps: list[str]) -> None:
    assert list(map(str, plain_steps(tables, WORDS))) == steps


def test_the_parent_s_name_tells_which_of_several_tables_is_meant() -> None:
    other = KOBO._replace(name="other")
    child = table_of(("demanda", "_parent_index", "_parent_table_name"), ("Riego", 1, "other"), name="d")
    assert list(map(str, plain_steps([KOBO, other, child], WORDS))) == ["join d._parent_index=other._index"]


def test_what_a_person_joined_otherwise_is_not_joined_again() -> None:
    told = [parse_step("join repeat.KEY=form.KEY")]
    assert plain_steps([FORM, REPEAT], WORDS, told) == ()


def test_a_chain_of_tables_is_joined_from_its_top() -> None:
    tables = [COSTS, PARTS, FORM]
    after = apply_steps(tables, plain_steps(tables, WORDS), WORDS)
    by_name = {table.name: table for table in after}
    assert rows_of(by_name["costs"]) == [(5, "k1/1", "Riego", "k1", "Andamarca")]
    assert "form" not in by_name


def test_tables_in_a_ring_have_an_end() -> None:
    ring = [
        table_of(("PARENT_KEY", "KEY"), ("a", "b"), name="one"),
        table_of(("PARENT_KEY", "KEY"), ("b", "a"), name="two"),
    ]
    assert len(plain_steps(ring, WORDS)) == 2
