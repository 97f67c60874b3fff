"""Claims, conflicts and settlements, against the rule told a second time."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from storage.revisions.history import REMOVED, as_seen_from, by_depth, record_history
from storage.revisions.revision import Revision
from tests.storage.revisions_made import DEMAND, child, naive_claims, revision

FIELDS = ["text", "families", "notes", "withdrawn", "moved_to", "weather"]


def generated(seed: int, most: int = 14) -> list[Revision]:
    """A history as laptops make it: edits on some heads seen, several at once, lost and foreign parents."""
    draw = random.Random(seed)
    made: list[Revision] = []
    for number in range(draw.randint(1, most)):
        body = {
            **DEMAND,
            "families": draw.randint(1, 2),
            **({"notes": draw.choice("ab")} if draw.random() < 0.4 else {}),
            **({"withdrawn": True} if draw.random() < 0.2 else {}),
            **({"weather": draw.choice("xy")} if draw.random() < 0.2 else {}),
            **({"moved_to": f"demand/guaqui/andamarca/200{draw.randint(3, 4)}/1"} if draw.random() < 0.1 else {}),
        }
        body["text"] = draw.choice(["Riego", "Posta", "Camino"])
        parents = [one.rev for one in draw.sample(made, min(len(made), draw.choice([0, 1, 1, 1, 2, 3])))]
        if draw.random() < 0.15:
            parents.append(f"{draw.getrandbits(128):032x}")
        sets = sorted(set(draw.sample(FIELDS, draw.randint(0, 3))))
        decided = sets if parents else sorted(body)
        made.append(revision(body=body, parents=sorted(parents), sets=decided, author=str(number)))
    lost = [one for one in made if draw.random() < 0.1]
    return [one for one in made if one not in lost] or made


@pytest.mark.costly(0)
@settings(max_examples=400)
@given(st.integers(0, 10**9), st.randoms(use_true_random=False))
def test_claims_are_those_of_the_plain_rule_in_any_order(seed: int, shuffle: random.Random) -> None:
    revisions = generated(seed)
    claims, conflicts = naive_claims(revisions)
    shuffle.shuffle(revisions)
    computed = record_history(revisions)
    assert {name: {c.revision.rev for c in of} for name, of in computed.claims.items()} == claims
    assert set(computed.conflicts) == conflicts
    assert computed == record_history(sorted(revisions, key=lambda one: one.rev))


@settings(max_examples=100)
@given(st.integers(0, 10**9))
def test_one_alone_is_as_it_is_among_others(seed: int) -> None:
    for one in generated(seed):
        claims, conflicts = naive_claims([one])
        computed = record_history([one])
        found = {
            name: (claim.revision.rev, claim.depth, claim.value) for name, (claim,) in computed.claims.items()
        }
        assert found == {name: (one.rev, 1, one.body.get(name, REMOVED)) for name in claims}
        assert list(computed.claims) == sorted(claims)
        assert set(computed.conflicts) == conflicts == set()
        assert (computed.revisions, computed.heads, computed.depths) == ((one,), (one.rev,), {one.rev: 1})


@settings(max_examples=200)
@given(st.integers(0, 10**9))
def test_settling_every_conflict_leaves_none_and_keeps_every_other_value(seed: int) -> None:
    revisions = generated(seed)
    before = record_history(revisions)
    heads = [one for one in revisions if one.rev in before.heads]
    settled = revision(
        body={**DEMAND, **before.values}, parents=sorted(one.rev for one in heads), sets=list(before.conflicts)
    )
    after = record_history([*revisions, settled])
    assert not after.conflicts
    assert {k: v for k, v in after.values.items() if k in before.values} == before.values


def test_one_edit_after_the_other_is_no_conflict() -> None:
    first = revision()
    second = child([first], {"families": 3})
    third = child([second], {"text": "Riego en K'ulli"})
    state = record_history([third, first, second])
    assert state.values == {**DEMAND, "families": 3, "text": "Riego en K'ulli"}
    assert state.conflicts == ()
    assert state.heads == (third.rev,)
    assert [state.depths[one.rev] for one in (first, second, third)] == [1, 2, 3]


def test_two_edits_apart_conflict_only_where_they_differ() -> None:
    first = revision(body={**DEMAND, "families": 3})
    one = child([first], {"families": 4, "notes": "x"})
    other = child([first], {"families": 5, "notes": "x"}, device="aaaaaaaa")
    state = record_history([first, one, other])
    assert state.conflicts == ("families",)
    assert {claim.value for claim in state.claims["families"]} == {4, 5}
    assert {claim.revision.rev for claim in state.claims["notes"]} == {one.rev, other.rev}


def test_removing_is_a_value() -> None:
    first = revision(body={**DEMAND, "families": 3})
    gone = child([first], {"families": None})
    state = record_history([first, gone])
    assert "families" not in state.values
    assert state.claims["families"][0].value is REMOVED
    both = record_history([first, gone, child([first], {"families": 4})])
    assert both.conflicts == ("families",)
    assert record_history([first, gone, child([first], {"families": None}, device="aaaaaaaa")]).conflicts == ()


def test_withdrawing_beside_an_edit_is_a_conflict_and_after_it_is_none() -> None:
    first = revision()
    edit = child([first], {"families": 9})
    beside = child([first], {"withdrawn": True})
    assert record_history([first, edit, beside]).conflicts == ("withdrawn",)
    assert record_history([first, edit, child([edit], {"withdrawn": True})]).conflicts == ()
    # Whoever edits after seeing the withdrawal has not missed it.
    assert record_history([first, beside, child([beside], {"families": 9})]).conflicts == ()


def test_two_different_moves_conflict() -> None:
    first = revision()
    to_2005, to_2006 = (f"demand/guaqui/andamarca/{year}/1" for year in (2005, 2006))
    one = child([first], {"withdrawn": True, "moved_to": to_2005})
    other = child([first], {"withdrawn": True, "moved_to": to_2006})
    assert record_history([first, one, other]).conflicts == ("moved_to",)
    twin = child([first], {"withdrawn": True, "moved_to": to_2005}, device="aaaaaaaa")
    assert record_history([first, one, twin]).conflicts == ()


def test_where_a_parent_is_lost_its_words_live_on_in_the_child() -> None:
    first = revision(body={**DEMAND, "families": 3})
    second = child([first], {"notes": "x"})
    assert record_history([second]).values == {**DEMAND, "families": 3, "notes": "x"}
    assert record_history([second]).depths[second.rev] == 1


def test_the_deepest_claim_is_shown_and_the_greatest_id_where_two_are_as_deep() -> None:
    first = revision()
    one, other = child([first], {"families": 1}), child([first], {"families": 2})
    deeper = child([one], {"families": 3})
    assert record_history([first, one, other, deeper]).values["families"] == 3
    greater = max((one, other), key=lambda revision: revision.rev)
    assert record_history([first, one, other]).values["families"] == greater.body["families"]


def test_a_chain_of_5000_takes_no_recursion() -> None:
    chain = [revision()]
    for number in range(5000):
        chain.append(child([chain[-1]], {"families": number}))
    state = record_history(reversed(chain))
    assert state.values["families"] == 4999
    assert state.depths[chain[-1].rev] == 5001
    assert by_depth({one.rev: one for one in chain})[-1][1] == chain[-1]


def test_the_state_at_some_heads_is_without_what_came_after() -> None:
    first = revision()
    second = child([first], {"families": 3})
    beside = child([first], {"families": 4})
    seen = as_seen_from([first, second, beside], [second.rev])
    assert seen is not None
    assert seen.values["families"] == 3
    assert as_seen_from([first], ["0" * 32]) is None
