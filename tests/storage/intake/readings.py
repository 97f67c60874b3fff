"""A table as it is read by itself."""

from __future__ import annotations

from pathlib import Path

from storage.intake.column_meanings import DEMANDS, Meaning
from storage.intake.recipes.recipe import Recipe
from storage.intake.sheets import Source, TableReading, propose_sheet
from storage.intake.table import OpenedTable


def reading_of(table: OpenedTable, told: Recipe = Recipe(), meaning: Meaning = DEMANDS) -> TableReading:  # noqa: B008 - a value
    return propose_sheet(Source(Path("x.csv"), (table,)), told, meaning).reading
