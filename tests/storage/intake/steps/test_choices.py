"""Questions with several answers."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.headings import HeadedTable
from storage.intake.steps.choices import choice_columns, has_several
from storage.intake.steps.proposed import proposed_steps
from storage.intake.table import Cell
from storage.names.name_table import slug
from storage.notation.value_lists import parted_rows

from .tables import WORDS, column_of, rows_of, stepped, table_of

HEADINGS = ("comunidad", "demanda", "demanda/riego", "demanda/camino_vecinal", "demanda_otro", "Costo")
FORM = table_of(
    HEADINGS,
    ("Andamarca", "riego camino_vecinal", "1", 1, None, 5),
    ("Patarani", "otro", "0", 0, "Muelle, nuevo", 6),
    ("Copajira", "camino_vecinal", "0", 1, None, 7),
    ("Sullcata", None, None, None, None, 8),
    ("Arcata", "otro riego", "1", 0, "Muelle; 2", 9),
)


def test_several_answers_are_proposals_of_what_is_open() -> None:
    after = stepped(FORM, "choices demanda")
    assert after.headings == ("comunidad", "demanda", "Costo", "options", "estado")
    assert column_of(after, "demanda") == [None, "Muelle, nuevo", "camino vecinal", None, None]
    proposals = [parted_rows(str(cell)) if cell else [] for cell in column_of(after, "options")]
    assert proposals == [[["riego"], ["camino vecinal"]], [], [], [], [["Muelle; 2"], ["riego"]]]
    assert column_of(after, "estado") == ["open", None, None, None, "open"]
    assert column_of(after, "Costo") == [5, 6, 7, 8, 9]


def test_a_status_that_the_table_has_is_filled_in_where_it_is_blank() -> None:
    headings = (*HEADINGS[:5], "estado")
    rows = [(*line.cells[:5], "none" if n == 4 else None) for n, line in enumerate(FORM.rows)]
    after = stepped(table_of(headings, *rows), "choices demanda")
    assert after.headings == ("comunidad", "demanda", "estado", "options")
    assert column_of(after, "estado") == ["open", None, None, None, "none"]


def test_what_stands_beside_the_columns_stays_there() -> None:
    table = table_of(HEADINGS[:4], ("Andamarca", "riego camino_vecinal", "1", 1, "beside"), ("Arcata", "riego"))
    after = stepped(table, "choices demanda")
    assert [line.cells for line in after.rows] == [
        ("Andamarca", None, "riego; camino vecinal", "open", "beside"),
        ("Arcata", "riego", None, None),
    ]


def test_without_a_step_several_answers_are_a_numbered_list_and_one_is_its_words() -> None:
    after = stepped(FORM)
    assert after.headings == ("comunidad", "demanda", "Costo")
    assert column_of(after, "demanda") == [
        *("1. riego\n2. camino vecinal", "Muelle, nuevo", "camino vecinal", None, "1. Muelle; 2\n2. riego")
    ]


def test_a_question_about_something_else_stays_as_it_is() -> None:
    table = FORM._replace(headings=tuple(one.replace("demanda", "uso") for one in HEADINGS))
    assert stepped(table) == table


@pytest.mark.parametrize(
    "table",
    [
        table_of(("demanda", "demanda/riego"), ("riego", "1")),
        table_of(("demanda", "demanda/costo", "demanda/familias"), ("Riego", "35000", "12")),
        table_of(("x", "demanda/riego", "demanda/camino"), ("riego", "1", "0")),
        table_of(("demanda", "demandas/a", "demandas/b"), ("a", "1", "0")),
    ],
)
def test_what_is_no_question_with_several_answers(table: HeadedTable) -> None:
    assert list(choice_columns(table)) == []
    assert stepped(table) == table
    with pytest.raises(GuaquiError) as caught:
        stepped(table, f"choices {table.headings[0]}")
    assert caught.value.code == "step-column-unknown"


def test_words_in_a_cell_that_are_no_answers_are_a_text() -> None:
    table = table_of(HEADINGS, ("Andamarca", "riego para todos", "1", 0, None, 5))
    assert rows_of(stepped(table)) == [("Andamarca", "riego para todos", 5)]
    assert not has_several(table, next(choice_columns(table)))


def test_what_has_several_answers_is_offered_as_proposals() -> None:
    assert list(map(str, proposed_steps([FORM], WORDS).offered)) == ["choices demanda"]
    assert proposed_steps([FORM._replace(rows=FORM.rows[1:4])], WORDS).offered == ()


def test_questions_in_groups_and_tags_keep_their_places() -> None:
    table = table_of(("g/demanda/a", "g/demanda", "g/demanda/b", "x"), ("1", "a b", "1", "y"))
    after = stepped(table._replace(tags=("#a", "#b", "#c", "#d")), "choices g/demanda")
    assert (after.headings, after.tags) == (("g/demanda", "x", "options", "estado"), ("#b", "#d"))
    assert rows_of(after) == [(None, "y", "a; b", "open")]


def test_the_words_of_another_answer_take_its_place_with_or_without_columns_of_answers() -> None:
    rows = [("Arcata", "riego", None), ("Patarani", "otro", "Muelle")]
    after = stepped(table_of(("comunidad", "demanda", "demanda_otro"), *rows))
    assert (after.headings, column_of(after, "demanda")) == (("comunidad", "demanda"), ["riego", "Muelle"])


@pytest.mark.parametrize("yes", ["1", 1, True, "x", "sí", "1.0", Decimal("1.0")])
@pytest.mark.parametrize("sign", "/.:")
def test_answers_that_stand_only_in_columns_of_their_own_are_read_from_there(yes: Cell, sign: str) -> None:
    headings = ("comunidad", "demanda", f"demanda{sign}riego", f"demanda{sign}camino")
    after = stepped(table_of(headings, ("Arcata", None, yes, "0"), ("Patarani", None, yes, yes)))
    assert rows_of(after) == [("Arcata", "riego"), ("Patarani", "1. riego\n2. camino")]


def test_a_column_with_a_cell_that_no_answer_says_stays() -> None:
    rows = [("Andamarca", "riego", "1", 0, None, 5)] * 1200
    after = stepped(table_of(HEADINGS, *rows, ("Arcata", "riego", "1", "con dos puentes", None, 5)))
    assert after.headings == ("comunidad", "demanda", "demanda/camino_vecinal", "Costo")
    after = stepped(table_of(HEADINGS, ("Arcata", "riego", "1", 0, "con canal de 800 metros", 5)))
    assert after.headings == ("comunidad", "demanda", "demanda_otro", "Costo")
    after = stepped(table_of(HEADINGS, ("Arcata", "riego", "1", "1", None, 5)))
    assert after.headings == ("comunidad", "demanda", "demanda/camino_vecinal", "Costo")


CHOSEN = st.one_of(st.none(), st.sampled_from(["riego", "camino_vecinal", "otro", "riego otro", "Posta nueva"]))
FLAGS = st.sampled_from([None, "0", 0, "1", 1, False, True, "dos puentes"])
OTHERS = st.sampled_from([None, "Muelle", "riego"])


@given(st.lists(st.tuples(CHOSEN, FLAGS, FLAGS, OTHERS), max_size=4), st.sampled_from([(), ("choices demanda",)]))
def test_each_answer_is_in_its_row_however_it_is_told(
    rows: list[tuple[Cell, ...]], steps: tuple[str, ...]
) -> None:
    table = table_of(HEADINGS[1:5], *rows)
    after = stepped(table, *(steps if list(choice_columns(table)) else ()))
    for before, line in zip(rows, after.rows, strict=True):
        left = " ".join(slug(str(cell)) for cell in line.cells if cell is not None)
        for heading, cell in zip(HEADINGS[1:5], before, strict=True):
            answer = heading.rpartition("/")[2] if cell in {"1", 1} else str(cell or "0")
            words = [before[3] if one == "otro" and before[3] else one for one in answer.split()]
            is_left = heading in after.headings and heading != "demanda"
            assert is_left or answer in {"0", "False"} or all(slug(str(one)) in left for one in words)
