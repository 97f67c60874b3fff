"""What records say on the draft plan: with every version where they differ, and from which record it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from storage.plan.survey import SurveyRecord
from storage.plan.views.readers import shown_conflicts
from storage.translatable import N_

from ..document.pieces import PaperColumn, PaperRow, PaperTable
from ..dossier import Dossier
from ..findings.versions import versions_said

RECORD = N_("Record")
"""The head of the column that says from which record a line is: whoever doubts a figure finds it by that."""

_OF_RECORD: Final = 2.0
"""The share of its column."""


def in_all_versions(dossier: Dossier, entry: SurveyRecord[Any], field: str) -> str:
    """What a field of a record says; while its versions differ, each of them."""
    if field in shown_conflicts(entry.history):
        versions = " / ".join(versions_said(dossier.values, entry.history, field))
        return dossier.say(N_("to settle: {versions}")).format(versions=versions)
    return dossier.text(entry, field)


def _record_called(record: str) -> str:
    """What tells a record from the others of its table: andamarca/2004/1. All are of one kind there."""
    return record.split("/", 2)[2]


def traced_table(
    dossier: Dossier, columns: Sequence[PaperColumn], rows: Iterable[tuple[Sequence[str], str]]
) -> list[PaperTable]:
    """A table whose rows each end with the record that they are from; no table where there is no row. A column in
    which nobody says anything is left out: the others need its room.
    """
    told = [*rows]
    kept = [at for at in range(len(columns)) if any(cells[at] for cells, _record in told)]
    made = tuple(
        PaperRow((*(cells[at] for at in kept), _record_called(record) if record else "")) for cells, record in told
    )
    last = PaperColumn(dossier.say(RECORD), _OF_RECORD)
    return [PaperTable((*(columns[at] for at in kept), last), made, 8.0, dense=True)] if made else []
