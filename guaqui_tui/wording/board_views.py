"""How the board is looked at, in words: the order of its lines, and which of them."""

from __future__ import annotations

from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from storage.notation.text import clean_line
from storage.plan.levels.tree import levels
from storage.plan.survey import Survey
from storage.translatable import N_

from ..language.gettext_ import _
from .zones import zones_in_words

SORTS: Final = {
    "zone": N_("by zone"),
    "name": N_("by name"),
    "calendar": N_("by workshop date"),
    "level": N_("by level"),
    "most-missing": N_("most missing first"),
}
ONLY: Final = {
    "all": N_("all"),
    "missing": N_("only with something missing"),
    "disputed": N_("only with something to settle"),
    "acta": N_("only without an acta ready"),
}


PART_OF: Final = "level_"
"""Before the id of a level in a filter; no zoning can have it for an id."""
IN_THE_COLUMN: Final = "zoning_"
"""Before the id of a zoning that is to be shown."""


class BoardView(Struct, frozen=True):
    """How the board is looked at. `only` is one of `ONLY`, `ZONING/ID` for a zone, or `level_/ID` for a level.

    By level is by name where there are no levels. `zoning`: the id of the one whose zones stand in the narrow
    column and give the order by zone; the last where it is empty.
    """

    sort: str = "level"
    only: str = "all"
    zoning: str = ""


def view_choices(survey: Survey) -> list[tuple[str, str]]:
    """What can be chosen, in the order of its numbers: how to sort, then what to show."""
    words = zones_in_words(survey)
    zones = [
        (f"{zoning}/{zone.id}", _("only {zone}").format(zone=words[zone.id]))
        for zoning in reversed([one.id for one in survey.zonings()])
        for zone in survey.zones(zoning)
    ]
    of_levels = [(f"{PART_OF}/{one.id}", _("only {zone}").format(zone=one.name)) for one in levels(survey).tree]
    needless = {kept for kept, there in (("zone", zones), ("level", of_levels)) if not there}
    usual = [(kept, _(words)) for kept, words in (*SORTS.items(), *ONLY.items()) if kept not in needless]
    return usual + zones + of_levels + _columns(survey)


def _columns(survey: Survey) -> list[tuple[str, str]]:
    """Whose zones may stand in the narrow column; nothing to choose where there is one zoning."""
    zonings = [(f"{IN_THE_COLUMN}/{one.id}", clean_line(one.fields.name)) for one in survey.zonings()]
    return [(id_, _("column Z: {zoning}").format(zoning=name)) for id_, name in zonings if len(zonings) > 1]


def view_chosen(view: BoardView, wanted: str) -> BoardView:
    """The view after a choice: it leaves the others as they are."""
    if wanted in SORTS:
        return replace(view, sort=wanted)
    of, _sign, id_ = wanted.partition("/")
    return replace(view, zoning=id_) if of == IN_THE_COLUMN else replace(view, only=wanted)


def view_in_words(view: BoardView, survey: Survey) -> str:
    """By name · only typology 2."""
    read = dict(view_choices(survey))
    sort = view.sort if view.sort in read else "name"
    return " · ".join(read.get(part, part) for part in (sort, view.only))
