"""Pure: a survey -> the figures of `guaqui report`.

Figures count the communities' demands inside the plan. Shares are percent of the filled slots, to two
decimals; `share_cut` is the same cut to a whole number, the form in which the report of about 2003 prints
them (38, 66, 61, 38, 50 and their mean 50.6).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import msgspec
from msgspec import Struct

from storage.records import CLASSES, Association, Workshop
from storage.survey import Entry, Survey

from .slots import Slots, SlotState

OUTCOMES = ("planned", "held", "absent", "suspended", "closed")


def percent(part: int, whole: int) -> float | None:
    """Part of whole in percent, half up to two decimals; None of nothing."""
    return (20000 * part + whole) // (2 * whole) / 100 if whole else None


class Figures(Struct, kw_only=True):
    """The figures of some slots. `slots` = `filled` + `none` + `postponed` + `missing`."""

    slots: int = 0
    filled: int = 0
    productive: int = 0
    disputed: int = 0
    unclassed: int = 0
    none: int = 0
    postponed: int = 0
    missing: int = 0
    share: float | None = None
    share_cut: int | None = None


class PlanFigures(Figures, kw_only=True):
    share_cut_mean: float | None = None


class Zones(Struct):
    admin: dict[str, Figures]
    typology: dict[str, Figures]


class Communities(Struct):
    """`complete`: every slot filled or decided to be none; `share` and the last two are of those."""

    total: int
    complete: int
    without_productive: int
    share: float | None
    without_productive_ids: list[str]


class OfClass(Struct):
    demands: int = 0
    cost_cents: int = 0


class Hidden(Struct):
    """Communities' demands that carry an association's. Private: never on an assembly's screen."""

    demands: int
    share: float | None
    by_association: dict[str, int]


class OfAssociation(Struct):
    slots: int = 0
    filled: int = 0
    validated: int = 0
    rejected: int = 0
    cost_cents: int = 0
    funding: dict[str, int] = msgspec.field(default_factory=dict)


class Report(Struct):
    """All figures of a plan. `name` is the plan's own: it says so where data are invented."""

    municipality: str
    name: str
    years: dict[str, Figures]
    plan: PlanFigures
    zones: Zones
    communities: Communities
    classes: dict[str, OfClass]
    hidden: Hidden
    associations: dict[str, OfAssociation]
    workshops: dict[str, int]


def figures(states: Iterable[SlotState]) -> Figures:
    return _fill(Figures(), states)


def _fill(into: Figures, states: Iterable[SlotState]) -> Figures:
    for state in states:
        into.slots += 1
        setattr(into, state.stand, getattr(into, state.stand) + 1)
        if state.verdict in {"productive", "disputed", "unclassed"}:
            setattr(into, state.verdict, getattr(into, state.verdict) + 1)
    into.share = percent(into.productive, into.filled)
    into.share_cut = 100 * into.productive // into.filled if into.filled else None
    return into


def report(survey: Survey) -> Report:
    """Every figure of a plan, as it stands."""
    slots = Slots(survey)
    states = list(slots.of_communities())
    by_year = _by_year(survey, states)
    filled = [state for state in states if state.stand == "filled"]
    return Report(
        municipality=survey.municipality,
        name=survey.plan.name,
        years=by_year,
        plan=_plan(states, by_year.values()),
        zones=_zones(survey, states),
        communities=_communities(survey, states),
        classes=_classes(filled),
        hidden=_hidden(filled),
        associations={a.id: _association(slots, a) for a in survey.associations()},
        workshops=_workshops(survey),
    )


def report_years(survey: Survey) -> dict[str, Figures]:
    """The figures of each year alone, for screens that show them live."""
    return _by_year(survey, list(Slots(survey).of_communities()))


def _by_year(survey: Survey, states: list[SlotState]) -> dict[str, Figures]:
    return {str(year): figures(s for s in states if s.year == year) for year in survey.plan.years}


