"""Which lines the board shows, in which order, and where a search lands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from msgspec import UNSET

from storage.plan.calendar import convened_steps, own_workshops
from storage.plan.slot_states import SlotState
from storage.plan.survey import Survey

from ...wording.board_views import PART_OF, BoardView
from .lines import BoardLine

Count = Callable[[str], int]
"""How much is missing before the acta of a holder, by its id."""
_MOST: Final = 10_000
"""More than is ever missing."""


def arranged(
    lines: Iterable[BoardLine], view: BoardView, dates: Mapping[str, str], missing: Count
) -> list[BoardLine]:
    """Lines in the order of a view, the associations below. What has no zone or no date comes last; levels stand
    in their own order alone.
    """
    by_level = view.sort == "level"
    lines = [line for line in lines if by_level or not line.is_level]
    letters = {line.holder: line.letters for line in reversed(lines)}

    def place(line: BoardLine) -> tuple[bool, int, str, str, str, int]:
        zone = line.zones.get(view.zoning, next(reversed([*line.zones.values()]), ""))
        many = str(_MOST - missing(line.holder)) if view.sort == "most-missing" else ""
        said = {"zone": zone, "calendar": dates.get(line.holder, ""), "most-missing": many}
        first = said.get(view.sort, "")
        rank = line.rank if by_level else 0
        return (not line.community, rank, first or "~", letters[line.holder], line.holder, line.n)

    return sorted(lines, key=place)


def workshop_dates(survey: Survey) -> dict[str, str]:
    """The date of each holder's own workshop, the last: when it was held, else when they are convened for."""
    last = {holder: line.last for holder, line in own_workshops(convened_steps(survey)).items() if line.last}
    dates = {holder: one.called_on if one.held_on is UNSET else one.held_on for holder, one in last.items()}
    return {holder: str(on) for holder, on in dates.items() if on is not UNSET}


def fitting(lines: Iterable[BoardLine], states: Iterable[SlotState], only: str, missing: Count) -> set[str]:
    """The holders that a filter means, without the levels that they are in."""
    lines = [line for line in lines if not line.is_level]
    zoning, _sign, zone = only.partition("/")
    if only == "missing":
        return {state.holder for state in states if state.stand == "missing"}
    if only == "disputed":
        return {state.holder for state in states if state.disputed}
    if only == "acta":
        return {line.holder for line in lines if missing(line.holder)}
    if zoning == PART_OF:
        return {line.holder for line in lines if zone in line.above}
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
