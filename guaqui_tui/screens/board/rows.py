"""Pure: which lines the board shows, in which order, and where a search lands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import UNSET, Struct

from storage.plan.calendar import convened_steps, own_workshops
from storage.plan.slots import SlotState
from storage.plan.survey import Survey
from storage.translatable import N_

from ...language.gettext_ import _
from ...wording.zones import zones_in_words
from .lines import BoardLine

SORTS: Final = {"zone": N_("by zone"), "name": N_("by name"), "calendar": N_("by workshop date")}
ONLY: Final = {
    "all": N_("all"),
    "missing": N_("only with something missing"),
    "disputed": N_("only with something to settle"),
}


class View(Struct, frozen=True):
    """How the board is looked at. `only` is one of `ONLY`, or `ZONING/ID` for a zone."""

    sort: str = "name"
    only: str = "all"


def choices(survey: Survey) -> list[tuple[str, str]]:
    """What can be chosen, in the order of its numbers: how to sort, then what to show."""
    words = zones_in_words(survey)
    zones = [
        (f"{zoning}/{zone.id}", _("only {zone}").format(zone=words[zone.id]))
        for zoning in reversed([one.id for one in survey.zonings()])
        for zone in survey.zones(zoning)
    ]
    usual = [(kept, _(words)) for kept, words in (*SORTS.items(), *ONLY.items()) if zones or kept != "zone"]
    return usual + zones


def view_chosen(view: View, wanted: str) -> View:
    """The view after a choice: an order leaves the filter as it is, and a filter the order."""
    return View(wanted, view.only) if wanted in SORTS else View(view.sort, wanted)


def view_in_words(view: View, survey: Survey) -> str:
    """By name · only typology 2."""
    read = dict(choices(survey))
    return " · ".join(read.get(part, part) for part in (view.sort, view.only))


def arranged(lines: Iterable[BoardLine], view: View, dates: Mapping[str, str]) -> list[BoardLine]:
    """Lines in the order of a view, the associations below. What has no zone or no date comes last."""
    lines = list(lines)
    letters = {line.holder: line.letters for line in reversed(lines)}

    def place(line: BoardLine) -> tuple[bool, str, str, str, int]:
        zone = next(reversed([*line.zones.values()]), "")
        first = {"zone": zone, "calendar": dates.get(line.holder, "")}.get(view.sort, "")
        return (not line.community, first or "~", letters[line.holder], line.holder, line.n)

    return sorted(lines, key=place)


def workshop_dates(survey: Survey) -> dict[str, str]:
    """The date of each holder's own workshop, the last: when it was held, else when they are convened for."""
    last = {holder: line.last for holder, line in own_workshops(convened_steps(survey)).items() if line.last}
    dates = {holder: one.called_on if one.held_on is UNSET else one.held_on for holder, one in last.items()}
    return {holder: str(on) for holder, on in dates.items() if on is not UNSET}


def fitting(lines: Iterable[BoardLine], states: Iterable[SlotState], only: str) -> set[str]:
    """The holders that a filter means."""
    zoning, _sign, zone = only.partition("/")
    if only == "missing":
        return {state.holder for state in states if state.stand == "missing"}
    if only == "disputed":
        return {state.holder for state in states if state.disputed}
    if zone:
        return {line.holder for line in lines if line.zones.get(zoning) == zone}
    return {line.holder for line in lines}


def find(lines: Sequence[BoardLine], wanted: str) -> list[int]:
    """The rows of the first holder whose name begins with the letters, else has a word that does."""
    for fits in (str.startswith, lambda name, letters: f"-{letters}" in name):
        rows = [row for row, line in enumerate(lines) if wanted and fits(line.letters, wanted)]
        if rows:
            return [row for row in rows if lines[row].holder == lines[rows[0]].holder]
    return []
