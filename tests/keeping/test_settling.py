"""Settling: between which versions, what is taken, what belongs together, and why; on every laptop the same."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage import FieldFile, GuaquiError
from storage.gather import merge
from storage.history import REMOVED, history
from storage.settling import claimant, claimants, left_of_together, read_value, reasons, taken, versions
from tests.keeping.made import SLOT, revision

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
    state = history([ROOT, *made])
    for one in claimants(state):
        decided = taken(state, one.rev)
        assert decided, "whoever has a say says something"
        assert set(decided) <= set(state.conflicts)
        body = {**state.values, **decided}
        body = {name: value for name, value in body.items() if value is not None}
        after = history([ROOT, *made, revision(body=body, sets=sorted(decided), parents=list(state.heads))])
        assert set(after.conflicts) == set(state.conflicts) - set(decided)
        for name, value in decided.items():
            assert after.values.get(name) == value


def test_every_conflict_has_at_least_two_versions_with_all_their_claims() -> None:
    one, other = edited({"cost_cents": 200}, "laptop01"), edited({"cost_cents": 200}, "laptop02")
    third = edited({"cost_cents": None}, "laptop03")
    state = history([ROOT, one, other, third])
    said = {version.value: len(version.claims) for version in versions(state, "cost_cents")}
    assert said == {200: 2, REMOVED: 1}


def test_what_was_taken_back_beside_an_edit_has_two_versions() -> None:
    back, edit = edited({"withdrawn": True}, "laptop01"), edited({"families": 4}, "laptop02")
    state = history([ROOT, back, edit])
    assert state.conflicts == ("withdrawn",)
    assert [version.value for version in versions(state, "withdrawn")] == [True, REMOVED]
    assert taken(state, back.rev) == {"withdrawn": True}
    assert taken(state, edit.rev) == {"withdrawn": None}


def test_what_was_chosen_by_one_act_is_decided_together() -> None:
    sets = ["action", "agreed", "class", "status", "text"]
    one, other = (
        revision(body={**FIRST, "text": text, "action": action}, sets=sets, parents=[ROOT.rev], device=device)
        for text, action, device in (("Posta", "health-post", "laptop01"), ("Aulas", "school", "laptop02"))
    )
    state = history([ROOT, one, other])
    assert left_of_together(state, {"text"}) == ["action"]
    assert left_of_together(state, {"text", "action"}) == []
    assert left_of_together(state, {"families"}) == []
    assert taken(state, one.rev) == {"action": "health-post", "text": "Posta"}


@pytest.mark.parametrize("written", ["", "abc", "zzzzzzzz", "0" * 32])
def test_a_version_that_is_none_is_refused_with_those_that_are(written: str) -> None:
    one, other = edited({"families": 4}, "laptop01"), edited({"families": 5}, "laptop02")
    state = history([ROOT, one, other])
    assert claimant(state, one.rev[:6].upper()) == one.rev
    with pytest.raises(GuaquiError) as raised:
        claimant(state, written)
    assert (raised.value.code, set(raised.value.facts["known"])) == ("claim-unknown", {one.rev, other.rev})
    with pytest.raises(GuaquiError, match="not-disputed"):
        claimant(history([ROOT]), ROOT.rev)


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


def test_a_reason_that_somebody_made_up_for_another_record_is_none(tmp_path: Path) -> None:
    with FieldFile.create(tmp_path / "a.json", device="laptop01") as field:
        saved = field.save(SLOT, FIRST)
        body = {"record": "plan/guaqui", "code": "settled", "seen": saved.rev, "reason": "x"}
        field.save("remark/guaqui/settled/0a", body)
        field.save("remark/guaqui/settled/0b", {"record": SLOT, "code": "settled", "seen": saved.rev})
        assert reasons(field.survey, [saved]) == {}
