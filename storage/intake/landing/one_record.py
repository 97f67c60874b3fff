"""Rows of records that are no demands: those that name one record say the same of it, or none is taken."""

from __future__ import annotations

from collections.abc import Iterable

from ..cells import Unfit
from ..compare import agrees
from .readings import Landing, RowReading, Said, SortedRows


def one_each(found: Iterable[RowReading]) -> SortedRows:
    """What rows say of each record, and those of which none is taken, with why."""
    groups: dict[str, list[RowReading]] = {}
    for one in found:
        groups.setdefault(one.record, []).append(one)
    into = SortedRows([], [])
    for record, group in groups.items():
        if all(_say_the_same(one.said, group[0].said) for one in group[1:]):
            into.landings.append(Landing(record, group[0].said, tuple(group), len(group) - 1))
        else:
            into.left.extend((one, Unfit("twice", record)) for one in group)
    return into


def _say_the_same(one: Said, other: Said) -> bool:
    return one.keys() == other.keys() and all(agrees(one[name], other[name]) for name in one)
