"""What is found is weighed: each rule's code has a place, and what is empty is counted once by year."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guaqui_tui.wording.findings import ODD
from storage.plan.checks.found import Finding
from storage.plan.checks.weights import AT_ODDS, EMPTY, empty_by_year, weight

CODES = sorted(ODD)
FOUND = st.lists(
    st.builds(
        lambda code, holder, year: Finding(code, f"demand/guaqui/{holder}/{year}/1"),
        st.sampled_from(CODES),
        st.sampled_from(["andamarca", "arcata", "apleg"]),
        st.integers(2003, 2007),
    )
)


def test_what_is_weighed_is_what_is_found() -> None:
    assert set(CODES) >= AT_ODDS | EMPTY
    assert not AT_ODDS & EMPTY
    assert {weight(code) for code in CODES} == {0, 1, 2}


@given(FOUND)
def test_every_empty_slot_is_counted_in_its_year_and_nothing_else(found: list[Finding]) -> None:
    groups = empty_by_year(found)
    counted = {(one.code, f"demand/guaqui/{id_}/{one.year}/1") for one in groups for id_ in one.holders}
    assert counted == {(one.code, one.record) for one in found if one.code in EMPTY}
    years = [(one.year, one.code) for one in groups]
    assert years == sorted(set(years))
