"""What is missing before an acta: all of it, once, in the order in which it is done; and what may wait."""

from __future__ import annotations

from typing import Any

import pytest

from storage.file.pack import load_pack
from storage.plan.acta.reading_aloud import mark_of_reading, slot_read_aloud
from storage.plan.checks import oddities
from storage.plan.checks.found import Finding
from storage.plan.checks.remarks import remark
from storage.plan.missing.before_acta import Missing, is_to_read, unsaved_draft
from storage.plan.missing.by_holder import MissingByHolder
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

PACK = list(load_pack("guaqui"))
TODAY = "2003-07-14"
YEARS = (2003, 2004, 2005, 2006, 2007)
WORKSHOP = "workshop/guaqui/community/arcata/1"
WHOLE = {
    "action": "irrigation",
    "cost_cents": 500_000,
    "funding": {"pdla": 500_000},
    "agreed": {"how": "consensus"},
}


def demand(year: int, /, **body: Any) -> Revision:
    said = {"text": f"Riego {year}", "status": "proposed", **WHOLE, **body}
    return revision(f"demand/guaqui/arcata/{year}/1", said)


def workshop(**body: Any) -> Revision:
    said = {"outcome": "held", "held_on": "2003-07-10", "women": 30, "men": 20, "quorum": "declared", **body}
    return revision(WORKSHOP, said)


def missing(*revisions: Revision, unsaved: tuple[Finding, ...] = ()) -> Missing:
    found = MissingByHolder(Survey([*PACK, *revisions]), TODAY)
    found.note_drafts(unsaved)
    return found.of("arcata")


def codes(of: Missing) -> list[str]:
    return [one.code for one in of.before]


DEMANDS = tuple(map(demand, YEARS))


def read_of(*revisions: Revision) -> str:
    return mark_of_reading(map(slot_read_aloud, Slots(Survey([*PACK, *revisions])).of_holder("arcata")))


READ = workshop(read_back=read_of(*DEMANDS))


def test_of_a_whole_workshop_nothing_is_missing() -> None:
    found = missing(*DEMANDS, READ)
    assert (found.before, found.later, found.done, found.all) == ((), (), 7, 7)


def test_of_a_community_that_did_not_begin_all_is_missing() -> None:
    found = missing()
    assert codes(found) == ["workshop-to-hold", *["slot-empty"] * 5, "not-read"]
    assert (found.done, found.all, found.later) == (0, 7, ())


def test_what_is_typed_stands_first_and_the_reading_last() -> None:
    several = [{"text": "Uno", "votes": 40}, {"text": "Riego 2004", "votes": 28}]
    odd = demand(2004, agreed={"how": "vote", "for": 28}, options=several)
    apart = child([DEMANDS[2]], {"cost_cents": 500_001}), child([DEMANDS[2]], {"cost_cents": 500_002})
    slots = (DEMANDS[0], odd, DEMANDS[2], *apart, DEMANDS[4])
    found = missing(*slots, workshop(women=20, men=10), unsaved=(unsaved_draft(DEMANDS[0].record),))
    assert codes(found) == ["unsaved", "slot-empty", "disputed", "votes-over", "votes-under", "not-read"]
    assert [one.record.split("/")[3] for one in found.before[:4]] == ["2003", "2006", "2005", "2004"]
    assert (found.done, found.all) == (2, 8), "done are the year 2007 and the workshop"


def test_what_is_typed_and_not_saved_is_one_thing_to_do_and_not_two() -> None:
    before = missing(*DEMANDS[1:])
    typed = (unsaved_draft(DEMANDS[0].record), unsaved_draft(WORKSHOP))
    found = missing(*DEMANDS[1:], unsaved=typed)
    assert codes(before) == ["workshop-to-hold", "slot-empty", "not-read"]
    assert codes(found) == ["unsaved", "unsaved", "not-read"]
    assert (found.done, found.all) == (before.done, before.all), "the number does not jump while one types"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"held_on": None}, ["workshop-day"]),
        ({"women": None, "men": None}, ["workshop-people"]),
        ({"men": None}, ["workshop-people"]),
        ({"outcome": "called"}, ["workshop-to-hold"]),
        ({"outcome": "absent"}, ["workshop-to-hold"]),
        ({"outcome": "closed"}, []),
    ],
)
def test_a_workshop_without_its_day_or_its_people(body: dict[str, Any], expected: list[str]) -> None:
    whole = {"outcome": "held", "held_on": "2003-07-10", "women": 30, "men": 20, "quorum": "declared", **body}
    said = {name: value for name, value in whole.items() if value is not None}
    found = missing(*DEMANDS, revision(WORKSHOP, {**said, "read_back": read_of(*DEMANDS)}))
    assert codes(found) == expected


DOUBTED = demand(2004, agreed={"how": "vote", "for": 70, "against": 1})
CHANGED = child([DEMANDS[0]], {"text": "Otra cosa"})


