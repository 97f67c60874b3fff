"""Merging a demand into another and dropping one: what they leave is a trace, and nothing else is changed."""

from __future__ import annotations

from random import Random

import pytest

from storage.plan.levels.merging import dropped, merged
from storage.plan.levels.traces import all_traced, trace_of
from storage.plan.levels.tree import levels
from storage.plan.survey import Survey
from storage.revisions.record_changes import RecordChange
from tests.storage.revisions_made import revision

from .levels_made import levelled
from .test_traces import HELD, ONE, THREE, TWO, ayllu


def after(survey: Survey, changes: list[RecordChange]) -> Survey:
    everything = [one for of in survey.all_revisions().values() for one in of.values()]
    saved = []
    for record, body, heads in changes:
        state = survey.history(record)
        before = state.values if state else {}
        sets = sorted(name for name in {**before, **body} if before.get(name) != body.get(name))
        saved.append(revision(record, dict(body), parents=sorted(heads or ()), sets=sets))
    return Survey([*everything, *saved])


@pytest.mark.parametrize("seed", range(12))
def test_what_is_merged_has_a_trace_and_no_other_demand_another_one(seed: int) -> None:
    survey, luck = levelled(seed), Random(seed)
    before = {one.record: one.trace for one in all_traced(survey, levels(survey))}
    standing = [record for record, trace in before.items() if trace == "carried"]
    free = [record for record in standing if (state := survey.history(record)) and not state.disputed]
    record, target = luck.sample(free, 2)
    of = after(survey, merged(survey, record, target))
    assert {one.record: one.trace for one in all_traced(of, levels(of))} == {**before, record: "merged"}
    state = of.history(target)
    assert state is not None
    assert record not in state.values.values()


def test_what_was_asked_for_with_it_is_asked_for_with_the_other() -> None:
    survey = ayllu(one={"joint_with": TWO}, two={"joint_with": ONE}, three={"phase_of": ONE})
    of = after(survey, merged(survey, ONE, TWO))
    bodies = [state.values for record in (TWO, THREE) if (state := of.history(record))]
    assert bodies == [
        {"text": "Pide two", "status": "proposed"},
        {"text": "Pide three", "status": "proposed", "phase_of": TWO},
    ]


def test_what_is_dropped_after_it_was_taken_back_stands_as_dropped() -> None:
    survey = ayllu(one={"withdrawn": True}, two={})
    state = survey.history(ONE)
    assert state is not None
    body = dropped({**state.values, "status": "rejected", "ruling": {"workshop": HELD}}, "refused")
    assert trace_of(after(survey, [(ONE, body, state.heads)]), ONE) == "dropped"
