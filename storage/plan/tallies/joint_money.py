"""What demands cost that are asked for jointly, and which of them has that cost in the years' plans.

Those that hang together have one cost, with its contributions: what one of them says, be it in a plan or not. What
was rejected, or decided not to be asked for, says none; what was taken back is asked for with nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from ...kinds.process.demand import IN_A_PLAN, Demand, Slot, slot_of
from ...revisions.record_names import municipality_of
from ..money import joint_groups
from ..slot_states import stand_of
from ..survey import Survey, SurveyRecord

_SAYS_NO_COST: Final = frozenset({"rejected", "none"})
_PLACING: Final = {"municipality", "plan", "community", "association"}
"""The kinds of record that say which demands have a slot in the plan."""


class AskedDemand(NamedTuple):
    """What a demand says of money. `status` is one of a plan only where it stands in that plan; `cost_cents` is
    None where it says none.
    """

    record: str
    year: int
    status: str
    cost_cents: int | None
    funding: dict[str, int]


class JointDemands(NamedTuple):
    """Demands that hang together. `who_says`: whose cost is that of all, None where none of them says one.

    `in_plans`: by record, of each that has the cost in its year's plan, whose cost and contributions those are.
    """

    demands: tuple[AskedDemand, ...]
    who_says: AskedDemand | None
    in_plans: dict[str, AskedDemand]


def asked_demand(record: str, year: int, said: Demand, *, inside: bool) -> AskedDemand:
    """`inside`: it has a slot in the plan."""
    status = said.status if isinstance(said.status, str) else ""
    if status in IN_A_PLAN and not (inside and stand_of(said) == "filled"):
        status = ""
    cost = said.cost_cents if isinstance(said.cost_cents, int) else None
    funding = said.funding if isinstance(said.funding, dict) else {}
    return AskedDemand(record, year, status, cost, funding)


def hanging_together(demands: Sequence[AskedDemand]) -> JointDemands:
    """Demands that hang together, or one by itself."""
    return JointDemands(tuple(demands), _who_says(demands), _in_plans(demands))


def _who_says(demands: Sequence[AskedDemand]) -> AskedDemand | None:
    """A cost that is something comes first; then what is budgeted, what is planned, and the first by name."""
    says = (one for one in demands if one.cost_cents is not None and one.status not in _SAYS_NO_COST)
    return min(says, key=lambda one: (not one.cost_cents, *_rank(one)), default=None)


def _rank(one: AskedDemand) -> tuple[bool, bool, str]:
    return one.status != "budgeted", one.status != "planned", one.record


def _in_plans(demands: Sequence[AskedDemand]) -> dict[str, AskedDemand]:
    """What is budgeted comes before what is planned. Of those that say a cost it is the first by name of each
    year; where none does, it is the first of all years.
    """
    budgeted = [one for one in demands if one.status == "budgeted"]
    inside = budgeted or [one for one in demands if one.status == "planned"]
    if says := [one for one in inside if one.cost_cents]:
        by_year = {one.year: one for one in sorted(says, key=lambda one: one.record, reverse=True)}
        return {one.record: one for one in by_year.values()}
    first = min(inside, key=lambda one: (one.year, one.record), default=None)
    return {first.record: _who_says(demands) or first} if first else {}


class Places:
    """The slots inside the plan."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._holders = {one.id for one in survey.holders_listed()}

    def __contains__(self, slot: Slot) -> bool:
        return slot.holder in self._holders and slot.n <= self._survey.slots_by_year(slot.holder).get(slot.year, 0)


