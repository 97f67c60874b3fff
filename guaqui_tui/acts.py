"""Pure: what was saved from this app, one act after another, and what takes the last one back.

An act is what one key saved: mostly one record, two or more where a demand is moved. It is taken back by a
revision like any other, so both stay in the file and travel.
"""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

from storage import Revision, Survey
from storage.fieldfile import Change
from storage.history import as_seen_from
from storage.records import WITHDRAWN, kind_of
from storage.revision import IMPORT


class Step(NamedTuple):
    """What an act did to one record: the heads before it, what it set, and the head that stands for it."""

    record: str
    before: tuple[str, ...]
    sets: frozenset[str]
    head: str


Act = tuple[Step, ...]

Hindrance = Literal["nothing", "changed", "settled", "new", "imported"]
"""Why an act is not taken back: there is none; somebody went on from it; it settled a dispute, and a dispute
cannot be saved; it added to a list that others may use already; it came from a spreadsheet, whose rows would
be known, and stay away, when they are brought again."""

FOR_GOOD: Final[frozenset[Hindrance]] = frozenset({"new", "imported"})
"""What keeps an act for ever: the one before it is next."""


class NotUndone(Exception):  # noqa: N818 - nothing went wrong
    """The last act stays."""

    def __init__(self, why: Hindrance, record: str = "") -> None:
        super().__init__(why, record)
        self.why: Hindrance = why
        self.record = record


def act_of(revisions: list[Revision]) -> Act:
    return tuple(Step(one.record, tuple(one.parents), frozenset(one.sets), one.rev) for one in revisions)


def backwards(act: Act, survey: Survey) -> list[Change]:
    """The changes that take an act back. Raises `NotUndone`."""
    return [(step.record, _before(step, survey), (step.head,)) for step in act]


def _before(step: Step, survey: Survey) -> dict[str, Any]:
    state = survey.history(step.record)
    if survey.revisions(step.record)[step.head].device == IMPORT:
        raise NotUndone("imported", step.record)
    if state is None or state.heads != (step.head,):
        raise NotUndone("changed", step.record)
    if step.before:
        seen = as_seen_from(survey.revisions(step.record).values(), step.before)
        if seen is None:
            raise NotUndone("changed", step.record)
        if step.sets & set(seen.conflicts):
            raise NotUndone("settled", step.record)
        return seen.values
    kind = kind_of(step.record)
    if kind in WITHDRAWN:
        return {**state.values, "withdrawn": True}
    if kind == "workshop":  # it is convened, whatever was noted of it
        return {"outcome": "planned"}
    raise NotUndone("new", step.record)


def after_undo(acts: list[Act], undone: Act, heads: list[str]) -> list[Act]:
    """The acts before the undone one: where they left off now stands the revision that took it back."""
    now = {(step.record, step.before): head for step, head in zip(undone, heads, strict=True)}
    return [
        tuple(step._replace(head=now.get((step.record, (step.head,)), step.head)) for step in act) for act in acts
    ]
