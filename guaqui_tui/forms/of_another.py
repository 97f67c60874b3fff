"""What was said of a demand while another proposal was the marked one: it may not be true of this one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from .draft_values import Typed
from .proposals import marked_row

OfAnother = Mapping[str, tuple[str, int]]
"""What stood in fields when the mark was taken from a row, by their names."""


def noted(before: OfAnother, typed: Typed, names: Iterable[str]) -> OfAnother:
    """Beside what was noted before, what stands in these fields now, of which the mark is about to be another."""
    row = marked_row(typed)
    kept = {name: (value, of) for name, (value, of) in before.items() if typed.get(name) == value}
    return {name: (typed[name], row) for name in names if row and typed[name]} | kept


def still_of_another(noted_before: OfAnother, typed: Typed) -> dict[str, int]:
    """The fields that nobody touched since, each with the row of which it was said."""
    here = marked_row(typed)
    return {
        name: row
        for name, (value, row) in noted_before.items()
        if typed.get(name) == value and here not in (0, row)
    }
