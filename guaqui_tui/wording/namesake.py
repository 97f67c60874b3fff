"""Whose name something is already."""

from __future__ import annotations

from typing import Final

from storage.names.name_table import slug
from storage.plan.survey import Survey

MOST: Final = 60
"""Letters of a name: what the board shows whole on the narrowest terminal."""


def namesake(survey: Survey, name: str) -> str:
    """The holder that a name means already, by its name, an alias or its id; empty where there is none."""
    holders = {one.record: one.fields.name for one in survey.communities()}
    holders |= {one.record: one.fields.name for one in survey.associations()}
    wanted = slug(name)
    if meant := survey.names().match(name):
        return holders[meant]
    same = next((known for known in holders.values() if slug(known) == wanted), "")
    ids = [f"{kind}/{survey.municipality}/{wanted}" for kind in ("community", "association")]
    states = [state for record in ids if (state := survey.history(record))]
    return same or next((str(one.values["name"]) for one in states if one.values.get("withdrawn") is not True), "")
