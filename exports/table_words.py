"""The words of a table's columns and cells in the reader's language, for formats that speak to people."""

from __future__ import annotations

from typing import Final

from storage.money import format_bs
from storage.survey import Survey

from .speech import Speech
from .words import (
    CLASSES,
    COLUMNS,
    FIELDS,
    HOWS,
    OUTCOMES,
    PROPOSERS,
    QUORUMS,
    RULED,
    STAGES,
    STATES,
    STATUSES,
    WORKSHOP_STAGES,
    ZONINGS,
)

DAYS: Final = frozenset({"ruled_on", "decided_on", "held_on", "planned_on"})
"""The columns of days, YYYY-MM-DD."""

_LISTS: Final = {
    "class": {**CLASSES, "unclassed": STATES["unclassed"], "disputed": STATES["disputed"]},
    "of": RULED,
    "zoning": ZONINGS,
    "status": STATUSES,
    "zoning_status": STATUSES,
    "how": HOWS,
    "proposed_by": PROPOSERS,
    "outcome": OUTCOMES,
    "quorum": QUORUMS,
    "stage": {**STAGES, **WORKSHOP_STAGES},
}


class TableWords:
    """What a plan's tables say, by the plan's own names of sources, actions and subprogrammes."""

    def __init__(self, survey: Survey, say: Speech) -> None:
        plan = survey.plan
        self._say = say
        self._sources = plan.sources if isinstance(plan.sources, dict) else {}
        self._subprogrammes = plan.subprogrammes if isinstance(plan.subprogrammes, dict) else {}
        self._associations = {one.id: one.fields.name for one in survey.associations()}
        self._actions = {action.id: action.fields.name for action in survey.actions()}

    def heading(self, name: str) -> str:
        kind, _, source = name.partition(":")
        return self._say(COLUMNS[kind]).format(source=self._sources.get(source, source))

    def version(self, field: str, value: str | int | None) -> tuple[str, str | int | None]:
        """A field in conflict and what one claim says of it: what it is called, and its value as in a cell."""
        called = FIELDS.get(field) or COLUMNS.get(field)
        if field == "cost_cents" and isinstance(value, int):
            value = f"Bs {format_bs(value)}"
        return self._say(called) if called else field, self.cell(field, value) if isinstance(value, str) else value

    def cell(self, column: str, value: str) -> str:
        if column == "action":
            return self._actions.get(value, value)
        if column == "carries":
            return self._associations.get(value, value)
        if column == "subprogramme":
            return self._subprogrammes.get(value, value)
        known = _LISTS.get(column, {}).get(value)
        return self._say(known) if known else value
