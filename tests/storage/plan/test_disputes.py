"""Why what is in dispute matters: what comes out otherwise with one version or another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from storage import FieldFile
from storage.file.pack import load_pack
from storage.kinds.process.demand import demand_name
from storage.plan.disputes import Dispute, list_disputes
from storage.plan.productive_share import figures
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from tests.storage.revisions_made import child

FIRST = {"text": "Riego", "action": "irrigation", "status": "proposed", "cost_cents": 100}
REQUIRED = {"printed": [], "amount_cents": 0, "who": "", "what": ""}
SCHOOL = {"text": "Aulas", "action": "school"}


def slot(holder: str, year: int = 2004) -> str:
    return demand_name("guaqui", holder, year)


def disagree(field: FieldFile, record: str, *changed: dict[str, Any]) -> None:
    first = field.save(record, FIRST)
    for change in changed:
        body = {**first.body, **change}
        field.save(record, {name: value for name, value in body.items() if value is not None}, [first.rev])


@pytest.mark.parametrize(
    ("one", "other", "weight"),
    [
        (SCHOOL, {"text": "Posta", "action": "health-post"}, "paper"),
        (SCHOOL, {"text": "Riego por goteo"}, "share"),
        ({"action": None}, {"action": "school"}, "paper"),  # by neither it is productive
        ({"action": None}, {"text": "Riego dos"}, "share"),
        ({"status": "none"}, {"cost_cents": 900}, ""),
        ({"status": "none"}, {"status": "adopted"}, "counts"),
        ({"status": "postponed"}, {"status": "none"}, "plan"),
        ({"withdrawn": True}, {"text": "Riego grande"}, "counts"),
        ({"cost_cents": 200}, {"cost_cents": 300}, "money"),
        ({"text": "Riego uno"}, {"text": "Riego dos"}, "paper"),
        ({"notes": "una"}, {"notes": "otra"}, "private"),
        ({"notes": "una", "cost_cents": 1}, {"notes": "otra", "cost_cents": 2}, "money"),
    ],
)
def test_the_weightiest_of_its_fields_tells_why(
    tmp_path: Path, one: dict[str, Any], other: dict[str, Any], weight: str
) -> None:
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as field:
        disagree(field, slot("andamarca"), one, other)
        assert [found.weight for found in list_disputes(field.survey)] == ([weight] if weight else [])


@pytest.mark.parametrize(
    ("record", "one", "other", "weight"),
    [
        ("action/guaqui/irrigation", {"class": "social"}, {"class": "infrastructure"}, "classes"),
        ("plan/guaqui/2003-2007", {"years": [2003]}, {"years": [2003, 2004]}, "slots"),
        ("association/guaqui/apleg", {"per_year": 3}, {"per_year": 4}, "slots"),
        ("community/guaqui/arcata", {"withdrawn": True}, {"name": "Arcata Nueva"}, "counts"),
        ("member/guaqui/typology/arcata", {"zone": "1"}, {"zone": "3"}, "zones"),
        ("member/guaqui/typology/arcata", {"status": "observed"}, {"status": "validated"}, "plan"),
        ("member/guaqui/typology/arcata", {"reason": "Una"}, {"reason": "Otra"}, "plan"),
        ("zone/guaqui/a", {"zoning": "lines"}, {"zoning": "typology"}, "zones"),
        ("zone/guaqui/a", {"vocation": "Leche"}, {"vocation": "Pesca"}, "lists"),
        ("class/guaqui/social", {"mark": "●"}, {"mark": "▼"}, "lists"),
        ("community/guaqui/arcata", {"per_year": 2}, {"per_year": 3}, "slots"),
        ("ceiling/guaqui/2003/year/any", {"amount_cents": 1}, {"amount_cents": 2}, "money"),
        ("commitment/guaqui/c", {"who": "A", "what": "x"}, {"who": "B", "what": "x"}, "notes"),
        ("community/guaqui/arcata", {"name": "A"}, {"name": "B"}, "lists"),
        (
            "alias/guaqui/a",
            {"name": "A", "target": "plan/guaqui/2003-2007"},
            {"name": "A", "target": "zone/guaqui/a"},
            "names",
        ),
        ("budget/guaqui/2004/a", {"cost_cents": 1}, {"cost_cents": 2}, "money"),
        ("workshop/guaqui/community/arcata/1", {"women": 1}, {"women": 2}, "paper"),
        ("acta/guaqui/arcata/0", {"printed": [1]}, {"printed": [2]}, "notes"),
        ("tomorrow/guaqui/x", {"cost_cents": [1]}, {"cost_cents": {"a": 2}}, "notes"),
    ],
)
def test_other_records_tell_why_too(
    tmp_path: Path, record: str, one: dict[str, Any], other: dict[str, Any], weight: str
) -> None:
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as field:
        state = field.survey.history(record)
        before = state.values if state else {**REQUIRED, "outcome": "held", "name": "", "target": "x/y"}
        first = field.save(record, {**before, "at_first": 1})
        for change in (one, other):
            field.save(record, {**first.body, **change}, [first.rev])
        assert [found.weight for found in list_disputes(field.survey)] == [weight]


def test_of_a_class_it_is_to_settle_whether_its_demands_are_productive() -> None:
    (first,) = (one for one in load_pack("guaqui") if one.record == "class/guaqui/social")
    apart = [child([first], {"productive": said}) for said in (True, False)]
    found = list_disputes(Survey([*load_pack("guaqui"), *apart]))
    assert [(one.record, one.weight) for one in found] == [(first.record, "classes")]


def test_a_share_lies_between_what_all_disputes_of_its_year_leave_open(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as field:
        field.save(slot("sullcata"), FIRST)
        disagree(field, slot("andamarca"), SCHOOL, {"text": "Riego por goteo"})
        disagree(field, slot("patarani"), {"cost_cents": 1}, {"cost_cents": 2})
        disagree(field, slot("copajira"), SCHOOL, {"text": "Riego grande"})
        disagree(field, slot("copajira", 2005), SCHOOL, {"text": "Riego grande"})
        found = list_disputes(field.survey)
        assert [(one.record, one.year, one.low, one.high, one.filled) for one in found[:3]] == [
            (slot("andamarca"), 2004, 2, 4, 4),
            (slot("copajira"), 2004, 2, 4, 4),
            (slot("copajira", 2005), 2005, 0, 1, 1),
        ]
        assert found[3] == Dispute(slot("patarani"), ("cost_cents",), "money", 2004)
        for record, wanted in ((slot("andamarca"), (3, 1)), (slot("copajira"), (3, 0))):
            field.settle(record, {"text": "Riego", "action": "irrigation"} if wanted[1] else SCHOOL)
            of_year = figures(one for one in Slots(field.survey).of_communities() if one.year == 2004)
            assert (of_year.productive, of_year.disputed) == wanted


def test_a_cost_is_only_money_though_the_class_of_the_demands_action_is_in_dispute(tmp_path: Path) -> None:
    """Whoever settles the cost settles nothing of the share."""
    with FieldFile.create(tmp_path / "plan.json", device="laptop01") as field:
        disagree(field, slot("andamarca"), {"cost_cents": 1}, {"cost_cents": 2})
        action = "action/guaqui/irrigation"
        state = field.survey.history(action)
        assert state is not None
        for class_ in ("social", "economic-promotion"):
            field.save(action, {**state.values, "class": class_}, state.heads)
        assert [(one.record, one.weight) for one in list_disputes(field.survey)] == [
            (action, "classes"),
            (slot("andamarca"), "money"),
        ]
