"""Pure: the matrix of communities by years, with symbol, word and colour; below it the associations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..marks import MARKS, mark_of
from ..slots import SlotState
from ..tables import MatrixRow, associations_matrix, communities_matrix
from ..words import N_, STATUSES
from .dossier import Dossier, bs
from .markup import Head, Html, element, table

_ACROSS = 6
"""How many columns of demands a page's width holds; more go into a table of their own."""
_SAID_BY_THE_MARK = ("proposed", "open", "none", "postponed")


def matrix(dossier: Dossier) -> Iterator[Html]:
    """All of every demand that stands: nothing is cut."""
    say = dossier.say
    marks = (element("li", f"{mark.symbol} {say(mark.word)}", class_=mark.name) for mark in MARKS.values())
    yield element("ul", *marks, class_="legend")
    yield from _tables(dossier, say(N_("Communities")), communities_matrix(dossier.survey))
    yield from _tables(dossier, say(N_("Associations")), associations_matrix(dossier.survey))


def _tables(dossier: Dossier, title: str, rows: Sequence[MatrixRow]) -> Iterator[Html]:
    across = len(rows[0].cells) if rows else 0
    for start in range(0, across, _ACROSS):
        columns = slice(start, start + _ACROSS)
        years = [str(state.year) if _same_n(rows) else dossier.slot(state) for state in rows[0].cells[columns]]
        heads = [Head(title), *map(Head, years)]
        yield from table(
            title,
            heads,
            ([_name(row), *(_cell(dossier, state) for state in row.cells[columns])] for row in rows),
            "matrix",
        )


def _same_n(rows: Sequence[MatrixRow]) -> bool:
    """Whether a row's columns are the years alone, as an association's are: its number stands in its name."""
    return len({state.n for state in rows[0].cells}) == 1


def _name(row: MatrixRow) -> str:
    return f"{row.name}\n{row.zone}" if row.zone else row.name


def _cell(dossier: Dossier, state: SlotState) -> Html:
    mark, say = mark_of(state), dossier.say
    lines = [
        state.text,
        bs(state.cost_cents) if state.cost_cents else "",
        _status(dossier, state),
        proposals(dossier, state),
    ]
    head = element("b", f"{mark.symbol} {say(mark.word)}")
    return element("td", head, *(f"\n{line}" for line in lines if line), class_=mark.name)


def _status(dossier: Dossier, state: SlotState) -> str:
    status = state.entry.fields.status if state.entry and state.stand == "filled" else None
    if not isinstance(status, str) or status in _SAID_BY_THE_MARK:
        return ""
    return dossier.say(STATUSES.get(status, status))


def proposals(dossier: Dossier, state: SlotState) -> str:
    """How many proposals wait for a choice; empty where none does."""
    n = len(state.proposals) if state.open else 0
    return dossier.say.ngettext("{n} proposal", "{n} proposals", n).format(n=n) if n else ""
