"""The communities by years as a table of a paper: by zone, each cell with its mark, and what the zones come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from storage.plan.slot_states import SlotState
from storage.symbols import DISPUTED, REJECTED
from storage.translatable import N_

from ..colours import BEHIND_MARKS
from ..document.pieces import PaperCell, PaperColumn, PaperRow, PaperTable
from ..dossier import Dossier
from ..findings.shares import share_of_slots
from ..tables.row_groups import RowGroup
from ..tables.table import MatrixRow
from ..wording.marks import OURS

SIZE: Final = 8.0
COMMUNITY: Final = N_("{Community_word}")
_NAME: Final = 1.35
"""How wide a name's column is beside a year's."""

_NAME_OF_MARKS: Final = 5.6
"""The same where a year has a mark alone."""

Saying = Callable[[Dossier, SlotState], str]
"""What a cell says of a slot behind its mark."""


def legend(dossier: Dossier, *, associations: bool = False) -> str:
    """The signs that stand on a matrix of the communities, and of the associations where those are below it, with
    what they mean: on whichever of its pages.
    """
    rows = [*dossier.communities, *(dossier.associations if associations else ())]
    states = [state for row in rows for state in row.cells]
    marks = {dossier.marks.counted(state).key for state in states}
    if any(dossier.versions(state) for state in states):
        marks.add(OURS["disputed"].key)
    shown = [mark.with_words(dossier.say) for mark in dossier.legend if mark.key in marks]
    rejected = [f"{REJECTED} {dossier.say(N_('rejected'))}"] if any(state.rejected for state in states) else []
    return "   ".join((*shown, *rejected))


def action_of(dossier: Dossier, state: SlotState) -> str:
    """Stables; of what is not asked for how it stands."""
    mark = dossier.marks.counted(state)
    return dossier.asked_for(state) if state.stand == "filled" else mark.words(dossier.say)


def matrix_table(dossier: Dossier, say_cell: Saying = action_of, most_lines: int = 0) -> PaperTable:
    """Every community with its demands, and under each zone its shares."""
    rows = [row for group in dossier.groups for row in _group_rows(dossier, group, say_cell)]
    return PaperTable(_columns(dossier), (*rows, *_sum_of_all(dossier)), SIZE, dense=True, most_lines=most_lines)


def zones_table(dossier: Dossier) -> PaperTable:
    """The zones alone, with their shares."""
    rows = [
        PaperRow((_called(dossier, group), *_year_shares(dossier, group)))
        for group in dossier.groups
        if group.kind or len(dossier.groups) > 1
    ]
    return PaperTable(_columns(dossier, N_("Zone")), (*rows, *_sum_of_all(dossier)), dense=True)


def marks_table(dossier: Dossier) -> PaperTable:
    """Every community with its marks alone, in two halves beside each other, for where no more has room."""
    lines = [line for group in dossier.groups for line in _marks_of_group(dossier, group)]
    half = (len(lines) + 1) // 2
    if half and isinstance(lines[half - 1][0], PaperCell):
        half -= 1  # a zone's name stays with its communities
    none = tuple([""] * (1 + len(dossier.years)))
    columns = (
        PaperColumn(dossier.say(COMMUNITY), _NAME_OF_MARKS, cut="middle"),
        *(PaperColumn(f"’{year[-2:]}") for year in dossier.years),
    )
    halves = zip_longest(lines[:half], lines[half:], fillvalue=none)
    rows = tuple(PaperRow((*one, *other)) for one, other in halves)
    return PaperTable((*columns, *columns), rows, SIZE, dense=True, most_lines=1)


def _marks_of_group(dossier: Dossier, group: RowGroup) -> Iterator[tuple[str | PaperCell, ...]]:
    if name := dossier.group(group):
        yield (PaperCell(name, strong=True), *[""] * len(dossier.years))
    for row in group.rows:
        yield (row.name, *(_marks(dossier, its) for its in by_year(dossier, row)))


def _marks(dossier: Dossier, states: Sequence[SlotState]) -> PaperCell:
    return matrix_cell(dossier, states, lambda _dossier, _state: "")


def _columns(dossier: Dossier, first: str = COMMUNITY) -> tuple[PaperColumn, ...]:
    return (PaperColumn(dossier.say(first), _NAME, cut="middle"), *(PaperColumn(year) for year in dossier.years))


def _called(dossier: Dossier, group: RowGroup) -> str:
    many = len(group.rows)
    return f"{dossier.group(group)} ({many})"


def _group_rows(dossier: Dossier, group: RowGroup, say_cell: Saying) -> Iterator[PaperRow]:
    if dossier.group(group):
        shares = (PaperCell(said, strong=True) for said in _year_shares(dossier, group))
        yield PaperRow((_called(dossier, group), *shares), "group")
    for row in group.rows:
        yield PaperRow((row.name, *(matrix_cell(dossier, its, say_cell) for its in by_year(dossier, row))))


def by_year(dossier: Dossier, row: MatrixRow) -> list[list[SlotState]]:
    return [[state for state in row.cells if state.year == year] for year in dossier.plan.years]


def matrix_cell(dossier: Dossier, states: Sequence[SlotState], say_cell: Saying) -> PaperCell:
    """A year's demands, each with its mark and ground; the ground is that of the first where there are several."""
    if not states:
        return PaperCell("")
    lines = (_line(dossier, state, say_cell) for state in states)
    return PaperCell("\n".join(lines), BEHIND_MARKS.of(dossier.marks.counted(states[0])))


def _line(dossier: Dossier, state: SlotState, say_cell: Saying) -> str:
    """▲ Stables; × before what was rejected, ! behind what has several versions besides."""
    signs = [REJECTED] if state.rejected else []
    signs.append(dossier.marks.counted(state).symbol)
    more = [DISPUTED] if dossier.versions(state) else []
    return " ".join(filter(None, (*signs, say_cell(dossier, state), *more)))


def _year_shares(dossier: Dossier, group: RowGroup) -> Iterator[str]:
    return (share_of_slots(dossier, group.year(year)) for year in dossier.plan.years)


def _sum_of_all(dossier: Dossier) -> Iterator[PaperRow]:
    shares = (share_of_slots(dossier, of) for of in dossier.figures.years.values())
    yield PaperRow((dossier.say(N_("Sum of all {communities_word}")), *shares), "sum")
