"""Pure rules: what is named and off its list or nowhere, what stands twice: a mark, a year of two plans."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from ...kinds.terms.zone import Zone
from ...revisions.references import Named
from ..survey import Survey
from .found import Finding, Sight

_HOLDERS = {"community", "association"}
"""What names one that is off the list is found by its name (`holder-unknown`, `alias-clash`)."""

_TERMS = {"class", "zoning", "zone", "funder", "programme", "step", "cause", "element", "fact"}
"""What is chosen from a list alone: no action, which a demand may have of its own."""


def withdrawn_terms(sight: Sight) -> Iterator[Finding]:
    """What names a class, a zone, a step, ... that is off its list: it keeps it until another is chosen."""
    off_the_list = cache(partial(_off_the_list, sight.survey))  # thousands name the same few
    for record, one in sight.named:
        if name := off_the_list(one):
            yield Finding("term-withdrawn", record, one.field, {"id": one.id}, {"name": name})


def _off_the_list(survey: Survey, one: Named) -> str:
    """The name of what is named and off its list; empty where it stands on it, or was never there."""
    if "/" in one.id or _HOLDERS & set(one.kinds):
        return ""
    there = [state for record in one.records(survey.municipality) if (state := survey.history(record))]
    if not there or any(state.values.get("withdrawn") is not True for state in there):
        return ""
    return str(there[0].values.get("name", one.id))


def unknown_terms(sight: Sight) -> Iterator[Finding]:
    """What names a class, a zone, a step, ... that no record describes: figures count it as none, or by its id."""
    is_nowhere = cache(partial(_is_nowhere, sight.survey))
    for record, one in sight.named:
        if is_nowhere(one):
            yield Finding("term-unknown", record, one.field, {"id": one.id}, {"id": one.id})


def _is_nowhere(survey: Survey, one: Named) -> bool:
    return {*one.kinds} <= _TERMS and not any(map(survey.history, one.records(survey.municipality)))


def of_another(sight: Sight) -> Iterator[Finding]:
    """Who is in a zone that is of another zoning than the one in which it is said."""
    survey = sight.survey
    for member in survey.listed("member"):
        zoning, id_ = member.record.split("/")[2], member.fields.zone
        zone = survey.entry(f"zone/{survey.municipality}/{id_}", Zone)
        if zone and zone.fields.zoning != zoning:
            seen = {"zone": id_, "zoning": zone.fields.zoning}
            name = survey.named("zoning").get(zone.fields.zoning, zone.fields.zoning)
            facts = {"name": zone.fields.name, "zoning": name}
            yield Finding("zone-of-another", member.record, "zone", seen, facts)


def marks(sight: Sight) -> Iterator[Finding]:
    """A class that has the mark of one before it: the board tells their demands apart no more."""
    first: dict[str, str] = {}
    for one in sight.survey.classes():
        mark, name = one.fields.mark, one.fields.name
        if isinstance(mark, str) and first.setdefault(mark, name) != name:
            yield Finding("mark-twice", one.record, "mark", {"mark": mark}, {"mark": mark, "name": first[mark]})


def overlaps(sight: Sight) -> Iterator[Finding]:
    """Years of a plan that stand in one before it by id too: there they count."""
    taken: dict[int, str] = {}
    here = {plan.id for plan in sight.survey.plans()}
    for plan in sight.survey.all_plans.plans():
        shared = sorted(year for year in set(plan.fields.years) if year in taken)
        taken = dict.fromkeys(plan.fields.years, plan.fields.name) | taken
        if shared and plan.id in here:
            facts = {"years": ", ".join(map(str, shared)), "plan": taken[shared[0]]}
            yield Finding("plan-overlap", plan.record, "years", {"years": shared}, facts)
