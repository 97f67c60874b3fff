"""Lines that a person says are no rows."""

from __future__ import annotations

from ..headings import HeadedTable
from .plan_words import PlanWords
from .step import SkipStep


def skip_lines(table: HeadedTable, step: SkipStep, _words: PlanWords) -> HeadedTable:
    """A table whose rows on some lines are notes."""
    skipped = tuple(line for line in table.rows if step.first <= line.number <= step.last)
    rows = tuple(line for line in table.rows if not step.first <= line.number <= step.last)
    notes = sorted((*table.notes, *skipped), key=lambda line: line.number)
    return table._replace(rows=rows, notes=tuple(notes))
