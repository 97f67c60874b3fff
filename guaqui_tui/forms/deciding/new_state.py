"""Where something stands, as somebody decides it on a list: its state, since when, and what shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from storage.kinds.field import Field
from storage.kinds.states import StateFields

from ..draft_values import put
from ..entries import TAKEN_BACK


class NewState(NamedTuple):
    """What is said of a record: its state, the *when* from which on it is so, and the evidence."""

    state: str | int
    since: str = ""
    evidence: str = ""


def state_said(fields: StateFields, body: Mapping[str, Any]) -> NewState:
    """What a record says."""
    return NewState(body.get(fields.state.name, ""), _text(body, fields.since), _text(body, fields.evidence))


def _text(body: Mapping[str, Any], field: Field | None) -> str:
    return str(body.get(field.name, "")) if field else ""


def by_a_digit(fields: StateFields, digit: int, was: NewState, decided: NewState | None, today: str) -> NewState:
    """The state that a digit means, as of `today`. `was` is written, `decided` is not yet.

    What showed the state before shows nothing of this one: the history has it. What was typed just now stays.
    """
    state = fields.by_digit[digit]
    typed = decided or was
    evidence = typed.evidence if typed.evidence != was.evidence else ""
    if state == was.state:
        return was._replace(evidence=evidence or was.evidence)
    return NewState(state, typed.since if typed.since != was.since else today, evidence)


def with_state(fields: StateFields, before: Mapping[str, Any], said: NewState) -> dict[str, Any]:
    """The record once that is said of it, on its list again; why it was in another state goes with that."""
    after = {name: value for name, value in before.items() if name != TAKEN_BACK}
    if fields.cause and before.get(fields.state.name) != said.state:
        after.pop(fields.cause.name, None)
    after[fields.state.name] = said.state
    for field, value in ((fields.since, said.since), (fields.evidence, said.evidence)):
        if field is not None:
            put(after, field.name, value)
    return after
