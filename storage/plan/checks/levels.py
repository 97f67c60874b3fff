"""Pure rules: communities and levels that are part of what is no level above them."""

from __future__ import annotations

from collections.abc import Iterator

from ..levels.tree import wrong_levels
from .found import Finding, Sight


def not_part(sight: Sight) -> Iterator[Finding]:
    """Who is part of one that is not on the list, that asks for something, or that is part of it in turn."""
    names = sight.survey.named("community")
    wrong = wrong_levels(sight.survey)
    for one in sight.survey.communities():
        if code := wrong.get(one.id):
            above = str(one.fields.part_of)
            yield Finding(code, one.record, "part_of", {"part_of": above}, {"name": names.get(above, above)})
