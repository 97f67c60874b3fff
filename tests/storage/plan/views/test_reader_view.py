"""A plan as its readers see it: whatever came of it, it can be looked at, and it tells nothing that is private."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest
from msgspec.structs import replace

from storage.kinds.lookup import kind_of
from storage.plan.settling import claimants, field_versions
from storage.plan.survey import Survey
from storage.plan.views import reader_view as discreet
from storage.plan.views.reader_view import seen_by
from storage.plan.views.readers import ANYBODY, SIGNERS, Readers, shown_conflicts
from storage.revisions.canonical import canonical
from storage.revisions.history import WITHHELD, History
from storage.revisions.revision import Revision
from tests.storage.laptops import World
from tests.storage.revisions_made import DEMAND, SLOT, child, revision

MANY = range(75)
AT_LENGTH = range(300)
EVERYBODY = [ANYBODY, SIGNERS, Readers(private=True), Readers(private=True, people=True)]
WITHOUT_PRIVATE = [ANYBODY, SIGNERS]
OTHER = "demand/guaqui/belen/2004/1"


def happened(seed: int) -> list[Revision]:
    """What laptops made of some records, with persons in it, and without some saves that went lost."""
    world = World(seed)
    draw = world.draw
    known = list(world.everything.values())
    about = [one for one in draw.sample(known, len(known) // 3) if kind_of(one.record) == "demand"]
    fields = ("proposed_by", "carries", "notes")
    known += [child([one], {draw.choice(fields): f"Juan {draw.randint(1, 2)}"}) for one in about]
    return draw.sample(known, len(known) - draw.randint(0, len(known) // 3))


def told(survey: Survey) -> dict[str, Any]:
    """All that can be heard of each record."""
    return {one: _told(survey, one) for one in sorted(survey.all_revisions())}


def _told(survey: Survey, record: str) -> list[Any]:
    state = survey.history(record)
    assert state is not None
    assert state.revisions
    claims = {name: [(of.revision.rev, of.depth, of.value) for of in all_] for name, all_ in state.claims.items()}
    between = [[(one.value, len(one.claims)) for one in field_versions(state, name)] for name in state.conflicts]
    settled = [one.rev for one in claimants(state)]
    documents = [one.document() for one in state.revisions]
    return [state.values, state.heads, state.latest().rev, claims, state.conflicts, between, settled, documents]


def saying(revisions: Iterable[Revision], private: str) -> list[Revision]:
    """The same saves, by the same ids, with something else in what is private."""
    return [_saying(one, private) for one in revisions]


def _saying(one: Revision, private: str) -> Revision:
    words = private or one.rev
    body = {name: words if name in {"notes", "carries"} else value for name, value in one.body.items()}
    fields = {name: value for name, value in one.document().items() if name != "rev"}
    return replace(one, known_body=body, rest=canonical({**fields, "body": body})[1:])


@pytest.mark.costly(3)
@pytest.mark.parametrize("readers", EVERYBODY)
def test_every_history_can_be_seen_by_everybody(readers: Readers, *, full: bool) -> None:
    for seed in AT_LENGTH if full else MANY:
        seen = seen_by(Survey(happened(seed)), readers)
        said = told(seen)
        assert len(seen) == len(said), seed
        for record in seen.disputed():
            assert min(map(len, said[record][5])) > 1, (seed, record, "a dispute is between several versions")


@pytest.mark.costly(0)
@pytest.mark.parametrize("readers", WITHOUT_PRIVATE)
def test_whatever_private_fields_say_the_same_is_told(readers: Readers, *, full: bool) -> None:
    for seed in AT_LENGTH if full else MANY:
        known = happened(seed)
        one, other = (seen_by(Survey(saying(known, words)), readers) for words in ("the same", ""))
        assert told(one) == told(other), seed
        assert one.disputed() == other.disputed(), seed


@pytest.mark.costly(0)
@pytest.mark.parametrize("readers", WITHOUT_PRIVATE)
def test_what_was_said_in_confidence_beside_the_rest_changes_nothing(readers: Readers, *, full: bool) -> None:
    for seed in AT_LENGTH if full else MANY:
        known = happened(seed)
        secrets = [
            child([one], {"notes": f"secret {one.rev}"}) for one in known if kind_of(one.record) == "demand"
        ]
        before, after = Survey(known), Survey([*known, *secrets])
        assert told(seen_by(after, readers)) == told(seen_by(before, readers)), seed
        for record in before.all_revisions():
            states = before.history(record), after.history(record)
            assert len({str(shown_conflicts(state)) for state in states if state}) == 1, seed


@pytest.mark.parametrize("field", ["notes", "carries"])
def test_a_private_save_whose_parent_is_lost_says_what_it_went_on_from(field: str) -> None:
    first = revision()
    survey = Survey([child([first], {field: "apleg"})])
    seen = seen_by(survey, ANYBODY).history(SLOT)
    assert seen is not None
    assert seen.values == DEMAND
    assert [one.document()["body"] for one in seen.revisions] == [DEMAND]


def test_of_a_record_with_nothing_for_them_there_is_nothing() -> None:
    """As no form saves it, but as a file may have it: a private field alone, of a save whose parent is lost."""
    lost = revision(parents=["0" * 32], sets=["notes"], body={"status": "open", "notes": "secret"})
    gone = replace(lost, known_body={"notes": "secret"})
    seen = seen_by(Survey([gone, revision(OTHER)]), ANYBODY)
    assert seen.history(SLOT) is None
    assert SLOT not in seen
    assert seen.records("demand") == [OTHER]
    assert (len(seen), seen.revisions(SLOT), [*seen.all_revisions()]) == (1, {}, [OTHER])


def test_a_withdrawal_beside_a_private_note_is_in_dispute_only_for_who_sees_the_note() -> None:
    first = revision()
    survey = Survey([first, child([first], {"withdrawn": True}), child([first], {"notes": "secret"})])
    state = survey.history(SLOT)
    assert state is not None
    assert state.conflicts == ("withdrawn",)
    assert shown_conflicts(state) == []
    for readers in WITHOUT_PRIVATE:
        assert seen_by(survey, readers).disputed() == []
    survey.add([child([first], {"place": "Plaza"})])
    for readers in EVERYBODY:
        assert seen_by(survey, readers).disputed() == [SLOT]


def test_claims_that_are_withheld_are_a_version_each() -> None:
    first = revision()
    apart = [child([first], {"proposed_by": name}) for name in ("Juan", "Ana")]
    state = seen_by(Survey([first, *apart]), ANYBODY).history(SLOT)
    assert state is not None
    assert state.conflicts == ("proposed_by",)
    assert [one.value for one in field_versions(state, "proposed_by")] == [WITHHELD, WITHHELD]
    assert {one.rev for one in claimants(state)} == {one.rev for one in apart}


def test_what_comes_in_later_is_in_it() -> None:
    first = revision()
    survey = Survey([first, revision("plan/guaqui/2003-2007", {"name": "Plan", "years": [2004], "per_year": 1})])
    seen = seen_by(survey, ANYBODY)
    before = told(seen)
    assert seen.names().match("Nueva") is None
    new = [
        child([first], {"text": "Posta", "notes": "secret"}),
        revision(OTHER),
        revision("community/guaqui/nueva", {"name": "Nueva"}),
    ]
    survey.add(new)
    assert told(seen) == told(seen_by(survey, ANYBODY)) != before
    assert seen.names().match("Nueva") == "community/guaqui/nueva"
    assert seen.taken_in() == survey.taken_in()


def test_a_record_is_seen_anew_only_where_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    plain = discreet._seen

    def counted(state: History, readers: Readers) -> History | None:
        looked.append(state.record)
        return plain(state, readers)

    monkeypatch.setattr(discreet, "_seen", counted)
    first, other = revision(), revision(OTHER)
    survey = Survey([first, other])
    seen = seen_by(survey, ANYBODY)
    for _ in range(2):
        assert all(map(seen.history, (SLOT, OTHER)))
    survey.add([child([first], {"text": "Posta"})])
    assert all(map(seen.history, (SLOT, OTHER)))
    assert looked == [SLOT, OTHER, SLOT]
