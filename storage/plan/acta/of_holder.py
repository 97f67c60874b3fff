"""The data that the acta of a community, an association or a level prints.

Which fields may be printed
says the table of kinds. Never among them: which association a demand carries, and notes. Nor what the assembly and
the municipality made of a demand afterwards (validated, planned, …): that does not change what was decided. Only
that it was dropped on its way up, in a workshop that not everybody was convened to, stands there with cause and
workshop: whoever reads it is to see that it went no further.

The acta of a level above communities carries their demands upward: what each asks for, which of them were merged
into another's, and which were dropped in a workshop that not everybody was convened to, with cause and workshop.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from typing import Any, Final, TypeVar

from msgspec import Struct

from ...kinds.field import EVERYBODY
from ...kinds.lookup import KINDS, WITHDRAWN, holder_of, kind_of
from ...kinds.process.demand import demand_name
from ...kinds.process.workshop import Workshop
from ...kinds.ruling import workshop_ruling
from ...kinds.terms.community import is_level
from ...kinds.terms.plan import Plan
from ...kinds.terms.step import Step
from ...revisions.record_names import municipality_of
from ..levels.traces import went_to
from ..levels.tree import is_level_here, levels, said_below
from ..survey import Survey
from ..views.readers import shown_conflicts
from ..votes import as_voted

T = TypeVar("T", bound=Struct)
Printed = list[Any]
RecordSaid = tuple[str, dict[str, Any]]
"""A record, and what is printed of it."""

_ITS_OWN: Final = ("open", "none", "postponed")
"""The statuses that the community itself gives: these are printed, and why."""
_OF_TAKEN_BACK: Final = frozenset({"text", "withdrawn", "moved_to", "status_reason"})
"""What is printed of a demand that was taken back: where it went, never what others made of it afterwards."""
_OF_ITS_OWN: Final = frozenset({"text", "status", "status_reason", "options"})
"""What is printed of a demand with such a status."""
_OF_DROPPED: Final = frozenset({"text", "status", "status_reason", "cause", "ruling"})
"""What the acta of a level prints of a demand that was rejected there."""
_OF_ITS_DROPPING: Final = _OF_DROPPED - {"text"}
"""And what the acta of its community prints of that besides."""
_OF_CARRIED: Final = frozenset(
    {"text", "status", "status_reason", "action", "class", "place", "families", "cost_cents", "joint_with"}
)
"""And of any other that stands: how it was chosen stands on its community's own acta."""
_NOT_OF_OTHERS: Final = frozenset({"status", "status_reason", "withdrawn", "moved_to"})


@cache
def printed_fields(kind: str) -> frozenset[str]:
    """The fields of a kind of record that an acta may print."""
    fields = KINDS[kind].fields if kind in KINDS else ()
    return frozenset(field.name for field in fields if field.says.printed)


def holders(survey: Survey) -> list[str]:
    """Who has an acta, by id: the communities, the associations, then the levels that have communities."""
    asking = (one.id for one in survey.communities() if survey.per_year(one.fields))
    above = (one.id for one in levels(survey).tree if one.communities)
    return [*asking, *(one.id for one in survey.associations()), *above]


def holder_data(survey: Survey, holder: str, plan: str) -> Printed:
    """The data of its acta, as the records say them now. `plan`: the record of the plan that it is of."""
    records: dict[str, dict[str, Any]] = {}
    for name, fields in _said(survey, holder, plan):
        if fields:
            records.setdefault(name, {}).update(fields)
    return [survey.municipality, holder, [[name, records[name]] for name in sorted(records)]]


def holder_conflicts(survey: Survey, holder: str, plan: str) -> list[tuple[str, str]]:
    """The records and fields of an acta that are to settle; while there are any it has no code."""
    above = is_level_here(survey, holder)
    own, said = {*_own(survey, holder, plan)}, _said(survey, holder, plan)
    lent = [(name, set(fields)) for name, fields in said if name not in own]
    there = {name: set(fields) for name, fields in said if name in own}
    settled = ((name, _settled_of_own(name, of_level=above) | there.get(name, set())) for name in sorted(own))
    shown = [*settled, *lent]
    states = ((name, survey.history(name), fields) for name, fields in shown)
    return [
        (name, one) for name, state, fields in states if state for one in shown_conflicts(state) if one in fields
    ]


def _settled_of_own(record: str, *, of_level: bool) -> set[str]:
    """What has to be settled of a record of the holder's own: what is printed, and whether it is at all."""
    kind = kind_of(record)
    own = {*printed_fields(kind), *(["withdrawn"] if kind in WITHDRAWN else [])}
    return own | {"cause", "ruling"} if of_level and kind == "demand" else own


