"""What tables suggest: taken unasked where it is plain, offered where a person has to say that it is right."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage import FieldFile
from storage.intake.column_meanings import Meaning
from storage.intake.headings import HeadedTable, head_table
from storage.intake.opening import open_tables
from storage.intake.steps.apply import apply_steps, heading_lines
from storage.intake.steps.grammar import parse_step
from storage.intake.steps.plan_words import words_of_plan
from storage.intake.steps.proposed import plain_steps, proposed_steps

from .tables import WORDS, column_of, table_of


@pytest.mark.parametrize(
    ("table", "taken", "offered"),
    [
        (table_of(("Comunidad", "Demanda 2003", "Costo 2003"), ("Arcata", "Riego", 5)), ["unfold {year}"], []),
        (table_of(("Comunidad", "2003"), ("Arcata", "Riego")), ["unfold {year}"], []),
        (table_of(("Comunidad", "Costo 2003", "Costo 2004"), ("Arcata", 4, 5)), ["unfold {year}"], []),
        (table_of(("Comunidad", "Costo 2003"), ("Arcata", 4)), [], []),
        (table_of(("Comunidad", "Obra 2003", "Obra 2004"), ("Arcata", "a", "b")), [], ["unfold {year}"]),
        (table_of(("Comunidad", "Obra 2003"), ("Arcata", "a")), [], []),
        (
            table_of(("Comunidad", "Demanda", "Costo 2003", "Costo 2004"), ("Arcata", "a", 4, 5)),
            [],
            ["unfold {year}"],
        ),
        (table_of(("Comunidad", "Gestión", "Demanda", "2003", "2004"), ("Arcata", "2003", "a", 4, 5)), [], []),
        (table_of(("Comunidad", "Demanda"), ("Arcata", "a"), (None, "b")), [], ["fill Comunidad"]),
        (table_of(("Comunidad", "Demanda"), (None, "b", 5), ("Arcata", "a")), [], []),
        (table_of(("Comunidad", "Demanda"), ("Arcata", "a"), (None, None, "x", "#N/A"), ()), [], []),
        (table_of(("Comunidad", "Demanda"), ("Arcata", "a"), (None, None, "nota")), [], []),
        (table_of(("Comunidad", "Demanda"), ("OTB Patarani", "a")), [], ["drop holder kinds"]),
        (table_of(("Comunidad", "Demanda"), ("1. Patarani (Zona A)", "a")), [], ["drop holder zones numbers"]),
        (table_of(("Comunidad", "Demanda"), ("OTB Nadie", "a"), ("Pescadores zona A", "b")), [], []),
        (table_of(("Comunidad", "Demanda"), ("Patarani", "a"), ("Copajira", "idem")), [], ["same-as Demanda"]),
        (table_of(("a", "b"), (1, 2)), [], []),
        (table_of(()), [], []),
    ],
)
def test_what_one_table_suggests(table: HeadedTable, taken: list[str], offered: list[str]) -> None:
    found = proposed_steps([table], WORDS)
    assert (list(map(str, found.taken)), list(map(str, found.offered))) == (taken, offered)


def test_of_another_kind_nothing_is_unfolded() -> None:
    table = table_of(("Comunidad", "Familias 2001", "Familias 2012"), ("Arcata", 4, 5))
    assert proposed_steps([table], WORDS._replace(meaning=Meaning("community"))) == ((), ())


def test_what_a_person_told_is_taken_before_more_is_offered_and_is_not_offered_again() -> None:
    table = table_of(("Comunidad", "Demanda 2003", "Demanda 2004"), ("OTB Patarani", "a", "b"), (None, "c", "d"))
    offered = [str(step) for step in proposed_steps([table], WORDS).offered]
    assert offered == ["fill Comunidad", "drop holder kinds"]
    told = [parse_step(step) for step in offered]
    assert proposed_steps([table], WORDS, told) == (plain_steps([table], WORDS), ())


def test_what_a_person_unfolds_is_not_unfolded_before() -> None:
    table = table_of(("Comunidad", "Demanda 2003"), ("Patarani", "idem"))
    told = [parse_step("same-as 'Demanda 2003'"), parse_step("unfold {year}")]
    assert plain_steps([table], WORDS, told) == ()
    assert len(apply_steps([table], told, WORDS)) == 1


def test_which_lines_are_headings_is_told_by_the_last_step_that_says_it() -> None:
    steps = [parse_step(line) for line in ("headings 1", "fill a", "headings 2-3")]
    assert heading_lines(steps) == (2, 3)
    assert heading_lines(steps[1:2]) is None


@pytest.mark.parametrize("told", [(), ("drop holder zones kinds numbers",)])
def test_names_with_their_zones_and_kinds_beside_the_plan_s_own(tmp_path: Path, told: tuple[str, ...]) -> None:
    """What people write into one cell, as one file had it; a plan's holders decide what helps."""
    path = tmp_path / "filas.csv"
    path.write_text(
        "Comunidad,Gestión,Demanda\nAndamarca (Zona A),2003,Riego\nComunidad Patarani,2003,Camino\n"
        "Zona A - Copajira,2003,Posta\nOTB Sullcata,2003,Aulas\nARCATA / Zona 2,2003,Puente\n"
        '"Guaqui Pueblo, Puerto",2003,Plaza\n"Wila Collo\n(Zona B)",2003,Establos\n1. Janko Marca,2003,Semilla\n',
        "utf-8",
    )
    with FieldFile.create(tmp_path / "plan.json", device="k7m2q9xw") as field:
        words = words_of_plan(field.survey, Meaning("demand", field.survey), WORDS.columns_of)
        tables = [head_table(table) for table in open_tables(path)]
        steps = [parse_step(line) for line in told]
        offered = proposed_steps(tables, words, steps).offered
        (after,) = apply_steps(tables, steps, words)
        unknown = [name for name in column_of(after, "Comunidad") if not words.is_holder(str(name))]
    assert list(map(str, offered)) == ([] if told else ["drop holder zones kinds numbers"])
    assert unknown == (["Guaqui Pueblo, Puerto"] if told else column_of(tables[0], "Comunidad"))


def test_what_a_person_refused_is_neither_taken_nor_offered() -> None:
    table = table_of(("Comunidad", "Demanda 2003", "Demanda 2004"), ("OTB Patarani", "a", "b"), (None, "c", "d"))
    found = proposed_steps([table], WORDS, (), {"unfold {year}"})
    assert "unfold {year}" not in map(str, (*found.taken, *found.offered))
    found = proposed_steps([table], WORDS, (), {"fill Comunidad"})
    assert [str(step) for step in found.offered] == ["drop holder kinds"]
