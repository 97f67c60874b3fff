"""Pure: the data that an acta prints: `[municipality, holder, [[record, {field: value}], …]]`.

The paper is made from them alone, so that its code is of exactly what stands on it. Never among them: which
association a demand carries, and notes. Nor what the assembly and the municipality made of a demand afterwards
(validated, planned, …): that does not change what its community decided.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from storage.discretion import shown_conflicts
from storage.limits import MAX_PER_YEAR
from storage.records import Workshop, demand_name, kind_of
from storage.survey import Survey

from ..votes import as_voted

Printed = list[Any]

_FIELDS: Final = {
    "plan": ("name", "years", "per_year", "province", "department", "sources"),
    "zone": ("name",),
    "community": ("name", "kind", "admin_zone"),
    "association": ("name", "per_year", "sector", "zone"),
    "action": ("name", "class"),
    "workshop": (
        *("outcome", "held_on", "place", "women", "men", "authorities", "facilitator", "quorum"),
        *("agenda", "agreements"),
    ),
    "demand": (
        *("text", "spoken", "action", "class", "place", "families", "cost_cents", "stage", "funding", "options"),
        *("agreed", "joint_with", "phase_of", "status", "status_reason", "withdrawn", "moved_to"),
    ),
}
"""What may be printed of each kind of record."""
_ITS_OWN: Final = ("open", "none", "postponed")
"""The statuses that the community itself gives: these are printed, and why."""


def holders(survey: Survey) -> list[str]:
    """Who has an acta, by id: the communities, then the associations."""
    return [*(one.id for one in survey.communities()), *(one.id for one in survey.associations())]


def printed(survey: Survey, holder: str) -> Printed:
    """The data of a community's or association's acta, as the plan says them now."""
    records = {name: fields for name, fields in _said(survey, holder) if fields}
    return [survey.municipality, holder, [[name, records[name]] for name in sorted(records)]]


def in_conflict(survey: Survey, holder: str) -> list[tuple[str, str]]:
    """The records and fields of an acta that are to settle; while there are any it has no code."""
    own = {*_own(survey, holder)}
    lent = [(name, set(fields)) for name, fields in _said(survey, holder) if name not in own]
    shown = [*((name, set(_FIELDS[kind_of(name)])) for name in sorted(own)), *lent]
    states = ((name, survey.history(name), fields) for name, fields in shown)
    return [
        (name, one) for name, state, fields in states if state for one in shown_conflicts(state) if one in fields
    ]


def is_own(of: Printed, record: str) -> bool:
    """Whether a record is about the acta's holder; others only lend it a name, a class, the sources of funds."""
    return kind_of(record) in {"demand", "workshop"} or record.split("/", 2)[2:] == [of[1]]


def _own(survey: Survey, holder: str) -> Iterator[str]:
    yield _holder_record(survey, holder)
    yield from _workshops(survey, holder)
    yield from _demands(survey, holder)


def _holder_record(survey: Survey, holder: str) -> str:
    own = survey.own(holder)
    return own.record if own else f"association/{survey.municipality}/{holder}"


def _workshops(survey: Survey, holder: str) -> list[str]:
    """Each time that a holder was convened to its own workshop, in order; nothing of one that was withdrawn."""
    stages = (f"workshop/{survey.municipality}/{stage}/{holder}/" for stage in ("community", "sector"))
    ours = tuple(stages)
    found = (name for name in survey.records("workshop") if name.startswith(ours))
    states = (state for name in found if (state := survey.history(name)))
    standing = (state.record for state in states if state.values.get("withdrawn") is not True)
    return sorted(standing, key=lambda name: (len(name), name))


def _demands(survey: Survey, holder: str) -> Iterator[str]:
    """The records of a holder's slots inside the plan, whether there are any or not."""
    plan, state = survey.plan, survey.history(_holder_record(survey, holder))
    own = state.values.get("per_year") if state and kind_of(state.record) == "association" else None
    for year in plan.years:
        for n in range(1, min(own or plan.per_year, MAX_PER_YEAR) + 1):
            yield demand_name(survey.municipality, holder, year, n)


def _said(survey: Survey, holder: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each record that an acta prints something of, with its fields as they are."""
    m, own = survey.municipality, _holder_record(survey, holder)
    its = _fields(survey, own)
    demands = {name: fields for name in _demands(survey, holder) if (fields := _fields(survey, name))}
    plan = _fields(survey, f"plan/{m}")
    if not any("funding" in fields for fields in demands.values()):
        plan.pop("sources", None)
    yield f"plan/{m}", plan
    yield own, its
    zone = its.get("admin_zone", its.get("zone"))
    if zone:
        yield f"zone/{m}/{zone}", _fields(survey, f"zone/{m}/{zone}")
    held = [name for name in _workshops(survey, holder) if _was_held(survey, name)]
    if held:
        yield held[-1], _fields(survey, held[-1])
    yield from demands.items()
    for fields in demands.values():
        yield from _lent(survey, holder, fields)


def _was_held(survey: Survey, workshop: str) -> bool:
    entry = survey.entry(workshop, Workshop)
    return entry is not None and entry.fields.outcome == "held"


def shown(record: str, body: dict[str, Any]) -> dict[str, Any]:
    """What an acta prints of a record that says a body."""
    fields = {name: body[name] for name in _FIELDS.get(kind_of(record), ()) if name in body}
    return _of_demand(fields) if kind_of(record) == "demand" else fields


def _fields(survey: Survey, record: str) -> dict[str, Any]:
    state = survey.history(record)
    return shown(record, state.values) if state else {}


def _of_demand(fields: dict[str, Any]) -> dict[str, Any]:
    """Of a demand that was taken back only where it went; never what others made of it afterwards."""
    fields = as_voted(fields)
    if fields.get("withdrawn") is True:
        kept = {"text", "withdrawn", "moved_to", "status_reason"}
    elif fields.get("status") in _ITS_OWN:
        return fields
    else:
        kept = fields.keys() - {"status", "status_reason"}
    return {name: value for name, value in fields.items() if name in kept}


def _lent(survey: Survey, holder: str, fields: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The names that a demand's line needs: of its action, and of another holder that it is shared with."""
    m = survey.municipality
    if action := fields.get("action"):
        yield f"action/{m}/{action}", _fields(survey, f"action/{m}/{action}")
    for name in ("joint_with", "phase_of", "moved_to"):
        parts = str(fields.get(name, "")).split("/")
        if parts[0] == "demand" and parts[1:2] == [m] and len(parts) > 2 and parts[2] != holder:
            other = _holder_record(survey, parts[2])
            yield other, {one: value for one, value in _fields(survey, other).items() if one == "name"}
