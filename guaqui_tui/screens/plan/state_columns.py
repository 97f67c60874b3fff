"""The columns of a list whose records have a state: what each is called, what else it says shortly, its state."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from rich.cells import cell_len

from exports.findings.versions import versions_said
from exports.wording.values import Values
from storage.kinds.field import Field, Kind, Unit
from storage.kinds.lookup import kind_of
from storage.kinds.states import StateFields
from storage.plan.survey import SurveyRecord
from storage.plan.views.readers import shown_conflicts

from ...language.gettext_ import _
from ...widgets.text import in_cells

_SHORT: Final[frozenset[Unit]] = frozenset({"line", "count", "cents", "day", "when", "time", "word", "ref", "yes"})
_TITLE: Final = 26
"""Cells of what a record is called, at least."""
_MOST: Final = 16
"""Cells of any other, at most; and of the state more, where it is in dispute."""
_STATE: Final = 24


class StateColumn(NamedTuple):
    """A field, and how many cells its column has."""

    field: Field
    cells: int


def state_columns(
    kind: Kind, of: StateFields, values: Values, entries: Sequence[SurveyRecord[Any]], width: int
) -> list[StateColumn]:
    """Those that have room beside what a record is called, as declared; the state is the last one always."""
    state = StateColumn(of.state, _cells(of.state, values, entries, _STATE))
    room, found = width - _TITLE - 1 - state.cells - 1, list[StateColumn]()
    for field in kind.fields:
        if field in (of.state, of.since) or field.required or field.says.unit not in _SHORT or field.confidential:
            continue
        if not any(field.name in one.history.values for one in entries):
            continue
        column = StateColumn(field, _cells(field, values, entries, _MOST))
        if column.cells + 1 > room:
            break
        room -= column.cells + 1
        found.append(column)
    return [*found, state]


def _cells(field: Field, values: Values, entries: Sequence[SurveyRecord[Any]], most: int) -> int:
    words = (said_in_all_versions(one, field, values) for one in entries)
    return min(most, max(map(cell_len, (_(field.says.label), *words))))


def state_line(title: str, said: Sequence[str], columns: Sequence[StateColumn], width: int) -> str:
    """CIPCA: fortalecer la gestión    municipio  2010  abierto."""
    beside = [in_cells(words, one.cells) for words, one in zip(said, columns, strict=True)]
    room = width - sum(one.cells + 1 for one in columns)
    return " ".join((in_cells(title, room), *beside))


def said_in_all_versions(one: SurveyRecord[Any], field: Field, values: Values) -> str:
    """What a record says in a field; while its versions differ, each of them."""
    if field.name in shown_conflicts(one.history):
        return " / ".join(versions_said(values, one.history, field.name))
    body = one.history.values
    return values.text(kind_of(one.record), field.name, body.get(field.name), body)
