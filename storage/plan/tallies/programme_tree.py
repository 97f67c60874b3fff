"""The plan's programmes and what is part of them: by which, and by phase, the lines of a year's plan stand.

The one order of them, for F4, the year's paper, its list and its sheet: by the plan's order of programmes from the
highest down, what is of none last; in each by phase, what says none last.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple, Protocol, TypeVar

from ...kinds.process.demand import PHASES
from ...kinds.terms.programme import Programme
from ...revisions.record_names import municipality_of
from ..survey import Survey


class InProgramme(Protocol):
    """A line, however it is shown."""

    @property
    def subprogramme(self) -> str: ...

    @property
    def phase(self) -> str: ...


L = TypeVar("L", bound=InProgramme)


class ProgrammePlace(NamedTuple):
    """Where lines stand: in which subprogramme, in which phase; each empty where they are in none."""

    subprogramme: str
    phase: str


class ProgrammeTree:
    def __init__(self, survey: Survey) -> None:
        mine = (
            one
            for one in survey.entries("programme", Programme)
            if municipality_of(one.record) == survey.municipality
        )
        self._above = {one.id: one.fields.part_of for one in mine}
        self._order = [one.id for one in survey.programmes()]

    def path(self, id_: str) -> list[str]:
        """From the highest one that it is part of down to itself; nothing of none. A circle is followed once."""
        found: list[str] = []
        while id_ and id_ not in found:
            found.append(id_)
            above = self._above.get(id_)
            id_ = above if isinstance(above, str) else ""
        return found[::-1]

    def ordered(self, lines: Iterable[L]) -> list[L]:
        """Those of one place as they came."""
        return sorted(lines, key=self._place)

    def groups(self, lines: Iterable[L]) -> Iterator[tuple[ProgrammePlace, list[L]]]:
        """The lines of each place together, in order."""
        for place, its in groupby(
            self.ordered(lines), key=lambda one: ProgrammePlace(one.subprogramme, one.phase)
        ):
            yield place, [*its]

    def _place(self, line: InProgramme) -> tuple[bool, list[tuple[int, str]], int, str]:
        path = [(self._rank(id_), id_) for id_ in self.path(line.subprogramme)]
        phases = [*PHASES]
        phase = phases.index(line.phase) if line.phase in phases else len(phases) + (not line.phase)
        return not path, path, phase, line.phase

    def _rank(self, id_: str) -> int:
        return self._order.index(id_) if id_ in self._order else len(self._order)
