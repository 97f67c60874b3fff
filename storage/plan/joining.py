"""Somebody decided that a name is a known holder's. All that was written under it goes there, as one act.

The name becomes an alias, so that the decision travels; a community that was added under it is taken off the
list; its demands and workshops are withdrawn with `moved_to`, and stand at the known holder. Where that has
another demand in the slot, the one that arrives is a second version: none replaces the other, both are to settle.
What another laptop brings of the name later is found again by `staying`, and goes the same way.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any, Final, NamedTuple

from ..kinds.lookup import holder_of, kind_of
from ..names.name_table import name_key, name_letters
from ..revisions.history import REMOVED, History, as_seen_from
from ..revisions.record_changes import RecordChange, WholeRecord
from ..revisions.record_names import alias_id
from .calendar import next_number
from .moved_demands import followers, left_for, not_of_itself, taken_along
from .survey import Survey

_OF_A_HOLDER: Final = ("demand", "workshop", "member")
"""The kinds of what goes along."""


class Joined(NamedTuple):
    """The changes that join a name to a known holder, and what they come to.

    Of the demands' records at that holder `moved` are those that had no demand, `disputed` those that have several
    versions then, `same` those that said the same before. `workshops` go along.
    """

    changes: list[RecordChange]
    moved: list[str]
    disputed: list[str]
    same: list[str]
    workshops: list[str]


def alias(survey: Survey, name: str, target: str) -> tuple[str, dict[str, Any]]:
    """The decision that a name means a holder's record: a record's name and body.

    Of the name it keeps the letters that count, so that two who decide the same of two spellings do not disagree.
    """
    record = f"alias/{survey.municipality}/{alias_id(name)}"
    state = survey.history(record)
    if state and state.values["target"] == target and state.values.get("withdrawn") is not True:
        return record, state.values
    return record, {"name": name_letters(name), "target": target}


def written_as(survey: Survey, holder: str) -> str:
    """The name of a holder that may be off the list, or on none: then its id is all that there is."""
    state = survey.own(holder)
    return str(state.values["name"]) if state else holder


def joined_holder(survey: Survey, holder: str) -> str | None:
    """The known holder that an added one, or one on no list, was decided to be; None without one decision."""
    spelled = {name_key(written_as(survey, holder)), name_key(holder)}
    known = {one.record for one in survey.holders() if one.record.rpartition("/")[2] != holder}
    targets = {one.fields.target for one in survey.aliases() if name_key(one.fields.name) in spelled} & known
    return targets.pop() if len(targets) == 1 else None


def staying(survey: Survey, holders: Iterable[str]) -> dict[str, list[str]]:
    """By holder its demands, workshops and zones of which somebody has a version that did not go elsewhere."""
    found: dict[str, list[str]] = {holder: [] for holder in holders}
    for record in (record for kind in _OF_A_HOLDER for record in survey.records(kind)):
        of_holder = found.get(holder_of(record))
        if of_holder is not None and record.split("/")[1] == survey.municipality and _staying(survey, record):
            of_holder.append(record)
    return found


def join(survey: Survey, holder: str, target: str) -> Joined:
    """Let all that stands under a holder's id, added or on no list, be `target`'s, a known holder's record."""
    own = survey.own(holder)
    joined = Joined(_decided(survey, own, holder, target), [], [], [], [])
    if target.rpartition("/")[2] != holder:
        places = _places(survey, holder, target)
        for here, there in places.items():
            _take(survey, here, there, places, joined)
        touched = {change[0] for change in joined.changes}
        joined.changes.extend(followers(survey, places, touched))
        joined.changes.extend(_budget_lines(survey, holder, target))
        joined.changes.extend(_carrying(survey, own, target, touched))
        joined.changes.extend(_members(survey, holder, target))
    return joined


