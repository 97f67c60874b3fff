"""Questions with several answers."""

from __future__ import annotations

import pytest

from storage import GuaquiError
from storage.intake.headings import HeadedTable
from storage.intake.steps.choices import choice_columns, has_several
from storage.intake.steps.proposed import proposed_steps
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


def test_a_status_that_the_table_has_is_filled_in() -> None:
    table = FORM._replace(headings=(*HEADINGS[:5], "estado"))
    after = stepped(table, "choices demanda")
    assert after.headings == ("comunidad", "demanda", "estado", "options")
    assert column_of(after, "estado") == ["open", 6, 7, 8, "open"]


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
