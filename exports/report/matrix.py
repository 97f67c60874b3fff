"""The matrix of communities by years, with symbol, word and colour; below it the associations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from storage.plan.slot_states import SlotState
from storage.translatable import N_

from ..dossier import Dossier
from ..tables.table import MatrixRow
from ..tables.year_columns import YearColumns
from .head import class_of
from .markup import Head, Html, element, table

_ACROSS = 6
"""How many columns of demands a page's width holds; more go into a table of their own."""
_SAID_BY_THE_MARK = ("proposed", "open", "none", "postponed")


def matrix_section(dossier: Dossier) -> Iterator[Html]:
    """All of every demand that stands: nothing is cut."""
    say = dossier.say
    marks = (element("li", mark.with_words(say), class_=class_of(mark)) for mark in dossier.legend)
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
    mark, *lines = dossier.cell(state, _status(dossier, state))
    return element(
        "td", element("b", mark), *(f"\n{line}" for line in lines), class_=class_of(dossier.marks.of(state))
    )


def _status(dossier: Dossier, state: SlotState) -> str:
    if state.entry is None or state.stand != "filled" or state.entry.fields.status in _SAID_BY_THE_MARK:
        return ""
    return dossier.text(state.entry, "status")
