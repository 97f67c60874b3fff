"""How the board is looked at, in words: the order of its lines, and which of them."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from storage.plan.survey import Survey
from storage.translatable import N_

from ..language.gettext_ import _
from .zones import zones_in_words

SORTS: Final = {"zone": N_("by zone"), "name": N_("by name"), "calendar": N_("by workshop date")}
ONLY: Final = {
    "all": N_("all"),
    "missing": N_("only with something missing"),
    "disputed": N_("only with something to settle"),
}


class BoardView(Struct, frozen=True):
    """How the board is looked at. `only` is one of `ONLY`, or `ZONING/ID` for a zone."""

    sort: str = "name"
    only: str = "all"


def view_choices(survey: Survey) -> list[tuple[str, str]]:
    """What can be chosen, in the order of its numbers: how to sort, then what to show."""
    words = zones_in_words(survey)
    zones = [
        (f"{zoning}/{zone.id}", _("only {zone}").format(zone=words[zone.id]))
        for zoning in reversed([one.id for one in survey.zonings()])
        for zone in survey.zones(zoning)
    ]
    usual = [(kept, _(words)) for kept, words in (*SORTS.items(), *ONLY.items()) if zones or kept != "zone"]
    return usual + zones


def view_chosen(view: BoardView, wanted: str) -> BoardView:
    """The view after a choice: an order leaves the filter as it is, and a filter the order."""
    return BoardView(wanted, view.only) if wanted in SORTS else BoardView(view.sort, wanted)


def view_in_words(view: BoardView, survey: Survey) -> str:
    """By name · only typology 2."""
    read = dict(view_choices(survey))
    return " · ".join(read.get(part, part) for part in (view.sort, view.only))
