"""Amounts that a table says are in thousands: asked about, and not taken before the answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from storage.intake.headings import HeadedTable
from storage.intake.recipes.recipe import Recipe
from storage.intake.sheets import propose_sheet, read_source
from storage.intake.steps.grammar import parse_step
from storage.intake.steps.proposed import proposed_steps
from storage.intake.steps.step import UnitStep
from storage.intake.table import Line

from .tables import WORDS, table_of


def units(table: HeadedTable, *told: str) -> list[str]:
    offered = proposed_steps([table], WORDS, [*map(parse_step, told)]).offered
    return [str(step) for step in offered if isinstance(step, UnitStep)]


@pytest.mark.parametrize(
    ("said", "factor"),
    [
        ("Monto expresado en miles de bolivianos", 1_000),
        ("(Bs. miles)", 1_000),
        ("En millones de Bs", 1_000_000),
        ("Amounts in thousands", 1_000),
        ("Valores em milhares de reais", 1_000),
        ("Se gastaron 35 mil bolivianos", 0),
        ("Más de 3 millones de Bs en cinco años", 0),
        ("Atiende a miles de familias", 0),
        ("Plan de las mil obras", 0),
        ("", 0),
    ],
)
def test_what_stands_above_or_below_says_the_unit_of_all_amounts(said: str, factor: int) -> None:
    table = table_of(("Comunidad", "Demanda", "Costo", "Familias"), ("Arcata", "Riego", 35, 40))
    expected = [f"unit Costo={factor}"] if factor else []
    assert units(table._replace(titles=(Line(1, (said,)),))) == expected
    assert units(table._replace(notes=(Line(9, (None, said)),))) == expected
    assert units(table._replace(name=said)) == expected


def test_a_heading_says_the_unit_of_its_own_and_of_amounts_beside_that_say_none() -> None:
    headings = ("Comunidad", "Costo miles", "Aporte municipal", "Aporte PDLA (Bs)")
    meant = dict(zip(headings, ("holder", "cost", "funding:municipality", "funding:pdla"), strict=True))
    meant["Costo (miles de Bs)"] = "cost"
    words = WORDS._replace(columns_of=lambda table: [meant.get(heading, "") for heading in table.headings])
    table = table_of(headings, ("Arcata", 35, 20, 15_000))
    offered = [*map(str, proposed_steps([table], words).offered)]
    assert offered == ['unit "Costo miles"=1000']
    beside = table_of(("Comunidad", "Costo (miles de Bs)", *headings[2:]), ("Arcata", 35, 20, 15_000))
    offered = [*map(str, proposed_steps([beside], words).offered)]
    assert offered == ['unit "Costo (miles de Bs)"=1000', 'unit "Aporte municipal"=1000']


def test_whoever_told_a_factor_is_not_asked_again() -> None:
    table = table_of(("Comunidad", "Costo"), ("Arcata", 35))._replace(titles=(Line(1, ("En miles de Bs",)),))
    assert units(table) == ["unit Costo=1000"]
    assert units(table, "unit cost=100") == []


@pytest.mark.parametrize(
    ("steps", "without", "costs"),
    [((), (), []), (("unit Costo=1000",), (), [35_000]), ((), ("unit Costo=1000",), ["35"])],
)
def test_nothing_of_it_is_taken_before_the_answer(
    tmp_path: Path, steps: tuple[str, ...], without: tuple[str, ...], costs: list[object]
) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("En miles de bolivianos\nComunidad;Demanda;Gestión;Costo\nArcata;Riego;2003;35\n", "utf-8")
    proposal = propose_sheet(read_source(path), Recipe(steps=steps, without=without))
    at = proposal.layout.headings.index("Costo")
    taken = [line.cell(at) for line in proposal.reading.headed.rows if proposal.layout.columns[at] == "cost"]
    assert taken == costs
