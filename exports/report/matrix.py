"""The matrix of communities by years, with symbol, word and colour; below it the associations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from storage.plan.levels.tree import Level
from storage.plan.slot_states import SlotState
from storage.translatable import N_

from ..dossier import Dossier
from ..findings.shares import share_of_slots
from ..tables.table import MatrixRow
from ..tables.year_columns import YearColumn, YearColumns
from .head import class_of
from .markup import Head, Html, element, table

_ACROSS = 6
"""How many columns of demands a page's width holds; more go into a table of their own."""
_SAID_BY_THE_MARK = ("proposed", "open", "none", "postponed")


def matrix_section(dossier: Dossier) -> Iterator[Html]:
    """All of every demand that stands: nothing is cut. What a mark means stands above, once."""
    say = dossier.say
    marks = (element("li", mark.with_words(say), class_=class_of(mark)) for mark in dossier.legend)
    yield element("ul", *marks, class_="legend")
    yield from _tables(dossier, say(N_("Communities")), dossier.grouped)
    yield from _tables(dossier, say(N_("Associations")), dossier.associations)


def _tables(dossier: Dossier, title: str, lines: Sequence[MatrixRow | Level]) -> Iterator[Html]:
    """A line that is a level has its sums of each year."""
    across = YearColumns([line for line in lines if isinstance(line, MatrixRow)])
    for start in range(0, len(across.columns), _ACROSS):
        columns = across.columns[start : start + _ACROSS]
        heads = [Head(title), *(Head(across.head(column)) for column in columns)]
        placed = iter(across.placed)
        yield from table(
            title,
            heads,
            (
                [dossier.level(line.id), *_level_cells(dossier, line, columns)]
                if isinstance(line, Level)
                else [_name(dossier, line), *(_cell(dossier, one) for one in map(next(placed).get, columns))]
                for line in lines
            ),
            "matrix",
        )


def _level_cells(dossier: Dossier, level: Level, columns: Iterable[YearColumn]) -> Iterator[Html]:
    """What a level's communities come to, once a year."""
    years = dossier.figures_of_levels()[level.id].years
    for column in columns:
        said = share_of_slots(dossier, years[str(column.year)]) if column.n == 1 else ""
        yield element("td", said, class_="level")


def _name(dossier: Dossier, row: MatrixRow) -> str:
    zones = " · ".join(filter(None, dossier.zones_of(row.id)))
    return f"{row.name}\n{zones}" if zones else row.name


def _cell(dossier: Dossier, state: SlotState | None) -> Html:
    """Empty where a holder has no such demand."""
    if state is None:
        return element("td")
    mark = dossier.marks.counted(state)
    words, *lines = dossier.cell(state, _status(dossier, state))
    shown = mark.symbol if state.text else words
    said = " " + "\n".join(lines) if lines else ""
    return element("td", element("b", shown), said, class_=class_of(mark))


def _status(dossier: Dossier, state: SlotState) -> str:
    if state.entry is None or state.stand != "filled" or state.entry.fields.status in _SAID_BY_THE_MARK:
        return ""
    return dossier.text(state.entry, "status")
