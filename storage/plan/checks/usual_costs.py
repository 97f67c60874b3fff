"""What demands of an action usually cost, to tell those that are far from the others."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Final

from msgspec import UNSET

from ..slot_states import SlotState

FAR: Final = 5
"""How many times the median of the others a cost is more, or less. A zero too many or too few makes it ten."""
OTHERS: Final = 4
"""Fewer than these have no median that says anything."""


class UsualCosts:
    """Costs by action, each demand's once. A demand that changed is put in anew, the others stay."""

    def __init__(self, states: Iterable[SlotState] = ()) -> None:
        self._of: dict[str, tuple[str, int]] = {}
        self._costs: dict[str, list[int]] = {}
        for state in states:
            if state.entry:
                self._put(state.entry.record, _cost(state))

    def take(self, record: str, state: SlotState) -> set[str]:
        """Take in what a slot says now; the demands that are far from the others since then, or are no more."""
        said = _cost(state)
        actions = {one[0] for one in (self._of.get(record), said) if one}
        before = self._far_of(actions)
        self._put(record, said)
        return before ^ self._far_of(actions)

    def _put(self, record: str, said: tuple[str, int] | None) -> None:
        if record in self._of:
            action, cost = self._of.pop(record)
            self._costs[action].remove(cost)
        if said:
            self._of[record] = said
            insort(self._costs.setdefault(said[0], []), said[1])

    def far(self, record: str) -> tuple[str, int, int] | None:
        """A demand's action and cost, and what the others of it usually cost, where it is far from that."""
        if record not in self._of:
            return None
        action, cost = self._of[record]
        usual = self._usual(self._costs[action], cost)
        is_far = usual is not None and (cost > FAR * usual or cost * FAR < usual)
        return (action, cost, usual) if usual is not None and is_far else None

    def _far_of(self, actions: set[str]) -> set[str]:
        return {record for record, (action, _cost) in self._of.items() if action in actions and self.far(record)}

    @staticmethod
    def _usual(costs: list[int], cost: int) -> int | None:
        """The median of the costs without one of them; None where too few are left."""
        if len(costs) <= OTHERS:
            return None
        own = bisect_left(costs, cost)
        middle, odd = divmod(len(costs) - 1, 2)
        low, high = (costs[at + (at >= own)] for at in (middle - (not odd), middle))
        return (low + high) // 2


def _cost(state: SlotState) -> tuple[str, int] | None:
    """A demand's action and what it costs; a demand that is shared costs nothing of its own."""
    fields = state.entry.fields if state.entry and state.stand == "filled" else None
    if fields is None or fields.joint_with is not UNSET:
        return None
    if isinstance(fields.action, str) and isinstance(fields.cost_cents, int):
        return fields.action, fields.cost_cents
    return None
