"""The rows of a matrix by zone, as a council reads them; without zones by what stands above communities."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from storage.plan.levels.tree import levels
from storage.plan.productive_share import Figures, figures
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey

from .table import MatrixRow


class RowGroup(NamedTuple):
    """`kind` and `id` of the zone or the level, both empty for those in none; `rows`: its communities'."""

    kind: str
    id: str
    rows: tuple[MatrixRow, ...]

    @property
    def states(self) -> list[SlotState]:
        return [state for row in self.rows for state in row.cells]

    @property
    def figures(self) -> Figures:
        """By the one rule of counting."""
        return figures(self.states)

    def year(self, year: int) -> Figures:
        return figures(state for state in self.states if state.year == year)


def grouping_zoning(survey: Survey, rows: Sequence[MatrixRow]) -> str:
    """The first zoning that any of them is in a zone of; empty where there is none."""
    ids = {row.id for row in rows}
    return next((one.id for one in survey.zonings() if ids & survey.members(one.id).keys()), "")


def row_groups(survey: Survey, rows: Sequence[MatrixRow]) -> list[RowGroup]:
    """Every row once: by the zones of the first zoning that any of them is in, else by the highest levels, else in
    one group. Those in none come last.
    """
    if zoning := grouping_zoning(survey, rows):
        zone_of = {holder: one.fields.zone for holder, one in survey.members(zoning).items()}
        return _grouped("zone", zone_of, [one.id for one in survey.zones(zoning)], rows)
    top = [one for one in levels(survey).tree if not one.depth]
    level_of = {id_: one.id for one in top for id_ in one.communities}
    return _grouped("community", level_of, [one.id for one in top], rows)


def _grouped(kind: str, of: Mapping[str, str], order: Sequence[str], rows: Sequence[MatrixRow]) -> list[RowGroup]:
    by_id: dict[str, list[MatrixRow]] = {id_: [] for id_ in order}
    for row in rows:
        by_id.setdefault(of.get(row.id, ""), []).append(row)
    outside = by_id.pop("", [])
    found = [RowGroup(kind, id_, tuple(its)) for id_, its in by_id.items() if its]
    return [*found, *([RowGroup("", "", tuple(outside))] if outside else [])]