def listed_as(survey: Survey, record: str, body: dict[str, Any]) -> list[RecordChange]:
    """Let a holder be a community or an association of its own: `record`, with a body.

    One that was added as the other kind is off that list. Its demands have the same names and stay; its workshops
    go to the first step of its kind.
    """
    holder = record.rpartition("/")[2]
    own = survey.own(holder)
    joined = Joined([_last_word(survey, record, body)], [], [], [], [])
    if own is not None and own.record == record:
        return joined.changes
    if own is not None:
        joined.changes.append(_last_word(survey, own.record, {**own.values, "withdrawn": True}))
    places = {here: there for here, there in _places(survey, holder, record).items() if here != there}
    for here, there in places.items():
        _take(survey, here, there, places, joined)
    joined.changes.extend(followers(survey, places, {change[0] for change in joined.changes}))
    return joined.changes


# What is decided


def _decided(survey: Survey, own: History | None, holder: str, target: str) -> list[RecordChange]:
    """The aliases, and that the community is off the list."""
    said = [claim.value for claim in own.claims["name"]] if own else []
    names = {key: name for name in said if isinstance(name, str) and (key := name_key(name))}
    names = names or {name_key(holder): holder}
    bodies = dict(alias(survey, names[key], target) for key in sorted(names))
    if own is not None:
        was = (one for one in survey.aliases() if one.fields.target == own.record)
        bodies |= {one.record: {**one.history.values, "target": target} for one in was if one.record not in bodies}
        bodies[own.record] = {**own.values, "withdrawn": True}
    return [_last_word(survey, record, body) for record, body in bodies.items()]


def _last_word(survey: Survey, record: str, body: dict[str, Any]) -> RecordChange:
    """What a record says from now on; whatever stood in dispute there is decided by it."""
    state = survey.history(record)
    change = (record, body, state.heads if state else ())
    return WholeRecord(*change) if state and state.disputed else change


# What goes along


def _staying(survey: Survey, record: str) -> History | None:
    """A record as those have it who know of no withdrawal; None where there is nobody."""
    state, of_record = survey.history(record), survey.revisions(record).values()
    heads = [
        rev
        for rev in (state.heads if state else ())
        if (seen := as_seen_from(of_record, [rev])) and seen.values.get("withdrawn") is not True
    ]
    return as_seen_from(of_record, heads)


def _places(survey: Survey, holder: str, target: str) -> dict[str, str]:
    """Where each demand of a holder, and each workshop that stays, has its place at the known one."""
    kind, municipality, to = target.split("/")
    places: dict[str, str] = {}
    for record in survey.records("demand"):
        _kind, of, whose, year, n = record.split("/")
        if (of, whose) == (municipality, holder):
            places[record] = f"demand/{of}/{to}/{year}/{n}"
    convened = [one for one in survey.records("workshop") if one.split("/")[1:4:2] == [municipality, holder]]
    for record in sorted(convened, key=lambda one: (len(one), one)):
        step = _step_of(survey, record.split("/")[2], kind)
        if there := _time(survey, record, f"workshop/{municipality}/{step}/{to}", set(places.values())):
            places[record] = there
    return places


def _step_of(survey: Survey, step: str, kind: str) -> str:
    """The step that a holder's own workshop is of where it is a community, or an association; else the same."""
    of_its_kind, own = survey.own_steps(kind), {*survey.own_steps("community"), *survey.own_steps("association")}
    return of_its_kind[0] if step in own and of_its_kind and step not in of_its_kind else step


def _time(survey: Survey, record: str, line: str, taken: set[str]) -> str:
    """Which time of the known holder a workshop is: where it went before, one that says the same, else the next.

    Empty where it does not stay.
    """
    state, stays = survey.history(record), _staying(survey, record)
    if state is None or stays is None:
        return ""
    went = str(state.values.get("moved_to", ""))
    times = [name for name in survey.records("workshop") if name.startswith(f"{line}/") and name not in taken]
    same = (name for name in times if _says(survey, name, stays.values))
    return went if went in times else next(same, "") or f"{line}/{next_number([*times, *taken], line)}"


