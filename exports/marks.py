"""The symbol, the word and, on paper, the colour of every state of a slot. No state is told by colour alone."""

from __future__ import annotations

from typing import Final, NamedTuple

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

COLOURS: Final = {
    "production_support": "#C6E0B4",
    "economic_promotion": "#FFE699",
    "social": "#BDD7EE",
    "infrastructure": "#D9D9D9",
    "disputed": "#F8CBAD",
}
"""The ground behind a mark, by its name, where there is one: light, so that black stays readable in grey."""


def mark_of(state: SlotState) -> Mark:
    """The one mark of a slot: a dispute first, then how it stands, then its class."""
    if state.disputed:
        return MARKS["disputed"]
    if state.stand != "filled":
        return MARKS["open" if state.open else state.stand]
    return MARKS.get(state.class_ or "unclassed", MARKS["unclassed"])
