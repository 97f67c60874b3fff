"""Who came and who proposed: the women among them, by step of the process and by zone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Final

from msgspec import Struct

from ...kinds.lookup import holder_of
from ...kinds.process.workshop import Workshop
from ..calendar import Attendance, came_to_held, convened_steps
from ..survey import Survey, SurveyRecord

_WOMEN: Final = "women"
"""Who proposes, as demands say it."""


class Women(Struct):
    """How many times a woman came to a workshop that was held, and how many proposals were of women."""

    attended: int
    proposed: int


def count_women(survey: Survey) -> Women:
    attended = sum(of.women for of in came_by_step(survey).values())
    return Women(attended, proposals_by_proposer(survey).get(_WOMEN, 0))


def held_by_step(survey: Survey) -> dict[str, list[SurveyRecord[Workshop]]]:
    """The workshops that were held, by step in their order; of those steps alone at which one was."""
    found: dict[str, list[SurveyRecord[Workshop]]] = {}
    for line in convened_steps(survey):
        if held := [entry for entry in line.times if entry.fields.outcome == "held"]:
            found.setdefault(line.step, []).extend(held)
    return found


def came_by_step(survey: Survey) -> dict[str, Attendance]:
    """By step, in their order; of those alone at which something was held."""
    return {step: came_to_held(held) for step, held in held_by_step(survey).items()}


def came_by_zone(survey: Survey, zoning: str) -> dict[str, dict[str, Attendance]]:
    """The same by step and zone, of the workshops of those who are in one."""
    zone_of = zones_of_holders(survey, zoning)
    found: dict[str, dict[str, Attendance]] = {}
    for step, held in held_by_step(survey).items():
        by_zone: dict[str, list[SurveyRecord[Workshop]]] = {}
        for one in held:
            if zone := zone_of.get(holder_of(one.record)):
                by_zone.setdefault(zone, []).append(one)
        found |= {step: {zone: came_to_held(of) for zone, of in by_zone.items()}} if by_zone else {}
    return found


def zones_of_holders(survey: Survey, zoning: str) -> dict[str, str]:
    return {holder: member.fields.zone for holder, member in survey.members(zoning).items()}


def proposals_by_proposer(survey: Survey) -> dict[str, int]:
    """How many proposals of standing demands women, men, both or authorities made; of whom nobody said nothing.

    A demand without proposals is one itself.
    """
    return dict(sum(proposals_by_holder(survey).values(), Counter[str]()))


def proposals_by_holder(survey: Survey) -> dict[str, Counter[str]]:
    """The same of each holder of whose proposals it is said who made one."""
    found: dict[str, Counter[str]] = {}
    for slot, entry in survey.demands():
        if entry.fields.withdrawn is not True:
            options = entry.fields.options if isinstance(entry.fields.options, list) else []
            makers = [one.proposed_by for one in options if isinstance(one.text, str)]
            said = [one for one in makers or [entry.fields.proposed_by] if isinstance(one, str)]
            if said:
                found.setdefault(slot.holder, Counter()).update(said)
    return found


def proposals_by_zone(survey: Survey, zoning: str) -> Mapping[str, Counter[str]]:
    """The same by zone, of those who are in one."""
    zone_of, found = zones_of_holders(survey, zoning), dict[str, Counter[str]]()
    for holder, counted in proposals_by_holder(survey).items():
        if zone := zone_of.get(holder):
            found.setdefault(zone, Counter()).update(counted)
    return found
