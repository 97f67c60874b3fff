"""Pure: which demands of communities carry an association's. Private: never on an assembly's screen."""

from __future__ import annotations

from collections import Counter

from msgspec import Struct

from storage.survey import Survey

from .figures import percent
from .slots import SlotState


class Hidden(Struct):
    """Communities' demands that carry an association's; `share` is percent of the filled slots.

    Zones are those of the typology, `""` where a community has none.
    """

    demands: int
    share: float | None
    by_association: dict[str, int]
    by_zone: dict[str, int]
    by_year: dict[str, int]


def hidden(survey: Survey, filled: list[SlotState]) -> Hidden:
    """Of the communities' filled slots."""
    carrying = [state for state in filled if carries(state)]
    zone_of = {one.id: one.fields.typology_zone for one in survey.communities()}
    zones = Counter(zone if isinstance(zone := zone_of.get(s.holder), str) else "" for s in carrying)
    return Hidden(
        demands=len(carrying),
        share=percent(len(carrying), len(filled)),
        by_association=dict(sorted(Counter(map(carries, carrying)).items())),
        by_zone=dict(sorted(zones.items())),
        by_year={str(year): sum(s.year == year for s in carrying) for year in survey.plan.years},
    )


def carries(state: SlotState) -> str:
    """The association whose demand a community's carries, by id; empty for none."""
    carried = state.entry.fields.carries if state.entry else None
    return carried if isinstance(carried, str) else ""
