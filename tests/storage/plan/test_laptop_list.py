"""The laptops of a file: who typed on each, how each stands, who recommends it."""

from __future__ import annotations

from collections import Counter
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from storage.plan.laptop_list import differs_from_recommended, listed_laptops, recommendation
from storage.plan.standing import Trust, recommendations
from storage.plan.survey import Survey
from storage.revisions.revision import IMPORT, PACK, Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey

OWN, ROSA, PEDRO, JUAN = (SigningKey(bytes([n]) * 32) for n in (1, 2, 3, 4))
LAPTOPS: list[SigningKey | str] = [OWN, ROSA, PEDRO, "k7m2q9xw", PACK, IMPORT]
PLAN = {"name": "P", "years": [2004], "per_year": 1}


def save(
    by: SigningKey | str,
    author: str = "",
    at: str = "",
    record: str = "fact/guaqui/x",
    body: dict[str, Any] | None = None,
) -> Revision:
    said = body or {"topic": "t", "name": f"{author}{at}"}
    document = revision_document(record, said, sets=set(said), parents=(), author=author, device=by, at=at)
    one = accept_value(document)
    assert isinstance(one, Revision), one
    return one


def device_of(by: SigningKey | str) -> str:
    return by if isinstance(by, str) else by.device


@given(
    st.lists(
        st.tuples(st.sampled_from(LAPTOPS), st.sampled_from(["", "Ana", "Eva"]), st.integers(1, 28)), max_size=30
    ),
    st.sets(st.sampled_from([ROSA.device, PEDRO.device])),
    st.sets(st.sampled_from([PEDRO.device, "k7m2q9xw"])),
)
def test_each_that_saved_something_stands_once_with_all_of_its_own(
    saves: list[tuple[SigningKey | str, str, int]], known: set[str], refused: set[str]
) -> None:
    revisions = {
        one.rev: one for by, author, day in saves for one in [save(by, author, f"2003-07-{day:02}T10:00:00-04:00")]
    }
    trust = Trust(OWN.device, dict.fromkeys(known - refused, "Persona"), tuple(refused))
    listed = listed_laptops(Survey(revisions.values()), trust)
    counted = Counter(one.device for one in revisions.values() if one.device not in {PACK, IMPORT})
    assert {one.device: one.versions for one in listed} == counted
    for one in listed:
        of_it = [revision for revision in revisions.values() if revision.device == one.device]
        assert one.standing == trust.of_laptop(one.device)
        assert one.last == max(revision.at for revision in of_it)
        typed = Counter(revision.author for revision in of_it if revision.author)
        assert Counter(one.authors) == Counter(set(typed))
        assert [typed[author] for author in one.authors] == sorted(typed.values(), reverse=True)
        assert bool(one.person) == (one.device in trust.known)
    order = ["refused", "unknown", "keyless", "known"]
    assert [one.standing for one in listed] == sorted((one.standing for one in listed), key=order.index)


def recommends(by: SigningKey, **said: list[str]) -> Revision:
    return save(by, record=f"laptop/guaqui/{by.device}", body={"person": "x", **said})


def test_those_that_known_laptops_recommend_say_by_whom() -> None:
    revisions = [
        save("k7m2q9xw"),
        save(JUAN),
        recommends(ROSA, knows=[JUAN.device], refuses=["k7m2q9xw"]),
        recommends(PEDRO, refuses=[JUAN.device]),
    ]
    survey = Survey([*revisions, save(OWN, record="plan/guaqui/p", body=PLAN)])
    of_rosa = {one.device: one for one in listed_laptops(survey, Trust(OWN.device, {ROSA.device: "Rosa"}))}
    assert (of_rosa[JUAN.device].known_by, of_rosa[JUAN.device].refused_by) == ((ROSA.device,), ())
    assert of_rosa["k7m2q9xw"].refused_by == (ROSA.device,)
    nobody = listed_laptops(survey, Trust(OWN.device))
    assert not any(one.known_by or one.refused_by for one in nobody)


def test_what_is_recommended_is_of_this_file_alone_and_says_when_it_is_not_so_any_more() -> None:
    plan = save(OWN, record="plan/guaqui/p", body=PLAN)
    survey = Survey([plan, save(ROSA), save("k7m2q9xw")])
    trust = Trust(OWN.device, {ROSA.device: "Rosa", PEDRO.device: "Pedro"}, ("k7m2q9xw",))
    assert not differs_from_recommended(survey, trust)
    record, body, base = recommendation(survey, trust, " Ana ")
    assert record == f"laptop/guaqui/{OWN.device}"
    called = {"name": OWN.device[:8]}
    assert (body, base) == ({**called, "person": "Ana", "knows": [ROSA.device], "refuses": ["k7m2q9xw"]}, None)
    survey.add([save(OWN, record=record, body=body)])
    assert not differs_from_recommended(survey, trust)
    assert differs_from_recommended(survey, Trust(OWN.device, trust.known))
    survey.add([save(PEDRO)])
    assert differs_from_recommended(survey, trust)
    assert recommendation(survey, Trust(OWN.device), "")[1] == called


def test_what_was_taken_back_recommends_nothing_and_can_be_said_again() -> None:
    plan = save(OWN, record="plan/guaqui/p", body=PLAN)
    gone = {"name": "x", "knows": [JUAN.device], "withdrawn": True}
    survey = Survey([plan, save(JUAN), save(ROSA, record=f"laptop/guaqui/{ROSA.device}", body=gone)])
    assert recommendations(survey, Trust(OWN.device, {ROSA.device: "Rosa"})) == []
    assert not differs_from_recommended(survey, Trust(ROSA.device))
    assert recommendation(survey, Trust(ROSA.device, {JUAN.device: "Juan"}), "Rosa")[1] == {
        "name": "x",
        "person": "Rosa",
        "knows": [JUAN.device],
    }
