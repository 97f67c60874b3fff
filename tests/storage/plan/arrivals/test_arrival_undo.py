"""An import is taken back: the plan is as before it, but for what somebody decided since."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.intake.compare import compare
from storage.kinds.lookup import decided_together
from storage.plan.arrivals.arrival_undo import ArrivalUndo, KeptRecord, arrival_undo
from storage.plan.survey import Survey
from storage.revisions.history import History, record_history, told_apart, with_followers
from storage.revisions.revision import Revision, accept_value, revision_document
from tests.storage.revisions_made import child, revision

PLAN = revision("plan/guaqui/p", {"name": "P", "years": [2004], "per_year": 2})
SLOTS = [f"demand/guaqui/{holder}/2004/1" for holder in ("andamarca", "arcata", "belen", "kassa")]


def row(record: str, said: dict[str, Any], survey: Survey, *, replaces: bool) -> Revision | None:
    """What a row comes to beside a plan, or instead of what it says."""
    found = compare(record, said, survey.history(record))
    document = found.instead if replaces and found.instead else found.document
    accepted = accept_value(document) if document else None
    return accepted if isinstance(accepted, Revision) else None


def arrival(rows: Iterable[Revision], n: int = 1, device: str = "laptop01", **given: Any) -> Revision:
    named = [{"rev": one.rev, "line": line} for line, one in enumerate(rows, 2)]
    record = f"arrival/guaqui/0123456789abcdef/{device}/{n}"
    return revision(record, {"file": "a.csv", "rows": named}, device=device, **given)


def saves(undo: ArrivalUndo, survey: Survey, device: str = "laptop01") -> list[Revision]:
    """The saves of an undo, as a laptop makes them."""
    made = []
    for record, body, sets in undo.decisions:
        document = revision_document(
            record,
            body,
            sets=decided_together(record.partition("/")[0], {*sets}),
            parents=survey.heads(record),
            author=device,
            device=device,
            at="",
        )
        accepted = accept_value(document)
        assert isinstance(accepted, Revision), accepted
        made.append(accepted)
    return made


def taken_back(survey: Survey, *arrivals: Revision) -> ArrivalUndo:
    undo = arrival_undo(survey, [one.record for one in arrivals])
    survey.add(saves(undo, survey))
    return undo


def claimed(state: History | None, name: str) -> set[bytes]:
    claims = state.claims.get(name, ()) if state else ()
    return {told_apart(one) for one in claims} or {b""}


def values(survey: Survey, record: str) -> dict[str, Any]:
    state = survey.history(record)
    assert state
    return state.values


def said_of(state: History | None, name: str) -> set[bytes]:
    """What is claimed of a field; that a record is withdrawn may be in dispute with what others decide."""
    in_dispute = state is not None and name == "withdrawn" and name in state.conflicts
    return {b"", b"true"} if in_dispute else claimed(state, name)


FIELDS: dict[str, st.SearchStrategy[Any]] = {
    "text": st.sampled_from(("Riego", "Posta", "Aulas")),
    "action": st.sampled_from(("irrigation", "clinic")),
    "cost_cents": st.sampled_from((100, 200, 300)),
    "families": st.sampled_from((5, 6)),
    "status": st.sampled_from(("proposed", "validated", "none")),
    "withdrawn": st.just(True),  # noqa: FBT003 - a value
}
SAID = st.fixed_dictionaries({}, optional={name: of for name, of in FIELDS.items() if name != "withdrawn"})
CHANGED = st.fixed_dictionaries({}, optional={name: of | st.none() for name, of in FIELDS.items()})
EDIT = st.tuples(st.integers(0, 3), CHANGED.filter(bool), st.lists(st.integers(0, 9), max_size=2), st.booleans())


def edited(survey: Survey, edit: tuple[int, dict[str, Any], list[int], bool], n: int) -> Revision | None:
    """What a person saves: of a record that is not there yet, on all heads, or on some versions of any age."""
    number, changes, places, on_all = edit
    record, device = SLOTS[number], f"laptop{n:02}"
    state = survey.history(record)
    if state is None:
        body = {"text": "Camino", **{name: value for name, value in changes.items() if value is not None}}
        return revision(record, body, device=device)
    some = [state.revisions[at % len(state.revisions)] for at in places]
    heads = [one for one in state.revisions if one.rev in state.heads]
    parents = list({one.rev: one for one in (heads if on_all or not some else some)}.values())
    seen = record_history([*state.revisions]).values if on_all else parents[0].body
    body = {name: value for name, value in {**seen, **changes}.items() if value is not None}
    document = revision_document(
        record,
        body,
        sets=decided_together("demand", {*changes}),
        parents=tuple(one.rev for one in parents),
        author="",
        device=device,
        at="",
    )
    accepted = accept_value(document)
    return accepted if isinstance(accepted, Revision) else None


class Made:
    """A plan with people's saves, an import, and what people saved after it."""

    def __init__(self, before: list[Any], rows: list[tuple[int, dict[str, Any], bool]], after: list[Any]) -> None:
        self.survey = Survey([PLAN])
        for n, edit in enumerate(before, 1):
            self.survey.add(filter(None, [edited(self.survey, edit, n)]))
        brought = {at: row(SLOTS[at], said, self.survey, replaces=it) for at, said, it in rows if said}
        self.rows = [one for one in brought.values() if one]
        self.survey.add(self.rows)
        for n, edit in enumerate(after, 50):
            self.survey.add(filter(None, [edited(self.survey, edit, n)]))
        self.arrival = arrival(self.rows)
        self.survey.add([self.arrival])

    def is_as_before(self, record: str, name: str) -> bool:
        """Whether a field says what it said before the import."""
        state = self.survey.history(record)
        assert state
        since = with_followers(state, {one.rev for one in self.rows} & state.depths.keys())
        own = [one for one in state.revisions if one.rev not in since]
        return claimed(state, name) == (claimed(record_history(own), name) if own else {b""})

    def is_withdrawn(self, record: str) -> bool:
        return values(self.survey, record).get("withdrawn") is True


