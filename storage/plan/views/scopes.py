"""A field file's municipalities and plans, and the plan as it is when only some of them are looked at."""

from __future__ import annotations

from ...errors import InputError
from ...names.name_table import slug
from ...packs.file_municipality import DESCRIBING
from ...revisions.record_names import municipality_of
from ..survey import Survey
from .scope import RecordsInScope, Scope


def municipalities_in(survey: Survey) -> list[str]:
    """The one that the file was begun with, then by id the others that have a description and a plan."""
    own = survey.municipality
    others = set.intersection(*({*map(municipality_of, survey.records(kind))} for kind in DESCRIBING))
    return [*filter(None, [own]), *sorted(others - {own})]


def within(survey: Survey, scope: Scope) -> Survey:
    """What a scope has of a survey, as if the rest were not there; itself where there is no rest."""
    of_one = _of_municipality(survey, scope.municipality or survey.municipality)
    if not scope.plan or [one.id for one in of_one.plans()] == [scope.plan]:
        return of_one
    if scope not in of_one.parts:
        records = RecordsInScope(of_one.own_records, scope, of_one.plan_by_year)
        of_one.parts[scope] = Survey(of=records, scope=scope, readers=survey.readers, all_plans=of_one)
    return of_one.parts[scope]


def around(survey: Survey, record: str) -> Survey:
    """What a survey has of the municipality in a record's name, so that what the record names is found there."""
    whose = record.split("/")[1] if "/" in record else ""
    if whose == survey.municipality or whose not in municipalities_in(survey):
        return survey
    return _of_municipality(survey, whose)


def disputed_in(survey: Survey) -> list[str]:
    """The records in conflict of all its municipalities, by name."""
    return sorted(record for one in surveys_of(survey) for record in one.disputed())


def _of_municipality(survey: Survey, municipality: str) -> Survey:
    """All plans of one."""
    alone = survey.scope.municipality or len(municipalities_in(survey)) < 2
    if alone and survey.municipality == municipality:
        return survey.all_plans
    scope = Scope(municipality)
    if scope not in survey.parts:
        records = RecordsInScope(survey.own_records, scope, dict)
        survey.parts[scope] = Survey(of=records, scope=scope, readers=survey.readers)
    return survey.parts[scope]


def scopes_in(survey: Survey, municipality: str = "", plan: str = "") -> list[Scope]:
    """What a survey has of a municipality, or of all, and of a plan, or of all: each plan by itself.

    Both are ids or names. A municipality without a plan stands once. Raises `municipality-not-here` and
    `plan-not-here`, with what there is.
    """
    return [
        Scope(of.municipality, id_)
        for of in _plans_asked(survey, municipality, plan)
        for id_ in (_named(plan, of) if plan else [one.id for one in of.plans()] or [""])
    ]


def surveys_of(survey: Survey, municipality: str = "", plan: str = "") -> list[Survey]:
    """The same by municipality: with one of its plans where one is asked for, else with all of them together."""
    asked = _plans_asked(survey, municipality, plan)
    return [within(of, Scope(of.municipality, next(iter(_named(plan, of)), ""))) for of in asked]


def _plans_asked(survey: Survey, municipality: str, plan: str) -> list[Survey]:
    """The municipalities that are asked for and have such a plan, each with all of its plans."""
    every = [_of_municipality(survey, one) for one in municipalities_in(survey)] or [survey]
    named = [one for one in every if _is_called(municipality, one.municipality, one.profile.name)]
    asked = named if municipality else every
    if not asked:
        raise InputError("municipality-not-here", municipality=municipality, known=municipalities_in(survey))
    found = [one for one in asked if not plan or _named(plan, one)]
    if not found:
        raise InputError("plan-not-here", plan=plan, known=[one.id for of in asked for one in of.plans()])
    return found


def _named(plan: str, of: Survey) -> list[str]:
    """The ids of the plans that are called so."""
    return [one.id for one in of.plans() if plan and _is_called(plan, one.id, one.fields.name)]


def _is_called(asked: str, id_: str, name: str) -> bool:
    return asked == id_ or slug(asked) == slug(name) != ""
