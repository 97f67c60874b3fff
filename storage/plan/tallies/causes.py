"""Why things were not accepted, put off, not done: how often each cause is given, of what, by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

import msgspec
from msgspec import UNSET

from ...kinds.executed import Executed
from ...kinds.lookup import KINDS, holder_of, kind_of
from ...kinds.terms.cause import OF_STATES
from ...revisions.record_names import municipality_of
from ..survey import Survey, SurveyRecord
from .versions_said import values_said

_KINDS: Final = ("workshop", "member", "zone", "zoning", "budget", "commitment")
"""Those beside demands of which a record may say a cause."""


class GivenCause(NamedTuple):
    """One time that a cause is given.

    `of`: what it is a cause of, one of those that causes are of; empty where that is not said. `holder`: whose the
    record is; `step`: the workshop's, or that of where it was decided; `year`: the plan's. Each is empty, the year
    None, where there is none.
    """

    cause: str
    of: str
    holder: str
    step: str
    year: int | None


def causes_given(survey: Survey) -> list[GivenCause]:
    """Each time that a cause is given, in the order of the records; where laptops differ, each that one gives."""
    return [given for one in _records(survey) for given in _given(one)]


def count_causes(survey: Survey) -> dict[str, int]:
    """By cause how often it is given, the most frequent first."""
    counted = Counter(one.cause for one in causes_given(survey))
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _records(survey: Survey) -> Iterator[SurveyRecord[Any]]:
    """What stands; of demands that do not, those too that went elsewhere: there is a cause why they did."""
    for _slot, entry in survey.demands():
        if entry.fields.withdrawn is not True or entry.fields.moved_to is not UNSET:
            yield entry
    for kind in _KINDS:
        own = (one for one in survey.listed(kind) if municipality_of(one.record) == survey.municipality)
        yield from own


def _given(one: SurveyRecord[Any]) -> Iterator[GivenCause]:
    """Its own; and, unless it went elsewhere and said that along, that of what became of it."""
    holder = holder_of(one.record) or _text(getattr(one.fields, "holder", UNSET))
    step, year = _step(one), _year(one.record)
    for cause in values_said(one, "cause"):
        yield GivenCause(cause, _of(one), holder, step, year)
    if getattr(one.fields, "withdrawn", UNSET) is True:
        return
    told = {
        (said.cause, OF_STATES.get(_text(said.state), ""))
        for value in values_said(one, "executed")
        if isinstance((said := msgspec.convert(value, Executed)).cause, str)
    }
    for cause, of in sorted(told):
        yield GivenCause(cause, of, holder, step, year)


def _of(one: SurveyRecord[Any]) -> str:
    """By how it stands. A demand that stands as nothing that has a cause, and says one, was moved for it."""
    if getattr(one.fields, "withdrawn", UNSET) is True:
        return "moved"
    said = (getattr(one.fields, name, UNSET) for name in ("status", "outcome", "state"))
    found = next((OF_STATES[state] for state in map(_text, said) if state in OF_STATES), "")
    return found or ("moved" if kind_of(one.record) == "demand" else "")


def _step(one: SurveyRecord[Any]) -> str:
    workshop = getattr(getattr(one.fields, "ruling", UNSET), "workshop", UNSET)
    record = one.record if kind_of(one.record) == "workshop" else _text(workshop)
    return record.split("/")[2] if record else ""


def _year(record: str) -> int | None:
    at = KINDS[kind_of(record)].at("YEAR")
    return int(record.split("/")[at]) if at is not None else None


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""