def is_of_holder(of: Printed, record: str) -> bool:
    """Whether a record is about the acta's holder, a demand, or of a level a community; others only lend it a
    name, a class, the sign of the money.
    """
    kind = kind_of(record)
    return holder_of(record) == str(of[1]) or kind == "demand" or (kind == "community" and is_of_level(of))


def is_of_level(of: Printed) -> bool:
    """Whether an acta is of a level, by what stands on it."""
    own = f"community/{of[0]}/{of[1]}"
    return any(record == own and is_level(its) for record, its in of[2])


def shown_body(record: str, body: dict[str, Any], *, of_level: bool = False) -> dict[str, Any]:
    """What an acta, or the acta of a level, prints of a record that says a body."""
    kind = kind_of(record)
    if kind == "demand" and of_level:
        return _for_level(body)
    fields = {name: _told(value) for name, value in body.items() if name in printed_fields(kind)}
    fields = {name: value for name, value in fields.items() if value != []}
    if kind == "community" and not is_level(body):
        fields.pop("sort", None)  # only of a level it is what people call it
    if kind == "municipality" and "currency_sign" in fields:
        fields.pop("currency", None)  # its sign is what is printed
    return {**_of_demand(fields), **_dropping(body)} if kind == "demand" else fields


def _dropping(body: dict[str, Any]) -> dict[str, Any]:
    """What the acta of a community prints of a demand that was dropped on its way up; nothing of any other."""
    ruled = bool(workshop_ruling(body.get("ruling"))) and not _by_everybody(body)
    if body.get("withdrawn") is True or body.get("status") != "rejected" or not ruled:
        return {}
    return {name: value for name, value in body.items() if name in _OF_ITS_DROPPING}


def _told(value: Any) -> Any:
    """A value without rows that say nothing."""
    if not isinstance(value, list):
        return value
    return [row for row in value if not isinstance(row, dict) or any(row.values())]


def _of_demand(fields: dict[str, Any]) -> dict[str, Any]:
    fields = as_voted(fields)
    kept = (_OF_TAKEN_BACK, _OF_ITS_OWN, fields.keys() - _NOT_OF_OTHERS)[printed_as(fields)]
    return {name: value for name, value in fields.items() if name in kept}


def _for_level(body: dict[str, Any]) -> dict[str, Any]:
    if body.get("withdrawn") is not True and body.get("status") == "rejected" and not _by_everybody(body):
        kept = _OF_DROPPED
    else:
        body = _of_demand({name: _told(value) for name, value in body.items() if name in printed_fields("demand")})
        kept = _OF_TAKEN_BACK if body.get("withdrawn") is True else _OF_CARRIED
    return {name: value for name, value in body.items() if name in kept}


def _by_everybody(body: dict[str, Any]) -> bool:
    """Whether a status was decided by an assembly that everybody was convened to: after any level's."""
    return holder_of(workshop_ruling(body.get("ruling"))) == EVERYBODY


def printed_as(fields: dict[str, Any]) -> int:
    """How much is printed of a record: 0 of one that was taken back, 1 of one that a community decided not to ask
    for yet or that was dropped on its way up, 2 of any other.
    """
    if fields.get("withdrawn") is True:
        return 0
    return 1 if fields.get("status") in _ITS_OWN or not fields.keys().isdisjoint(("cause", "ruling")) else 2


def fields_printed(survey: Survey, record: str) -> dict[str, Any]:
    """What is printed of a record as it stands."""
    state = survey.history(record)
    return shown_body(record, state.values) if state else {}


def _of(survey: Survey, kind: str, id_: object) -> RecordSaid:
    """What is printed of a record of the municipality's by its id."""
    record = f"{kind}/{survey.municipality}/{id_}"
    return record, fields_printed(survey, record)


def _said(survey: Survey, holder: str, plan: str) -> list[RecordSaid]:
    """Each record that an acta prints something of, with its fields as they are: looked up once for its data and
    for what of them is to settle.
    """
    last: dict[tuple[str, str], list[RecordSaid]] = survey.once("said on the last acta", dict)
    if (holder, plan) not in last:
        last.clear()
        last[holder, plan] = [*_looked_up(survey, holder, plan)]
    return last[holder, plan]


