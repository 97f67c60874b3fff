"""Which demands of communities carry an association's. Private: never on an assembly's screen."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from ..notation.text import clean_line
from .productive_share import percent
from .slot_states import SlotState
from .survey import Survey
from .zones import slots_by_zone


class CarriedDemands(Struct):
    """Communities' demands that carry an association's; `share` is percent of the filled slots.

    By zoning and zone, `""` where a community is in none; by what is held to be why, in the words of whoever typed
    it, the most frequent first, of those of which that is said.
    """

    demands: int
    share: float | None
    by_association: dict[str, int]
    by_zone: dict[str, dict[str, int]]
    by_year: dict[str, int]
    by_why: dict[str, int]


def count_carried_demands(survey: Survey, filled: list[SlotState]) -> CarriedDemands:
    """Of the communities' filled slots."""
    carrying = [state for state in filled if carries(state)]
    return CarriedDemands(
        demands=len(carrying),
        share=percent(len(carrying), len(filled)),
        by_association=dict(sorted(Counter(map(carries, carrying)).items())),
        by_zone={zoning.id: _by_zone(survey, zoning.id, carrying) for zoning in survey.zonings()},
        by_year={str(year): sum(s.year == year for s in carrying) for year in survey.plan.years},
        by_why=dict(Counter(filter(None, map(_why, carrying))).most_common()),
    )


def _why(state: SlotState) -> str:
    why = state.entry.fields.carries_why if state.entry else None
    return clean_line(why) if isinstance(why, str) else ""


def _by_zone(survey: Survey, zoning: str, carrying: list[SlotState]) -> dict[str, int]:
    zones = {zone: len(states) for zone, states in slots_by_zone(survey, zoning, carrying).items()}
    nowhere = len(carrying) - sum(zones.values())
    return {zone: n for zone, n in {**zones, "": nowhere}.items() if n}


def carries(state: SlotState) -> str:
    """The association whose demand a community's carries, by id; empty for none."""
    carried = state.entry.fields.carries if state.entry else None
    return carried if isinstance(carried, str) else ""
