"""The plan's programmes and what is part of them: by which the lines of a year's plan stand."""

from __future__ import annotations

from ...kinds.process.demand import PHASES
from ...kinds.terms.programme import Programme
from ...revisions.record_names import municipality_of
from ..decisions import PlanLine
from ..survey import Survey


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

    def place(self, line: PlanLine) -> tuple[bool, list[tuple[int, str]], int]:
        """By what lines are ordered: by the plan's order of programmes, what is of none last; in each by phase."""
        path = [(self._rank(id_), id_) for id_ in self.path(line.subprogramme)]
        phases = [*PHASES]
        return not path, path, phases.index(line.phase) if line.phase in phases else len(phases)

    def _rank(self, id_: str) -> int:
        return self._order.index(id_) if id_ in self._order else len(self._order)
