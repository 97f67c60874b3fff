"""The matrix of the whole plan on lying pages: each demand with its mark, its cost and its words, by zone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from math import ceil
from typing import Final

from storage.plan.money import costs_once
from storage.plan.slot_states import SlotState
from storage.symbols import PART
from storage.translatable import N_

from ..document.paper import OF_MATRIX, Paper
from ..document.pdf import page_count
from ..document.pieces import Heading, PaperColumn, PaperRow, PaperTable, Piece, Text
from ..dossier import Dossier
from ..findings.counted_money import counted_words
from ..findings.shares import how_counted, number, number_words, share_of_slots
from ..frame import frame_of
from ..tables.row_groups import RowGroup
from ..tables.table import MatrixRow
from .matrix import COMMUNITY, SIZE, by_year, legend, matrix_cell

_A_PAGE: Final = 15
"""So many communities are on a page, whatever they are called: cells are cut shorter until they are."""
_LINES: Final = (5, 4, 3, 2)
_NAME, _TOTAL = 1.45, 0.62
"""How wide names and sums are beside a year."""


def whole_matrix(dossier: Dossier) -> Paper:
    """With cells as long as so many pages hold."""
    frame = frame_of(dossier.survey, dossier.edition, dossier.say(N_("Matrix of the plan")))
    whole = Paper(frame, tuple(_pieces(dossier)), dossier.say.language, lying=True)
    most = max(1, ceil(len(dossier.communities) / _A_PAGE))
    *longer, shortest = _LINES
    cut = (_cut(whole, lines) for lines in longer)
    return next((paper for paper in cut if page_count([paper], OF_MATRIX) <= most), _cut(whole, shortest))


def _cut(paper: Paper, most_lines: int) -> Paper:
    """The same, its cells of so many lines at most."""
    pieces = (one._replace(most_lines=most_lines) if isinstance(one, PaperTable) else one for one in paper.pieces)
    return paper._replace(pieces=tuple(pieces))


def _pieces(dossier: Dossier) -> Iterator[Piece]:
    yield Text(f"{number(dossier)} {PART} {number_words(dossier)}", strong=True)
    yield Text(how_counted(dossier), size=10)
    yield Text(legend(dossier, associations=True), size=10)
    states = [state for group in dossier.groups for state in group.states]
    costs = costs_once(state for state in dossier.states if state.stand == "filled")
    rows = [row for group in dossier.groups for row in _group(dossier, group, costs)]
    yield PaperTable(_columns(dossier), (*rows, _all(dossier, costs)), SIZE, dense=True)
    if words := counted_words(dossier, states):
        yield Text(words, size=10)
    if dossier.associations:
        yield Heading(dossier.say(N_("Associations' demands, which the shares do not count")))
        of_associations = tuple(_row(dossier, row, costs) for row in dossier.associations)
        yield PaperTable(_columns(dossier, N_("Association")), of_associations, SIZE, dense=True)


def _columns(dossier: Dossier, whose: str = COMMUNITY) -> tuple[PaperColumn, ...]:
    say = dossier.say
    name = PaperColumn(say(whose), _NAME, cut="middle")
    years = (PaperColumn(year) for year in dossier.years)
    return name, *years, PaperColumn(say(N_("Cost")), _TOTAL, "right")


def _group(dossier: Dossier, group: RowGroup, costs: Mapping[str, int]) -> Iterator[PaperRow]:
    name = dossier.group(group)
    if name:
        yield PaperRow((name,), "group")
    for row in group.rows:
        yield _row(dossier, row, costs)
    if name:
        shares = (share_of_slots(dossier, group.year(year)) for year in dossier.plan.years)
        words = dossier.say(N_("Sum: {name}")).format(name=name)
        yield PaperRow((words, *shares, _cost(dossier, group.states, costs)), "sum")


def _row(dossier: Dossier, row: MatrixRow, costs: Mapping[str, int]) -> PaperRow:
    cells = (matrix_cell(dossier, its, _said) for its in by_year(dossier, row))
    return PaperRow((row.name, *cells, _cost(dossier, row.cells, costs)))


def _said(dossier: Dossier, state: SlotState) -> str:
    """Bs 80.000 · sprinkler irrigation: the cost first, for what is cut is cut behind."""
    if state.stand != "filled":
        return dossier.marks.counted(state).words(dossier.say)
    disputed = dossier.marks.counted(state).name == "disputed"
    words = dossier.asked_for(state) if disputed else state.text
    cost = [dossier.amount(state.cost_cents)] if state.cost_cents else []
    return f" {PART} ".join([*cost, words])


def _cost(dossier: Dossier, states: Iterable[SlotState], costs: Mapping[str, int]) -> str:
    """What some demands cost together, each of joint ones once; nothing where none says a cost."""
    cents = sum(costs.get(state.entry.record, 0) for state in states if state.entry)
    return dossier.amount(cents) if cents else ""


def _all(dossier: Dossier, costs: Mapping[str, int]) -> PaperRow:
    shares = (share_of_slots(dossier, of) for of in dossier.figures.years.values())
    states = [state for group in dossier.groups for state in group.states]
    return PaperRow(
        (dossier.say(N_("Sum of all {communities_word}")), *shares, _cost(dossier, states, costs)), "sum"
    )