def _take(survey: Survey, here: str, there: str, places: Mapping[str, str], joined: Joined) -> None:
    """One record: what stays of it, and what arrives."""
    state, stays = survey.history(here), _staying(survey, here)
    if state is None or stays is None:
        return
    joined.changes.append(_last_word(survey, here, left_for(state.values, there)))
    bodies = [not_of_itself(taken_along(body, places), there) for body in record_versions(stays)]
    fresh = [body for body in bodies if not _says(survey, there, body)]
    before = survey.history(there)
    free = before is None or (before.values.get("withdrawn") is True and not before.disputed)
    heads = before.heads if before and free else ()
    joined.changes.extend(WholeRecord(there, body, heads) for body in fresh)
    if kind_of(here) == "workshop":
        joined.workshops.append(there)
    elif not fresh:
        joined.same.append(there)
    else:
        (joined.moved if free and len(fresh) == 1 else joined.disputed).append(there)


def record_versions(state: History) -> list[dict[str, Any]]:
    """A record's bodies: one, or one for each revision that disagrees with another, with what it says of that."""
    bodies: list[dict[str, Any]] = []
    disputed = [claim for name in state.conflicts for claim in state.claims[name]]
    for rev in sorted({claim.revision.rev for claim in disputed}) or [""]:
        own = {name: c.value for name in state.conflicts for c in state.claims[name] if c.revision.rev == rev}
        body = {name: value for name, value in {**state.values, **own}.items() if value is not REMOVED}
        if body not in bodies:
            bodies.append(body)
    return bodies


def _says(survey: Survey, record: str, body: Mapping[str, Any]) -> bool:
    """Whether some version of a record that stands says all that a body says."""
    state = survey.history(record)
    if state is None or state.values.get("withdrawn") is True:
        return False
    return any(all(said.get(name) == value for name, value in body.items()) for said in record_versions(state))


def _budget_lines(survey: Survey, holder: str, target: str) -> list[RecordChange]:
    """The lines of the years' plans that are for the holder."""
    to, prefix = target.rpartition("/")[2], f"budget/{survey.municipality}/"
    states = [state for name in survey.records("budget") if (state := survey.history(name))]
    mine = [state for state in states if state.values.get("holder") == holder and state.record.startswith(prefix)]
    return [
        (state.record, {**state.values, "holder": to}, state.heads)
        for state in mine
        if "holder" not in state.conflicts
    ]


def _carrying(survey: Survey, own: History | None, target: str, but: Container[str]) -> list[RecordChange]:
    """The communities' demands that are an association's, and are of the known one now."""
    if own is None or not kind_of(own.record) == kind_of(target) == "association":
        return []
    was, to = own.record.rpartition("/")[2], target.rpartition("/")[2]
    states = [state for name in survey.records("demand") if name not in but and (state := survey.history(name))]
    return [
        (state.record, {**state.values, "carries": to}, state.heads)
        for state in states
        if state.values.get("carries") == was and "carries" not in state.conflicts
    ]


def _members(survey: Survey, holder: str, target: str) -> list[RecordChange]:
    """The zones that the holder is in: the known one's where it is in none of that zoning, else nobody's."""
    municipality, to = target.split("/")[1:]
    changes: list[RecordChange] = []
    for record in survey.records("member"):
        _kind, of, zoning, whose = record.split("/")
        stays = _staying(survey, record) if (of, whose) == (municipality, holder) else None
        if stays is None:
            continue
        changes.append(_last_word(survey, record, {**stays.values, "withdrawn": True}))
        there = f"member/{of}/{zoning}/{to}"
        before = survey.history(there)
        if before is None or (before.values.get("withdrawn") is True and not before.disputed):
            heads = before.heads if before else ()
            changes += [WholeRecord(there, taken_along(body, {}), heads) for body in record_versions(stays)]
    return changes
