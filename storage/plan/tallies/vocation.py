"""The vocation of each zone beside what is asked for in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from ..slot_states import SlotState
from ..survey import Survey
from ..zones import slots_by_zone


class VocationOfZone(Struct):
    """`lacking`: how many demands ask for what does not belong to the vocation, by action, the most first.
    `unasked`: the actions that belong to it and nobody asks for, in its own order. `unsaid`: demands of which no
    action is said, so that nobody can tell.
    """

    lacking: dict[str, int]
    unasked: list[str]
    unsaid: int = 0


def vocation_and_demand(survey: Survey, states: Iterable[SlotState]) -> dict[str, dict[str, VocationOfZone]]:
    """By zoning and zone, of those zones that say what they ask for, the filled slots among some."""
    filled = [state for state in states if state.stand == "filled"]
    found: dict[str, dict[str, VocationOfZone]] = {}
    for zoning in survey.zonings():
        asking = {one.id: one.fields.asks for one in survey.zones(zoning.id)}
        of_zones = slots_by_zone(survey, zoning.id, filled)
        told = {zone: _of_zone(asks, of_zones[zone]) for zone, asks in asking.items() if isinstance(asks, list)}
        found |= {zoning.id: told} if told else {}
    return found


def _of_zone(asks: list[str], states: Iterable[SlotState]) -> VocationOfZone:
    actions = [state.entry.fields.action if state.entry else None for state in states]
    counted = Counter(action for action in actions if isinstance(action, str))
    lacking = ((action, n) for action, n in counted.items() if action not in asks)
    return VocationOfZone(
        dict(sorted(lacking, key=lambda one: (-one[1], one[0]))),
        [action for action in dict.fromkeys(asks) if action not in counted],
        sum(not isinstance(action, str) for action in actions),
    )
