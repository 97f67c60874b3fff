"""What taking an import back does: what goes with it, and what stays since somebody decided it.

It is said by saves on all heads, and nothing is removed. A record that the import began and nobody went on from is
withdrawn; a field that it alone still claims gets the value from before; what somebody decided since stays.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from itertools import chain
from typing import Any, Final, Literal, NamedTuple

from ...kinds.lookup import decided_together, kind_of
from ...kinds.process.arrival import KIND
from ...revisions.history import REMOVED, Claim, History, claims_without, conflicting, told_apart, with_followers
from ...revisions.record_names import municipality_of
from ...revisions.revision import IMPORT, Refusal, accept_value, revision_document
from ..survey import Survey
from .row_arrivals import names_rows, said_by

WhyKept = Literal["decided", "brought", "needed"]
"""`decided`: somebody went on from it; `brought`: another import brought the same; `needed`: the record could not
be without it."""

_WITHDRAWN: Final = {"withdrawn": True}


class Decision(NamedTuple):
    """A save that takes something back: a record, its whole body after it, and the fields that it decides."""

    record: str
    body: dict[str, Any]
    sets: frozenset[str]


class KeptRecord(NamedTuple):
    """A record in which something of an import stays, and in which fields; none: all that it brought of it."""

    record: str
    fields: tuple[str, ...]
    why: WhyKept


class ArrivalUndo(NamedTuple):
    """What taking an import back does: the records that are withdrawn, those in which fields get the values from
    before, and what stays. `decisions` are all saves, those of the arrivals themselves too.
    """

    withdrawn: tuple[str, ...]
    restored: Mapping[str, tuple[str, ...]]
    kept: tuple[KeptRecord, ...]
    decisions: tuple[Decision, ...]


def arrival_undo(survey: Survey, arrivals: Collection[str]) -> ArrivalUndo:
    """What taking back an import does, of which `arrivals` are the records; nothing is changed."""
    named, others = _named(survey, arrivals), _named(survey, {*survey.records(KIND.name)} - {*arrivals})
    steps = [_of_record(survey, record, revs, others) for record, revs in sorted(_rows(survey, named).items())]
    ends = [_withdrawal(state) for one in sorted(arrivals) if (state := survey.history(one))]
    return ArrivalUndo(
        tuple(step.record for step in steps if step.withdrawn),
        {step.record: step.fields for step in steps if step.fields},
        tuple(chain.from_iterable(step.kept for step in steps)),
        (*chain.from_iterable(step.decisions for step in steps), *ends),
    )


class _Step(NamedTuple):
    """What is done with one record."""

    record: str
    withdrawn: bool = False
    fields: tuple[str, ...] = ()
    kept: tuple[KeptRecord, ...] = ()
    decisions: tuple[Decision, ...] = ()


def _named(survey: Survey, arrivals: Iterable[str]) -> set[str]:
    """The ids of the rows that arrivals name which were not taken back, each with its municipality before it."""
    standing = (one for one in arrivals if not _is_withdrawn(survey.history(one)))
    return {
        f"{municipality_of(record)}/{row.rev}"
        for record in standing
        for version in survey.revisions(record).values()
        if names_rows(version)
        for row in said_by(version).rows
    }


def _is_withdrawn(state: History | None) -> bool:
    return state is not None and state.values.get("withdrawn") is True


def _rows(survey: Survey, named: Collection[str]) -> dict[str, set[str]]:
    """By record the rows among its versions that are named."""
    found: dict[str, set[str]] = {}
    for record, revisions in survey.all_revisions().items():
        of = municipality_of(record)
        rows = {one.rev for one in revisions.values() if one.device == IMPORT and f"{of}/{one.rev}" in named}
        if rows:
            found[record] = rows
    return found


def _of_record(survey: Survey, record: str, rows: set[str], others: Collection[str]) -> _Step:
    """What is done with a record of which some versions are an import's; what another one brought too stays."""
    state = survey.history(record)
    of = municipality_of(record)
    brought = {rev for rev in rows if f"{of}/{rev}" not in others}
    again = (KeptRecord(record, (), "brought"),) if rows - brought else ()
    if state is None or not brought:
        return _Step(record, kept=again)
    step = _taken_back(state, brought)
    return step._replace(kept=(*again, *step.kept))


