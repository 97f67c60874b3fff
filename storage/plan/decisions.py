"""What the assembly and the municipal government made of the demands: validation, and the years' plans."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from msgspec import UNSET, Struct, field

from ..kinds.process.budget import Budget
from ..kinds.process.demand import IN_A_PLAN, Demand
from ..kinds.terms.member import Member
from ..revisions.taken_back import decided_once
from .money import Money
from .slot_states import Slots, SlotState
from .survey import Survey, SurveyRecord
from .tallies.joint_money import (
    AskedDemand,
    asked_demand,
    gone_cents,
    if_budgeted,
    in_its_plan,
    joint_demands,
    who_says_cost,
)

_STATUS: Final = "status"


class Ruled(Struct):
    """How many of the demands, or of the communities' zones, stand how; `left`: nobody decided of them yet."""

    validated: int = 0
    observed: int = 0
    rejected: int = 0
    planned: int = 0
    budgeted: int = 0
    left: int = 0


class Validation(Struct):
    communities: Ruled
    associations: Ruled
    zoning: Ruled


class OfSubprogramme(Struct):
    """Its demands and budget lines in a year's plan, and what they cost, in hundredths of the currency."""

    lines: int = 0
    cost_cents: int = 0


class YearPlan(Struct):
    """A year's plan: what stands in it, and what once did. In hundredths of the currency.

    `planned` and `budgeted` are demands by their status; `lines` are those of the budget that are no demand.
    `money` is of both. `moved` left for another year after they had stood in a plan, `dropped` left it otherwise;
    `dropped_cents` has what is joint once, and nothing of what is in a plan still.
    """

    planned: int = 0
    budgeted: int = 0
    lines: int = 0
    lines_cents: int = 0
    moved: int = 0
    dropped: int = 0
    dropped_cents: int = 0
    money: Money = field(default_factory=Money)
    subprogrammes: dict[str, OfSubprogramme] = field(default_factory=dict)
    """By the action's subprogramme, or the line's own; `""` for what has none."""


def count_rulings(statuses: Iterable[object]) -> Ruled:
    """Statuses counted; what is none of the decided ones is left to decide."""
    counted = Ruled()
    for status in statuses:
        name = status if status in Ruled.__struct_fields__ else "left"
        setattr(counted, str(name), getattr(counted, str(name)) + 1)
    return counted


def slot_status(state: SlotState) -> object:
    return state.entry.fields.status if state.entry else None


def count_validation(
    survey: Survey, communities: Iterable[SlotState], associations: Iterable[SlotState]
) -> Validation:
    """Of the filled slots inside the plan, and of the communities that have a zone."""
    return Validation(
        communities=count_rulings(slot_status(one) for one in communities if one.stand == "filled"),
        associations=count_rulings(slot_status(one) for one in associations if one.stand == "filled"),
        zoning=count_rulings(
            status for of_one in zonings_of_communities(survey).values() for status in [zoning_status(of_one)]
        ),
    )


def zonings_of_communities(survey: Survey) -> dict[str, list[SurveyRecord[Member]]]:
    """The zones that each community is in, in the order of the zonings; none that is in no zone."""
    of_zonings = [survey.members(one.id) for one in survey.zonings()]
    found = {one.id: [of[one.id] for of in of_zonings if one.id in of] for one in survey.communities()}
    return {holder: members for holder, members in found.items() if members}


def zoning_status(members: Iterable[SurveyRecord[Member]]) -> object:
    """What the assembly said of all the zones that one is in; None where it said not the same of all of them."""
    said = {one.fields.status for one in members}
    return said.pop() if len(said) == 1 else None


def plans_of_years(survey: Survey, states: Iterable[SlotState]) -> dict[str, YearPlan]:
    """The plan of each year of the five, and of any other that has budget lines. `states`: of all slots inside the
    plan, the communities' before the associations'.
    """
    by_year: dict[int, list[SlotState]] = {year: [] for year in planned_years(survey)}
    for state in states:
        by_year[state.year].append(state)
    return {str(year): _plan_of(survey, year, its) for year, its in by_year.items()}


