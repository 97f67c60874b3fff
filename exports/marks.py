"""The symbol and the word of every state of a slot. Colour comes on top; no state is told by it alone."""

from __future__ import annotations

from typing import NamedTuple

from .slots import SlotState
from .words import STATES


class Mark(NamedTuple):
    """One character that any terminal and printer has, and the state's name in the code and in the catalogues."""

    symbol: str
    name: str

    @property
    def word(self) -> str:
        """The state in English, for `say`."""
        return STATES[self.name]


MARKS = {
    mark.name: mark
    for mark in (
        Mark("▲", "production_support"),
        Mark("◆", "economic_promotion"),
        Mark("■", "social"),
        Mark("▬", "infrastructure"),
        Mark("?", "unclassed"),
        Mark("!", "disputed"),
        Mark("…", "open"),
        Mark("○", "none"),
        Mark("~", "postponed"),
        Mark("·", "missing"),
    )
}


def mark_of(state: SlotState) -> Mark:
    """The one mark of a slot: a dispute first, then how it stands, then its class."""
    if state.disputed:
        return MARKS["disputed"]
    if state.stand != "filled":
        return MARKS["open" if state.open else state.stand]
    return MARKS.get(state.class_ or "unclassed", MARKS["unclassed"])
