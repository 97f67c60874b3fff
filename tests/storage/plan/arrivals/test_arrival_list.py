"""Imports are listed one by one, however many records each of them is."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.limits import MAX_ARRIVAL_ROWS
from storage.plan.arrivals.arrival_list import listed_arrivals
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

PLAN = revision("plan/guaqui/p", {"name": "P", "years": [2004], "per_year": 1})
AT = "2002-07-14T10:22:31-04:00"


def part(n: int, rows: int, file: str = "a.csv", device: str = "laptop01", **given: Any) -> Any:
    body = {"file": file, "rows": [{"rev": f"{n:032x}", "line": line} for line in range(rows)]}
    record = f"arrival/guaqui/0123456789abcdef/{device}/{n}"
    return revision(record, body, device=device, **{"at": AT, **given})


@pytest.mark.costly(0)
@given(st.lists(st.integers(1, 3 * MAX_ARRIVAL_ROWS), max_size=4), st.randoms(use_true_random=False))
def test_each_import_is_one_with_all_of_its_rows(sizes: list[int], draw: Any) -> None:
    parts, n = [PLAN], 1
    for size in sizes:
        full, rest = divmod(size - 1, MAX_ARRIVAL_ROWS)
        parts += [part(n + before, MAX_ARRIVAL_ROWS) for before in range(full)]
        parts.append(part(n + full, rest + 1))
        n += full + 2
    draw.shuffle(parts)
    assert sorted(one.rows for one in listed_arrivals(Survey(parts))) == sorted(sizes)


def test_who_brought_it_stands_with_it_and_whether_it_was_taken_back() -> None:
    first = part(1, 2, author="Rosa")
    back = child([first], {"withdrawn": True}, device="laptop02")
    later = part(1, 1, "b.csv", "laptop02", at="2002-07-15T10:00:00Z")
    found = listed_arrivals(Survey([PLAN, later, first, back]))
    assert [(one.file, one.rows, one.device, one.author, one.withdrawn) for one in found] == [
        ("a.csv", 2, "laptop01", "Rosa", True),
        ("b.csv", 1, "laptop02", "Equipo 1", False),
    ]


def test_another_municipality_s_is_listed_and_what_no_laptop_saved_is_not() -> None:
    strange = revision("arrival/laja/0123456789abcdef/laptop01/1", {"file": "a", "rows": []}, device="laptop01")
    nobodys = revision(
        "arrival/guaqui/0123456789abcdef/laptop01/9", {"file": "a", "rows": []}, device="import", author="", at=""
    )
    assert [one.records for one in listed_arrivals(Survey([PLAN, strange, nobodys]))] == [(strange.record,)]
