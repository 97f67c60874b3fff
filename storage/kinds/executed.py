"""A part of several kinds: what became of what was in a year's plan."""

from collections.abc import Mapping
from typing import Annotated, Any, Final

import msgspec
from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from ..translatable import N_
from .field import CauseId, Centavos, Line, Prose, Reason, Says, When

EXECUTED: Final = "executed"
"""What the field is called, in every kind that has it."""
STATES: Final = {
    "not-begun": N_("not begun"),
    "under-way": N_("under way"),
    "done": N_("done"),
    "stopped": N_("stopped"),
    "not-done": N_("not done"),
}
WITH_MONEY: Final = ("under-way", "done", "stopped")
"""The states in which something may have been spent."""
BESIDE: Final = {
    "not-begun": ("reason", "on"),
    "under-way": ("spent_cents", "evidence", "on"),
    "done": ("spent_cents", "evidence", "on"),
    "stopped": ("cause", "reason", "spent_cents", "evidence", "on"),
    "not-done": ("cause", "reason", "evidence", "on"),
}
"""By state what there is to say beside it, the most wanted first."""
WANTED: Final = {"done": "spent_cents", "stopped": "cause", "not-done": "cause"}
"""By state what is asked for along with it; where it is not said, that is odd."""


class Executed(Struct):
    state: Annotated[Line | UnsetType, Says(N_("State"), "word", words=STATES)] = UNSET
    on: Annotated[When | UnsetType, Says(N_("Since"), "when")] = UNSET
    spent_cents: Annotated[Centavos | UnsetType, Says(N_("Spent"), "cents")] = UNSET
    reason: Reason = UNSET
    cause: CauseId = UNSET
    evidence: Annotated[Prose | UnsetType, Says(N_("Evidence"), "prose")] = UNSET


def executed_of(body: Mapping[str, Any]) -> Executed:
    """What a record's body says of it."""
    return msgspec.convert(body.get(EXECUTED) or {}, Executed)


def with_executed(body: Mapping[str, Any], said: Executed) -> dict[str, Any]:
    """The body once it says that. What no field of ours has stays: a newer version wrote it."""
    before = body.get(EXECUTED) or {}
    unknown = {name: value for name, value in before.items() if name not in Executed.__struct_fields__}
    return {**body, EXECUTED: {**unknown, **msgspec.to_builtins(said)}}


def newly(state: str, was: Executed, on: str) -> Executed:
    """A state as of a day. What was said beside the one before goes with it, but for what was spent so far.

    What was said without a state is of none, and stays.
    """
    if was.state is UNSET:
        return replace(was, state=state, on=on if was.on is UNSET else was.on)
    goes_on = {state, was.state} <= {*WITH_MONEY}
    return Executed(state=state, on=on, spent_cents=was.spent_cents if goes_on else UNSET)


def is_over_cost(spent_cents: object, cost_cents: int) -> bool:
    """Whether more was spent than it costs; `cost_cents`: 0 where none is known."""
    return isinstance(spent_cents, int) and 0 < cost_cents < spent_cents


def oddities_of(said: Executed, cost_cents: int, *, shared: bool = False) -> dict[str, str]:
    """What is odd in it, by field: `spent-over` the cost, or that what is wanted beside the state is not said.

    `cost_cents`: 0 where none is known. `shared`: another record says what was spent.
    """
    found = {}
    if is_over_cost(said.spent_cents, cost_cents):
        found["spent_cents"] = "spent-over"
    wanted = WANTED.get(said.state) if isinstance(said.state, str) else None
    if wanted == "cause" and said.cause is UNSET:
        found["cause"] = "cause-unsaid"
    elif wanted == "spent_cents" and said.spent_cents is UNSET and not shared:
        found["spent_cents"] = "spent-unsaid"
    return found
