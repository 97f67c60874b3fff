"""Settling: between which versions, what is taken, what belongs together, and why; on every laptop the same."""

from __future__ import annotations

import json
from itertools import combinations
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import FieldFile, GuaquiError
from storage.gather.merge import merge
from storage.kinds.field import Unit
from storage.kinds.lookup import KINDS, kind_of
from storage.plan.settling import (
    claimant,
    claimants,
    claimed_values,
    field_versions,
    left_of_together,
    read_value,
    reasons,
)
from storage.revisions.history import REMOVED, record_history
from tests.exports import samples
from tests.storage.revisions_made import SLOT, revision

FIRST = {"text": "Riego", "action": "irrigation", "status": "proposed", "cost_cents": 100, "families": 3}
ROOT = revision(body=FIRST)

changes = st.dictionaries(
    st.sampled_from(["cost_cents", "families", "place", "withdrawn"]), st.integers(1, 3), min_size=1
).map(lambda of: {name: n == 1 or None if name == "withdrawn" else n for name, n in of.items() if name != "place"})


def edited(changed: dict[str, Any], device: str) -> Any:
    body = {name: value for name, value in {**FIRST, **changed}.items() if value is not None}
    sets = sorted(name for name in {*FIRST, *changed} if body.get(name) != FIRST.get(name))
    return revision(body=body, sets=sets, parents=[ROOT.rev], device=device) if sets else None


@given(st.lists(changes, min_size=2, max_size=5))
def test_taking_one_version_of_all_settles_all_that_it_has_a_say_in(of_laptops: list[dict[str, Any]]) -> None:
    made = [one for n, changed in enumerate(of_laptops) if (one := edited(changed, f"laptop0{n}"))]
    state = record_history([ROOT, *made])
    for one in claimants(state):
        decided = claimed_values(state, one.rev)
        assert decided, "whoever has a say says something"
        assert set(decided) <= set(state.conflicts)
        body = {**state.values, **decided}
        body = {name: value for name, value in body.items() if value is not None}
        after = record_history([ROOT, *made, revision(body=body, sets=sorted(decided), parents=list(state.heads))])
        assert set(after.conflicts) == set(state.conflicts) - set(decided)
        for name, value in decided.items():
            assert after.values.get(name) == value


def test_every_conflict_has_at_least_two_versions_with_all_their_claims() -> None:
    one, other = edited({"cost_cents": 200}, "laptop01"), edited({"cost_cents": 200}, "laptop02")
    third = edited({"cost_cents": None}, "laptop03")
    state = record_history([ROOT, one, other, third])
    said = {version.value: len(version.claims) for version in field_versions(state, "cost_cents")}
    assert said == {200: 2, REMOVED: 1}


def test_what_was_taken_back_beside_an_edit_has_two_versions() -> None:
    back, edit = edited({"withdrawn": True}, "laptop01"), edited({"families": 4}, "laptop02")
    state = record_history([ROOT, back, edit])
    assert state.conflicts == ("withdrawn",)
    assert [version.value for version in field_versions(state, "withdrawn")] == [True, REMOVED]
    assert claimed_values(state, back.rev) == {"withdrawn": True}
    assert claimed_values(state, edit.rev) == {"withdrawn": None}


def test_what_was_chosen_by_one_act_is_decided_together() -> None:
    sets = ["action", "agreed", "class", "status", "text"]
    one, other = (
        revision(body={**FIRST, "text": text, "action": action}, sets=sets, parents=[ROOT.rev], device=device)
        for text, action, device in (("Posta", "health-post", "laptop01"), ("Aulas", "school", "laptop02"))
    )
    state = record_history([ROOT, one, other])
    assert left_of_together(state, {"text"}) == ["action"]
    assert left_of_together(state, {"text", "action"}) == []
    assert left_of_together(state, {"families"}) == []
    assert claimed_values(state, one.rev) == {"action": "health-post", "text": "Posta"}


@pytest.mark.parametrize("written", ["", "abc", "zzzzzzzz", "0" * 32])
def test_a_version_that_is_none_is_refused_with_those_that_are(written: str) -> None:
    one, other = edited({"families": 4}, "laptop01"), edited({"families": 5}, "laptop02")
    state = record_history([ROOT, one, other])
    assert claimant(state, one.rev[:6].upper()) == one.rev
    with pytest.raises(GuaquiError) as raised:
        claimant(state, written)
    assert (raised.value.code, set(raised.value.facts["known"])) == ("claim-unknown", {one.rev, other.rev})
    with pytest.raises(GuaquiError, match="not-disputed"):
        claimant(record_history([ROOT]), ROOT.rev)


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("text", "12", "12"),
        ("text", '"x"', '"x"'),
        ("families", "12", 12),
        ("cost_cents", "", None),
        ("funding", '{"pdla": 5}', {"pdla": 5}),
        ("withdrawn", "true", True),
        ("decided_on", "2002-07-14", "2002-07-14"),
    ],
)
def test_text_is_text_and_the_rest_is_json(field: str, text: str, value: Any) -> None:
    assert read_value(SLOT, field, text) == value


