"""Where something stands, as somebody decides it on a list: its state, since when, what shows it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from storage.kinds.field import Field
from storage.kinds.states import StateFields

from ..draft_values import put
from ..entries import TAKEN_BACK


class NewState(NamedTuple):
    """What is said of a record: its state, the *when* from which on it is so, the evidence, and the cause: the id
    of one of the plan's, or the words of one that it lacks.
    """

    state: str | int
    since: str = ""
    evidence: str = ""
    cause: str = ""


def state_said(fields: StateFields, body: Mapping[str, Any]) -> NewState:
    """What a record says."""
    beside = (_text(body, field) for field in (fields.since, fields.evidence, fields.cause))
    return NewState(body.get(fields.state.name, ""), *beside)


def _text(body: Mapping[str, Any], field: Field | None) -> str:
    return str(body.get(field.name, "")) if field else ""


def by_a_digit(fields: StateFields, digit: int, was: NewState, decided: NewState | None, today: str) -> NewState:
    """The state that a digit means, as of `today`. `was` is written, `decided` is not yet.

    What showed the state before shows nothing of this one, nor is its cause one of this: the history has both.
    Evidence that was typed just now stays.
    """
    state = fields.by_digit[digit]
    typed = decided or was
    evidence = typed.evidence if typed.evidence != was.evidence else ""
    if state == was.state:
        return was._replace(evidence=evidence or was.evidence)
    cause = typed.cause if state == typed.state else ""
    return NewState(state, typed.since if typed.since != was.since else today, evidence, cause)


def with_state(fields: StateFields, before: Mapping[str, Any], said: NewState) -> dict[str, Any]:
    """The record once that is said of it, on its list again."""
    after = {name: value for name, value in before.items() if name != TAKEN_BACK}
    after[fields.state.name] = said.state
    beside = ((fields.since, said.since), (fields.evidence, said.evidence), (fields.cause, said.cause))
    for field, value in beside:
        if field is not None:
            put(after, field.name, value)
    return after
