"""Tables as the tests of steps write and read them."""

from __future__ import annotations

from collections.abc import Sequence

from storage.intake.headings import HeadedTable
from storage.intake.steps.apply import apply_steps
from storage.intake.steps.grammar import parse_step
from storage.intake.steps.plan_words import PlanWords
from storage.intake.table import Cell, Line

MEANT = {
    "comunidad": "holder",
    "Comunidad": "holder",
    "gestion": "year",
    "Gestión": "year",
    "demanda": "text",
    "Demanda": "text",
    "Costo": "cost",
    "Familias": "families",
    "estado": "status",
}
HOLDERS = frozenset(
    {"Andamarca", "ARCATA", "Copajira", "Janko Marca", "Patarani", "Pescadores zona A", "Sullcata"}
)
WORDS = PlanWords(
    lambda table: [MEANT.get(heading, "") for heading in table.headings], is_holder=HOLDERS.__contains__
)


def table_of(headings: Sequence[str], *rows: Sequence[Cell], name: str = "") -> HeadedTable:
    """A table whose rows stand on the lines from the second on."""
    lines = tuple(Line(number, tuple(cells)) for number, cells in enumerate(rows, 2))
    return HeadedTable(name, tuple(headings), lines, (1, 1))


def stepped(table: HeadedTable, *steps: str, words: PlanWords = WORDS) -> HeadedTable:
    """A table after some steps."""
    (after,) = apply_steps([table], map(parse_step, steps), words)
    return after


def rows_of(table: HeadedTable) -> list[tuple[Cell, ...]]:
    """The cells of its rows, each as wide as its headings."""
    return [tuple(map(line.cell, range(len(table.headings)))) for line in table.rows]


def column_of(table: HeadedTable, heading: str) -> list[Cell]:
    """What stands under a heading."""
    return [line.cell(table.headings.index(heading)) for line in table.rows]


def numbers_of(table: HeadedTable) -> list[int]:
    """The lines on which its rows stand."""
    return [line.number for line in table.rows]