def planned_years(survey: Survey) -> list[int]:
    return sorted({*survey.plan.years, *(year for year, _line in budget_lines(survey))})


def of_year(survey: Survey, year: int) -> list[SlotState]:
    """The slots of one year inside the plan: the communities', then the associations'."""
    if year not in survey.plan.years:
        return []
    slots = Slots(survey)
    many = {one.id: survey.slots_by_year(one.id)[year] for one in survey.holders_listed()}
    return [slots.at(id_, year, n) for id_ in many for n in range(1, many[id_] + 1)]


class PlanLine(NamedTuple):
    """A demand that stands in a year's plan, or a budget line, which has no number, action or phase.

    `cost_cents` and `funding` are as the plan's sum counts them: of joint demands one has both, the others none
    (`joint_money`).
    `joint`: it is one of those.
    """

    year: int
    subprogramme: str
    phase: str
    holder: str
    n: int | None
    text: str
    action: str
    status: str
    cost_cents: int
    funding: dict[str, int]
    record: str
    joint: bool = False

    @property
    def budgeted(self) -> bool:
        """Whether its money is of its own year's plan, and not only of the plan of all years.

        A line of the budget is one of its year's by being there: only what says that it stands elsewhere is not.
        """
        return is_of_its_year(self.status, of_budget=self.n is None)


def is_of_its_year(status: str, *, of_budget: bool) -> bool:
    """Whether what stands so is in its year's plan; `of_budget`: it is a line of the budget, and no demand."""
    return status == "budgeted" or (of_budget and status in _OF_ITS_YEAR)


_OF_ITS_YEAR: Final = frozenset({"", "validated"})
"""What a line of the budget may say of itself and be one."""


def plan_lines(survey: Survey, year: int) -> list[PlanLine]:
    """What stands in one year's plan: the communities' demands, the associations', the budget lines.

    What is asked for jointly counts where it is budgeted, so that the lines which are sum up to what the year's
    plan costs.
    """
    return _lines_of(survey, year, of_year(survey, year))


def _lines_of(survey: Survey, year: int, states: list[SlotState]) -> list[PlanLine]:
    lines = _of_demands(survey, [state for state in states if is_in_plan(state)], in_its_plan)
    of_budget = (one for its, one in budget_lines(survey) if its == year and one.fields.status != "rejected")
    return [*lines, *(line_of_budget(year, one.record, one.fields) for one in of_budget)]


def waiting_lines(survey: Survey, year: int) -> list[PlanLine]:
    """The demands that are validated, or stand in the plan of all years alone: what may go into the year's plan.

    Each costs what the year's plan would cost more with it alone: nothing, where it is shared with what is in it.
    """
    return _of_demands(survey, _with_status(of_year(survey, year), {"validated", "planned"}), if_budgeted)


def _with_status(states: Iterable[SlotState], statuses: Collection[str]) -> list[SlotState]:
    return [one for one in states if one.stand == "filled" and slot_status(one) in statuses]


def _programmes(survey: Survey) -> dict[str, object]:
    """Each action's subprogramme."""
    return {action.id: action.fields.programme for action in survey.actions(withdrawn=True)}


def _of_demands(
    survey: Survey, states: Iterable[SlotState], counted: Callable[[Survey, AskedDemand], AskedDemand | None]
) -> list[PlanLine]:
    """`counted` gives whose cost and contributions one has in a sum, None where it has none."""
    programme_of, joint = _programmes(survey), joint_demands(survey)
    found = []
    for state in states:
        if state.entry:
            asked = asked_demand(state.entry.record, state.year, state.entry.fields, inside=True)
            line = _of_demand(state, state.entry, programme_of, counted(survey, asked))
            found.append(line._replace(joint=joint.of(line.record) is not None))
    return found


def _of_demand(
    state: SlotState,
    entry: SurveyRecord[Demand],
    programme_of: Mapping[str, object],
    money: AskedDemand | None,
) -> PlanLine:
    fields, action = entry.fields, _text(entry.fields.action)
    programme, phase, status = map(_text, (programme_of.get(action), fields.phase, fields.status))
    return PlanLine(
        state.year,
        programme,
        phase,
        state.holder,
        state.n,
        state.text,
        action,
        status,
        (money.cost_cents or 0) if money else 0,
        money.funding if money else {},
        entry.record,
    )


