"""What is to settle, and why it matters: what comes out otherwise with one version or another."""

from __future__ import annotations

from typing import Final, Literal, get_args

from msgspec import Struct

from ..kinds.field import Field, Unit
from ..kinds.lookup import KINDS, kind_of
from ..kinds.process.demand import slot_of
from ..revisions.history import History
from .productive_share import Figures, fill
from .slot_states import Slots, SlotState
from .survey import Survey
from .views.readers import private_fields

Weight = Literal[
    "share", "classes", "slots", "counts", "zones", "plan", "money", "names", "lists", "paper", "notes", "private"
]
"""What depends on it, the weightiest first: a year's productive share; the class of all demands of an action;
which slots there are; whether it counts at all; the zones' shares; what stands in the plan; sums; what a name
means; what the plan's lists say; what the acta says; what was noted beside the plan; only what is private.
"""

WEIGHTS: Final[tuple[Weight, ...]] = get_args(Weight)

_OF_KIND: Final[dict[str, Weight]] = {
    "demand": "paper",
    "workshop": "paper",
    "alias": "names",
    **dict.fromkeys(("municipality", "plan", "class", "zoning", "zone", "member", "community"), "lists"),
    **dict.fromkeys(("association", "action", "step", "funder", "programme", "cause", "element"), "lists"),
}
_OF_FIELD: Final[dict[tuple[str, str], Weight]] = {
    ("action", "class"): "classes",
    ("class", "productive"): "classes",
    ("plan", "years"): "slots",
    **dict.fromkeys(((kind, "per_year") for kind in ("plan", "community", "association")), "slots"),
    ("zone", "zoning"): "zones",
    ("member", "zone"): "zones",
    ("demand", "joint_with"): "money",
    ("demand", "moved_to"): "plan",
    **dict.fromkeys(((kind, "status_reason") for kind in ("demand", "budget")), "plan"),
    **dict.fromkeys(((kind, "executed") for kind in ("demand", "budget")), "plan"),
    **dict.fromkeys(((kind, "reason") for kind in ("zoning", "zone", "member")), "plan"),
}
DENOMINATORS: Final = tuple(name for (kind, name), of in _OF_FIELD.items() if (kind, of) == ("plan", "slots"))
"""What a plan says of which slots there are."""
_MONEY: Final[frozenset[Unit]] = frozenset({"cents", "by_id"})
_COUNTED_OUT: Final = frozenset({"none", "postponed", "open"})
"""Statuses of a slot that is not filled."""


class Dispute(Struct, frozen=True):
    """A record in conflict. Of a `share`, the year's demands that are productive lie between `low` and `high`, of
    `filled`; `year` is 0 where none is meant.
    """

    record: str
    fields: tuple[str, ...]
    weight: Weight
    year: int = 0
    low: int = 0
    high: int = 0
    filled: int = 0


def list_disputes(survey: Survey) -> list[Dispute]:
    """All that is to settle, the weightiest first, then by name."""
    of_years = _Years(survey)
    found = [
        _dispute(record, state, of_years)
        for record in survey.disputed()
        if (state := survey.history(record)) is not None
    ]
    return sorted(found, key=lambda one: (WEIGHTS.index(one.weight), one.record))


def dispute(survey: Survey, record: str) -> Dispute | None:
    """What is to settle in one record; None where nothing is."""
    state = survey.history(record)
    return _dispute(record, state, _Years(survey)) if state is not None and state.disputed else None


class _Years:
    """Each year's figures of the communities' demands, computed when the first is asked for."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._states: dict[str, SlotState] = {}
        self._figures: dict[int, Figures] = {}

    def state(self, record: str) -> SlotState | None:
        """A slot of a community inside the plan."""
        self._look()
        return self._states.get(record)

    def figures(self, year: int) -> Figures:
        self._look()
        return self._figures[year]

    def _look(self) -> None:
        if self._figures:
            return
        states = list(Slots(self._survey).of_communities())
        self._figures = {year: Figures() for year in self._survey.plan.years}
        for year, figures in self._figures.items():
            fill(figures, (state for state in states if state.year == year))
        self._states = {state.entry.record: state for state in states if state.entry}


def _dispute(record: str, state: History, years: _Years) -> Dispute:
    fields = state.conflicts
    slot = slot_of(record)
    of_community = years.state(record) if slot else None
    if of_community and of_community.verdict == "disputed" and {"class", "action"} & set(fields):
        of_year = years.figures(of_community.year)
        low, high = of_year.productive, of_year.productive + of_year.disputed
        return Dispute(record, fields, "share", of_community.year, low, high, of_year.filled)
    weight = min((_weight(record, state, field) for field in fields), key=WEIGHTS.index)
    return Dispute(record, fields, weight, slot.year if slot else 0)


def _weight(record: str, state: History, field: str) -> Weight:
    kind = kind_of(record)
    if field in private_fields(kind):
        return "private"
    declared = next((one for one in KINDS[kind].fields if one.name == field), None) if kind in KINDS else None
    if declared is None:
        return _OF_KIND.get(kind, "notes")
    if field == "withdrawn":
        return "counts"
    if field == "status" and kind == "demand":
        said = {str(claim.value) for claim in state.claims[field]}
        return "counts" if said & _COUNTED_OUT and said - _COUNTED_OUT else "plan"
    return _of_field(kind, declared)


def _of_field(kind: str, field: Field) -> Weight:
    if field.name in {"ruling", "status"}:
        return "plan"
    of_kind: Weight = "money" if field.says.unit in _MONEY else _OF_KIND.get(kind, "notes")
    return _OF_FIELD.get((kind, field.name), of_kind)