PLANS = st.builds(
    Made,
    st.lists(EDIT, max_size=6),
    st.lists(st.tuples(st.integers(0, 3), SAID, st.booleans()), max_size=4),
    st.lists(EDIT, max_size=5),
)


@pytest.mark.costly(0)
@given(PLANS)
def test_what_nobody_touched_since_is_as_if_nothing_had_come_in(made: Made) -> None:
    survey, rows = made.survey, {one.rev for one in made.rows}
    states = {record: state for record in SLOTS if (state := survey.history(record))}
    undo = taken_back(survey, made.arrival)
    kept = {one.record for one in undo.kept if one.why == "needed"}
    assert values(survey, made.arrival.record)["withdrawn"] is True
    for record, state in states.items():
        since = with_followers(state, rows & state.depths.keys())
        own = [one for one in state.revisions if one.rev not in since]
        later = [one for one in state.revisions if one.rev in since - rows]
        now = survey.history(record)
        if not own and not later:
            assert values(survey, record)["withdrawn"] is True
            assert record in undo.withdrawn
        elif own and record not in kept:
            touched = {name for one in later for name in one.sets} | ({"withdrawn"} if later else set())
            before = record_history(own)
            for name in {*state.claims, *before.claims} - touched:
                assert said_of(now, name) == said_of(before, name), (record, name)
            if not later:
                assert now
                assert now.conflicts == before.conflicts


@pytest.mark.costly(0)
@given(PLANS)
def test_what_somebody_decided_since_stays_and_is_told(made: Made) -> None:
    survey, rows = made.survey, {one.rev for one in made.rows}
    later: dict[tuple[str, str], set[bytes]] = {}
    for record in SLOTS:
        if state := survey.history(record):
            since = with_followers(state, rows & state.depths.keys()) - rows
            for name, claims in state.claims.items():
                if all(one.revision.rev in since for one in claims):
                    later[record, name] = said_of(state, name)
    undo = taken_back(survey, made.arrival)
    for (record, name), said in later.items():
        assert said_of(survey.history(record), name) == said, (record, name)
    told = {(one.record, name) for one in undo.kept for name in one.fields}
    before = [record for record in SLOTS if rows & made.survey.revisions(record).keys()]
    for record, name in later:
        if record in before and any(name in one.sets for one in made.rows if one.record == record):
            assert (record, name) in told or made.is_as_before(record, name) or made.is_withdrawn(record)


