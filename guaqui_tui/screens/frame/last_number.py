"""The number of an option goes on to the next field by itself; an Enter of the same movement of the hand belongs to it."""

from __future__ import annotations

from typing import NamedTuple

from ...session import intervals


class _Reached(NamedTuple):
    """A field that a number went on to, and when that was pressed."""

    field: str = ""
    at: float = 0.0


class LastNumber:
    """Times are the keys' own, by the clock of events: how long they waited to be dealt with does not count."""

    def __init__(self) -> None:
        self._pressed_at = 0.0
        self._by_this_key = self._by_the_one_before = _Reached()

    def key_pressed(self, at: float) -> None:
        """Another key is about to be dealt with."""
        self._pressed_at, self._by_the_one_before, self._by_this_key = at, self._by_this_key, _Reached()

    def went_on_to(self, field: str) -> None:
        """This key was the number of an option, and the cursor came to another field."""
        self._by_this_key = _Reached(field, self._pressed_at)

    def is_ended(self, field: str) -> bool:
        """Whether an Enter there is the end of the number, and skips no field: some press it as after letters.

        Whoever presses it later has seen where the cursor is, and means it.
        """
        reached, at = self._by_the_one_before
        return field == reached and self._pressed_at - at < intervals.ONE_MOVEMENT_SECONDS
