"""Up goes back to where Down was pressed, right after it: while nothing was done in the field that it came to."""

from __future__ import annotations

Place = tuple[str, str]
"""A field, and what stands in it."""


class WayBack:
    def __init__(self) -> None:
        self._way: tuple[str, Place] | None = None

    def note(self, at: str, there: Place | None) -> None:
        """Down was pressed in a field, and came to a place below it."""
        self._way = (at, there) if there and there[0] != at else None

    def come_to(self, here: Place | None) -> None:
        """The cursor is in a field now: any but the one that Down came to ends the way."""
        if self._way and (here is None or here[0] != self._way[1][0]):
            self._way = None

    def forget(self) -> None:
        self._way = None

    def take(self, here: Place | None) -> str:
        """Where to go back to from a place; empty where it was not just come to, or something was typed there."""
        way, self._way = self._way, None
        return way[0] if way and way[1] == here else ""
