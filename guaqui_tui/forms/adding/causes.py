"""The cause beside a reason: which of the plan's causes fit, and one that the plan lacks, typed in words.

What is typed goes into the record as it stands; with the record one act saves the cause, and the record names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storage.kinds.field import Field
from storage.kinds.lookup import KINDS, kind_of
from storage.kinds.terms.cause import KIND, OF_STATES
from storage.notation.text import clean_line
from storage.plan.survey import Survey
from storage.revisions.record_changes import RecordChange
from storage.revisions.record_names import record_of

from ..draft_values import Typed
from ..entries import FormEntry
from .new_term import known_as


def fitting_causes(survey: Survey, entries: Iterable[FormEntry], typed: Typed) -> dict[str, frozenset[str]]:
    """By the entry of a cause the ids of those that fit the state beside it; of another state all do."""
    made = [*entries]
    return {
        one.name: frozenset(kept for kept, _read in causes_for(survey, _state_beside(one, made, typed)))
        for one in made
        if one.takes_words
    }


def _state_beside(cause: FormEntry, made: Iterable[FormEntry], typed: Typed) -> str:
    """What stands in the entry beside it that says how things stand: empty where none does."""
    beside = (one for one in made if one.path[:-1] == cause.path[:-1])
    state = (one.name for one in beside if not OF_STATES.keys().isdisjoint(one.field.says.words))
    return typed.get(next(state, ""), "")


def causes_for(survey: Survey, state: str) -> list[tuple[str, str]]:
    """The causes that something in a state may have, as (id, name)."""
    of = OF_STATES.get(state)
    found = survey.causes(of) if of else survey.listed(KIND.name)
    return [(one.id, clean_line(one.fields.name)) for one in found]


def with_new_causes(survey: Survey, changes: Iterable[RecordChange]) -> list[RecordChange]:
    """Some changes, which name causes by their ids; and the causes that they say in words, and the plan lacks."""
    new: dict[str, RecordChange] = {}
    told = [(record, _named(survey, record, body, new), base) for record, body, base in changes]
    return [*told, *new.values()]


def _named(survey: Survey, record: str, body: Mapping[str, Any], new: dict[str, RecordChange]) -> dict[str, Any]:
    """A body with ids for causes; what a version of the record says already stays, whoever wrote it."""
    kind = KINDS.get(kind_of(record))
    before = [one.body for one in survey.revisions(record).values()]
    return _of_fields(survey, kind.fields, body, before, new) if kind else dict(body)


def _of_fields(
    survey: Survey,
    fields: Iterable[Field],
    body: Mapping[str, Any],
    before: Sequence[Mapping[str, Any]],
    new: dict[str, RecordChange],
) -> dict[str, Any]:
    said = dict(body)
    for field in fields:
        value, was = said.get(field.name), [one.get(field.name) for one in before]
        if field.says.of == (KIND.name,) and isinstance(value, str) and value not in was:
            said[field.name] = _id_of(survey, value, new)
        elif field.says.unit == "part" and isinstance(value, Mapping):
            parts = [one for one in was if isinstance(one, Mapping)]
            said[field.name] = _of_fields(survey, field.parts, value, parts, new)
    return said


def _id_of(survey: Survey, said: str, new: dict[str, RecordChange]) -> str:
    """The id of a cause that is said by it, or in words."""
    if known := said if f"{KIND.name}/{survey.municipality}/{said}" in survey else known_as(survey, KIND, said):
        return known
    body = {"name": clean_line(said)}
    record = record_of(KIND, survey.municipality, {}, body)
    new[record] = (record, body, ())
    return record.rpartition("/")[2]