def _looked_up(survey: Survey, holder: str, plan: str) -> Iterator[RecordSaid]:
    own, above = _holder_record(survey, holder), is_level_here(survey, holder)
    its = fields_printed(survey, own)
    years = fields_printed(survey, plan)
    if "years" in years:
        years["years"] = _years(survey, plan)
    if "per_year" in its:
        years.pop("per_year", None)
    yield f"municipality/{survey.municipality}", fields_printed(survey, f"municipality/{survey.municipality}")
    yield plan, years
    yield own, its
    if "part_of" in its:
        yield _name_of(survey, str(its["part_of"]), "sort")
    yield from _zones(survey, holder)
    yield from _workshop(survey, holder)
    yield from (_name_of(survey, one, "part_of") for one in _communities(survey, holder))
    for name in _demands(survey, holder, plan):
        fields = _of_level(survey, name) if above else fields_printed(survey, name)
        yield name, fields
        yield from _lent(survey, holder, fields)


def _of_level(survey: Survey, demand: str) -> dict[str, Any]:
    """What is printed of a demand on the acta of a level; where it went only if it is found there."""
    state = survey.history(demand)
    fields = shown_body(demand, state.values, of_level=True) if state else {}
    if "moved_to" in fields and not went_to(survey, demand):
        fields.pop("moved_to")
    return fields


def _communities(survey: Survey, holder: str) -> list[str]:
    """The communities whose demands an acta of a level carries; none of any other."""
    return [*levels(survey).below(holder)] if is_level_here(survey, holder) else []


def _own(survey: Survey, holder: str, plan: str) -> Iterator[str]:
    yield _holder_record(survey, holder)
    yield from map(partial(_holder_record, survey), _communities(survey, holder))
    if is_level_here(survey, holder):
        yield from said_below(survey, holder)
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


def _zones(survey: Survey, holder: str) -> Iterator[RecordSaid]:
    for name in _members(survey, holder):
        if _stands(survey, name):
            fields = fields_printed(survey, name)
            yield name, fields
            yield _of(survey, "zoning", name.split("/")[2])
            yield _of(survey, "zone", fields.get("zone"))


def _workshop(survey: Survey, holder: str) -> Iterator[RecordSaid]:
    """The last workshop of its own that was held, with its step; before any was, the step that it is to be."""
    own = _own_steps(survey, holder)
    held = [(step, name) for step, name in _workshops(survey, holder) if _was_held(survey, name)]
    for step, name in held[-1:]:
        yield name, fields_printed(survey, name)
        yield _of(survey, "step", step)
    if own and not held:
        yield _of(survey, "step", own[0])


def _own_steps(survey: Survey, holder: str) -> list[str]:
    """The steps to which such a holder is convened by itself, in their order; last those that are off the list:
    what was held in one of them stays held. A level is convened as its communities are, and may be to any other.
    """
    kind = kind_of(_holder_record(survey, holder))
    listed = survey.own_steps(kind)
    steps = (one for one in survey.entries("step", Step) if _is_here(survey, one.record))
    own = (one for one in steps if one.fields.of == kind or is_level_here(survey, holder))
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
    """The records of a holder's slots inside a plan, or of a level's communities, whether there are any or not."""
    years = _years(survey, plan)
    for one in _communities(survey, holder) or [holder]:
        for year in years:
            for n in range(1, survey.per_year_of(one, year) + 1):
                yield demand_name(survey.municipality, one, year, n)


def _years(survey: Survey, plan: str) -> list[int]:
    """The years of a plan but for those that another has before it; of one that is off the list, its own."""
    by_year, fields = survey.plan_by_year(), _entry(survey, plan, Plan)
    here = plan.rpartition("/")[2]
    return [year for year in sorted({*fields.years}) if by_year.get(year, here) == here] if fields else []


def _entry(survey: Survey, record: str, fields: type[T]) -> T | None:
    entry = survey.entry(record, fields)
    return entry.fields if entry else None


def _lent(survey: Survey, holder: str, fields: dict[str, Any]) -> Iterator[RecordSaid]:
    """The names that a demand's line needs: of its action, its class, who pays, and with whom it is shared."""
    action, its = _of(survey, "action", fields.get("action"))
    class_ = fields.get("class", its.get("class"))
    if "class" in fields:
        its.pop("class", None)
    yield action, its
    yield _of(survey, "class", class_)
    yield from (_of(survey, "funder", id_) for id_ in fields.get("funding", ()))
    yield _of(survey, "cause", fields.get("cause"))
    other = [fields.get(name) for name in ("joint_with", "phase_of", "moved_to")]
    for elsewhere in (*other, fields.get("ruling", {}).get("workshop")):
        whose = holder_of(elsewhere) if isinstance(elsewhere, str) and _is_here(survey, elsewhere) else holder
        if whose and whose != holder:
            yield _name_of(survey, whose)


def _name_of(survey: Survey, holder: str, *more: str) -> RecordSaid:
    record = _holder_record(survey, holder)
    state = survey.history(record)
    said = shown_body(record, state.values) if state else {}
    return record, {one: value for one, value in said.items() if one in {"name", *more}}
