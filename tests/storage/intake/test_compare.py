"""A row beside the plan as it stands: known, completing, new, outdated, or another claim; and nothing else."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.intake.compare import Compared, Difference, agrees, compare
from storage.kinds.lookup import KINDS
from storage.limits import MAX_PARENTS
from storage.revisions.history import REMOVED, History, record_history
from storage.revisions.revision import IMPORT, Revision, accept_value

from ..revisions_made import SLOT, child, revision

TYPED = {
    "text": "Riego para las parcelas",
    "action": "irrigation",
    "place": "arriba",
    "families": 30,
    "cost_cents": 12_000_000,
    "funding": {"pdla": 2_000_000, "municipality": 10_000_000},
    "agreed": {"how": "vote", "for": 26, "against": 24},
    "options": [{"text": "Riego", "votes": 26}, {"text": "Aulas", "votes": 24}],
    "status": "proposed",
    "notes": "volver en mayo",
}
PLAN = revision(SLOT, TYPED)


def state_of(*revisions: Revision) -> History:
    return record_history(revisions)


def made(found: Compared) -> Revision:
    """The revision that comes of a row, as every laptop must accept it."""
    assert found.document is not None
    accepted = accept_value(found.document)
    assert isinstance(accepted, Revision), accepted
    return accepted


def replacing(found: Compared) -> Revision:
    """The revision that takes the place of what a row says otherwise."""
    accepted = accept_value(found.instead)
    assert isinstance(accepted, Revision), accepted
    return accepted


@pytest.mark.parametrize(
    "said",
    [
        {"text": "Riego para las parcelas"},
        {"text": "  RIEGO para   las parcelas. "},
        {"text": "▲ Riego para las parcelas"},
        {"cost_cents": 12_000_000},
        {"funding": {"pdla": 2_000_000}},
        {name: value for name, value in TYPED.items() if name not in {"agreed", "options"}},
        {},
    ],
)
def test_a_row_that_says_what_stands_is_known_whatever_columns_it_has(said: dict[str, Any]) -> None:
    assert compare(SLOT, said, state_of(PLAN)) == Compared("same", None)


def test_each_side_of_a_dispute_is_known() -> None:
    first, other = child([PLAN], {"cost_cents": 1}), child([PLAN], {"cost_cents": 2})
    both = state_of(PLAN, first, other)
    assert [compare(SLOT, {"cost_cents": cents}, both).verdict for cents in (1, 2)] == ["same", "same"]
    assert compare(SLOT, {"cost_cents": 3}, both).verdict == "differs"


def test_what_stood_empty_is_filled_and_nothing_else_is_decided() -> None:
    plan = revision(SLOT, {"text": "Riego", "agreed": {"how": "consensus"}, "funding": {"pdla": 1}})
    found = compare(SLOT, {"text": "riego", "families": 12, "funding": {"community": 5}}, state_of(plan))
    new = made(found)
    assert (found.verdict, new.parents, new.sets) == ("completes", (plan.rev,), ("families", "funding"))
    state = state_of(plan, new)
    assert state.values == {
        "text": "Riego",
        "agreed": {"how": "consensus"},
        "funding": {"pdla": 1, "community": 5},
        "families": 12,
    }
    assert not state.conflicts


def test_what_fills_a_disputed_demand_is_of_the_one_that_it_names() -> None:
    riego, posta = revision(SLOT, {"text": "Riego"}), revision(SLOT, {"text": "Posta", "status": "proposed"})
    new = made(compare(SLOT, {"text": "Riego", "action": "irrigation"}, state_of(riego, posta)))
    assert new.parents == (riego.rev,)
    assert state_of(riego, posta, new).conflicts == ("text",)


def test_one_figure_that_differs_is_one_difference_and_the_only_thing_to_settle() -> None:
    found = compare(SLOT, {**TYPED, "cost_cents": 7}, state_of(PLAN))
    assert (found.verdict, found.differences) == ("differs", (Difference("cost_cents", 12_000_000, 7),))
    state = state_of(PLAN, made(found))
    assert state.conflicts == ("cost_cents",)
    assert state.values["agreed"] == TYPED["agreed"]


def test_of_contributions_the_one_that_differs_is_named() -> None:
    found = compare(SLOT, {"funding": {"pdla": 5, "municipality": 10_000_000}}, state_of(PLAN))
    assert found.differences == (Difference("funding:pdla", 2_000_000, 5),)
    new = made(found)
    assert new.body["funding"] == {"pdla": 5, "municipality": 10_000_000}
    assert state_of(PLAN, new).conflicts == ("funding",)


def test_another_text_is_another_demand_and_has_nothing_of_the_first() -> None:
    found = compare(SLOT, {"text": "Cancha"}, state_of(PLAN))
    new = made(found)
    assert (found.verdict, new.body) == ("differs", {"text": "Cancha"})
    assert {one.field: one.says for one in found.differences} == {
        **dict.fromkeys(KINDS["demand"].describes & TYPED.keys()),
        "text": "Cancha",
    }
    state = state_of(PLAN, new)
    assert set(state.conflicts) == KINDS["demand"].describes & TYPED.keys()
    assert state.values["notes"] == "volver en mayo"


def test_what_a_row_of_another_demand_brings_where_nothing_stood_is_told_too() -> None:
    plan = revision(SLOT, {"text": "Riego", "proposed_by": "women", "spoken": "Uma"})
    found = compare(SLOT, {"text": "Cancha", "class": "social", "families": 9}, state_of(plan))
    assert {one.field: (one.was, one.says) for one in found.differences} == {
        "text": ("Riego", "Cancha"),
        "class": (None, "social"),
        "families": (None, 9),
        "proposed_by": ("women", None),
        "spoken": ("Uma", None),
    }


def test_contributions_that_another_demand_does_not_have_are_told_one_by_one() -> None:
    found = compare(SLOT, {"text": "Cancha", "funding": {"pdla": 2_000_000}}, state_of(PLAN))
    assert Difference("funding:municipality", 10_000_000, None) in found.differences
    found = compare(SLOT, {"text": "Cancha", "funding": {"pdla": 5}}, state_of(PLAN))
    assert Difference("funding:pdla", 2_000_000, 5) in found.differences
    assert Difference("funding:municipality", 10_000_000, None) in found.differences


def test_another_demand_is_the_same_revision_on_a_laptop_that_knows_of_none() -> None:
    """So that importing on one laptop or on two that are merged comes to the same."""
    row = {"text": "Cancha", "families": 9}
    assert compare(SLOT, row, state_of(PLAN)).document == compare(SLOT, row, None).document


@pytest.mark.parametrize("before", ["open", "none", "postponed"])
def test_a_text_where_a_decision_stood_is_a_second_claim(before: str) -> None:
    plan = revision(SLOT, {"status": before})
    found = compare(SLOT, {"text": "Riego"}, state_of(plan))
    assert Difference("text", None, "Riego") in found.differences
    assert "status" in state_of(plan, made(found)).conflicts


@pytest.mark.parametrize("body", [{"text": "Riego"}, {"text": "Riego", "status": "proposed"}])
def test_no_demand_where_one_stands_is_a_second_claim_even_if_it_has_no_status(body: dict[str, Any]) -> None:
    plan = revision(SLOT, body)
    found = compare(SLOT, {"status": "none"}, state_of(plan))
    assert Difference("text", "Riego", None) in found.differences
    assert "text" in state_of(plan, made(found)).conflicts


def test_what_was_taken_back_does_not_come_again_and_what_is_new_of_it_is_to_settle() -> None:
    gone = child([PLAN], {"withdrawn": True})
    state = state_of(PLAN, gone)
    same = compare(SLOT, {"text": TYPED["text"], "cost_cents": 12_000_000}, state)
    assert (same.verdict, same.document, same.differences) == (
        "outdated",
        None,
        (Difference("withdrawn", was=True, says=None),),
    )
    for row in ({"text": TYPED["text"], "cost_cents": 7}, {"text": "Cancha"}):
        found = compare(SLOT, row, state)
        assert Difference("withdrawn", was=True, says=None) in found.differences
        assert "withdrawn" in state_of(PLAN, gone, made(found)).conflicts


def test_what_was_said_once_and_changed_or_taken_away_since_stays_so() -> None:
    changed = child([PLAN], {"cost_cents": 5, "families": None})
    state = state_of(PLAN, changed)
    found = compare(SLOT, TYPED, state)
    assert (found.verdict, found.document) == ("outdated", None)
    assert found.differences == (Difference("families", None, 30), Difference("cost_cents", 5, 12_000_000))
    other = revision(SLOT, {"text": "Cancha"})
    settled = child([PLAN, other], {"text": TYPED["text"]})
    assert compare(SLOT, {"text": "Cancha"}, state_of(PLAN, other, settled)).verdict == "outdated"


def test_a_second_claim_that_is_there_already_and_was_settled_since_brings_nothing_again() -> None:
    plan = revision(SLOT, {"text": "Riego", "action": "irrigation", "families": 3})
    claim = made(compare(SLOT, {"families": 2}, state_of(plan)))
    settled = child([plan, claim], {"families": None})
    found = compare(SLOT, {"action": "irrigation", "families": 2}, state_of(plan, claim, settled))
    assert found == Compared("outdated", None, (Difference("families", None, 2),), found.instead)


def test_what_a_spreadsheet_said_is_corrected_by_the_next_only_where_that_is_told() -> None:
    first = made(compare(SLOT, {"text": "Riego", "cost_cents": 5, "families": 3}, None))
    found = compare(SLOT, {"text": "Riego", "cost_cents": 7}, state_of(first))
    assert (found.verdict, found.differences) == ("differs", (Difference("cost_cents", 5, 7),))
    assert state_of(first, made(found)).conflicts == ("cost_cents",)
    instead = replacing(found)
    assert (instead.parents, instead.sets) == ((first.rev,), ("cost_cents",))
    assert state_of(first, instead).values == {"text": "Riego", "cost_cents": 7, "families": 3}


def test_another_demand_takes_the_place_of_all_that_described_the_first_where_that_is_told() -> None:
    claim = child([PLAN], {"cost_cents": 1})
    other = child([PLAN], {"cost_cents": 2})
    found = compare(SLOT, {"text": "Cancha"}, state_of(PLAN, claim, other))
    state = state_of(PLAN, claim, other, replacing(found))
    assert (state.conflicts, state.values) == ((), {"text": "Cancha", "notes": "volver en mayo"})


def test_what_was_taken_back_stands_again_where_a_row_replaces_it() -> None:
    gone = child([PLAN], {"withdrawn": True})
    for row in ({"text": TYPED["text"]}, {"cost_cents": 7}, {"text": "Cancha"}):
        state = state_of(PLAN, gone, replacing(compare(SLOT, row, state_of(PLAN, gone))))
        assert "withdrawn" not in state.values
        assert not state.conflicts
        assert compare(SLOT, row, state).verdict == "same"


def disputed_withdrawal() -> list[Revision]:
    """A demand that one laptop took back while a spreadsheet on another brought its cost."""
    typed = revision(SLOT, {"text": "Riego", "status": "proposed"})
    cost = made(compare(SLOT, {"text": "Riego", "cost_cents": 35_000_00}, state_of(typed)))
    return [typed, cost, child([typed], {"withdrawn": True, "status_reason": "duplicada"})]


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        ({"text": "Riego", "cost_cents": 36_000_00}, "differs"),
        ({"text": "Riego", "families": 20}, "completes"),
        ({"cost_cents": 36_000_00}, "differs"),
        ({"text": "Riego", "status": "validated"}, "differs"),
        ({"text": "Posta"}, "differs"),
    ],
)
def test_no_row_decides_whether_a_demand_was_taken_back(row: dict[str, Any], verdict: str) -> None:
    revisions = disputed_withdrawal()
    assert state_of(*revisions).conflicts == ("withdrawn",)
    found = compare(SLOT, row, state_of(*revisions))
    assert found.verdict == verdict
    assert "withdrawn" in state_of(*revisions, made(found)).conflicts


def test_what_a_merge_of_both_said_since_is_not_followed_silently_either() -> None:
    """A sheet's figure stands on after the withdrawal, too: a correction beside it is in dispute, and told."""
    typed, cost, gone = disputed_withdrawal()
    both = child([cost, gone], {"cost_cents": 40_000_00}, device=IMPORT)
    aside = child([cost], {"notes": "volver"})
    before = state_of(typed, cost, gone, both, aside)
    found = compare(SLOT, {"text": "Riego", "cost_cents": 36_000_00}, before)
    after = state_of(typed, cost, gone, both, aside, made(found))
    assert before.conflicts == ("withdrawn",)
    assert (found.verdict, after.conflicts) == ("differs", ("cost_cents", "withdrawn"))


