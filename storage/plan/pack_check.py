"""What is wrong in a pack besides what its records may not say, and which names in it look like one name twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final, NamedTuple

from ..kinds.lookup import kind_of
from ..kinds.terms.alias import Alias
from ..names.name_table import name_key
from ..names.spelling import may_be_one_name
from ..notation.currency import known_currencies
from ..packs.editions import Editions
from ..packs.pack_faults import PackFault, PackFaultCode
from ..revisions.record_names import alias_id
from ..revisions.references import named_in
from .levels.tree import wrong_levels
from .name_doubts import NameDoubt, name_doubts, names_by_list
from .survey import Survey

_NEEDED: Final = ("municipality", "plan")
"""The kinds of which every pack has a record."""


class PackDoubt(NamedTuple):
    """A name in a pack, on its line, that looks like others on its list, or has letters that are none of ours.

    `near`: it is another name than those others, but may have been meant as one.
    """

    line: int
    record: str
    doubt: NameDoubt
    near: bool = False


def pack_faults(said: Editions) -> list[PackFault]:
    """All that is wrong in a pack, by line.

    What is missing because another record is wrong is not told: who names one that is wrong itself, and where a
    kind was misspelled, who names what is not there.
    """
    if said.faults and not said.lines:
        return [*said.faults]
    misspelled = any(one.code == "kind-unknown" for one in said.faults)
    rules = _RULES if misspelled else (*_RULES, _missing_kinds, _references)
    survey = Survey(said.revisions)
    found = [*said.faults, *(fault for rule in rules for fault in rule(said, survey))]
    return sorted(found, key=lambda one: one.line)


def _missing_kinds(said: Editions, survey: Survey) -> Iterator[PackFault]:
    """Of which kinds nothing stands, at the line that withdraws the last; who is wrong itself is not missing."""
    wrong = {kind_of(one.record) for one in said.faults if one.record}
    standing = {"municipality": survey.records("municipality"), "plan": survey.plans()}
    for kind in _NEEDED:
        if kind not in wrong and not standing[kind]:
            line = max((line for record, line in said.lines.items() if kind_of(record) == kind), default=1)
            yield PackFault(line, "kind-missing", facts={"kind": kind})


def _years(said: Editions, survey: Survey) -> Iterator[PackFault]:
    taken: dict[int, str] = {}
    for plan in survey.plans():
        line, years = said.lines[plan.record], plan.history.values["years"]
        if years != sorted(set(years)):
            yield PackFault(line, "years-disordered", plan.record)
        if shared := sorted(set(years) & taken.keys()):
            facts = {"years": shared, "plan": taken[shared[0]]}
            yield PackFault(line, "years-overlap", plan.record, facts)
        taken = dict.fromkeys(years, plan.fields.name) | taken


def _currency(said: Editions, survey: Survey) -> Iterator[PackFault]:
    record, code = f"municipality/{said.municipality}", survey.profile.currency
    if isinstance(code, str) and code not in known_currencies():
        yield PackFault(said.lines[record], "currency-unknown", record, {"currency": code})


def _references(said: Editions, survey: Survey) -> Iterator[PackFault]:
    """What is named and not there."""
    for record in sorted(survey.all_revisions()):
        state = survey.history(record)
        for one in named_in(record, state.values if state else {}):
            if not any(name in said.lines for name in one.records(said.municipality)):
                facts = {"field": one.field, "id": one.id, "kinds": one.kinds}
                yield PackFault(said.lines[record], "reference-missing", record, facts)


def _zones_of_another_zoning(said: Editions, survey: Survey) -> Iterator[PackFault]:
    zones = {zone.id: zoning.id for zoning in survey.zonings() for zone in survey.zones(zoning.id)}
    for zoning in survey.zonings():
        for member in survey.members(zoning.id).values():
            if zones.get(member.fields.zone, zoning.id) != zoning.id:
                facts = {"zone": member.fields.zone}
                yield PackFault(said.lines[member.record], "zone-of-another-zoning", member.record, facts)


def _levels(said: Editions, survey: Survey) -> Iterator[PackFault]:
    """Who is part of what is no level above it. Whom nobody ever said, or who is wrong itself, is told as such."""
    wrong, told = wrong_levels(survey), {one.record for one in said.faults}
    for one in survey.communities():
        above = str(one.fields.part_of)
        record = f"community/{said.municipality}/{above}"
        if one.id in wrong and record in said.lines and record not in told:
            yield PackFault(said.lines[one.record], _LEVELS[wrong[one.id]], one.record, {"above": above})


def _ids_taken(said: Editions, survey: Survey) -> Iterator[PackFault]:
    communities = {one.id for one in survey.communities()}
    for record in survey.records("association"):
        if record.rpartition("/")[2] in communities:
            yield PackFault(said.lines[record], "id-taken", record)


def _names_taken(said: Editions, survey: Survey) -> Iterator[PackFault]:
    for record, first, name in _named_alike(survey):
        yield PackFault(said.lines[record], "name-taken", record, {"name": name, "other": first})


def _named_alike(survey: Survey) -> Iterator[tuple[str, str, str]]:
    """Communities and associations, then aliases, of a name that one before has: both records, and the name."""
    taken: dict[str, str] = {}
    communities = [(one.record, one.fields.name) for one in survey.communities()]
    for record, name in (*communities, *((one.record, one.fields.name) for one in survey.listed("association"))):
        if taken.setdefault(name_key(name), record) != record:
            yield record, taken[name_key(name)], name
    for alias in survey.entries("alias", Alias):
        if name_key(alias.fields.name) in taken:
            yield alias.record, taken[name_key(alias.fields.name)], alias.fields.name


def _aliases(said: Editions, survey: Survey) -> Iterator[PackFault]:
    for alias in survey.entries("alias", Alias):
        if alias.id != alias_id(alias.fields.name):
            facts = {"letters": alias_id(alias.fields.name)}
            yield PackFault(said.lines[alias.record], "alias-letters", alias.record, facts)


_LEVELS: Final[dict[str, PackFaultCode]] = {
    "level-unknown": "level-withdrawn",
    "level-asks": "level-asks",
    "level-circle": "level-circle",
}
"""Why one is not part of what it says -> what that is in a pack, where who was never said is told as such."""
_RULES: Final = (_years, _currency, _zones_of_another_zoning, _levels, _ids_taken, _names_taken, _aliases)


def pack_doubts(said: Editions) -> list[PackDoubt]:
    """The names that have strange letters, or look like one name twice: a letter apart, or the same by ear.

    By line; each pair is told once, at the later line. The work grows as the square of the names of a list.
    """
    survey = Survey(said.revisions)
    found = {record: PackDoubt(said.lines[record], record, doubt) for record, doubt in name_doubts(survey).items()}
    for group in names_by_list(survey).values():
        by_line = sorted(group, key=said.lines.__getitem__)
        for first, record in combinations(by_line, 2):
            if record not in found and may_be_one_name(group[first], group[record]):
                near = NameDoubt(group[record], (), (group[first],))
                found[record] = PackDoubt(said.lines[record], record, near, near=True)
    return sorted(found.values(), key=lambda one: one.line)
