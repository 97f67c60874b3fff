"""Long lists leave column by column, and read as if each cell had been looked at by itself."""

from __future__ import annotations

import csv
import random
from io import StringIO
from typing import Any

from storage.notation.csv_lines import NumberText, by_column, csv_lines
from storage.notation.formula_cells import guard

CELLS = (None, "", "Riego", "=1+1", "+591", "-", "’ñ", 7, -7, NumberText("-7"), "'=x")
ROWS = 730
"""More than are looked at together, and no multiple of that."""


def rows(seed: int) -> list[list[Any]]:
    """Of columns that are empty, empty for a while, and never."""
    draw = random.Random(seed)
    begins = [ROWS, 0, 200, 199, 201, 400, 729]
    return [[draw.choice(CELLS) if at >= first else None for first in begins] for at in range(ROWS)]


def test_each_cell_is_guarded_wherever_its_column_begins() -> None:
    for seed in range(3):
        given = rows(seed)
        text = b"".join(csv_lines(given)).decode()
        said = [
            ["" if cell is None else guard(cell) if type(cell) is str else str(cell) for cell in row]
            for row in given
        ]
        assert [*csv.reader(StringIO(text, newline=""))] == said


def test_what_is_changed_is_told_its_column_and_nothing_is_left_out() -> None:
    given = rows(5)
    marked = by_column(given, lambda at, cells: [None if cell is None else (at, cell) for cell in cells])
    assert [*map(list, marked)] == [
        [None if cell is None else (at, cell) for at, cell in enumerate(row)] for row in given
    ]
