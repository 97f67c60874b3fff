"""Pure: the matrix of communities by years, with symbol, word and colour; below it the associations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storage.plan.slots import SlotState
from storage.translatable import N_

from ..tables.table import MatrixRow
from .dossier import Dossier
from .head import class_of
from .markup import Head, Html, element, table
from .year_columns import YearColumns

_ACROSS = 6
"""How many columns of demands a page's width holds; more go into a table of their own."""
_SAID_BY_THE_MARK = ("proposed", "open", "none", "postponed")


def matrix_section(dossier: Dossier) -> Iterator[Html]:
    """All of every demand that stands: nothing is cut."""
    say = dossier.say
    marks = (element("li", f"{mark.symbol} {mark.words(say)}", class_=class_of(mark)) for mark in dossier.legend)
    yield element("ul", *marks, class_="legend")
    yield from _tables(dossier, say(N_("Communities")), dossier.communities)
    yield from _tables(dossier, say(N_("Associations")), dossier.associations)


def _tables(dossier: Dossier, title: str, rows: Sequence[MatrixRow]) -> Iterator[Html]:
    across = YearColumns(rows)
    for start in range(0, len(across.columns), _ACROSS):
        columns = across.columns[start : start + _ACROSS]
        heads = [Head(title), *(Head(across.head(column)) for column in columns)]
        cells = (map(placed.get, columns) for placed in across.placed)
        yield from table(
            title,
            heads,
            (
                [_name(dossier, row), *(_cell(dossier, one) for one in of)]
                for row, of in zip(rows, cells, strict=True)
            ),
            "matrix",
        )


def _name(dossier: Dossier, row: MatrixRow) -> str:
    zones = " · ".join(filter(None, dossier.zones_of(row.id)))
    return f"{row.name}\n{zones}" if zones else row.name


def _cell(dossier: Dossier, state: SlotState | None) -> Html:
    """Empty where a holder has no such demand."""
    if state is None:
        return element("td")
    mark, say = dossier.marks.of(state), dossier.say
    lines = [
        state.text,
        dossier.amount(state.cost_cents) if state.cost_cents else "",
        _status(dossier, state),
        waiting_proposals(dossier, state),
    ]
    head = element("b", f"{mark.symbol} {mark.words(say)}")
    return element("td", head, *(f"\n{line}" for line in lines if line), class_=class_of(mark))


def _status(dossier: Dossier, state: SlotState) -> str:
    if state.entry is None or state.stand != "filled" or state.entry.fields.status in _SAID_BY_THE_MARK:
        return ""
    return dossier.text(state.entry, "status")


def waiting_proposals(dossier: Dossier, state: SlotState) -> str:
    """How many proposals wait for a choice; empty where none does."""
    n = len(state.proposals) if state.open else 0
    return dossier.say.ngettext("{n} proposal", "{n} proposals", n).format(n=n) if n else ""
