"""Why things were not accepted, put off, not done: how often each cause is given, and by whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from msgspec import UNSET

from ...kinds.lookup import holder_of
from ...revisions.record_names import municipality_of
from ..survey import Survey, SurveyRecord

_KINDS: Final = ("workshop", "member", "zone", "zoning", "budget", "commitment")
"""Those beside demands of which a record may say a cause."""


def causes_given(survey: Survey) -> list[tuple[str, str]]:
    """Each time that a cause is given: its id, and whose the record is, empty where it is nobody's."""
    return [(cause, holder_of(one.record)) for one in _records(survey) for cause in _causes(one)]


def count_causes(survey: Survey) -> dict[str, int]:
    """By cause how often it is given, the most frequent first."""
    counted = Counter(cause for cause, _holder in causes_given(survey))
    return dict(sorted(counted.items(), key=lambda one: (-one[1], one[0])))


def _records(survey: Survey) -> Iterator[SurveyRecord[Any]]:
    """What stands; of demands that do not, those too that went elsewhere: there is a cause why they did."""
    for _slot, entry in survey.demands():
        if entry.fields.withdrawn is not True or entry.fields.moved_to is not UNSET:
            yield entry
    for kind in _KINDS:
        own = (one for one in survey.listed(kind) if municipality_of(one.record) == survey.municipality)
        yield from own


def _causes(of: SurveyRecord[Any]) -> Iterator[str]:
    """Its own, and that of what became of it."""
    for part in (of.fields, getattr(of.fields, "executed", UNSET)):
        cause = getattr(part, "cause", UNSET)
        if isinstance(cause, str):
            yield cause