def line_of_budget(year: int, record: str, said: Budget) -> PlanLine:
    programme, holder, name, status = map(_text, (said.programme, said.holder, said.name, said.status))
    funding = said.funding if isinstance(said.funding, dict) else {}
    cost = said.cost_cents if isinstance(said.cost_cents, int) else 0
    return PlanLine(year, programme, "", holder, None, name, "", status, cost, funding, record)


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def plan_of_year(survey: Survey, year: int) -> YearPlan:
    """The plan of one year."""
    return _plan_of(survey, year, of_year(survey, year))


def _plan_of(survey: Survey, year: int, states: list[SlotState]) -> YearPlan:
    plan = YearPlan()
    for line in _lines_of(survey, year, states):
        plan.money.add(line.cost_cents, line.funding)
        _count(plan.subprogrammes, line.subprogramme, line.cost_cents)
        if line.n is None:
            plan.lines += 1
            plan.lines_cents += line.cost_cents
        else:
            plan.planned += line.status == "planned"
            plan.budgeted += line.status == "budgeted"
    for its, budget in budget_lines(survey):
        if its == year and budget.fields.status == "rejected":
            plan.dropped += 1
            plan.dropped_cents += line_of_budget(its, budget.record, budget.fields).cost_cents
    left = [state.kept for state in states if state.kept and left_the_plan(state, survey)]
    gone = [one for one in left if not isinstance(one.fields.moved_to, str)]
    plan.moved = len(left) - len(gone)
    plan.dropped += len(gone)
    plan.dropped_cents += gone_cents(survey, gone)
    plan.subprogrammes = dict(sorted(plan.subprogrammes.items()))
    return plan


def _count(of: dict[str, OfSubprogramme], subprogramme: str, cost: int) -> None:
    one = of.setdefault(subprogramme, OfSubprogramme())
    one.lines += 1
    one.cost_cents += cost


def is_in_plan(state: SlotState) -> bool:
    """Whether a demand stands in the five years' plan or in its year's."""
    return state.stand == "filled" and slot_status(state) in IN_A_PLAN


def left_the_plan(state: SlotState, survey: Survey) -> bool:
    """Whether a demand stood in a plan once, by its history, and does not any more."""
    if state.kept is None or is_in_plan(state):
        return False
    return stood_as(survey, state.kept.record, IN_A_PLAN)


def stood_as(survey: Survey, record: str, statuses: Collection[str]) -> bool:
    """Whether a demand had one of some statuses once, by its history (`decided_once`)."""
    state = survey.history(record)
    return state is not None and any(said in statuses for said in decided_once(state, _STATUS))


def budget_lines(survey: Survey) -> Iterator[tuple[int, SurveyRecord[Budget]]]:
    """Each line of the municipality's budgets that stands, with its year, by record name."""
    for entry in survey.entries("budget", Budget):
        _kind, municipality, year, _id = entry.record.split("/")
        if municipality == survey.municipality and entry.fields.withdrawn is not True:
            yield int(year), entry


def lacking_for_a_plan(state: SlotState, survey: Survey) -> list[str]:
    """What a demand lacks to go into a year's plan: `validated`, and which of its fields."""
    if state.entry is None or state.stand != "filled":
        return []
    validated = slot_status(state) in {"validated", *IN_A_PLAN}
    return [*([] if validated else ["validated"]), *lacking_fields(state.entry, state.class_, survey)]


def lacking_fields(entry: SurveyRecord[Demand], class_: str | None, survey: Survey) -> list[str]:
    """Which of class, cost and contributions nobody says of a demand: of joint ones one says the money of all.

    `class_` is the one that is shown of it.
    """
    money = who_says_cost(survey, entry)
    said: dict[str, object] = {"class": class_, "cost_cents": money.cost_cents, "funding": money.funding}
    return [name for name, value in said.items() if value in (None, UNSET, {})]
