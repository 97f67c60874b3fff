"""Several values in one cell or entry: nothing is lost or read otherwise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.notation.value_lists import joined, joined_rows, parted, parted_rows

TEXTS = st.text(alphabet="ab ,;\"\n'¶", max_size=8)


@given(st.lists(TEXTS, max_size=4), st.sampled_from(["; ", ", "]))
def test_values_come_back_as_they_were(values: list[str], sign: str) -> None:
    assert parted(joined(values, sign)) == values


@given(st.lists(st.lists(st.none() | TEXTS, min_size=2, max_size=4), max_size=4))
def test_rows_come_back_but_for_what_is_not_said_at_their_end(rows: list[list[str | None]]) -> None:
    found = parted_rows(joined_rows(rows))
    assert len(found) == len(rows)
    for row, said in zip(rows, found, strict=True):
        assert [*said, *[None] * len(row)][: len(row)] == row
        assert said[len(row) :] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("", []),
        ("uno, dos", ["uno", "dos"]),
        ("uno, dos; tres", ["uno, dos", "tres"]),
        (" uno ;; dos ; ", ["uno", "dos"]),
        ('"uno, dos"', ["uno, dos"]),
        ('tubo de 3", codo', ['tubo de 3"', "codo"]),
        ('"sin fin, otro', ['"sin fin', "otro"]),
        ('"a" b, c', ['"a" b', "c"]),
    ],
)
def test_as_people_write_them(text: str, values: list[str]) -> None:
    assert parted(text) == values


def test_a_part_that_is_not_said_keeps_its_place() -> None:
    assert joined_rows([[None, "Presidente"], ["Uno", None], [None, None]]) == ", Presidente; Uno; ,"
    assert parted_rows(", Presidente; Uno; ; ,") == [[None, "Presidente"], ["Uno"], [None, None]]