class JointIndex:
    """Who is asked for jointly with whom, kept as demands come in: a save costs the same in a large plan."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey
        self._placed = Places(survey)
        self._upto = len(survey.taken_in())
        self._names: dict[str, str] = {}
        self._named_by: dict[str, set[str]] = {}
        self._known: dict[str, JointDemands | None] = {}
        self._take(one.record for _slot, one in survey.demands())

    def of(self, record: str) -> JointDemands | None:
        """All that hang together with a demand, and it; None where it is asked for with no other."""
        found = self._hanging(record)
        return found if found and found.demands[1:] else None

    def beside(self, one: SurveyRecord[Demand]) -> list[JointDemands]:
        """All that stand and hang together with a demand, be it taken back itself."""
        self._look()
        names = one.record, str(one.fields.joint_with), *self._named_by.get(one.record, ())
        return [found for name in names if (found := self._hanging(name))]

    def _hanging(self, record: str) -> JointDemands | None:
        """None where the demand does not stand."""
        known = self._look()
        if record not in known:
            group = self._together(record)
            asked = [
                asked_demand(one.record, slot.year, one.fields, inside=slot in self._placed)
                for one in group
                if (slot := slot_of(one.record))
            ]
            known[record] = None
            known.update(dict.fromkeys((one.record for one in group), hanging_together(asked)))
        return known[record]

    def _look(self) -> dict[str, JointDemands | None]:
        """Take in what came since the last look."""
        came = self._survey.taken_in(self._upto)
        if came:
            self._upto += len(came)
            self._known = {}
            self._take(came)
        return self._known

    def _take(self, records: Iterable[str]) -> None:
        for record in records:
            self._named_by.get(self._names.pop(record, ""), set()).discard(record)
            said = self._standing(record)
            if said and isinstance(said.fields.joint_with, str):
                self._names[record] = said.fields.joint_with
                self._named_by.setdefault(said.fields.joint_with, set()).add(record)

    def _standing(self, record: str) -> SurveyRecord[Demand] | None:
        """A demand of the municipality that nobody took back."""
        if not slot_of(record) or municipality_of(record) != self._survey.municipality:
            return None
        entry = self._survey.entry(record, Demand)
        return entry if entry and entry.fields.withdrawn is not True else None

    def _together(self, record: str) -> list[SurveyRecord[Demand]]:
        """Those that stand, by name, each of which names another of them or is named by it."""
        found: dict[str, SurveyRecord[Demand]] = {}
        todo = [record]
        while todo:
            one = todo.pop()
            if one not in found and (entry := self._standing(one)):
                found[one] = entry
                todo += [self._names.get(one, ""), *self._named_by.get(one, ())]
        return [entry for _name, entry in sorted(found.items())]


def joint_demands(survey: Survey) -> JointIndex:
    return survey.once("joint", lambda: JointIndex(survey), _PLACING)


def in_its_plan(survey: Survey, one: AskedDemand) -> AskedDemand | None:
    """Whose cost and contributions a demand has in its year's plan; None where another has those of all."""
    joint = joint_demands(survey).of(one.record)
    return joint.in_plans.get(one.record) if joint else one


def if_budgeted(survey: Survey, one: AskedDemand) -> AskedDemand | None:
    """The same as if a demand was budgeted that is not; None too where its year's plan has the cost already."""
    joint, would_be = joint_demands(survey).of(one.record), one._replace(status="budgeted")
    if joint is None:
        return one
    before = [each for each in joint.demands if each.record != one.record]
    if any(each.status == "budgeted" and each.year == one.year for each in before):
        return None
    return _in_plans([*before, would_be]).get(one.record)


def who_says_cost(survey: Survey, entry: SurveyRecord[Demand]) -> Demand:
    """The demand that says what one costs and who gives it: itself, or one that it is asked for jointly with."""
    joint = joint_demands(survey).of(entry.record)
    says = survey.entry(joint.who_says.record, Demand) if joint and joint.who_says else None
    return says.fields if says else entry.fields


def gone_cents(survey: Survey, gone: Iterable[SurveyRecord[Demand]]) -> int:
    """What demands cost that stand in no plan any more: of those that hang together once, and nothing of what is
    in a plan still.
    """
    joint, by_record = joint_demands(survey), {one.record: one for one in gone}
    beside = {record: joint.beside(one) for record, one in by_record.items()}
    there = {*by_record, *(one.record for groups in beside.values() for of in groups for one in of.demands)}
    links = {one.record: one.fields.joint_with for one in _entries(survey, there)}
    together = ([one for one in group if one in by_record] for group in joint_groups(links))
    return sum(
        _gone_cents([by_record[one] for one in group], [of for one in group for of in beside[one]])
        for group in together
    )


def _gone_cents(gone: Iterable[SurveyRecord[Demand]], still: Sequence[JointDemands]) -> int:
    """What some that hang together cost: what one that is gone says, else one that is asked for still."""
    if any(of.in_plans for of in still):
        return 0
    said = [*map(_cost, gone), *((of.who_says.cost_cents or 0) for of in still if of.who_says)]
    return next(filter(None, said), 0)


def _cost(one: SurveyRecord[Demand]) -> int:
    return one.fields.cost_cents if isinstance(one.fields.cost_cents, int) else 0


def _entries(survey: Survey, records: Iterable[str]) -> Iterator[SurveyRecord[Demand]]:
    return (entry for record in sorted(records) if (entry := survey.entry(record, Demand)))