@pytest.mark.parametrize(
    ("revisions", "is_so"),
    [
        ((*DEMANDS, workshop()), True),
        ((*DEMANDS, READ, CHANGED), True),
        ((DEMANDS[0], DOUBTED, *DEMANDS[2:], workshop()), True),  # what is odd is heard as it is read
        ((*DEMANDS, READ), False),
        ((*DEMANDS[1:], workshop()), False),
        (DEMANDS, False),
        ((*DEMANDS, revision(WORKSHOP, {"outcome": "held", "held_on": "2003-07-10"})), False),
        ((), False),
    ],
)
def test_what_is_noted_and_decided_is_to_be_read(revisions: tuple[Revision, ...], *, is_so: bool) -> None:
    assert is_to_read(missing(*revisions)) is is_so


def test_what_is_typed_and_not_saved_is_not_read_yet() -> None:
    assert not is_to_read(missing(*DEMANDS, workshop(), unsaved=(unsaved_draft(DEMANDS[0].record),)))


def test_what_was_changed_since_it_was_read_is_read_again() -> None:
    again = child([DEMANDS[0]], {"text": "Otra cosa"})
    assert codes(missing(*DEMANDS, READ, again)) == ["read-changed"]
    assert [one.code for one in missing(*DEMANDS, workshop(read_back=True)).later] == ["read-unsure"]


def test_what_lacks_class_cost_or_contributions_may_wait() -> None:
    said = {"text": "Riego 2003", "status": "proposed", "agreed": {"how": "consensus"}}
    bare = revision("demand/guaqui/arcata/2003/1", said)
    slots = (bare, *DEMANDS[1:])
    found = missing(*slots, workshop(read_back=read_of(*slots)))
    assert found.before == ()
    assert [(one.code, one.facts["fields"]) for one in found.later] == [
        ("demand-lacks", ["class", "cost_cents", "funding"])
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"agreed": {}}, ["demand-unagreed"]),
        ({"agreed": {"for": 30}}, []),
        ({"cost_cents": 520_000}, ["funding-part"]),
        ({"cost_cents": 520_000, "status": "rejected", "agreed": {}}, []),
        ({"executed": {"state": "done", "spent_cents": 500_001}}, []),
    ],
)
def test_what_nobody_agreed_or_pays_is_noticed(body: dict[str, Any], expected: list[str]) -> None:
    slots = (demand(2003, **body), *DEMANDS[1:])
    found = missing(*slots, workshop(read_back=read_of(*slots)))
    assert (codes(found), [one.code for one in found.later]) == ([], expected)


@pytest.mark.parametrize(("votes", "is_odd"), [(24, False), (26, False), (28, True)])
def test_fewer_votes_than_another_proposal_are_noticed(votes: int, *, is_odd: bool) -> None:
    several = [{"text": "Riego 2003", "votes": 26}, {"text": "Aulas", "votes": votes}]
    slots = (demand(2003, agreed={"how": "vote", "for": 26}, options=several), *DEMANDS[1:])
    found = missing(*slots, workshop(women=40, read_back=read_of(*slots)))
    assert codes(found) == (["votes-under"] if is_odd else [])


@pytest.mark.parametrize(
    ("agreed", "is_odd"),
    [
        ({"how": "consensus", "for": 3}, True),
        ({"how": "consensus", "for": 50, "against": 10}, True),
        ({"how": "consensus", "for": 60}, False),
        ({"how": "consensus", "for": 58, "abstained": 2}, False),
        ({"how": "consensus"}, False),
        ({"how": "vote", "for": 3}, False),
    ],
)
def test_a_consensus_for_which_not_all_voted_is_noticed(agreed: dict[str, Any], *, is_odd: bool) -> None:
    slots = (demand(2003, agreed=agreed), *DEMANDS[1:])
    found = missing(*slots, workshop(women=40, men=20, read_back=read_of(*slots)))
    assert codes(found) == (["consensus-counted"] if is_odd else [])


def test_an_empty_slot_may_be_decided_by_not_asking() -> None:
    none = revision("demand/guaqui/arcata/2003/1", {"status": "none"})
    later = revision("demand/guaqui/arcata/2004/1", {"status": "postponed"})
    slots = (none, later, *DEMANDS[2:])
    assert missing(*slots, workshop(read_back=read_of(*slots))).before == ()


def test_what_is_right_is_no_longer_missing_until_it_changes() -> None:
    slots = (*DEMANDS[:4], workshop(women=20, men=10))
    odd = missing(*slots, child([DEMANDS[0]], {"agreed": {"how": "vote", "for": 68}}))
    found = next(one for one in odd.before if one.code == "votes-over")
    told = child([DEMANDS[0]], {"agreed": {"how": "vote", "for": 68}})
    survey = Survey([*PACK, *slots, told])
    right = revision(*remark(survey, found, "votaron también los del año pasado"))
    assert "votes-over" not in codes(missing(*slots, told, right))
    assert "votes-over" in codes(
        missing(*slots, told, right, child([told], {"agreed": {"how": "vote", "for": 69}}))
    )


def test_the_check_of_the_plan_says_the_same_of_its_slots_and_votes() -> None:
    slots = (demand(2003, agreed={"how": "vote", "for": 68}), *DEMANDS[1:4], workshop(women=20, men=10))
    ours = {(one.code, one.record, one.digest) for one in missing(*slots).before}
    check = {(one.code, one.record, one.digest) for one in oddities(Survey([*PACK, *slots]), TODAY).open}
    assert {one for one in check if "arcata" in one[1]} <= ours
    assert {code for code, _record, _digest in check} == {"slot-empty", "votes-over"}
