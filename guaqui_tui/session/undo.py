"""What was saved from this app, one act after another, and what takes the last one back.

An act is what one key saved: mostly one record, two or more where a demand is moved. It is taken back by a
revision like any other, so both stay in the file and travel.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final, Literal, NamedTuple

from storage import FieldFile, Revision, Survey
from storage.revisions.history import as_seen_from
from storage.revisions.record_changes import RecordChange, WholeRecord
from storage.revisions.revision import IMPORT
from storage.revisions.union import grouped


class UndoStep(NamedTuple):
    """What an act did to one record: the heads before it, what it set, and the heads since.

    Of several heads some were there before: versions that disagree with the act.
    """

    record: str
    before: tuple[str, ...]
    sets: frozenset[str]
    since: tuple[str, ...]


SavedAct = tuple[UndoStep, ...]

Hindrance = Literal["nothing", "changed", "settled", "imported"]
"""Why an act is not taken back: there is none; somebody went on from it; it settled a dispute, and a dispute
cannot be saved; it came from a spreadsheet, whose rows would be known, and stay away, when they are brought
again."""

FOR_GOOD: Final[frozenset[Hindrance]] = frozenset({"imported", "settled"})
"""What keeps an act for ever: the one before it is next."""


def concerns_holder(change: RecordChange, holder: str) -> bool:
    """Whether a record is a holder's, or names something of it, as a note does."""
    named = (change[0], *(one for one in change[1].values() if isinstance(one, str)))
    return any(holder in name.split("/") for name in named)


class NotUndone(Exception):  # noqa: N818 - nothing went wrong
    """The last act stays."""

    def __init__(self, why: Hindrance, record: str = "") -> None:
        super().__init__(why, record)
        self.why: Hindrance = why
        self.record = record


def saved_act(revisions: list[Revision], survey: Survey) -> SavedAct:
    """What was just saved, one step for each record."""
    return tuple(
        _step(record, list(of_record.values()), survey) for record, of_record in grouped(revisions).items()
    )


def _step(record: str, saved: list[Revision], survey: Survey) -> UndoStep:
    since = survey.heads(record)
    beside = set(since) - {one.rev for one in saved}
    parents = {parent for one in saved for parent in one.parents}
    return UndoStep(
        record, tuple(sorted(parents | beside)), frozenset(name for one in saved for name in one.sets), since
    )


@contextmanager
def last_act(acts: list[SavedAct]) -> Iterator[SavedAct]:
    """The last of some acts; one that turns out to have to stay for good is among them no more.

    Raises `NotUndone` where there is none.
    """
    if not acts:
        raise NotUndone("nothing")
    try:
        yield acts[-1]
    except NotUndone as hindrance:
        if hindrance.why in FOR_GOOD:
            acts.pop()
        raise


def seen_anew(file: FieldFile) -> Survey:
    """A file's survey, with what another program changed meanwhile."""
    file.add(())
    return file.survey


def changes_back(act: SavedAct, survey: Survey) -> list[RecordChange]:
    """The changes that take an act back, one for each step. Raises `NotUndone`."""
    return [_change_back(step, survey) for step in act]


def _change_back(step: UndoStep, survey: Survey) -> RecordChange:
    state = survey.history(step.record)
    if any(survey.revisions(step.record)[rev].device == IMPORT for rev in step.since):
        raise NotUndone("imported", step.record)
    if state is None or state.heads != step.since:
        raise NotUndone("changed", step.record)
    change = (step.record, _before(step, survey, state.values), step.since)
    return WholeRecord(*change) if len(step.since) > 1 else change


def _before(step: UndoStep, survey: Survey, now: dict[str, Any]) -> dict[str, Any]:
    if not step.before:
        return {**now, "withdrawn": True}
    seen = as_seen_from(survey.revisions(step.record).values(), step.before)
    if seen is None:
        raise NotUndone("changed", step.record)
    if seen.conflicts and (len(step.since) > 1 or step.sets & set(seen.conflicts)):
        raise NotUndone("settled", step.record)
    return seen.values


def repointed(acts: list[SavedAct], undone: SavedAct, heads: list[str]) -> list[SavedAct]:
    """The acts before the undone one: where they left off now stands the revision that took it back."""
    now = {(step.record, step.before): (head,) for step, head in zip(undone, heads, strict=True)}
    return [
        tuple(step._replace(since=now.get((step.record, step.since), step.since)) for step in act) for act in acts
    ]
