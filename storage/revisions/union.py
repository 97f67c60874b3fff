"""Merging is set union: readings of many files -> one set, in the one order that a merged file has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from .history import by_depth
from .lines import FileReading, Problem
from .revision import NO_LAPTOP, Revision


def grouped(revisions: Iterable[Revision]) -> dict[str, dict[str, Revision]]:
    """Record -> id -> revision."""
    groups: dict[str, dict[str, Revision]] = {}
    for revision in revisions:
        groups.setdefault(revision.record, {})[revision.rev] = revision
    return groups


def file_order(groups: Mapping[str, Mapping[str, Revision]]) -> list[Revision]:
    """Records by their names' bytes; a record's revisions by depth, then id."""
    return [revision for record in sorted(groups) for _, revision in by_depth(groups[record])]


class MergeInput(NamedTuple):
    """What one input brought: `fresh` is in no earlier input, `known` of its revisions are."""

    path: str
    reading: FileReading
    fresh: list[Revision]

    @property
    def new(self) -> int:
        return len(self.fresh)

    @property
    def known(self) -> int:
        return len(self.reading.revisions) - len(self.fresh)

    @property
    def problems(self) -> list[Problem]:
        """What in it is no revision, and was refused."""
        return self.reading.problems

    @property
    def authors(self) -> list[str]:
        """Who typed what it brings; where nothing is new, all that it holds."""
        return sorted({one.author for one in self.fresh or self.reading.revisions} - {""})

    @property
    def laptops(self) -> list[str]:
        """The laptops whose saves it brings; where nothing is new, all that it holds.

        None where all that is new is nobody's save: it is not ascribed to whose file it came in.
        """
        return sorted({one.device for one in self.fresh or self.reading.revisions} - NO_LAPTOP)


def union(readings: Iterable[tuple[str, FileReading]]) -> tuple[dict[str, Revision], list[MergeInput]]:
    """The union of some files' revisions, by id, and what each of them brought, in their order."""
    together: dict[str, Revision] = {}
    brought = []
    for path, reading in readings:
        fresh = [one for one in reading.revisions if one.rev not in together]
        together |= {one.rev: one for one in fresh}
        brought.append(MergeInput(path, reading, fresh))
    return together, brought
