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

from storage.records import CLASSES, Association, Demand, Workshop, slot_of
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
        classes=_classes(survey, filled),
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


def _classes(survey: Survey, filled: list[SlotState]) -> dict[str, OfClass]:
    classes = {class_: OfClass() for class_ in CLASSES}
    for state in filled:
        if state.class_ is not None:
            of_class = classes.setdefault(state.class_, OfClass())
            of_class.demands += 1
            of_class.cost_cents += own_cost_cents(survey, state)
    return dict(sorted(classes.items()))


def own_cost_cents(survey: Survey, state: SlotState) -> int:
    """A demand's cost as sums count it: where two holders ask jointly, it stands once, at the first name."""
    if state.entry is None or not isinstance(state.entry.fields.joint_with, str):
        return state.cost_cents
    other_name = state.entry.fields.joint_with
    other = survey.entry(other_name, Demand) if slot_of(other_name) else None
    if other is None or other.fields.withdrawn is True or not isinstance(other.fields.cost_cents, int):
        return state.cost_cents
    mutual = other.fields.joint_with == state.entry.record
    return state.cost_cents if mutual and state.entry.record < other_name else 0


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
    for state in slots.of_holder(association.id, association.fields.per_year):
        figures_.slots += 1
        if state.stand != "filled" or state.entry is None:
            continue
        figures_.filled += 1
        figures_.validated += state.entry.fields.status == "validated"
        figures_.rejected += state.entry.fields.status == "rejected"
        figures_.cost_cents += own_cost_cents(slots.survey, state)
        if isinstance(state.entry.fields.funding, dict):
            funding.update(state.entry.fields.funding)
    figures_.funding = dict(sorted(funding.items()))
    return figures_


def _workshops(survey: Survey) -> dict[str, int]:
    counted = Counter(workshop.fields.outcome for workshop in survey.entries("workshop", Workshop))
    return {**dict.fromkeys(OUTCOMES, 0), **dict(sorted(counted.items()))}
