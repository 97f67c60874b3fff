"""What was decided once: not what was taken back at once, and not what lost a dispute."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from storage.revisions.history import record_history
from storage.revisions.revision import Revision
from storage.revisions.taken_back import decided_once

from ..revisions_made import child, revision

FIRST = revision()
LATER = "2002-07-15T10:22:31-04:00"


def statuses(*revisions: Revision) -> list[Any]:
    return [*decided_once(record_history(revisions), "status")]


def test_what_was_taken_back_at_once_was_never_decided() -> None:
    act = child([FIRST], {"status": "budgeted"})
    assert statuses(FIRST, act, child([act], {"status": "proposed"})) == ["proposed"]


def test_acts_are_taken_back_one_after_another_and_may_stand_again() -> None:
    one = child([FIRST], {"status": "planned"})
    two = child([one], {"status": "budgeted"})
    back = child([two], {"status": "planned"})
    both = child([back], {"status": "proposed"})
    again = child([both], {"status": "planned"})
    assert statuses(FIRST, one, two, back) == ["proposed", "planned"]
    assert statuses(FIRST, one, two, back, both) == ["proposed"]
    assert statuses(FIRST, one, two, back, both, again) == ["proposed", "planned"]


def test_who_decides_the_same_as_before_decides() -> None:
    """Another laptop, another day, a reason: none of them takes back."""
    act = child([FIRST], {"status": "budgeted"})
    decided = ["proposed", "budgeted", "proposed"]
    assert statuses(FIRST, act, child([act], {"status": "proposed"}, device="aaaaaaaa")) == decided
    assert statuses(FIRST, act, child([act], {"status": "proposed"}, at=LATER)) == decided
    assert statuses(FIRST, act, child([act], {"status": "proposed", "status_reason": "No alcanza"})) == decided


def test_what_lost_a_dispute_was_never_decided() -> None:
    here = child([FIRST], {"status": "budgeted"})
    there = child([FIRST], {"status": "rejected"}, device="aaaaaaaa")
    assert {*statuses(FIRST, here, there)} == {"proposed", "budgeted", "rejected"}
    assert {*statuses(FIRST, here, there, child([there, here], {"status": "rejected"}))} == {
        "proposed",
        "rejected",
    }


def test_what_another_laptop_wrote_beside_it_makes_no_dispute_of_it() -> None:
    here = child([FIRST], {"status": "budgeted"})
    there = child([FIRST], {"text": "Riego alto"}, device="aaaaaaaa")
    after = child([here, there], {"status": "rejected"})
    assert {*statuses(FIRST, here, there, after)} == {"proposed", "budgeted", "rejected"}


@given(st.lists(st.sampled_from(["planned", "budgeted", "rejected", "back"]), max_size=12))
def test_however_much_is_taken_back_what_is_left_is_what_was_decided(acts: list[str]) -> None:
    line, stack = [FIRST], [FIRST]
    for n, said in enumerate(acts):
        if said != "back":
            stack.append(child([line[-1]], {"status": said, "notes": str(n)}))
            line.append(stack[-1])
        elif stack[1:]:
            stack.pop()
            before = {name: stack[-1].body.get(name) for name in ("status", "notes")}
            line.append(child([line[-1]], before))
    assert statuses(*line) == [one.body["status"] for one in stack]