def test_the_text_is_said_only_where_what_a_row_goes_on_from_has_it_not() -> None:
    typed = revision(SLOT, {"text": "Riego"})
    row = {"text": "riego", "families": 12}
    assert made(compare(SLOT, row, state_of(typed))).sets == ("families",)
    aulas = revision(SLOT, {"text": "Aulas"})
    gone = child([aulas], {"withdrawn": True, "text": "Riego"})
    aside = child([aulas], {"notes": "volver"})
    new = made(compare(SLOT, row, state_of(aulas, gone, aside)))
    assert (new.sets, new.body) == (("families", "text"), {"families": 12, "notes": "volver", "text": "Riego"})


def test_of_more_parents_than_a_revision_may_have_the_deepest() -> None:
    root = revision(SLOT, {"text": "Riego"})
    wide = [child([root], {"notes": "a", "spoken": str(n)}) for n in range(MAX_PARENTS)]
    middle = [child([root], {"spoken": f"middle {n}"}) for n in range(30)]
    deep = [child([one], {"place": "arriba"}) for one in middle]
    state = state_of(root, *wide, *middle, *deep)
    new = made(compare(SLOT, {"text": "Riego", "families": 3}, state))
    assert {one.rev for one in deep} <= set(new.parents)
    assert len(new.parents) == MAX_PARENTS


