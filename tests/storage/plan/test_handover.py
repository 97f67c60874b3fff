"""What whoever takes over has to know, of one day."""

from __future__ import annotations

from typing import Any

import pytest

from storage.file.pack import load_pack
from storage.plan.acta.code import code_of
from storage.plan.acta.printed import printed
from storage.plan.acta.verify import acta_record
from storage.plan.checks import oddities
from storage.plan.handover import Handover, handed_over
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

PACK = [*load_pack("guaqui")]
DAY = "2003-12-31"
"""Sixty days later it is the 29th of February 2004."""


def promised(id_: str, **said: Any) -> Revision:
    return revision(f"commitment/guaqui/{id_}", {"who": id_, "what": "algo", **said})


def seen(*more: Revision, day: str = DAY) -> Handover:
    return handed_over(Survey([*PACK, *more]), day)


@pytest.mark.parametrize(
    ("due", "stands", "late"),
    [
        ("2004-02-29", True, False),
        ("2004-03-01", False, False),
        ("2004-02", True, False),
        ("2004", False, False),
        ("2003", True, False),
        ("2003-12", True, False),
        ("2003-11", True, True),
        ("2003-12-31", True, False),
        ("2003-12-30", True, True),
    ],
)
def test_what_is_due_is_so_by_the_last_day_of_what_is_said(due: str, *, stands: bool, late: bool) -> None:
    found = seen(promised("a", due=due)).due
    assert [(one.when, one.late) for one in found] == ([(due, late)] if stands else [])


def test_what_is_late_stands_first_and_without_a_day_nothing_is_due() -> None:
    both = promised("a", due="2004-01"), promised("b", due="2002")
    assert [one.record.rpartition("/")[2] for one in seen(*both).due] == ["b", "a"]
    assert seen(*both, day="").due == ()


@pytest.mark.parametrize(
    ("state", "open_"),
    [(None, True), ("open", True), ("partly", True), ("kept", False), ("broken", False), ("dropped", False)],
)
def test_a_commitment_is_open_while_something_is_expected_of_it(state: str | None, *, open_: bool) -> None:
    found = seen(promised("a", due="2003", **({"state": state} if state else {})))
    assert (len(found.commitments), len(found.due)) == ((1, 1) if open_ else (0, 0))


def test_two_laptops_states_keep_it_open_where_one_of_them_does() -> None:
    first = promised("a", state="open")
    kept, broken, partly = (child([first], {"state": said}) for said in ("kept", "broken", "partly"))
    assert len(seen(first, kept, partly).commitments) == 1
    assert seen(first, kept, broken).commitments == ()
    assert [one.record for one in seen(first, kept, broken).disputes] == [first.record]


def test_a_workshop_is_due_until_it_is_held_and_then_owes_its_acta() -> None:
    third = revision("workshop/guaqui/plan/all/1", {"outcome": "called", "called_on": "2004-01-15"})
    assert [one.record for one in seen(third).due] == [third.record]
    held = child([third], {"outcome": "held", "held_on": "2004-01-15"})
    found = seen(third, held)
    assert found.due == ()
    assert [one.record for one in found.acta_owed] == [third.record]


def test_a_workshop_that_stands_on_an_acta_owes_none() -> None:
    held = revision("workshop/guaqui/community/andamarca/1", {"outcome": "held", "held_on": "2002-07-14"})
    survey = Survey([*PACK, held])
    assert [one.record for one in handed_over(survey, DAY).acta_owed] == [held.record]
    data = printed(survey, "andamarca")
    acta = revision(acta_record(survey, "andamarca", code_of(data)), {"printed": data})
    assert seen(held, acta).acta_owed == ()


def test_whom_to_call_has_who_is_in_office_and_says_whose_office_ends() -> None:
    members = [
        {"name": "Antes", "to": "2003-11"},
        {"name": "Ahora", "office": "Técnico", "from": "2003-07", "to": "2004-01"},
        {"name": "Siempre"},
        {"name": "Después", "from": "2004-02"},
    ]
    office = revision("institution/guaqui/gobierno", {"name": "Gobierno", "members": members})
    board = revision("institution/guaqui/aaa", {"name": "CIPCA", "phone": "2825272"})
    found = seen(revision("institution/guaqui/zz", {"name": "ZZ", "phone": "1"}), office, board)
    assert [one.entry.fields.name for one in found.to_call] == ["CIPCA", "ZZ", "Gobierno"]
    assert [one.name for one in found.to_call[-1].members] == ["Ahora", "Siempre"]
    told = [one for one in oddities(Survey([*PACK, office]), DAY).open if one.code == "office-ending"]
    assert [(one.record, one.facts) for one in told] == [(office.record, {"day": "2004-01-31", "name": "Técnico"})]
    assert not [one for one in oddities(Survey([*PACK, office]), "").open if one.code == "office-ending"]
    assert [(one.record, one.office and one.office.name) for one in found.due] == [(office.record, "Ahora")]
