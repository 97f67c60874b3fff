"""Records that are told apart by what they say are found as by looking at each, and that without doing so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.intake.compare import agrees
from storage.intake.landing import records_by_words
from storage.intake.landing.records_by_words import RecordsByWords

FIELDS = ("text", "to")
VALUES = st.one_of(
    st.sampled_from(["Agua", "AGUA.", " agua ", "Luz", ".", "■ Agua", ""]),
    st.integers(0, 2),
    st.just({"a": 1}),
    st.just({"a": 1, "b": 2}),
    st.just([{"name": "Rosa"}]),
)
SAID = st.dictionaries(st.sampled_from((*FIELDS, "note")), VALUES)


@given(st.lists(SAID), SAID)
def test_those_that_agree_are_found(stand: list[dict[str, Any]], said: dict[str, Any]) -> None:
    records = {str(at): one for at, one in enumerate(stand)}
    expected = [
        name
        for name, one in records.items()
        if all(field in said and field in one and agrees(said[field], one[field]) for field in FIELDS)
    ]
    assert RecordsByWords(FIELDS, records).saying(said) == expected


def test_a_row_is_compared_only_with_what_may_be_it(monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[object] = []

    def counted(one: Any, other: Any) -> bool:
        looks.append(one)
        return agrees(one, other)

    monkeypatch.setattr(records_by_words, "agrees", counted)
    many = 300
    known = RecordsByWords(FIELDS, {})
    for at in range(many):
        said = {"text": f"Lesson {at}", "to": "all"}
        assert known.saying(said) == []
        known.add(str(at), said)
        assert known.saying(said) == [str(at)]
    assert len(looks) == many * len(FIELDS)
