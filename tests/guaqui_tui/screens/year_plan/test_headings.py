"""A heading of F4 comes to what stands below it, whatever is joint and however it stands."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guaqui_tui.screens.year_plan.table import PlanTableRow, year_plan_table_rows
from storage.file.pack import load_pack
from storage.plan.survey import Survey
from storage.revisions.revision import Revision
from tests.storage.revisions_made import revision

PACK = load_pack("guaqui")
HOLDERS = ("andamarca", "arcata", "copajira", "patarani")
ASKED = st.fixed_dictionaries(
    {"text": st.just("Puente"), "status": st.sampled_from(["proposed", "validated", "planned", "budgeted"])},
    optional={
        "cost_cents": st.sampled_from([70, 100]),
        "joint_with": st.sampled_from([f"demand/guaqui/{holder}/2003/1" for holder in HOLDERS]),
    },
)


def demand(holder: str, body: dict[str, object]) -> Revision:
    return revision(f"demand/guaqui/{holder}/2003/1", body)


def under_headings(rows: list[PlanTableRow]) -> list[tuple[PlanTableRow, list[int]]]:
    found: list[tuple[PlanTableRow, list[int]]] = []
    for row in rows:
        if row.is_heading:
            found.append((row, []))
        elif row.line:
            found[-1][1].append(row.cents)
    return found


@given(st.lists(ASKED, max_size=len(HOLDERS)))
def test_a_heading_comes_to_what_stands_below_it(bodies: list[dict[str, object]]) -> None:
    made = [demand(holder, body) for holder, body in zip(HOLDERS, bodies, strict=False)]
    for heading, cents in under_headings(year_plan_table_rows(Survey([*PACK, *made]), 2003)):
        assert (heading.cents, heading.many) == (sum(cents), len(cents))


def test_of_two_that_wait_together_the_one_that_says_the_cost_has_it() -> None:
    said = {"text": "Puente", "status": "validated"}
    other = f"demand/guaqui/{HOLDERS[1]}/2003/1"
    made = [demand(HOLDERS[0], {**said, "joint_with": other}), demand(HOLDERS[1], {**said, "cost_cents": 100})]
    ((heading, cents),) = under_headings(year_plan_table_rows(Survey([*PACK, *made]), 2003))
    assert (heading.cents, cents) == (100, [0, 100])
