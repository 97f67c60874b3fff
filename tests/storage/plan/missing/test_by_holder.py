"""What is kept of what is missing is what would be worked out anew, whatever comes in and in which order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.file.pack import load_pack
from storage.plan.calendar import convened, convened_steps, own_workshops
from storage.plan.missing.before_acta import unsaved_draft
from storage.plan.missing.by_holder import MissingByHolder
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

PACK = list(load_pack("guaqui"))
TODAY = "2003-07-14"
HOLDERS = ("andamarca", "arcata", "patarani", "sullcata", "villa-tuntuma", "wila-collo", "apleg")
COSTS = (100, 10_000, 12_000, 60_001)
JOINT = [f"demand/guaqui/{holder}/2003/1" for holder in HOLDERS]
DEMANDS = st.fixed_dictionaries(
    {
        "text": st.sampled_from(["Riego", "Posta"]),
        "status": st.sampled_from(["proposed", "open", "none", "rejected"]),
    },
    optional={
        "action": st.sampled_from(["irrigation", "nowhere"]),
        "cost_cents": st.sampled_from(COSTS),
        "joint_with": st.sampled_from(JOINT),
        "withdrawn": st.just(value=True),
    },
)
WORKSHOPS = st.fixed_dictionaries(
    {"outcome": st.sampled_from(["held", "called", "closed"])},
    optional={"held_on": st.sampled_from(["2003-07-10", "2003-07-20"]), "women": st.just(3), "men": st.just(4)},
)
CLASSES = st.fixed_dictionaries({"name": st.just("Riego"), "class": st.sampled_from(["production", "social"])})


def named(
    bodies: st.SearchStrategy[dict[str, Any]], *parts: st.SearchStrategy[str]
) -> st.SearchStrategy[Revision]:
    names = st.tuples(*parts).map("/".join)
    return st.builds(revision, names, bodies)


ARRIVALS = st.one_of(
    named(DEMANDS, st.just("demand/guaqui"), st.sampled_from(HOLDERS), st.sampled_from(["2003/1", "2004/1"])),
    named(WORKSHOPS, st.just("workshop/guaqui/community"), st.sampled_from(HOLDERS), st.sampled_from(["1", "2"])),
    named(WORKSHOPS, st.just("workshop/guaqui/municipal-1/all/1")),
    named(CLASSES, st.just("action/guaqui/irrigation")),
    named(st.fixed_dictionaries({"name": st.just("Nueva")}), st.just("community/guaqui/nueva")),
)


@pytest.mark.costly(0)
@settings(max_examples=60)
@given(st.lists(st.lists(ARRIVALS, max_size=3), max_size=4))
def test_what_is_kept_is_what_is_found_anew(arrivals: list[list[Revision]]) -> None:
    survey = Survey(PACK)
    kept = MissingByHolder(survey, TODAY)
    for came in arrivals:
        [kept.of(holder) for holder in HOLDERS]
        survey.add(came)
        fresh = MissingByHolder(survey, TODAY)
        assert [kept.of(holder) for holder in HOLDERS] == [fresh.of(holder) for holder in HOLDERS]


@pytest.mark.costly(0)
@given(st.lists(ARRIVALS, max_size=8))
def test_a_workshop_of_its_own_is_the_line_of_the_calendar(came: list[Revision]) -> None:
    survey = Survey([*PACK, *came])
    lines = own_workshops(convened_steps(survey))
    for holder in HOLDERS:
        assert convened(survey, holder).record == lines[holder].record
        assert convened(survey, holder).step == lines[holder].step


def test_drafts_are_told_and_taken_back() -> None:
    kept = MissingByHolder(Survey(PACK), TODAY)
    before = kept.of("arcata")
    draft = unsaved_draft("demand/guaqui/arcata/2003/1", "2003-07-14T19:08:00-04:00", "Riego")
    assert kept.note_drafts([draft]) == {"arcata"}
    assert kept.of("arcata").before[0] == draft
    assert kept.note_drafts([draft]) == set()
    assert kept.note_drafts([]) == {"arcata"}
    assert kept.of("arcata") == before


def test_a_cost_that_comes_in_may_make_that_of_another_odd() -> None:
    def demand(holder: str, cost: int) -> Revision:
        body = {"text": "Riego", "action": "irrigation", "status": "proposed", "cost_cents": cost}
        return revision(f"demand/guaqui/{holder}/2003/1", body)

    far, *others = (
        demand(holder, cost) for holder, cost in zip(HOLDERS, (10_000, 100, 100, 9_000, 9_000), strict=False)
    )
    survey = Survey([*PACK, far, *others])
    kept = MissingByHolder(survey, TODAY)
    assert "cost-far" not in [one.code for one in kept.of(HOLDERS[0]).before], "the median is 4.550"
    survey.add([child([others[2]], {"cost_cents": 100})])
    assert kept.look() == {HOLDERS[0], HOLDERS[3], HOLDERS[4]}
    assert "cost-far" in [one.code for one in kept.of(HOLDERS[0]).before], "and now 100"
    assert kept.is_known(HOLDERS[0])
