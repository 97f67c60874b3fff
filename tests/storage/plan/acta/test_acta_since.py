"""What changed since an acta was signed is what would be printed otherwise; the later acta is the newer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from exports.papers import records_of
from storage import FieldFile
from storage.plan.acta.code import code_of
from storage.plan.acta.printed import printed
from storage.plan.acta.verify import Actas, PrintedChange
from storage.plan.checks import oddities

SLOT = "demand/guaqui/andamarca/2003/1"
WORKSHOP = "workshop/guaqui/community/andamarca"
BODY: dict[str, Any] = {"text": "Riego", "status": "proposed", "action": "irrigation", "families": 60}
RIVAL: dict[str, Any] = {"options": [{"text": "Riego", "votes": 26}, {"text": "Puente", "votes": 24}]}


@pytest.fixture
def field(tmp_path: Path) -> Iterator[FieldFile]:
    at = "2003-01-01T00:00:00-04:00"
    with FieldFile.create(tmp_path / "plan.json", author="Rosa", device="laptop01", now=lambda: at) as made:
        made.save(f"{WORKSHOP}/1", {"outcome": "held", "held_on": "2002-07-14"})
        yield made


def hand_over(field: FieldFile) -> str:
    """Record the acta as it is printed now; gives its code."""
    field.add(list(records_of(field.survey, ["andamarca"], field.drafted)))
    return code_of(printed(field.survey, "andamarca"))


def told(field: FieldFile, code: str) -> list[tuple[str, Any, Any]]:
    return [(one.field, one.printed, one.now) for one in changes(field, code)]


def changes(field: FieldFile, code: str) -> tuple[PrintedChange, ...]:
    return Actas(field.survey).verify(code).changes


# What changed


def test_a_demand_taken_back_is_told_by_that_alone(field: FieldFile) -> None:
    body = {**BODY, **RIVAL, "agreed": {"for": 26}, "cost_cents": 100_000}
    field.save(SLOT, body)
    code = hand_over(field)
    gone = field.save(SLOT, {**body, "withdrawn": True, "status_reason": "Mal anotado"})
    assert told(field, code) == [("status_reason", None, "Mal anotado"), ("withdrawn", None, True)]
    assert all(one.claims == (gone,) for one in changes(field, code))
    field.save(SLOT, {**body, "families": 7, "withdrawn": True, "status_reason": "Mal anotado"})
    assert told(field, code) == [("status_reason", None, "Mal anotado"), ("withdrawn", None, True)]


def test_so_is_one_that_was_brought_back(field: FieldFile) -> None:
    field.save(SLOT, {**BODY, "withdrawn": True})
    code = hand_over(field)
    field.save(SLOT, BODY)
    assert told(field, code) == [("withdrawn", True, None)]


def test_what_the_plan_says_now_is_what_would_be_printed(field: FieldFile) -> None:
    field.save(SLOT, {**BODY, **RIVAL, "agreed": {"for": 26, "against": 24}})
    code = hand_over(field)
    field.save(SLOT, {**BODY, **RIVAL, "agreed": {"for": 28, "against": 22}})
    assert told(field, code) == [("agreed", {"for": 26}, {"for": 28})]


def test_a_reason_that_goes_with_its_status_is_no_change_of_its_own(field: FieldFile) -> None:
    body = {"text": "Riego", "status": "postponed", "status_reason": "Falta el terreno"}
    field.save(SLOT, body)
    code = hand_over(field)
    field.save(SLOT, {**body, "status": "proposed"})
    assert told(field, code) == [("status", "postponed", None)]


def test_what_no_longer_fits_into_the_plan_is_told_by_the_plan(field: FieldFile) -> None:
    field.save(SLOT, BODY)
    code = hand_over(field)
    state = field.survey.history("plan/guaqui/2003-2007")
    assert state
    field.save("plan/guaqui/2003-2007", {**state.values, "years": [2004, 2005]})
    assert [one.field for one in changes(field, code)] == ["years"]


@pytest.mark.parametrize(("name", "value"), [("withdrawn", True), ("outcome", "suspended")])
def test_a_workshop_that_is_printed_no_more_is_told_by_what_made_it_so(
    field: FieldFile, name: str, value: Any
) -> None:
    body = {"outcome": "held", "held_on": "2002-07-14", "women": 34}
    field.save(f"{WORKSHOP}/1", body)
    code = hand_over(field)
    later = field.save(f"{WORKSHOP}/1", {**body, name: value})
    assert [(one.field, one.now, one.claims) for one in changes(field, code)] == [(name, value, (later,))]


@pytest.mark.parametrize(
    "later",
    [
        {**BODY, "withdrawn": True},
        {**BODY, "withdrawn": True, "text": "Posta", "families": 1},
        {**BODY, "status": "postponed", "status_reason": "Falta"},
        {**BODY, **RIVAL, "agreed": {"for": 26, "against": 24}},
        {"status": "none"},
        {**BODY, "options": [{"text": "", "votes": 3}], "agreed": {"for": 60, "against": 3}},
    ],
)
@pytest.mark.parametrize("turned", [False, True])
def test_what_would_be_printed_otherwise_is_never_called_the_same(
    field: FieldFile, later: dict[str, Any], *, turned: bool
) -> None:
    """And nothing is told that reads the same before and after."""
    first, second = (later, BODY) if turned else (BODY, later)
    field.save(SLOT, first)
    code = hand_over(field)
    field.save(SLOT, second)
    assert code_of(printed(field.survey, "andamarca")) != code
    assert told(field, code)
    assert all(before != now for _name, before, now in told(field, code))


# Which acta is the newer one


@pytest.mark.costly(3)
@pytest.mark.parametrize(
    ("first", "second"),
    [
        (BODY, {**BODY, "text": "Riego por goteo"}),
        (BODY, {**BODY, "families": 61}),
        (BODY, {**BODY, "status": "postponed", "status_reason": "Falta"}),
        (BODY, {**BODY, "withdrawn": True}),
        ({**BODY, "withdrawn": True}, BODY),
        ({**BODY, "funding": {"municipality": 5}}, BODY),
        ({**BODY, "class": "social"}, {**BODY, "class": "infrastructure"}),
        (BODY, {name: said for name, said in BODY.items() if name != "families"}),
        ({**BODY, **RIVAL, "agreed": {"for": 26}}, {**BODY, **RIVAL, "agreed": {"for": 28}}),
        (
            {**BODY, **RIVAL, "agreed": {"for": 26, "against": 24}},
            {**BODY, **RIVAL, "agreed": {"for": 28, "against": 22}},
        ),
    ],
)
def test_a_correction_has_the_newer_acta(field: FieldFile, first: dict[str, Any], second: dict[str, Any]) -> None:
    field.save(SLOT, first)
    before = hand_over(field)
    field.save(SLOT, second)
    after = hand_over(field)
    assert Actas(field.survey).verify(before).newer == (after,)
    assert Actas(field.survey).verify(after).same
    field.save(SLOT, {**second, "text": "Otra cosa", "place": "Arriba"})
    outdated = [one.facts["code"] for one in oddities(field.survey, "").open if one.code == "acta-outdated"]
    assert outdated == [after], "what was replaced is not to be asked for"
    assert Actas(field.survey).verify(after).newer == ()


def _second_workshop(field: FieldFile) -> None:
    field.save(f"{WORKSHOP}/2", {"outcome": "held", "held_on": "2002-08-01"})


def _fewer_years(field: FieldFile) -> None:
    state = field.survey.history("plan/guaqui/2003-2007")
    assert state
    field.save("plan/guaqui/2003-2007", {**state.values, "years": [2004, 2005]})


@pytest.mark.parametrize("later", [_second_workshop, _fewer_years])
def test_so_has_what_puts_another_record_in_the_place_of_one(
    field: FieldFile, later: Callable[[FieldFile], None]
) -> None:
    field.save(SLOT, BODY)
    before = hand_over(field)
    later(field)
    after = hand_over(field)
    assert Actas(field.survey).verify(before).newer == (after,)
    assert Actas(field.survey).verify(after).newer == ()


def test_what_is_in_dispute_is_told_also_where_the_version_shown_is_the_paper_s(
    field: FieldFile,
) -> None:
    field.save(SLOT, {**BODY, "families": 50})
    field.save(SLOT, BODY)
    code = hand_over(field)
    field.save(SLOT, {**BODY, "families": 7}, ())
    assert told(field, code) == [("families", 60, 60)]
    assert len(changes(field, code)[0].claims) == 2
