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
                self.put(state.entry.record, state)

    def put(self, record: str, state: SlotState) -> None:
        """Take in what a slot says now in place of what it said; a demand that is shared costs nothing itself."""
        self._forget(record)
        fields = state.entry.fields if state.entry and state.stand == "filled" else None
        if fields is None or fields.joint_with is not UNSET:
            return
        if isinstance(fields.action, str) and isinstance(fields.cost_cents, int):
            self._of[record] = fields.action, fields.cost_cents
            insort(self._costs.setdefault(fields.action, []), fields.cost_cents)

    def _forget(self, record: str) -> None:
        if record in self._of:
            action, cost = self._of.pop(record)
            self._costs[action].remove(cost)

    def far(self, record: str) -> tuple[str, int, int] | None:
        """A demand's action and cost, and what the others of it usually cost, where it is far from that."""
        if record not in self._of:
            return None
        action, cost = self._of[record]
        usual = self._usual(self._costs[action], cost)
        is_far = usual is not None and (cost > FAR * usual or cost * FAR < usual)
        return (action, cost, usual) if usual is not None and is_far else None

    def all_far(self) -> set[str]:
        """Every demand that is far from the others."""
        return {record for record in self._of if self.far(record)}

    @staticmethod
    def _usual(costs: list[int], cost: int) -> int | None:
        """The median of the costs without one of them; None where too few are left."""
        if len(costs) <= OTHERS:
            return None
        own = bisect_left(costs, cost)
        middle, odd = divmod(len(costs) - 1, 2)
        low, high = (costs[at + (at >= own)] for at in (middle - (not odd), middle))
        return (low + high) // 2