@pytest.mark.costly(0)
@given(PLANS)
def test_two_laptops_that_take_it_back_took_it_back_once(made: Made) -> None:
    survey = made.survey
    undo = arrival_undo(survey, [made.arrival.record])
    first, second = (saves(undo, survey, device) for device in ("laptop01", "laptop02"))
    alone, together = (Survey(_all(survey)) for _ in range(2))
    alone.add(first)
    together.add([*first, *second])
    for record in (*SLOTS, made.arrival.record):
        one, both = alone.history(record), together.history(record)
        assert (one is None) == (both is None)
        if one and both:
            assert {name: claimed(one, name) for name in one.claims} == {
                name: claimed(both, name) for name in both.claims
            }
            assert one.conflicts == both.conflicts


@pytest.mark.costly(0)
@given(PLANS)
def test_there_is_nothing_more_to_take_back_then(made: Made) -> None:
    taken_back(made.survey, made.arrival)
    again = arrival_undo(made.survey, [made.arrival.record])
    assert (again.withdrawn, again.restored, again.kept) == ((), {}, ())


def _all(survey: Survey) -> list[Revision]:
    return [one for of_record in survey.all_revisions().values() for one in of_record.values()]


def brought_by(survey: Survey, *rows: Revision) -> Revision:
    survey.add(rows)
    came = arrival(rows)
    survey.add([came])
    return came


def replacing(record: str, survey: Survey, said: dict[str, Any]) -> Revision:
    found = row(record, said, survey, replaces=True)
    assert found
    return found


SLOT = SLOTS[0]


def test_what_was_in_dispute_before_it_is_in_dispute_again() -> None:
    first = revision(SLOT, {"text": "Riego"})
    claims = [child([first], {"cost_cents": cost}, device=f"laptop0{cost}") for cost in (1, 2)]
    survey = Survey([PLAN, first, *claims])
    came = brought_by(survey, replacing(SLOT, survey, {"cost_cents": 300}))
    state = survey.history(SLOT)
    assert state
    assert not state.disputed
    assert taken_back(survey, came).restored == {SLOT: ("cost_cents",)}
    now = survey.history(SLOT)
    assert now
    assert (now.conflicts, claimed(now, "cost_cents")) == (("cost_cents",), {b"1", b"2"})


def test_a_withdrawal_that_was_in_dispute_before_it_is_in_dispute_again() -> None:
    first = revision(SLOT, {"text": "Riego"})
    gone = child([first], {"withdrawn": True}, device="laptop01")
    edit = child([first], {"cost_cents": 1}, device="laptop02")
    survey = Survey([PLAN, first, gone, edit])
    came = brought_by(survey, replacing(SLOT, survey, {"families": 5}))
    taken_back(survey, came)
    now = survey.history(SLOT)
    assert now
    assert (now.conflicts, claimed(now, "families")) == (("withdrawn",), {b""})


def test_what_it_began_and_somebody_went_on_from_stays_whole() -> None:
    survey = Survey([PLAN])
    begun = row(SLOT, {"text": "Riego", "cost_cents": 1}, survey, replaces=False)
    assert begun
    came = brought_by(survey, begun)
    survey.add([child([begun], {"place": "arriba"})])
    undo = taken_back(survey, came)
    assert (undo.withdrawn, undo.restored) == ((), {})
    assert undo.kept == (KeptRecord(SLOT, ("place",), "decided"),)
    assert values(survey, SLOT) == {"text": "Riego", "cost_cents": 1, "place": "arriba"}


def test_what_a_record_cannot_be_without_stays_and_is_told() -> None:
    first = revision(SLOT, {"status": "open"})
    survey = Survey([PLAN, first])
    came = brought_by(survey, replacing(SLOT, survey, {"text": "Riego"}))
    state = survey.history(SLOT)
    assert state
    heads = [one for one in state.revisions if one.rev in state.heads]
    survey.add([child(heads, {"status": "validated"})])
    undo = taken_back(survey, came)
    assert KeptRecord(SLOT, ("text",), "needed") in undo.kept
    assert values(survey, SLOT)["text"] == "Riego"


def test_what_somebody_put_back_as_it_was_is_not_told() -> None:
    first = revision(SLOT, {"text": "Riego", "cost_cents": 1})
    survey = Survey([PLAN, first])
    changed = replacing(SLOT, survey, {"cost_cents": 2})
    came = brought_by(survey, changed)
    survey.add([child([changed], {"cost_cents": 1})])
    assert taken_back(survey, came).kept == ()
