"""Which kinds have a state that a digit says: the table alone tells."""

from __future__ import annotations

from typing import Annotated

import pytest
from msgspec import UNSET, Meta, Struct, UnsetType

from storage.kinds.field import Count, Kind, Line, Says, When
from storage.kinds.lookup import KINDS
from storage.kinds.states import state_fields

WORDS = {"dug": "cavado", "dry": "seco"}
MANY = {f"w{n}": f"w{n}" for n in range(10)}


class Well(Struct):
    state: Annotated[Line | UnsetType, Says("Estado", "word", words=WORDS)] = UNSET
    state_on: Annotated[When | UnsetType, Says("Desde", "when")] = UNSET
    on: Annotated[When | UnsetType, Says("Contado", "when")] = UNSET


class Many(Struct):
    state: Annotated[Line | UnsetType, Says("Estado", "word", words=MANY)] = UNSET


class Endless(Struct):
    state: Annotated[Count | UnsetType, Says("Estado", "count")] = UNSET


class Large(Struct):
    state: Annotated[Annotated[int, Meta(ge=0, le=10)] | UnsetType, Says("Estado", "count")] = UNSET


class Told(Struct):
    state: Annotated[Line | UnsetType, Says("Estado", "line")] = UNSET


def kind(body: type[Struct]) -> Kind:
    return Kind("well", body, ("ID",), "Pozo", "Pozos")


def test_the_kinds_with_a_state_are_those_whose_table_has_one() -> None:
    found = {name: of.by_digit for name, kind in KINDS.items() if (of := state_fields(kind))}
    assert found == {
        "assessment": {0: 0, 1: 1, 2: 2, 3: 3, 4: 4},
        "commitment": {1: "open", 2: "kept", 3: "partly", 4: "broken", 5: "dropped"},
    }


def test_the_day_of_a_state_is_its_own_before_the_records() -> None:
    of = state_fields(kind(Well))
    assert of is not None
    assert of.since is not None
    assert (of.since.name, of.evidence, of.by_digit) == ("state_on", None, {1: "dug", 2: "dry"})
    judged = state_fields(KINDS["assessment"])
    assert judged is not None
    assert judged.since is not None
    assert judged.since.name == "on"


@pytest.mark.parametrize("body", [Many, Endless, Large, Told])
def test_a_state_that_no_digit_can_say_is_none(body: type[Struct]) -> None:
    assert state_fields(kind(body)) is None