def _taken_back(state: History, brought: set[str]) -> _Step:
    since = with_followers(state, brought)
    if since == brought == state.depths.keys():
        return _Step(state.record, withdrawn=True, decisions=(_withdrawal(state),))
    stays = _decided_since(state, brought, since)
    if since == state.depths.keys():  # it began the record, and what others decided needs the rest of it
        gone = _is_withdrawn(state) and "withdrawn" not in state.conflicts
        return _Step(state.record, kept=() if gone else (KeptRecord(state.record, stays, "decided"),))
    kept = (KeptRecord(state.record, stays, "decided"),) if stays else ()
    without = claims_without(state, brought)
    before = _Before(without, conflicting({one.rev: one for one in state.revisions}, without))
    fields = tuple(sorted(_undone(state, brought, before)))
    if not fields:
        return _Step(state.record, kept=kept)
    decisions = _decisions(state, {*fields}, before)
    if not all(map(_may_stand, decisions)):
        return _Step(state.record, kept=(*kept, KeptRecord(state.record, fields, "needed")))
    return _Step(state.record, fields=fields, kept=kept, decisions=decisions)


def _withdrawal(state: History) -> Decision:
    return Decision(state.record, {**state.values, **_WITHDRAWN}, frozenset(_WITHDRAWN))


def _decided_since(state: History, brought: set[str], since: set[str]) -> tuple[str, ...]:
    """The fields of an import that somebody who went on from it decided otherwise than they were before."""
    said = {name for one in state.revisions if one.rev in brought for name in one.sets}
    original = claims_without(state, since)
    return tuple(
        name
        for name, claims in state.claims.items()
        if (name in said or since == state.depths.keys())
        and any(claim.revision.rev in since - brought for claim in claims)
        and _said(claims) != _said(original.get(name, ()))
    )


class _Before(NamedTuple):
    """What others than an import claim of a record, and which fields are in dispute among them."""

    claims: Mapping[str, tuple[Claim, ...]]
    conflicts: tuple[str, ...]

    def values(self, name: str) -> list[Any]:
        """What is claimed of a field, each value once; `REMOVED`, where nothing is."""
        found = {told_apart(one): one.value for one in self.claims.get(name, ())}
        return [found[key] for key in sorted(found)] or [REMOVED]


def _undone(state: History, brought: set[str], before: _Before) -> set[str]:
    """The fields that an import still claims, and by which others would be as they are without it."""
    claimed = {name for name, of in state.claims.items() if any(one.revision.rev in brought for one in of)}
    found = {name for name in claimed if _said(before.claims.get(name, ())) != _said(state.claims[name])}
    if "withdrawn" in {*state.conflicts} - {*before.conflicts}:
        found.add("withdrawn")
    return found


def _decisions(state: History, names: set[str], before: _Before) -> tuple[Decision, ...]:
    """The saves by which some fields are as before; of what was in dispute, one for each value.

    What is decided together with them is decided again as it stands, and so is a withdrawal in dispute, which a
    save on all heads would end.
    """
    values = {name: before.values(name) for name in decided_together(kind_of(state.record), names)}
    if "withdrawn" in before.conflicts:
        values["withdrawn"] = [True, REMOVED]
    sets = frozenset(values)
    return tuple(
        Decision(state.record, _body(state, {name: of[at % len(of)] for name, of in values.items()}), sets)
        for at in range(max(map(len, values.values())))
    )


def _body(state: History, changed: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in {**state.values, **changed}.items() if value is not REMOVED}


def _may_stand(one: Decision) -> bool:
    document = revision_document(
        one.record, one.body, sets={*one.sets}, parents=(), author="", device=IMPORT, at=""
    )
    return not isinstance(accept_value(document), Refusal)


def _said(claims: Iterable[Claim]) -> set[bytes]:
    """What tells apart what claims say; no claim says that there is nothing."""
    return {told_apart(one) for one in claims} or {b""}
