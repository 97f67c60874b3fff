"""In which ways a line may stand in its year's plan while versions of it differ: by every claim of every field."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from math import prod
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import UNSET

from ...kinds.field import Field
from ...kinds.lookup import KINDS, kind_of
from ...kinds.process.budget import Budget
from ...kinds.process.demand import IN_A_PLAN, Demand, Slot
from ...revisions.history import REMOVED, Absent, Claim, History
from ..decisions import PlanLine, line_of_budget, of_year
from ..money import joint_groups
from ..survey import Survey, SurveyRecord
from .joint_money import AskedDemand, Places, asked_demand, hanging_together

MOST_READINGS: Final = 4096
"""So many ways in which records that hang together may be settled are reckoned; more than that is said."""
_DECIDES: Final = frozenset({"cents", "by_id", "word", "yes", "count"})
"""The units of fields that say money, and whether and how often it counts."""
_NAMES: Final = frozenset({"demand", "community", "association"})
"""What a field may name that decides with whom, or from whose money, something is paid."""


class LineReading(NamedTuple):
    """One way in which it may stand. `asked` is what it says of money itself, None where it is taken back; `line`:
    None where it stands in no plan. `joint_with`: the demand that it names.
    """

    line: PlanLine | None
    asked: AskedDemand | None = None
    joint_with: object = UNSET


class LinesTogether(NamedTuple):
    """Records that are settled together, for some version asks for them jointly. `readings`: of each all ways in
    which it may stand; `whole`: all of them are there.
    """

    records: tuple[str, ...]
    readings: tuple[tuple[LineReading, ...], ...]
    whole: bool

    def counted(self, year: int) -> Iterator[list[PlanLine]]:
        """For each way in which all may be settled the lines of a year that take of its money."""
        for chosen in islice(product(*self.readings), MOST_READINGS):
            yield [line for line in _counted(chosen) if line.year == year]

    @property
    def all_read(self) -> bool:
        return self.whole and prod(map(len, self.readings)) <= MOST_READINGS


def bodies_said(state: History) -> tuple[list[dict[str, Any]], bool]:
    """A record's values by each combination of what laptops say that decides on money; and whether that is all."""
    fields = [one for one in KINDS[kind_of(state.record)].fields if one.name in state.conflicts]
    said = {one.name: _unlike(state.claims[one.name]) for one in fields if _decides(one, state)}
    ways = product(*said.values())
    bodies = [_body(state, dict(zip(said, chosen, strict=True))) for chosen in islice(ways, MOST_READINGS)]
    return bodies, prod(map(len, said.values())) <= MOST_READINGS


def _decides(field: Field, state: History) -> bool:
    """Whether what it says, or that it is there at all, may decide on money."""
    absent = any(isinstance(one.value, Absent) for one in state.claims[field.name])
    return absent or field.says.unit in _DECIDES or bool(_NAMES & {*field.says.of})


def _unlike(claims: Sequence[Claim]) -> list[object]:
    """Each value once. What one laptop alone says in a conflict, another left out by going on otherwise."""
    values: list[object] = [*{str(claim.value): claim.value for claim in claims}.values()]
    return values if len(values) > 1 else [*values, REMOVED]


def _body(state: History, chosen: Mapping[str, object]) -> dict[str, Any]:
    said = {name: value for name, value in chosen.items() if not isinstance(value, Absent)}
    return {**{name: value for name, value in state.values.items() if name not in chosen}, **said}


def demands_together(survey: Survey, year: int) -> Iterator[LinesTogether]:
    """The demands of one year of which versions differ, each group with what else it may be joint with."""
    here = {one.kept.record for one in of_year(survey, year) if one.kept}
    for one in survey.once("unlike readings", lambda: [*_unlike_readings(survey)]):
        if not here.isdisjoint(one.records):
            yield one


def _unlike_readings(survey: Survey) -> Iterator[LinesTogether]:
    """Such groups of all years: what is asked for jointly may lie in several."""
    placed = Places(survey)
    readings = {one.record: _of_demand(slot, one, inside=slot in placed) for slot, one in survey.demands()}
    for group in _groups({record: of for record, (of, _whole) in readings.items()}):
        if any(len(readings[record][0]) > 1 for record in group):
            ways = tuple(readings[record][0] for record in group)
            yield LinesTogether(tuple(group), ways, all(readings[record][1] for record in group))


def budget_together(year: int, state: History) -> LinesTogether:
    """A line of the budget, which is joint with none."""
    bodies, whole = bodies_said(state)
    ways = (_of_budget(year, state.record, msgspec.convert(body, Budget)) for body in bodies)
    return LinesTogether((state.record,), (_once(ways),), whole)


def _of_demand(slot: Slot, one: SurveyRecord[Demand], *, inside: bool) -> tuple[tuple[LineReading, ...], bool]:
    if not one.history.conflicts:
        return (_reading(slot, one.record, one.fields, inside=inside),), True
    bodies, whole = bodies_said(one.history)
    ways = (_reading(slot, one.record, msgspec.convert(body, Demand), inside=inside) for body in bodies)
    return _once(ways), whole


def _reading(slot: Slot, record: str, said: Demand, *, inside: bool) -> LineReading:
    if said.withdrawn is True:
        return LineReading(None)
    asked = asked_demand(record, slot.year, said, inside=inside)
    if asked.status not in IN_A_PLAN:
        return LineReading(None, asked, said.joint_with)
    line = PlanLine(slot.year, "", "", slot.holder, slot.n, "", "", asked.status, 0, {}, record)
    return LineReading(line, asked, said.joint_with)


def _of_budget(year: int, record: str, said: Budget) -> LineReading:
    if said.withdrawn is True or said.status == "rejected":
        return LineReading(None)
    line = line_of_budget(year, record, said)._replace(subprogramme="", text="")
    status = "budgeted" if line.budgeted else ""
    return LineReading(line, AskedDemand(record, year, status, line.cost_cents, line.funding))


def _once(readings: Iterator[LineReading]) -> tuple[LineReading, ...]:
    return tuple({str(one): one for one in readings}.values())


def _groups(readings: Mapping[str, Sequence[LineReading]]) -> list[list[str]]:
    """The records, together those that any reading asks for jointly with another."""
    groups = {record: {record} for record in readings}
    for record, ways in readings.items():
        for other in {one.joint_with for one in ways} & groups.keys():
            joined = groups[record] | groups[str(other)]
            groups |= dict.fromkeys(joined, joined)
    return [sorted(of) for of in {id(one): one for one in groups.values()}.values()]


def _counted(readings: Sequence[LineReading]) -> Iterator[PlanLine]:
    """The budgeted ones with the cost and the contributions that the years' sums have of them."""
    by_record = {one.asked.record: one for one in readings if one.asked}
    for group in joint_groups({record: one.joint_with for record, one in by_record.items()}):
        of = hanging_together([asked for record in group if (asked := by_record[record].asked)])
        for record, money in of.in_plans.items():
            line = by_record[record].line
            if line and line.budgeted:
                yield line._replace(cost_cents=money.cost_cents or 0, funding=money.funding)