def _plan(states: list[SlotState], years: Iterable[Figures]) -> PlanFigures:
    whole = PlanFigures()
    _fill(whole, states)
    cuts = [year.share_cut for year in years if year.share_cut is not None]
    whole.share_cut_mean = round(sum(cuts) / len(cuts), 2) if cuts else None
    return whole


def _zones(survey: Survey, states: list[SlotState]) -> Zones:
    def by(zoning: str) -> dict[str, Figures]:
        zone_of = {c.id: getattr(c.fields, f"{zoning}_zone") for c in survey.communities()}
        zones = survey.zones(zoning)
        return {zone.id: figures(s for s in states if zone_of[s.holder] == zone.id) for zone in zones}

    return Zones(admin=by("admin"), typology=by("typology"))


def _communities(survey: Survey, states: list[SlotState]) -> Communities:
    ids = [community.id for community in survey.communities()]
    complete = [
        figures_
        for id_ in ids
        if (figures_ := (id_, figures(s for s in states if s.holder == id_)))[1].missing == 0
        and figures_[1].postponed == 0
    ]
    without = [id_ for id_, of_holder in complete if not of_holder.productive]
    share = percent(len(without), len(complete))
    return Communities(len(ids), len(complete), len(without), share, without)


def _classes(filled: list[SlotState]) -> dict[str, OfClass]:
    costs = costs_once(filled)
    classes = {class_: OfClass() for class_ in CLASSES}
    for state in filled:
        if state.class_ is not None:
            of_class = classes.setdefault(state.class_, OfClass())
            of_class.demands += 1
            of_class.cost_cents += costs[state.entry.record] if state.entry else 0
    return dict(sorted(classes.items()))


def costs_once(states: Iterable[SlotState]) -> dict[str, int]:
    """Each demand's cost as a sum counts it, by record.

    Demands that are asked for jointly, directly or through others of the sum, cost once: at the first of
    them, by name, that says a cost. A partner outside the sum changes nothing.
    """
    there = {state.entry.record: state for state in states if state.entry}
    joined: dict[str, set[str]] = {record: set() for record in there}
    for record, state in there.items():
        other = state.entry.fields.joint_with if state.entry else None
        if isinstance(other, str) and other in there:
            joined[record].add(other)
            joined[other].add(record)
    costs: dict[str, int] = {}
    for record in sorted(there):
        if record not in costs:
            group = sorted(_together(record, joined))
            costs |= dict.fromkeys(group, 0)
            first = next((one for one in group if there[one].cost_cents), record)
            costs[first] = there[first].cost_cents
    return costs


def _together(start: str, joined: dict[str, set[str]]) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        new = joined[todo.pop()] - seen
        seen |= new
        todo.extend(new)
    return seen


def _hidden(filled: list[SlotState]) -> Hidden:
    carried = Counter(
        state.entry.fields.carries
        for state in filled
        if state.entry and isinstance(state.entry.fields.carries, str)
    )
    demands = carried.total()
    return Hidden(demands, percent(demands, len(filled)), dict(sorted(carried.items())))


def _association(slots: Slots, association: Entry[Association]) -> OfAssociation:
    figures_ = OfAssociation()
    funding: Counter[str] = Counter()
    states = slots.of_holder(association.id, association.fields.per_year)
    costs = costs_once(state for state in states if state.stand == "filled")
    for state in states:
        figures_.slots += 1
        if state.stand != "filled" or state.entry is None:
            continue
        figures_.filled += 1
        figures_.validated += state.entry.fields.status == "validated"
        figures_.rejected += state.entry.fields.status == "rejected"
        figures_.cost_cents += costs[state.entry.record]
        if isinstance(state.entry.fields.funding, dict):
            funding.update(state.entry.fields.funding)
    figures_.funding = dict(sorted(funding.items()))
    return figures_


def _workshops(survey: Survey) -> dict[str, int]:
    counted = Counter(workshop.fields.outcome for workshop in survey.entries("workshop", Workshop))
    return {**dict.fromkeys(OUTCOMES, 0), **dict(sorted(counted.items()))}
