"""Several plans of one municipality: which has a year, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import UNSET, structs

from ...kinds.terms.plan import Plan


def plan_by_year(plans: Iterable[tuple[str, Plan]]) -> dict[int, str]:
    """The years of some plans, which come by id, in order, each with the id of the first that has it."""
    found: dict[int, str] = {}
    for id_, plan in plans:
        for year in plan.years:
            found.setdefault(year, id_)
    return dict(sorted(found.items()))


def plans_together(of: Mapping[str, Plan], by_year: Mapping[int, str]) -> Plan:
    """What plans by their ids say together, with the years that are theirs: of several their names, and the most
    demands that a community has in any year. Of none an empty one.
    """
    plans, years = [*of.values()], [year for year, id_ in by_year.items() if id_ in of]
    if len(plans) == 1:
        return structs.replace(plans[0], years=years)
    published = bool(plans) and all(one.published is True for one in plans)
    return Plan(
        " · ".join(one.name for one in plans),
        years,
        max((one.per_year for one in plans), default=1),
        published=published or UNSET,
    )
