"""Pure rule: offices that end soon. Staff rotate, and whoever takes over has to be there before."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import UNSET, to_builtins

from ...symbols import NOTHING
from ..handover import offices_ending
from .found import Finding, Sight


def ending(sight: Sight) -> Iterator[Finding]:
    """Whose office it is is not said: what is odd is shown where persons are not."""
    for one in offices_ending(sight.survey, sight.today):
        office = one.office
        if office is not None:
            facts = {"day": one.by, "name": NOTHING if office.office is UNSET else office.office}
            yield Finding("office-ending", one.record, "members", to_builtins(office), facts)