VALUES = {
    "text": st.sampled_from(["Riego", "Posta", "Aulas"]),
    "action": st.sampled_from(["irrigation", "school"]),
    "class": st.sampled_from(["social", "infrastructure"]),
    "place": st.sampled_from(["arriba", "abajo"]),
    "families": st.integers(1, 3),
    "cost_cents": st.integers(1, 3),
    "funding": st.dictionaries(st.sampled_from(["pdla", "community"]), st.integers(1, 3), min_size=1),
    "status": st.sampled_from(["proposed", "validated", "none", "open", "postponed"]),
    "notes": st.sampled_from(["a", "b"]),
}
ROWS = st.fixed_dictionaries({}, optional=VALUES).filter(lambda said: said)
AGREED = {"agreed": st.just({"how": "vote"}), "options": st.just([{"text": "x"}])}
TOLD = st.fixed_dictionaries(
    {"text": VALUES["text"]}, optional={name: of for name, of in {**VALUES, **AGREED}.items() if name != "text"}
)


@st.composite
def records(draw: st.DrawFn) -> list[Revision]:
    """A record's revisions: typed, brought by spreadsheets, disputed, settled, taken back."""
    found = [revision(SLOT, draw(TOLD))]
    for number in range(draw(st.integers(0, 4))):
        parents = draw(st.lists(st.sampled_from(found), max_size=2, unique_by=lambda one: one.rev))
        if parents:
            changes = {**draw(ROWS), **draw(st.sampled_from([{}, {}, {"withdrawn": True}, {"families": None}]))}
            found.append(child(parents, changes, device=draw(st.sampled_from(["k7m2q9xw", IMPORT]))))
        else:
            found.append(revision(SLOT, {**draw(TOLD), "spoken": str(number)}))
    return found