WORKSHOP = "workshop/guaqui/community/arcata/1"


@pytest.mark.parametrize(
    ("record", "field", "text", "value"),
    [
        (WORKSHOP, "read_back", "false", False),
        (WORKSHOP, "read_back", "true", True),
        (WORKSHOP, "read_back", "null", None),
        (WORKSHOP, "read_back", "con una enmienda", "con una enmienda"),
        ("acta/guaqui/arcata/0abc", "printed", '["x"]', ["x"]),
        (SLOT, "families", "null", None),
        (SLOT, "text", "null", "null"),
        (SLOT, "text", "true", "true"),
        (SLOT, "text", "[1]", "[1]"),
    ],
)
def test_what_is_no_text_alone_is_json_first(record: str, field: str, text: str, value: Any) -> None:
    assert read_value(record, field, text) == value
    assert type(read_value(record, field, text)) is type(value)


@pytest.mark.parametrize("kind", KINDS)
def test_a_value_of_every_unit_is_taken_as_it_is_written(kind: str) -> None:
    record, said = samples.name(kind), samples.body(KINDS[kind])
    for field, value in said.items():
        written = value if isinstance(value, str) else json.dumps(value)
        assert read_value(record, field, written) == value, field


def test_every_unit_is_tried_so() -> None:
    assert {field.says.unit for kind in KINDS.values() for field in kind.fields} == set(get_args(Unit))


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("families", "many", "value-bad"),
        ("families", "-1", "value-bad"),
        ("families", "1.5", "value-bad"),
        ("decided_on", "2002-02-30", "value-bad"),
        ("text", "x" * 501, "value-bad"),
        ("cost", "1", "field-unknown"),
        ("class_", "social", "field-unknown"),
    ],
)
def test_what_a_field_cannot_be_is_refused(field: str, text: str, code: str) -> None:
    with pytest.raises(GuaquiError) as raised:
        read_value(SLOT, field, text)
    assert raised.value.code == code


def test_nobody_settles_twice_and_the_reason_travels(tmp_path: Path) -> None:
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    with FieldFile.create(first, device="laptop01") as a:
        a.save(SLOT, FIRST)
        a.copy_to(second)
        a.save(SLOT, {**FIRST, "families": 4})
    with FieldFile.open(second, device="laptop02") as b:
        b.save(SLOT, {**FIRST, "families": 5})
    merge(tmp_path / "plan.json", [first, second])
    with FieldFile.open(tmp_path / "plan.json", "Rosa", device="laptop03") as plan:
        settled = plan.settle(SLOT, {"families": 5}, " Contadas  en la asamblea ")
        assert reasons(plan.survey, [settled]) == {settled.rev: "Contadas en la asamblea"}
    together = merge(tmp_path / "again.json", [second, tmp_path / "plan.json", first]).survey
    state = together.history(SLOT)
    assert state is not None
    assert (state.disputed, state.values["families"]) == (False, 5)
    assert reasons(together, state.revisions) == {settled.rev: "Contadas en la asamblea"}


OF_THE_PLAN: dict[str, dict[str, Any]] = {
    "plan/guaqui/2003-2007": {"name": "PDM", "years": [2003, 2004], "per_year": 1, "published": False},
    "zone/guaqui/z9": {"name": "Zona 9", "zoning": "typology"},
    "community/guaqui/arcata": {"name": "Arcata", "sort": "rural"},
    "association/guaqui/apleg": {"name": "APLEG", "per_year": 2},
    "action/guaqui/stables": {"name": "Establos", "class": "production-support"},
    "alias/guaqui/arkata": {"name": "arkata", "target": "community/guaqui/arcata"},
    SLOT: {**FIRST, "class": "social"},
    "workshop/guaqui/community/arcata/1": {"outcome": "held", "place": "Sede"},
    "acta/guaqui/arcata/0abc": {"printed": ["x"]},
    "budget/guaqui/2003/oecas": {"name": "OECAs", "cost_cents": 4000000},
    "remark/guaqui/same-text/0a": {"record": SLOT, "code": "same-text", "seen": "x"},
    "question/guaqui/0a": {"record": SLOT, "fields": ["families"]},
    "song/guaqui/0a": {"verse": "x", "chorus": ["y"]},
}
"""Records of kinds, among them one that only a newer version knows."""
EXAMPLES: dict[str, dict[str, Any]] = {
    **OF_THE_PLAN,
    **{samples.name(kind): samples.body(KINDS[kind]) for kind in KINDS if kind not in map(kind_of, OF_THE_PLAN)},
}
"""A record of each kind."""


def test_no_kind_is_left_out() -> None:
    assert {kind_of(record) for record in EXAMPLES} == {*KINDS, "song"}


