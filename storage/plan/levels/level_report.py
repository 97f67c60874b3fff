"""What the levels of a plan come to, however what is in dispute is read: on the board and in the report."""

from __future__ import annotations

from collections.abc import Iterable

from ..productive_share import spread
from ..slot_states import Slots, SlotState
from ..survey import Survey
from ..views.plan_readings import other_readings
from .tree import LevelFigures, Levels, level_figures, levels


def report_levels(survey: Survey, of_plan: Levels, states: Iterable[SlotState]) -> dict[str, LevelFigures]:
    """The figures of each of a plan's levels by its id, of the communities' slots; empty where there is none."""
    found = level_figures(of_plan, states, survey.plan.years) if of_plan.tree else {}
    for reading in other_readings(survey) if found else ():
        again = level_figures(levels(reading), Slots(reading).of_communities(), reading.plan.years)
        for id_, of in again.items():
            spread(found[id_], [of])
            for year in found[id_].years.keys() & of.years.keys():
                spread(found[id_].years[year], [of.years[year]])
    return found