@pytest.mark.costly(0)
@settings(max_examples=400)
@given(records(), ROWS)
def test_whatever_a_row_says_no_claim_that_stood_is_lost_unsaid_and_twice_is_once(
    revisions: list[Revision], said: dict[str, Any]
) -> None:
    before = record_history(revisions)
    found = compare(SLOT, said, before)
    assert (found.document is None) == (found.verdict in {"same", "outdated"})
    assert bool(found.differences) == (found.verdict in {"differs", "outdated"})
    if found.document is None:
        return
    new = made(found)
    assert (new.author, new.at, new.device) == ("", "", IMPORT)
    assert (
        compare(SLOT, dict(reversed(said.items())), record_history(reversed(revisions))).document == found.document
    )
    after = record_history([*revisions, new])
    for name, claims in before.claims.items():
        for gone in {claim.revision.rev: claim for claim in claims if claim not in after.claims[name]}.values():
            stands = new.body[name]  # nobody says any more what the row says too; what was emptied may be filled
            assert gone.value is REMOVED or agrees(gone.value, stands), name
    assert compare(SLOT, said, after).verdict == "same"


@pytest.mark.costly(0)
@settings(max_examples=400)
@given(records(), ROWS)
def test_a_row_that_replaces_stands_alone_in_all_that_it_says_and_decides_nothing_else(
    revisions: list[Revision], said: dict[str, Any]
) -> None:
    before = record_history(revisions)
    found = compare(SLOT, said, before)
    assert (found.instead is None) == (found.verdict in {"same", "completes"})
    if found.instead is None:
        return
    new = replacing(found)
    after = record_history([*revisions, new])
    assert after.heads == (new.rev,)
    assert compare(SLOT, said, after).verdict == "same"
    assert all(agrees(said[name], after.values[name]) for name in said if name in new.sets)
    told = {one.field.partition(":")[0] for one in found.differences}
    for name in before.claims:
        if name not in new.sets:
            assert after.claims[name] == before.claims[name]
        elif before.values.get(name) != after.values.get(name) and name in KINDS["demand"].describes:
            assert name in told, name
    assert set(new.sets) <= {*said, *KINDS["demand"].describes, "withdrawn"}


