"""The data that an acta prints: `[municipality, holder, [[record, {field: value}], …]]`.

The paper is made from them alone, so that its code is of exactly what stands on it. Which fields may be printed
says the table of kinds. Never among them: which association a demand carries, and notes. Nor what the assembly and
the municipality made of a demand afterwards (validated, planned, …): that does not change what was decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, Final, TypeVar

from msgspec import Struct

from ...kinds.lookup import KINDS, WITHDRAWN, holder_of, kind_of
from ...kinds.process.demand import demand_name
from ...kinds.process.workshop import Workshop
from ...kinds.terms.plan import Plan
from ...kinds.terms.step import Step
from ...revisions.record_names import municipality_of
from ..survey import Survey
from ..views.readers import shown_conflicts
from ..votes import as_voted

T = TypeVar("T", bound=Struct)
Printed = list[Any]
_Said = tuple[str, dict[str, Any]]
"""A record, and what is printed of it."""

_ITS_OWN: Final = ("open", "none", "postponed")
"""The statuses that the community itself gives: these are printed, and why."""
_OF_TAKEN_BACK: Final = frozenset({"text", "withdrawn", "moved_to", "status_reason"})
"""What is printed of a demand that was taken back: where it went, never what others made of it afterwards."""
_OF_ITS_OWN: Final = frozenset({"text", "status", "status_reason", "options"})
"""What is printed of a demand with such a status."""
_NOT_OF_OTHERS: Final = frozenset({"status", "status_reason", "withdrawn", "moved_to"})


@cache
def printed_fields(kind: str) -> frozenset[str]:
    """The fields of a kind of record that an acta may print."""
    fields = KINDS[kind].fields if kind in KINDS else ()
    return frozenset(field.name for field in fields if field.says.printed)


def holders(survey: Survey) -> list[str]:
    """Who has an acta, by id: the communities, then the associations. A level above others asks for nothing."""
    asking = (one.id for one in survey.communities() if survey.per_year(one.fields))
    return [*asking, *(one.id for one in survey.associations())]


def printed(survey: Survey, holder: str, plan: str = "") -> Printed:
    """The data of a community's or association's acta, as the records say them now.

    `plan`: the record of the plan that it is of; the one that is worked on where it is empty.
    """
    records: dict[str, dict[str, Any]] = {}
    for name, fields in _said(survey, holder, plan or survey.plan_record):
        if fields:
            records.setdefault(name, {}).update(fields)
    return [survey.municipality, holder, [[name, records[name]] for name in sorted(records)]]


def plan_of(of: Printed) -> str:
    """The record of the plan that an acta is of; empty where it says none."""
    return next((str(record) for record, _fields in of[2] if kind_of(record) == "plan"), "")


def conflicts_on_acta(survey: Survey, holder: str, plan: str = "") -> list[tuple[str, str]]:
    """The records and fields of an acta that are to settle; while there are any it has no code."""
    plan = plan or survey.plan_record
    own = {*_own(survey, holder, plan)}
    lent = [(name, set(fields)) for name, fields in _said(survey, holder, plan) if name not in own]
    shown = [*((name, _settled_of_own(name)) for name in sorted(own)), *lent]
    states = ((name, survey.history(name), fields) for name, fields in shown)
    return [
        (name, one) for name, state, fields in states if state for one in shown_conflicts(state) if one in fields
    ]


def _settled_of_own(record: str) -> set[str]:
    """What has to be settled of a record of the holder's own: what is printed, and whether it is at all."""
    kind = kind_of(record)
    return {*printed_fields(kind), *(["withdrawn"] if kind in WITHDRAWN else [])}


def is_own(of: Printed, record: str) -> bool:
    """Whether a record is about the acta's holder; others only lend it a name, a class, the sign of the money."""
    return holder_of(record) == str(of[1])


def shown_body(record: str, body: dict[str, Any]) -> dict[str, Any]:
    """What an acta prints of a record that says a body."""
    kind = kind_of(record)
    fields = {name: _told(value) for name, value in body.items() if name in printed_fields(kind)}
    fields = {name: value for name, value in fields.items() if value != []}
    if kind == "municipality" and "currency_sign" in fields:
        fields.pop("currency", None)  # its sign is what is printed
    return _of_demand(fields) if kind == "demand" else fields


def _told(value: Any) -> Any:
    """A value without rows that say nothing."""
    if not isinstance(value, list):
        return value
    return [row for row in value if not isinstance(row, dict) or any(row.values())]


def _of_demand(fields: dict[str, Any]) -> dict[str, Any]:
    fields = as_voted(fields)
    kept = (_OF_TAKEN_BACK, _OF_ITS_OWN, fields.keys() - _NOT_OF_OTHERS)[printed_as(fields)]
    return {name: value for name, value in fields.items() if name in kept}


def printed_as(fields: dict[str, Any]) -> int:
    """How much is printed of a record: 0 of one that was taken back, 1 of one that a community decided not to ask
    for yet, 2 of any other.
    """
    if fields.get("withdrawn") is True:
        return 0
    return 1 if fields.get("status") in _ITS_OWN else 2


def _fields(survey: Survey, record: str) -> dict[str, Any]:
    state = survey.history(record)
    return shown_body(record, state.values) if state else {}


def _of(survey: Survey, kind: str, id_: object) -> _Said:
    """What is printed of a record of the municipality's by its id."""
    record = f"{kind}/{survey.municipality}/{id_}"
    return record, _fields(survey, record)


