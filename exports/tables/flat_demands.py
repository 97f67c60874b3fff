"""Every place of the plan in a row of its own: one value a cell, for whoever reckons further with it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from storage.kinds.lookup import KINDS
from storage.kinds.part import HOLDER_ID
from storage.kinds.process.demand import demand_name
from storage.plan.money import costs_once
from storage.plan.productive import ACTION
from storage.plan.slot_states import Slots, SlotState
from storage.plan.survey import Survey
from storage.translatable import N_

from ..wording.words import STATES
from .cells import Cell, Column, column_of
from .list_columns import fields_to_settle
from .table import Table, holder_names

_STANDS: Final = {"filled": N_("decided"), **STATES}
_OWN: Final = (
    Column("holder"),
    Column("year"),
    Column("n"),
    Column("stand", usual=_STANDS, label=N_("How it stands")),
    column_of("demand", "text"),
    column_of("demand", ACTION),
    Column("class", of=("class",), label=KINDS["class"].label),
    Column("productive", label=N_("Counts as productive")),
    Column("to_settle"),
    column_of("demand", "status"),
    column_of("demand", "cost_cents"),
    Column("cost_counted", money=True, label=N_("Cost in the sums")),
)
_IDS: Final = (
    Column(HOLDER_ID),
    Column("action_id", label=N_("Id of the action")),
    Column("class_id", label=N_("Id of the class")),
    Column("record"),
)
"""By which programs join them to other lists; at the end, where no reader minds them."""


def flat_demands(survey: Survey) -> Table:
    """The places of the communities, then of the associations, empty ones too; those that nobody asks for cost
    nothing. `cost_counted`: of joint demands one has the cost, the others none.
    """
    states = Slots(survey).of_all()
    costs = costs_once(state for state in states if state.stand == "filled")
    names, zones = holder_names(survey), [*_zones(survey)]
    rows = []
    for state in states:
        record = demand_name(survey.municipality, state.holder, state.year, state.n)
        own = [names.get(state.holder, state.holder), state.year, state.n, *_said(state, costs)]
        places = [of_zoning.get(state.holder) for _column, of_zoning in zones]
        rows.append([*own, *places, _to_settle(state), state.holder, *_ids(state), record])
    columns = [*_OWN, *(column for column, _of in zones), Column("disputed"), *_IDS]
    return Table("data", columns, rows)


def _said(state: SlotState, costs: dict[str, int]) -> Iterator[Any]:
    """How a place stands, what is asked for in it, and how it counts: 1 or 0, nothing where it is not decided."""
    entry, filled = state.entry, state.stand == "filled"
    body = entry.history.values if entry and filled else {}
    yield "open" if state.open else state.stand
    yield body.get("text")
    yield body.get(ACTION)
    yield state.class_ if filled else None
    yield int(state.verdict == "productive") if filled else None
    yield int(state.verdict == "disputed") if filled else None
    yield entry.history.values.get("status") if entry else None
    yield state.cost_cents or None if filled else None
    yield costs.get(entry.record) if entry and filled and state.cost_cents else None


def _ids(state: SlotState) -> Iterator[Any]:
    """Of the action and the class of what is asked for."""
    entry, filled = state.entry, state.stand == "filled"
    yield entry.history.values.get(ACTION) if entry and filled else None
    yield state.class_ if filled else None


def _to_settle(state: SlotState) -> Cell | None:
    return fields_to_settle("demand", state.kept.history) if state.kept else None


def _zones(survey: Survey) -> Iterator[tuple[Column, dict[str, Any]]]:
    """Of each zoning the column, and in which zone who is."""
    for zoning in survey.zonings():
        members = {holder: one.fields.zone for holder, one in survey.members(zoning.id).items()}
        yield Column(f"zone:{zoning.id}", of=("zone",), about=zoning.record), members