CHANGES: st.SearchStrategy[dict[str, Any]] = st.one_of(
    ROWS,
    st.fixed_dictionaries({"withdrawn": st.sampled_from([True, None])}),
    st.sampled_from([{"families": None}, {"text": None, "status": "none"}, {"notes": "c"}]),
)


@st.composite
def merged_records(draw: st.DrawFn) -> list[Revision]:
    """A record that laptops went on with apart and together: typed, brought by rows, taken back, settled."""
    found = [revision(SLOT, draw(TOLD))]
    for _ in range(draw(st.integers(2, 7))):
        if draw(st.booleans()):
            document = compare(
                SLOT, draw(ROWS), record_history(draw(st.sampled_from([found, found[:2]])))
            ).document
            found += [one for one in [accept_value(document)] if isinstance(one, Revision)] if document else []
        else:
            heads = [one for one in record_history(found).revisions if one.rev in record_history(found).heads]
            parents = draw(st.sampled_from([heads, found[-1:], found[:1], found[:1]]))
            worded = {} if "text" in parents[0].body else {"text": "Aulas"}
            found.append(child(parents, {**worded, **draw(CHANGES)}))
    return list({one.rev: one for one in found}.values())


@pytest.mark.costly(0)
@settings(max_examples=400)
@given(merged_records(), ROWS)
def test_a_row_ends_no_dispute_and_tells_each_that_it_begins(
    revisions: list[Revision], said: dict[str, Any]
) -> None:
    before = record_history(revisions)
    found = compare(SLOT, said, before)
    new = accept_value(found.document) if found.document else None
    if not isinstance(new, Revision):
        return
    assert new.rev not in before.depths
    after = record_history([*revisions, new])
    assert set(before.conflicts) <= set(after.conflicts), "ended"
    told = {one.field.partition(":")[0] for one in found.differences}
    assert set(after.conflicts) - set(before.conflicts) <= told, "begun"
    for name, claims in before.claims.items():
        gone = [claim for claim in claims if claim not in after.claims[name]]
        assert not gone or name in said or all(claim.value == new.body.get(name, REMOVED) for claim in gone), name
    assert compare(SLOT, said, after).verdict == "same"