def _said(survey: Survey, holder: str, plan: str) -> Iterator[_Said]:
    """Each record that an acta prints something of, with its fields as they are."""
    own = _holder_record(survey, holder)
    its = _fields(survey, own)
    years = _fields(survey, plan)
    if "years" in years:
        years["years"] = _years(survey, plan)
    if "per_year" in its:
        years.pop("per_year", None)
    yield f"municipality/{survey.municipality}", _fields(survey, f"municipality/{survey.municipality}")
    yield plan, years
    yield own, its
    yield from _zones(survey, holder)
    yield from _workshop(survey, holder)
    for name in _demands(survey, holder, plan):
        fields = _fields(survey, name)
        yield name, fields
        yield from _lent(survey, holder, fields)


def _own(survey: Survey, holder: str, plan: str) -> Iterator[str]:
    yield _holder_record(survey, holder)
    yield from _members(survey, holder)
    yield from (name for _step, name in _workshops(survey, holder))
    yield from _demands(survey, holder, plan)


def _holder_record(survey: Survey, holder: str) -> str:
    own = survey.own(holder)
    return own.record if own else f"association/{survey.municipality}/{holder}"


def _members(survey: Survey, holder: str) -> list[str]:
    """The records that say in which zones a holder is, of every zoning, on the list or off it."""
    zonings = (name.rpartition("/")[2] for name in survey.records("zoning") if _is_here(survey, name))
    names = (f"member/{survey.municipality}/{zoning}/{holder}" for zoning in zonings)
    return [name for name in names if name in survey]


def _zones(survey: Survey, holder: str) -> Iterator[_Said]:
    for name in _members(survey, holder):
        if _stands(survey, name):
            fields = _fields(survey, name)
            yield name, fields
            yield _of(survey, "zoning", name.split("/")[2])
            yield _of(survey, "zone", fields.get("zone"))


def _workshop(survey: Survey, holder: str) -> Iterator[_Said]:
    """The last workshop of its own that was held, with its step; before any was, the step that it is to be."""
    own = _own_steps(survey, holder)
    held = [(step, name) for step, name in _workshops(survey, holder) if _was_held(survey, name)]
    for step, name in held[-1:]:
        yield name, _fields(survey, name)
        yield _of(survey, "step", step)
    if own and not held:
        yield _of(survey, "step", own[0])


def _own_steps(survey: Survey, holder: str) -> list[str]:
    """The steps to which such a holder is convened by itself, in their order; last those that are off the list:
    what was held in one of them stays held.
    """
    kind = kind_of(_holder_record(survey, holder))
    listed = survey.own_steps(kind)
    own = (one for one in survey.entries("step", Step) if _is_here(survey, one.record) and one.fields.of == kind)
    return [*listed, *(one.id for one in own if one.id not in listed)]


def _workshops(survey: Survey, holder: str) -> list[tuple[str, str]]:
    """Each time that a holder was convened to a workshop of its own, in order, with its step; none withdrawn."""
    prefixes = {f"workshop/{survey.municipality}/{step}/{holder}/": step for step in _own_steps(survey, holder)}
    places = list(prefixes)
    found = (name for name in survey.records("workshop") if name.startswith(tuple(prefixes)))
    own = [(f"{name.rpartition('/')[0]}/", name) for name in found if _stands(survey, name)]
    in_order = sorted(own, key=lambda one: (places.index(one[0]), len(one[1]), one[1]))
    return [(prefixes[prefix], name) for prefix, name in in_order]


def _is_here(survey: Survey, record: str) -> bool:
    return municipality_of(record) == survey.municipality


def _stands(survey: Survey, record: str) -> bool:
    state = survey.history(record)
    return state is not None and state.values.get("withdrawn") is not True


def _was_held(survey: Survey, workshop: str) -> bool:
    fields = _entry(survey, workshop, Workshop)
    return fields is not None and fields.outcome == "held"


def _demands(survey: Survey, holder: str, plan: str) -> Iterator[str]:
    """The records of a holder's slots inside a plan, whether there are any or not."""
    for year in _years(survey, plan):
        for n in range(1, survey.per_year_of(holder, year) + 1):
            yield demand_name(survey.municipality, holder, year, n)


def _years(survey: Survey, plan: str) -> list[int]:
    """The years of a plan but for those that another has before it; of one that is off the list, its own."""
    by_year, fields = survey.plan_by_year(), _entry(survey, plan, Plan)
    here = plan.rpartition("/")[2]
    return [year for year in sorted({*fields.years}) if by_year.get(year, here) == here] if fields else []


def _entry(survey: Survey, record: str, fields: type[T]) -> T | None:
    entry = survey.entry(record, fields)
    return entry.fields if entry else None


def _lent(survey: Survey, holder: str, fields: dict[str, Any]) -> Iterator[_Said]:
    """The names that a demand's line needs: of its action, its class, who pays, and with whom it is shared."""
    action, its = _of(survey, "action", fields.get("action"))
    class_ = fields.get("class", its.get("class"))
    if "class" in fields:
        its.pop("class", None)
    yield action, its
    yield _of(survey, "class", class_)
    yield from (_of(survey, "funder", id_) for id_ in fields.get("funding", ()))
    for name in ("joint_with", "phase_of", "moved_to"):
        elsewhere = str(fields.get(name, ""))
        if kind_of(elsewhere) == "demand" and _is_here(survey, elsewhere) and holder_of(elsewhere) != holder:
            other = _holder_record(survey, holder_of(elsewhere))
            yield other, {one: value for one, value in _fields(survey, other).items() if one == "name"}
