"""A survey -> the figures of `guaqui report`.

Years, plan, zones, classes and hidden demands count the communities' demands inside the plan; the associations'
have figures of their own.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import UNSET, Struct, UnsetType

from ..kinds.terms.association import Association
from .calendar import Attendance, attendance, convened_steps, outcomes
from .carried_demands import CarriedDemands, count_carried_demands
from .decisions import Ruled, Validation, YearPlan, count_rulings, count_validation, plans_of_years, slot_status
from .facts.fact_figures import FactFigure, fact_figures
from .levels.level_report import report_levels
from .levels.tree import LevelFigures, levels
from .money import Money, costs_once, count_money
from .productive_share import Figures, figures, fill, percent, spread
from .slot_states import Slots, SlotState
from .survey import Survey, SurveyRecord
from .tallies.causes import count_causes
from .tallies.ceilings import YearCeilings, ceilings_of_years
from .tallies.money_parts import MoneyShares, money_of_years, money_shares
from .tallies.money_share import ShareInMoney
from .tallies.spent import Spent, spent_of_years
from .tallies.standing import commitment_states, executed_states
from .tallies.vocation import VocationOfZone, vocation_and_demand
from .tallies.women import Women, count_women
from .views.plan_readings import other_readings
from .zones import slots_by_zone


class PlanFigures(Figures, kw_only=True):
    share_cut_mean: float | None = None


class Communities(Struct, kw_only=True):
    """Those that ask for something. `complete`: every slot filled or decided to be none; the rest is of those.
    One without a slot, in a plan without years, is not.

    While claims differ on what is productive, `share` lies between `low` and `high`, which is what it is.
    """

    total: int
    complete: int
    without_productive: int
    share: float | None
    without_productive_ids: list[str]
    low: float | UnsetType = UNSET
    high: float | UnsetType = UNSET


class OfClass(Struct):
    demands: int = 0
    cost_cents: int = 0


class OfAssociation(Ruled, kw_only=True):
    """An association's demands by what was decided of them, their cost once each, and who is asked for what."""

    slots: int = 0
    filled: int = 0
    cost_cents: int = 0
    missing_cents: int = 0
    funding: dict[str, int]


class Indicators(Struct, kw_only=True):
    """All figures of a plan. `name` is the plan's own: it says so where data are invented."""

    municipality: str
    name: str
    years: dict[str, Figures]
    plan: PlanFigures
    zones: dict[str, dict[str, Figures]]
    """By zoning and zone."""
    levels: dict[str, LevelFigures] | UnsetType = UNSET
    """By id, each before those below it, `""` for communities in none; only where some are gathered in levels."""
    communities: Communities
    classes: dict[str, OfClass]
    hidden: CarriedDemands | UnsetType = UNSET
    """Only where the readers may see what is private."""
    associations: dict[str, OfAssociation]
    workshops: dict[str, int]
    """How many there are of each outcome."""
    attendance: Attendance
    to_visit: list[str]
    """The communities and associations whose own workshop is still to be held, by id."""
    validation: Validation
    money: Money
    """Of all demands, the associations' too."""
    year_plans: dict[str, YearPlan]
    shares_in_money: dict[str, ShareInMoney]
    """By year, of the communities' demands that say a cost."""
    money_shares: MoneyShares
    """The same of all years, by zone, class and programme."""
    ceilings: dict[str, YearCeilings]
    executed: dict[str, int]
    """What became of demands and budget lines, by state; `disputed` where laptops say different ones."""
    spent: dict[str, Spent]
    """By the year that it was planned for."""
    causes: dict[str, int]
    """How often each is given, the most frequent first; where laptops differ each that one of them gives."""
    commitments: dict[str, int]
    """By state; `disputed` where laptops say different ones, `open` where nobody says one."""
    women: Women
    vocation: dict[str, dict[str, VocationOfZone]]
    """By zoning and zone, of those that say what they ask for; the associations' demands too."""
    facts: list[FactFigure]
    """By topic, name, day and document."""


def indicators(survey: Survey) -> Indicators:
    """Every figure of a plan, as it stands; those of hidden demands where its readers may see them. They are
    counted once for all who ask while nothing comes in.
    """
    return survey.once("indicators", lambda: _counted(survey))