@pytest.mark.parametrize("record", EXAMPLES)
def test_what_nobody_disputes_is_not_settled(tmp_path: Path, record: str) -> None:
    body = EXAMPLES[record]
    with FieldFile.create(tmp_path / "a.json", device="laptop01") as field:
        field.save(record, body)
        before = field.path.read_bytes()
        state = field.survey.history(record)
        assert state is not None
        for name, value in [*body.items(), ("withdrawn", True), ("of-no-kind", 1)]:
            with pytest.raises(GuaquiError, check=lambda one: one.code == "not-disputed"):
                field.settle(record, {name: value}, "Así consta")
            with pytest.raises(GuaquiError, check=lambda one: one.code == "not-disputed"):
                field.settle(record, {name: None}, base=state.heads)
        assert field.path.read_bytes() == before


@pytest.mark.parametrize("record", EXAMPLES)
def test_beside_a_dispute_only_what_is_in_it_is_settled(tmp_path: Path, record: str) -> None:
    body = EXAMPLES[record]
    with FieldFile.create(tmp_path / "a.json", device="laptop01") as field:
        first = field.save(record, body)
        for said in (1, 2):
            field.save(record, {**body, "extra": said}, [first.rev])
        before = field.path.read_bytes()
        for name, value in body.items():
            with pytest.raises(GuaquiError) as raised:
                field.settle(record, {name: value, "extra": 2})
            assert raised.value.code == "field-not-disputed"
            assert (raised.value.facts["fields"], raised.value.facts["disputed"]) == ([name], ["extra"])
        assert field.path.read_bytes() == before
        field.settle(record, {"extra": 3})
        assert field.survey.disputed() == []


def test_a_version_is_brought_back_where_nobody_disputes_it_and_where_somebody_does(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "a.json", device="laptop01") as field:
        first = field.save(SLOT, FIRST)
        later = field.save(SLOT, {**FIRST, "families": 4, "place": "Kala"})
        back = field.bring_back(SLOT, first.rev)
        assert (back.body, back.sets) == (FIRST, ("families", "place"))
        assert field.bring_back(SLOT, first.rev) == back
        field.save(SLOT, {**FIRST, "families": 5}, [later.rev])
        assert field.survey.disputed() == [SLOT]
        assert field.bring_back(SLOT, first.rev).body == FIRST
        assert field.survey.disputed() == []


@pytest.mark.parametrize("record", EXAMPLES)
def test_a_version_that_is_not_at_hand_is_not_brought_back(tmp_path: Path, record: str) -> None:
    """Neither one that nobody has, nor another record's, nor one that came after the look, nor half a name."""
    body = EXAMPLES[record]
    with FieldFile.create(tmp_path / "a.json", device="laptop01") as field:
        foreign = field.save("song/guaqui/other", {"verse": "z"})
        first = field.save(record, body)
        later = field.save(record, {**body, "extra": 1})
        before = field.path.read_bytes()
        for rev, base in (("f" * 32, None), (foreign.rev, None), (first.rev[:8], None), (later.rev, [first.rev])):
            with pytest.raises(GuaquiError) as raised:
                field.bring_back(record, rev, base)
            assert (raised.value.code, raised.value.facts["written"]) == ("claim-unknown", rev)
        assert field.path.read_bytes() == before
        assert field.bring_back(record, first.rev).body == first.body


VALIDATED = {"text": "Posta", "action": "health-post", "status": "validated", "class": "social", "families": 4}
REFUSED = {"text": "Aulas", "action": "school", "status": "rejected", "class": "human", "families": 5}


TOGETHER = {"text", "action", "class", "status"}


@pytest.mark.parametrize("size", [1, 2, 3, 4, 5])
def test_whatever_is_settled_the_rest_stays_open(tmp_path: Path, size: int) -> None:
    """All that is chosen by one act or none of it; what hangs on nothing alone."""
    with FieldFile.create(tmp_path / "a.json", device="laptop01") as field:
        first = field.save(SLOT, FIRST)
        field.save_many([(SLOT, {**FIRST, **said}, [first.rev]) for said in (VALIDATED, REFUSED)])
    disputed = field.path.read_bytes()
    for names in map(set, combinations(sorted({*TOGETHER, "families"}), size)):
        field.path.write_bytes(disputed)
        chosen = {name: REFUSED[name] for name in names}
        with FieldFile.open(field.path, device="laptop01") as again:
            if names & {"text", "action", "class"} and not names >= TOGETHER:
                with pytest.raises(GuaquiError) as raised:
                    again.settle(SLOT, chosen, "Así consta")
                said = raised.value.code, raised.value.facts["fields"]
                assert said == ("decided-together", sorted(TOGETHER - names))
                assert field.path.read_bytes() == disputed
            else:
                again.settle(SLOT, chosen)
                state = again.survey.history(SLOT)
                assert state is not None
                assert set(state.conflicts) == {*TOGETHER, "families"} - names


def test_a_reason_that_somebody_made_up_for_another_record_is_none(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "a.json", device="laptop01") as field:
        saved = field.save(SLOT, FIRST)
        body = {"record": "plan/guaqui/2003-2007", "code": "settled", "seen": saved.rev, "reason": "x"}
        field.save("remark/guaqui/settled/0a", body)
        field.save("remark/guaqui/settled/0b", {"record": SLOT, "code": "settled", "seen": saved.rev})
        assert reasons(field.survey, [saved]) == {}
