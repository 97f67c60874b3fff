"""Pure rules: communities and levels that are part of what is no level above them; demands that vanished there."""

from __future__ import annotations

from collections.abc import Iterator

from ..levels.traces import all_traced
from ..levels.tree import levels, wrong_levels
from .found import Finding, Sight


def not_part(sight: Sight) -> Iterator[Finding]:
    """Who is part of one that is not on the list, that asks for something, or that it is above of itself."""
    names = sight.survey.named("community")
    wrong = wrong_levels(sight.survey)
    for one in sight.survey.communities():
        if code := wrong.get(one.id):
            above = str(one.fields.part_of)
            yield Finding(code, one.record, "part_of", {"part_of": above}, {"name": names.get(above, above)})


def vanished(sight: Sight) -> Iterator[Finding]:
    """Demands of a level's communities that do not stand any more, without a trace of where they went or why."""
    survey = sight.survey
    for one in all_traced(survey, levels(survey)):
        if one.trace == "vanished":
            values = state.values if (state := survey.history(one.record)) else {}
            seen = {name: values.get(name) for name in ("withdrawn", "moved_to", "status", "cause", "ruling")}
            yield Finding("demand-vanished", one.record, "status", {"text": one.text, **seen}, {"text": one.text})