def _counted(survey: Survey) -> Indicators:
    slots = Slots(survey)
    states = list(slots.of_communities())
    of_associations = list(slots.of_associations())
    every = [*states, *of_associations]
    by_year = _by_year(survey, states)
    plan, zones = _plan(states, by_year.values()), _zones(survey, states)
    for reading in other_readings(survey):
        _spread(reading, by_year, plan, zones)
    filled = [state for state in states if state.stand == "filled"]
    return Indicators(
        municipality=survey.municipality,
        name=survey.plan.name,
        years=by_year,
        plan=plan,
        zones=zones,
        levels=report_levels(survey, levels(survey), states) or UNSET,
        communities=_communities(survey, states),
        classes=_classes(survey, filled),
        hidden=count_carried_demands(survey, filled) if survey.readers.private else UNSET,
        associations={a.id: _association(slots, a) for a in survey.associations()},
        workshops=outcomes(survey),
        attendance=attendance(survey),
        to_visit=sorted(line.holder for line in convened_steps(survey) if line.to_visit),
        validation=count_validation(survey, states, of_associations),
        money=count_money(every),
        year_plans=plans_of_years(survey, every),
        shares_in_money=money_of_years(survey, states),
        money_shares=money_shares(survey, states),
        ceilings=ceilings_of_years(survey),
        executed=executed_states(survey),
        spent=spent_of_years(survey),
        causes=count_causes(survey),
        commitments=commitment_states(survey),
        women=count_women(survey),
        vocation=vocation_and_demand(survey, every),
        facts=fact_figures(survey),
    )


def report_years(survey: Survey) -> dict[str, Figures]:
    """The figures of each year alone, for screens that show them live."""
    by_year = _by_year(survey, list(Slots(survey).of_communities()))
    for reading in other_readings(survey):
        _spread(reading, by_year, Figures(), {})
    return by_year


def _by_year(survey: Survey, states: list[SlotState]) -> dict[str, Figures]:
    return {str(year): figures(s for s in states if s.year == year) for year in survey.plan.years}


def _spread(
    reading: Survey, by_year: dict[str, Figures], plan: Figures, zones: dict[str, dict[str, Figures]]
) -> None:
    """Take in what the shares would be as the plan is read otherwise, in the years that it has then too."""
    states = list(Slots(reading).of_communities())
    for year, of_year in _by_year(reading, states).items():
        if year in by_year:
            spread(by_year[year], [of_year])
    spread(plan, [figures(states)])
    for zoning, of_zones in _zones(reading, states).items() if zones else ():
        for zone, of_zone in of_zones.items():
            spread(zones[zoning][zone], [of_zone])


def _plan(states: list[SlotState], years: Iterable[Figures]) -> PlanFigures:
    whole = PlanFigures()
    fill(whole, states)
    cuts = [year.share_cut for year in years if year.share_cut is not None]
    whole.share_cut_mean = round(sum(cuts) / len(cuts), 2) if cuts else None
    return whole


def _zones(survey: Survey, states: list[SlotState]) -> dict[str, dict[str, Figures]]:
    """A community that is in no zone of a zoning is in none of its figures."""
    by_zoning = {zoning.id: slots_by_zone(survey, zoning.id, states) for zoning in survey.zonings()}
    return {zoning: {zone: figures(of) for zone, of in zones.items()} for zoning, zones in by_zoning.items()}


def _communities(survey: Survey, states: list[SlotState]) -> Communities:
    asking = [one.id for one in survey.communities() if survey.per_year(one.fields)]
    by_holder: dict[str, list[SlotState]] = {id_: [] for id_ in asking}
    for state in states:
        by_holder[state.holder].append(state)
    counted = {id_: figures(its) for id_, its in by_holder.items() if its}
    complete = {id_: of for id_, of in counted.items() if not (of.missing or of.postponed)}
    without = [id_ for id_, of in complete.items() if not of.productive]
    found = Communities(
        total=len(by_holder),
        complete=len(complete),
        without_productive=len(without),
        share=percent(len(without), len(complete)),
        without_productive_ids=without,
    )
    surely = sum(not complete[id_].disputed for id_ in without)
    if surely < len(without):
        found.low, found.high = percent(surely, len(complete)) or 0.0, found.share or 0.0
    return found


def _classes(survey: Survey, filled: list[SlotState]) -> dict[str, OfClass]:
    """The filled slots by class, but for those of which claims differ whether they are productive.

    The plan's classes come in its order; then those that it does not list, by id.
    """
    costs = costs_once(filled)
    classes = {class_.id: OfClass() for class_ in survey.classes()}
    for state in filled:
        if state.class_ is not None and state.verdict != "disputed":
            of_class = classes.setdefault(state.class_, OfClass())
            of_class.demands += 1
            of_class.cost_cents += costs[state.entry.record] if state.entry else 0
    listed = [one.id for one in survey.classes()]
    return {id_: classes[id_] for id_ in (*listed, *sorted(classes.keys() - {*listed}))}


def _association(slots: Slots, association: SurveyRecord[Association]) -> OfAssociation:
    states = slots.of_holder(association.id)
    filled = [state for state in states if state.stand == "filled"]
    sums, counted = count_money(filled), count_rulings(map(slot_status, filled))
    return OfAssociation(
        **{name: getattr(counted, name) for name in Ruled.__struct_fields__},
        slots=len(states),
        filled=len(filled),
        cost_cents=sums.cost_cents,
        missing_cents=sums.missing_cents,
        funding=sums.asked,
    )
