"""What demands cost, and what each source of funds is asked for. In whole hundredths of the currency."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct, field

from .slot_states import SlotState


class Money(Struct):
    """What some demands cost in all, what each source is asked for, and what nobody is asked for yet."""

    cost_cents: int = 0
    asked: dict[str, int] = field(default_factory=dict)
    missing_cents: int = 0

    def add(self, cost_cents: int, funding: object) -> None:
        """One more, with its contributions by source."""
        parts = funding if isinstance(funding, dict) else {}
        self.cost_cents += cost_cents
        self.missing_cents += max(0, cost_cents - sum(parts.values()))
        self.asked = dict(sorted((Counter(self.asked) + Counter(parts)).items()))


def count_money(states: Iterable[SlotState], of_all: Collection[str] | None = None) -> Money:
    """Of the filled slots; demands that are asked for jointly count once, and so do their contributions.

    `of_all`: the records that count in a sum of which these are a part, so that the parts sum up to it.
    """
    filled = [state for state in states if state.stand == "filled" and state.entry]
    counted, sums = counted_once(filled) if of_all is None else of_all, Money()
    for state in filled:
        if state.entry and state.entry.record in counted:
            sums.add(state.cost_cents, state.entry.fields.funding)
    return sums


def costs_once(states: Iterable[SlotState]) -> dict[str, int]:
    """Each demand's cost as a sum counts it, by record: of those that it does not count, 0."""
    there = [state for state in states if state.entry]
    counted = counted_once(there)
    return {one.entry.record: one.cost_cents * (one.entry.record in counted) for one in there if one.entry}


def counted_once(states: Iterable[SlotState]) -> set[str]:
    """The records of the demands whose cost and contributions a sum counts.

    Of those that are asked for jointly, directly or through others of the sum, it is one: the first of them, by
    name, that says a cost; where none does, the first. A partner outside the sum changes nothing.
    """
    there = {state.entry.record: state for state in states if state.entry}
    groups = joint_groups({record: _joint_with(state) for record, state in there.items()})
    return {next((one for one in group if there[one].cost_cents), group[0]) for group in groups}


def _joint_with(state: SlotState) -> object:
    return state.entry.fields.joint_with if state.entry else None


def joint_groups(joint_with: Mapping[str, object]) -> list[list[str]]:
    """Some demands' records, those together that are asked for jointly, directly or through others of them; each
    group and all of them by name. `joint_with`: by record the one that it names, if any.
    """
    joined: dict[str, set[str]] = {record: set() for record in joint_with}
    for record, other in joint_with.items():
        if isinstance(other, str) and other in joined:
            joined[record].add(other)
            joined[other].add(record)
    seen, groups = set[str](), list[list[str]]()
    for record in sorted(joined):
        if record not in seen:
            groups.append(sorted(_together(record, joined)))
            seen.update(groups[-1])
    return groups


def _together(start: str, joined: dict[str, set[str]]) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        new = joined[todo.pop()] - seen
        seen |= new
        todo.extend(new)
    return seen
