"""Pure: the fields of a new community <-> its body."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from storage.names import slug
from storage.survey import Survey
from storage.text import clean_line

from ..words import _
from .typed import Typed

MOST: Final = 60
"""Letters of a name: what the board shows whole on the narrowest terminal."""


def read(typed: Typed) -> dict[str, Any]:
    """The body to save."""
    return {name: clean_line(value) for name, value in typed.items() if clean_line(value)}


def flaws(survey: Survey, typed: Typed, options: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """What is wrong with which field, in words. `options` are those of the fields that have a list."""
    wrong = {}
    name = clean_line(typed["name"])
    if not slug(name):
        wrong["name"] = _("Write the community's name, with letters.")
    elif len(name) > MOST:
        wrong["name"] = _("{n} characters are too many: shorten it to {most}.").format(n=len(name), most=MOST)
    elif there := namesake(survey, name):
        wrong["name"] = _("It is there already: {name}.").format(name=there)
    for field, known in options.items():
        if typed[field].strip() and typed[field] not in known:
            wrong[field] = _("Type its number, or leave it empty.")
    return wrong


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
