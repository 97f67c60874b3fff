"""What a change of the plan's lists does to the figures is said before it is saved, and comes true when it is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.plan.effects.named_by import named_by
from storage.plan.effects.plan_effects import PlanEffect, plan_effects
from storage.plan.effects.pretended import pretended
from storage.plan.indicators import indicators
from storage.plan.survey import Survey
from storage.revisions.record_changes import RecordChange
from tests.exports.other_municipality import CLASSES, COMMUNITIES, YEARS, M, another, id_of, one_of
from tests.storage.revisions_made import child, revision

PLAN = "2026-2029"


def changed(survey: Survey, record: str, **fields: Any) -> RecordChange:
    """A record with some fields otherwise; None: without."""
    state = survey.history(record)
    body = {**(state.values if state else {}), **fields}
    return record, {name: value for name, value in body.items() if value is not None}, survey.heads(record)


def after(survey: Survey, *changes: RecordChange) -> Survey:
    """As it is when they were saved: made in the way of a file, out of revisions."""
    revisions = [one for of in survey.all_revisions().values() for one in of.values()]
    for record, body, heads in changes:
        known = survey.revisions(record)
        parents = [known[one] for one in heads or ()]
        was = parents[0].body if parents else {}
        decided = {name: body.get(name) for name in {*was, *body} if body.get(name) != was.get(name)}
        revisions.append(child(parents, decided, device="laptop07") if parents else revision(record, body))
    return Survey(revisions)


def effect(survey: Survey, *changes: RecordChange) -> PlanEffect:
    (one,) = plan_effects(survey, changes)
    return one


def test_a_community_more_is_so_many_demands_that_are_missing() -> None:
    survey = another()
    one = effect(survey, (f"community/{M}/nueva", {"name": "Nueva"}, ()))
    assert (one.before.slots, one.after.slots) == (28, 32)
    assert one.after.missing - one.before.missing == len(YEARS)
    assert (one.before.share, one.left_out) == (one.after.share, 0)


def test_one_that_is_taken_off_takes_its_demands_out() -> None:
    survey = another()
    one = effect(survey, changed(survey, f"community/{M}/{id_of(COMMUNITIES[0])}", withdrawn=True))
    assert (one.after.slots, one.left_out, one.taken_in) == (24, 4, 0)
    assert one.before.share != one.after.share


def test_an_association_counts_in_no_share_but_its_demands_leave_with_it() -> None:
    survey = another()
    assert plan_effects(survey, [(f"association/{M}/nueva", {"name": "Nueva", "per_year": 2}, ())]) == []
    one = effect(survey, changed(survey, f"association/{M}/tejedoras", withdrawn=True))
    assert (one.before, one.left_out) == (one.after, 1)


def test_a_community_that_is_made_a_level_asks_for_nothing() -> None:
    survey = another()
    one = effect(survey, changed(survey, f"community/{M}/{id_of(COMMUNITIES[-1])}", per_year=0))
    assert (one.after.slots, one.left_out) == (20, 2)
    assert one.after.missing == one.before.missing - 6


def test_a_class_that_is_productive_no_more_changes_the_share_alone() -> None:
    survey = another()
    one = effect(survey, changed(survey, f"class/{M}/chacra", productive=False))
    assert (one.before.slots, one.before.missing) == (one.after.slots, one.after.missing)
    assert (one.after.productive, one.before.productive) == (4, 9)


def test_fewer_years_leave_demands_out_and_a_new_plan_has_its_own_figures() -> None:
    survey = another()
    years = list(YEARS[:-1])
    assert effect(survey, changed(survey, f"plan/{M}/{PLAN}", years=years)).left_out == 5
    new = (f"plan/{M}/2030-2031", {"name": "PDLC 2030", "years": [2030, 2031], "per_year": 2}, ())
    one = effect(survey, new)
    assert (one.plan, one.before.slots, one.after.missing) == ("2030-2031", 0, 2 * (5 * 2 + 2))


@pytest.mark.parametrize("kind", ["zone", "funder", "step", "demand"])
def test_what_no_figure_is_made_of_is_not_even_looked_at(kind: str) -> None:
    assert plan_effects(another(), [(f"{kind}/{M}/x", {"name": "X"}, ())]) == []


def test_words_of_a_plan_change_no_figure() -> None:
    survey = another()
    assert plan_effects(survey, [changed(survey, f"plan/{M}/{PLAN}", vision="Agua para todos")]) == []


IDS = [id_of(name) for name in COMMUNITIES]
COUNT = st.one_of(st.none(), st.integers(0, 3))
CHANGES = st.one_of(
    st.tuples(st.just("community"), st.sampled_from([*IDS, "marka"]), st.fixed_dictionaries({"per_year": COUNT})),
    st.tuples(st.just("community"), st.sampled_from(IDS), st.just({"withdrawn": True})),
    st.tuples(st.just("class"), st.sampled_from(CLASSES), st.fixed_dictionaries({"productive": st.booleans()})),
    st.tuples(
        st.just("plan"),
        st.just(PLAN),
        st.fixed_dictionaries(
            {
                "per_year": st.integers(1, 3),
                "years": st.lists(st.integers(2024, 2031), min_size=1, max_size=5, unique=True).map(sorted),
            }
        ),
    ),
    st.tuples(st.just("association"), st.just("tejedoras"), st.just({"per_year": 1})),
)


@pytest.mark.costly(0)
@given(changes=st.lists(CHANGES, min_size=1, max_size=3, unique_by=lambda one: one[:2]))
def test_what_is_said_before_is_what_is_counted_afterwards(
    changes: list[tuple[str, str, dict[str, Any]]],
) -> None:
    survey = another()
    to_save = [changed(survey, f"{kind}/{M}/{id_}", **fields) for kind, id_, fields in changes]
    was = indicators(survey)
    then = indicators(after(survey, *to_save))
    found = plan_effects(survey, to_save)
    for one in found:
        for name in one.before.__struct_fields__:
            assert getattr(one.before, name) == getattr(was.plan, name), name
            assert getattr(one.after, name) == getattr(then.plan, name), name
    if not found:
        assert was.plan == then.plan
    assert indicators(survey) == was
    assert indicators(pretended(survey, to_save)) == then


def test_what_names_a_record_is_found_but_not_what_names_it_in_confidence() -> None:
    survey = Survey(
        [
            *(one for of in another().all_revisions().values() for one in of.values()),
            one_of("demand", "quchapampa", "2026", "3", text="Telares", carries="tejedoras"),
        ]
    )
    assert named_by(survey, f"zoning/{M}/altura") == [
        *(f"member/{M}/altura/{id_of(name)}" for name in sorted(COMMUNITIES) if name != "Puna Chica"),
        *(f"zone/{M}/altura-{n}" for n in range(3)),
    ]
    assert named_by(survey, f"association/{M}/tejedoras") == [f"demand/{M}/tejedoras/2027/2"]
