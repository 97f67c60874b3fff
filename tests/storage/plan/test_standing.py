"""Whom an installation knows decides no value, and says of each save whose it is."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from storage.file import trust as kept
from storage.file.device import made_laptop_key
from storage.file.trust import load_trust
from storage.plan.standing import Recommendation, Standings, Trust, overruled, recommendations
from storage.plan.survey import Survey
from storage.revisions.revision import IMPORT, PACK, Revision, accept_value, revision_document
from storage.revisions.signature import SigningKey

SLOT = "demand/guaqui/andamarca/2004/1"
BODY = {"action": "irrigation", "status": "proposed", "text": "Riego"}
OWN, ROSA, PEDRO = (SigningKey(bytes([n]) * 32) for n in (1, 2, 3))
TRUST = Trust(OWN.device, {ROSA.device: "Rosa"}, ("malo2345",))


def save(
    by: SigningKey | str, changes: dict[str, Any] | None = None, on: Revision | None = None, record: str = SLOT
) -> Revision:
    body = {**(on.body if on else BODY if record == SLOT else {}), **(changes or {})}
    sets = set(changes or body) if on else set(body)
    parents = (on.rev,) if on else ()
    document = revision_document(record, body, sets=sets, parents=parents, author="x", device=by, at="")
    one = accept_value(document)
    assert isinstance(one, Revision), one
    return one


@pytest.mark.parametrize(
    ("by", "standing"),
    [
        (OWN, "known"),
        (ROSA, "known"),
        (PEDRO, "unknown"),
        ("k7m2q9xw", "keyless"),
        ("malo2345", "refused"),
        (PACK, "unknown-pack"),
        (IMPORT, "nobodys"),
    ],
)
def test_each_stands_as_its_laptop_does(by: SigningKey | str, standing: str) -> None:
    one = save(by)
    assert Standings(Survey([one]), TRUST).of(one) == standing


def test_a_pack_that_nobody_knows_and_a_key_that_is_refused() -> None:
    strange, refused = save(PACK), save(PEDRO)
    assert Standings(Survey([]), TRUST).of(strange) == "unknown-pack"
    accepted = Trust(accepted=frozenset({strange.rev}))
    assert Standings(Survey([]), accepted).of(strange) == "pack"
    assert Standings(Survey([]), Trust(OWN.device, {}, (PEDRO.device,))).of(refused) == "refused"


@pytest.mark.parametrize(("by", "standing"), [(ROSA, "known"), (PEDRO, "unknown"), ("k7m2q9xw", "keyless")])
def test_a_row_stands_as_who_brought_it(by: SigningKey | str, standing: str) -> None:
    row = save(IMPORT)
    arrival = save(
        by, {"file": "a.xlsx", "rows": [{"rev": row.rev}]}, record="arrival/guaqui/0123456789abcdef/k7m2q9xw/1"
    )
    plan = save(OWN, {"name": "P", "years": [2004], "per_year": 1}, record="plan/guaqui/p")
    assert Standings(Survey([plan, row, arrival]), TRUST).of(row) == standing


def test_nobody_is_in_the_way_where_nobody_is_known() -> None:
    assert not Trust(OWN.device).in_use
    assert TRUST.in_use
    assert Trust(refused=("x",)).in_use


def test_an_unknown_laptop_that_goes_on_from_a_known_one_and_says_something_else_is_listed() -> None:
    first = save(ROSA, {"cost_cents": 100})
    later = save(PEDRO, {"cost_cents": 999, "place": "Ulla"}, on=first)
    same = save(PEDRO, {"cost_cents": 100, "families": 3}, on=first)
    beside = save(PEDRO, {"cost_cents": 5})
    back = save(ROSA, {"cost_cents": 1}, on=later)
    survey = Survey([first, later, same, beside, back])
    standings = Standings(survey, TRUST)
    found = overruled(survey, [first, later, same, beside, back], standings)
    assert [(one.record, one.field, one.by, one.of) for one in found] == [(SLOT, "cost_cents", later, first)]
    assert overruled(survey, [beside, back], standings) == []
    everybody = Standings(survey, Trust(OWN.device, {ROSA.device: "Rosa", PEDRO.device: "Pedro"}))
    assert overruled(survey, [later], everybody) == []


def test_what_was_said_before_a_stranger_took_it_over_is_listed_through_others() -> None:
    """Between them somebody touched another field: it is the known one's word all the same."""
    first = save(ROSA, {"cost_cents": 100})
    between = save("k7m2q9xw", {"families": 3}, on=first)
    last = save(PEDRO, {"cost_cents": 7}, on=between)
    survey = Survey([first, between, last])
    (one,) = overruled(survey, [last], Standings(survey, TRUST))
    assert (one.field, one.of) == ("cost_cents", first)


def test_only_a_known_laptop_recommends_and_only_in_its_own_name() -> None:
    other = SigningKey(bytes([9]) * 32).device

    def says(by: SigningKey, device: str, **fields: list[str]) -> Revision:
        return save(by, {"name": "x", **fields}, record=f"laptop/guaqui/{device}")

    own_name = says(ROSA, ROSA.device, knows=[other], refuses=["k7m2q9xw"])
    anothers = says(PEDRO, PEDRO.device, knows=[other])
    in_her_name = says(PEDRO, ROSA.device, knows=[PEDRO.device])
    of_own = says(OWN, OWN.device, knows=[other])
    counted = [
        Recommendation(ROSA.device, other, knows=True),
        Recommendation(ROSA.device, "k7m2q9xw", knows=False),
    ]
    assert recommendations(Survey([own_name, anothers, of_own]), TRUST) == counted
    assert recommendations(Survey([in_her_name]), TRUST) == []
    assert recommendations(Survey([own_name, in_her_name]), TRUST) == []
    assert recommendations(Survey([own_name]), Trust(OWN.device)) == []


def test_what_is_known_is_kept_for_its_owner_alone_and_can_be_taken_back(own_home: Path) -> None:
    assert load_trust() == Trust()
    own = made_laptop_key().device
    known, refused = {ROSA.device: "Rosa"}, (ROSA.device,)
    steps: list[tuple[Callable[[], None], Trust]] = [
        (lambda: kept.know(ROSA.device, "Rosa"), Trust(own, known)),
        (lambda: kept.refuse(ROSA.device), Trust(own, {}, refused)),
        (lambda: kept.know(ROSA.device, "Rosa M."), Trust(own, {ROSA.device: "Rosa M."})),
        (lambda: kept.forget(ROSA.device), Trust(own)),
    ]
    for change, trust in steps:
        change()
        assert load_trust() == trust
        assert load_trust("another") == structs.replace(trust, own="another")
    assert os.name == "nt" or (own_home / "trust.json").stat().st_mode & 0o777 == 0o600


@given(st.binary(max_size=50))
def test_what_cannot_be_read_knows_nobody_and_is_put_aside(
    tmp_path_factory: pytest.TempPathFactory, torn: bytes
) -> None:
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GUAQUI_HOME", str(home))
        (home / "trust.json").write_bytes(b"\xff" + torn)
        assert not load_trust().in_use
        kept.know(ROSA.device, "Rosa")
        assert load_trust().known == {ROSA.device: "Rosa"}
        assert [path.read_bytes() for path in home.glob("trust.damaged*")] == [b"\xff" + torn]
