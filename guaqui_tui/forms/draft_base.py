"""A record as a form was begun on it."""

from __future__ import annotations

from typing import Any, NamedTuple

from storage.revisions.history import History

from .draft_values import Typed


class DraftBase(NamedTuple):
    """A draft against the record as it was when it was begun: what the fields showed, those typed into, and where
    the cursor was.
    """

    base: tuple[str, ...]
    before: dict[str, Any]
    saved: Typed
    typed: Typed
    at: str
    field: str = ""


def form_body(state: History | None) -> dict[str, Any]:
    """What a form shows of a record: of one that was withdrawn beside an edit, the edit, until that is settled."""
    values = state.values if state else {}
    undecided = {"withdrawn"} if state and "withdrawn" in state.conflicts else set()
    return {name: value for name, value in values.items() if name not in undecided}
