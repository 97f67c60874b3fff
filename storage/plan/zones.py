"""Which slots are in which zone. Whatever has figures by zone has them by this one rule."""

from __future__ import annotations

from collections.abc import Iterable

from .slot_states import SlotState
from .survey import Survey


def slots_by_zone(survey: Survey, zoning: str, states: Iterable[SlotState]) -> dict[str, list[SlotState]]:
    """The slots of those that are in some zone of a zoning, by zone; every such slot is in one.

    The zones on the list of the zoning come first, in their order, also those without a slot; then those that some
    are in besides: off their list or another zoning's; then ids that no zone has.
    """
    zone_of = {holder: member.fields.zone for holder, member in survey.members(zoning).items()}
    listed: dict[str, list[SlotState]] = {zone.id: [] for zone in survey.zones(zoning)}
    besides: dict[str, list[SlotState]] = {}
    for state in states:
        if zone := zone_of.get(state.holder):
            (listed if zone in listed else besides).setdefault(zone, []).append(state)
    return listed | {zone: besides[zone] for zone in sorted(besides, key=lambda one: _place(survey, one))}


def _place(survey: Survey, zone: str) -> tuple[bool, str]:
    return survey.history(f"zone/{survey.municipality}/{zone}") is None, zone
