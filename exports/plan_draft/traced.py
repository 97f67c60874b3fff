"""What records say on the draft plan: with every version where they differ, and where more of it is found.

A reader finds a demand by its number in the annex, and whatever else by what it is called; by that name, `guaqui
history` tells what was saved of it. Programs have the records' own names in the lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from storage.kinds.process.demand import slot_of
from storage.plan.slot_states import SlotState
from storage.plan.survey import SurveyRecord
from storage.plan.views.readers import shown_conflicts
from storage.translatable import N_

from ..document.pieces import PaperColumn, PaperRow, PaperTable
from ..dossier import Dossier
from ..findings.versions import versions_said

_OF_NAME: Final = 2.0
_OF_NUMBER: Final = 0.9
"""The share of the column that says where more is found: by a name, or by a number in the annex."""


def in_all_versions(dossier: Dossier, entry: SurveyRecord[Any], field: str) -> str:
    """What a field of a record says; while its versions differ, each of them."""
    if field in shown_conflicts(entry.history):
        versions = " / ".join(versions_said(dossier.values, entry.history, field))
        return dossier.say(N_("to settle: {versions}")).format(versions=versions)
    return dossier.text(entry, field)


def demands_by_holder(dossier: Dossier) -> Iterator[tuple[str, list[tuple[int, SlotState]]]]:
    """Whatever was noted of demands, holder by holder, each with its number in the annex."""
    found: dict[str, list[SlotState]] = {}
    for state in dossier.states:
        if state.entry:
            found.setdefault(state.holder, []).append(state)
    numbers = iter(range(1, len(dossier.states) + 1))
    for holder, states in found.items():
        yield holder, [(next(numbers), state) for state in states]


def annex_numbers(dossier: Dossier) -> dict[str, int]:
    """By its record the number of each demand in the annex."""
    numbered = (one for _holder, of in demands_by_holder(dossier) for one in of)
    return {state.entry.record: number for number, state in numbered if state.entry}


def traced_table(
    dossier: Dossier, columns: Sequence[PaperColumn], rows: Iterable[tuple[Sequence[str], str]]
) -> list[PaperTable]:
    """A table whose rows each end with where more is found of what they are from; no table where there is no row.
    A column in which nobody says anything new is left out: the others need its room.
    """
    told = [*rows]
    numbers = annex_numbers(dossier)
    of_demands = any(slot_of(record) for _cells, record in told)
    last = PaperColumn(dossier.say(N_("Annex No.")), _OF_NUMBER, "right")
    if not of_demands:
        last = PaperColumn(dossier.say(N_("Looked up as")), _OF_NAME)
    lines = [[*cells, _reference(dossier, cells, record, numbers)] for cells, record in told]
    return plain_table([*columns, last], lines)


def plain_table(columns: Sequence[PaperColumn], lines: Sequence[Sequence[str]]) -> list[PaperTable]:
    """A table without the columns in which nobody says anything; none where there is no line."""
    kept = [at for at in range(len(columns)) if any(cells[at] for cells in lines)]
    rows = tuple(PaperRow(tuple(cells[at] for at in kept)) for cells in lines)
    return [PaperTable(tuple(columns[at] for at in kept), rows, 8.0, dense=True)] if rows else []


def _reference(dossier: Dossier, cells: Sequence[str], record: str, numbers: dict[str, int]) -> str:
    """What a line does not say already of where more is found."""
    if not record or slot_of(record):
        return str(numbers.get(record, ""))
    title = dossier.values.title(record)
    return "" if title in cells else title
