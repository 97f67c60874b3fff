"""Merging is set union. Pure: readings of many files -> one set, in the one order that a merged file has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .history import by_depth
from .lines import Problem, Reading
from .revision import Revision


def grouped(revisions: Iterable[Revision]) -> dict[str, dict[str, Revision]]:
    """Record -> id -> revision."""
    groups: dict[str, dict[str, Revision]] = {}
    for revision in revisions:
        groups.setdefault(revision.record, {})[revision.rev] = revision
    return groups


def in_order(groups: Mapping[str, Mapping[str, Revision]]) -> list[Revision]:
    """Records by their names' bytes; a record's revisions by depth, then id."""
    return [revision for record in sorted(groups) for _, revision in by_depth(groups[record])]


class Brought(NamedTuple):
    """What one input brought: `new` in no earlier input, `known` from an earlier one, and what was refused."""

    path: str
    new: int
    known: int
    problems: list[Problem]


def union(readings: Iterable[tuple[str, Reading]]) -> tuple[dict[str, Revision], list[Brought]]:
    """The union of some files' revisions, by id, and what each of them brought, in their order."""
    together: dict[str, Revision] = {}
    brought = []
    for path, reading in readings:
        before = len(together)
        for revision in reading.revisions:
            together.setdefault(revision.rev, revision)
        new = len(together) - before
        brought.append(Brought(path, new, len(reading.revisions) - new, reading.problems))
    return together, brought
