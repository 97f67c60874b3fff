"""The calendar, rulings, money and years' plans, against counts made by hand."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import storage
from exports.tables.registers import COUNTED
from storage.file.pack import load_pack
from storage.gather.senders import count_senders
from storage.plan.calendar import attendance, convened, convened_steps, own_workshops
from storage.plan.carried_demands import count_carried_demands
from storage.plan.checks import oddities
from storage.plan.decisions import plan_of_year
from storage.plan.indicators import indicators
from storage.plan.money import Money, count_money
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.plan.views.readers import Readers
from storage.revisions.revision import Revision
from tests.exports.tables_made import tables_of
from tests.storage.revisions_made import child, revision


def survey(*revisions: Revision) -> Survey:
    return Survey([*load_pack("guaqui"), *revisions])


def demand(holder: str, year: int = 2003, n: int = 1, /, **body: Any) -> Revision:
    return revision(f"demand/guaqui/{holder}/{year}/{n}", {"text": "Algo", "status": "proposed", **body})


def workshop(step: str, holder: str, n: int | str = 1, /, **body: Any) -> Revision:
    return revision(f"workshop/guaqui/{step}/{holder}/{n}", {"outcome": "called", **body})


# The calendar


def test_everybody_has_a_line_before_they_are_convened() -> None:
    lines = convened_steps(survey())
    assert [line.step for line in lines].count("community") == 18
    assert [line.step for line in lines].count("sector") == 3
    assert [line.step for line in lines if line.holder == "all"] == [
        "municipal-1",
        "encounter",
        "municipal-2",
        "municipal-3",
    ]
    assert all(line.to_visit == (line.holder != "all") for line in lines)


def test_what_became_of_the_last_time_is_what_counts() -> None:
    """Dairy suspended and then did not come: it is still to be held. Fishing was closed: it is not."""
    plan = survey(
        workshop("sector", "apleg", 1, outcome="suspended"),
        workshop("sector", "apleg", 2, outcome="absent"),
        workshop("sector", "fishermen-a", 9, outcome="absent"),
        workshop("sector", "fishermen-a", 10, outcome="closed"),
        workshop("community", "arcata", 1, outcome="held"),
        workshop("community", "atlantis", 1, outcome="held"),
        workshop("assembly-of-2010", "copajira", 1),
        workshop("community", "copajira", 10**8, outcome="absent"),
    )
    found = {(line.step, line.holder): line for line in convened_steps(plan)}
    assert found["sector", "apleg"].outcome == "absent"
    assert found["sector", "apleg"].to_visit
    assert not found["sector", "fishermen-a"].to_visit
    assert found["sector", "fishermen-a"].record.endswith("/10")
    assert not found["community", "arcata"].to_visit
    assert found["community", "atlantis"].times, "whoever is on no list is shown too"
    assert found["assembly-of-2010", "copajira"].times
    assert convened(plan, "copajira").outcome == "absent"
    assert "apleg" in indicators(plan).to_visit


def test_of_several_steps_of_its_own_the_first_is_a_community_s_workshop() -> None:
    again = revision("step/guaqui/community-2", {"name": "Segundo taller comunal", "of": "community", "order": 9})
    plan = survey(again, workshop("community-2", "arcata", outcome="held"), workshop("community", "copajira"))
    lines = convened_steps(plan)
    assert [line.step for line in lines].count("community-2") == 18
    assert all(line.own for line in lines if line.step in {"community", "community-2", "sector"})
    own = own_workshops(lines)
    assert (own["arcata"].step, own["arcata"].outcome) == ("community", "")
    assert own["copajira"].outcome == "called"
    assert convened(plan, "arcata") == own["arcata"]


def test_a_process_without_workshops_of_their_own_has_none() -> None:
    steps = [one for one in load_pack("guaqui") if one.record in {"step/guaqui/community", "step/guaqui/sector"}]
    plan = survey(*(child([one], {"withdrawn": True}) for one in steps), demand("arcata"))
    assert {line.holder for line in convened_steps(plan)} == {"all"}
    assert {place.outcome for place in count_senders(plan).places} == {""}
    assert len(count_senders(plan).places) == 21
    assert oddities(plan).open


@pytest.mark.parametrize(
    ("said", "today", "late"),
    [
        ({"called_on": "2002-07-20"}, "2002-07-21", True),
        ({"called_on": "2002-07-20"}, "2002-07-20", False),
        ({"called_on": "2002-07-20", "outcome": "held"}, "2003-01-01", False),
        ({}, "2003-01-01", False),
    ],
)
def test_late_is_who_was_convened_for_a_day_that_went_by(said: dict[str, Any], today: str, late: bool) -> None:  # noqa: FBT001
    assert convened(survey(workshop("community", "arcata", **said)), "arcata").late(today) == late


def test_attendance_counts_the_workshops_that_were_held() -> None:
    plan = survey(
        workshop("community", "arcata", outcome="held", women=3, men=4),
        workshop("community", "copajira", outcome="held", women=5),
        workshop("community", "sullcata", outcome="held"),
        workshop("community", "patarani", outcome="absent", women=70),
    )
    came = attendance(plan)
    assert (came.workshops, came.women, came.men, came.not_counted) == (3, 8, 4, 1)


# Rulings


def test_rulings_are_counted_by_status_and_the_rest_is_left() -> None:
    plan = survey(
        demand("arcata", status="validated"),
        demand("arcata", 2004, status="observed"),
        demand("arcata", 2005, status="from-a-newer-version"),
        demand("arcata", 2006, status="none"),
        demand("arcata", 2007, withdrawn=True, status="validated"),
        demand("apleg", status="rejected"),
        demand("apleg", 2003, 3, status="validated"),
        revision("community/guaqui/nowhere", {"name": "Sin zona"}),
        revision("community/guaqui/somewhere", {"name": "Con zona"}),
        revision("member/guaqui/admin/somewhere", {"zone": "a", "status": "rejected"}),
    )
    found = indicators(plan).validation
    assert (found.communities.validated, found.communities.observed, found.communities.left) == (1, 1, 1)
    assert (found.associations.rejected, found.associations.validated) == (1, 0), "the third is outside the plan"
    assert (found.zoning.rejected, found.zoning.left) == (1, 18)


# Money


def test_what_is_asked_of_whom_adds_up_and_says_what_is_missing() -> None:
    plan = survey(
        demand("arcata", cost_cents=1000, funding={"municipality": 600, "community": 300}),
        demand("copajira", cost_cents=500),
        demand("sullcata", funding={"pdla": 70}),
        demand("patarani", cost_cents=9, status="none"),
    )
    found = count_money(Slots(plan).of_communities())
    assert found == Money(1500, {"community": 300, "municipality": 600, "pdla": 70}, 600)


def test_what_is_asked_for_jointly_counts_once_with_its_contributions() -> None:
    joint = "demand/guaqui/arcata/2003/1"
    plan = survey(
        demand("arcata", cost_cents=1000, funding={"municipality": 1000}),
        demand("copajira", cost_cents=1000, funding={"municipality": 1000}, joint_with=joint),
    )
    assert count_money(Slots(plan).of_communities()) == Money(1000, {"municipality": 1000}, 0)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.dictionaries(st.sampled_from("abc"), st.integers(0, 10**6)))))
def test_no_order_of_demands_changes_the_money(parts: list[tuple[int, dict[str, int]]]) -> None:
    forth, back = Money(), Money()
    for cost, funding in parts:
        forth.add(cost, funding)
    for cost, funding in reversed(parts):
        back.add(cost, funding)
    assert forth == back
    assert forth.cost_cents == sum(cost for cost, _funding in parts)
    assert sum(forth.asked.values()) == sum(sum(funding.values()) for _cost, funding in parts)
    assert forth.missing_cents <= forth.cost_cents


# The years' plans


def test_a_years_plan_has_what_stands_in_it_and_what_left_it() -> None:
    there = demand("sullcata", status="planned", cost_cents=70)
    moved = demand("patarani", status="budgeted", cost_cents=50)
    plan = survey(
        demand("arcata", status="planned", cost_cents=100, action="stables", funding={"pdla": 40}),
        demand("copajira", status="budgeted", cost_cents=10, action="of-another-list"),
        demand("andamarca", cost_cents=1),
        there,
        child([there], {"status": "rejected", "status_reason": "No alcanza"}),
        moved,
        child([moved], {"withdrawn": True, "moved_to": "demand/guaqui/patarani/2004/1"}),
        revision("budget/guaqui/2003/oecas", {"name": "OECAs", "cost_cents": 4000000, "programme": "training"}),
        revision("budget/guaqui/2003/gone", {"name": "Fuera", "cost_cents": 9, "withdrawn": True}),
        revision("budget/guaqui/2003/out", {"name": "Sin dinero", "cost_cents": 8, "status": "rejected"}),
        revision("budget/guaqui/2011/later", {"name": "Después", "cost_cents": 5}),
    )
    year = indicators(plan).year_plans["2003"]
    assert (year.planned, year.budgeted, year.lines, year.lines_cents) == (1, 1, 1, 4000000)
    assert (year.moved, year.dropped, year.dropped_cents) == (1, 2, 78)
    assert year.money == Money(4000110, {"pdla": 40}, 4000070)
    assert {name: one.lines for name, one in year.subprogrammes.items()} == {
        "": 1,
        "productive-infrastructure": 1,
        "training": 1,
    }
    assert indicators(plan).year_plans["2011"].lines == 1
    assert indicators(plan).year_plans["2004"].dropped == 0


@given(st.lists(st.sampled_from(["rejected", "withdrawn", "budgeted", "validated"]), min_size=1, max_size=4))
def test_of_what_is_joint_the_cost_leaves_the_plan_once_and_with_the_last_of_them(became: list[str]) -> None:
    made: list[Revision] = []
    for holder, status in zip(("andamarca", "arcata", "copajira", "sullcata"), became, strict=False):
        joint = {"joint_with": made[0].record} if made else {}
        made.append(demand(holder, status="budgeted", cost_cents=100, **joint))
        change = {"withdrawn": True} if status == "withdrawn" else {"status": status}
        made.append(child(made[-1:], {**change, "status_reason": "No alcanza"}))
    year = plan_of_year(survey(*made), 2003)
    assert year.dropped == len([one for one in became if one != "budgeted"])
    assert year.dropped_cents == (0 if "budgeted" in became else 100)


def test_hidden_demands_are_told_by_association_zone_and_year() -> None:
    plan = survey(
        demand("patarani", carries="apleg"),
        demand("arcata", 2004, carries="apleg"),
        demand("copajira", 2004, carries="of-another-list"),
        demand("sullcata", 2004),
        revision("community/guaqui/nowhere", {"name": "Sin zona"}),
        demand("nowhere", 2005, carries="apleg"),
    )
    found = count_carried_demands(
        plan, [state for state in Slots(plan).of_communities() if state.stand == "filled"]
    )
    assert (found.demands, found.share) == (4, 80.0)
    assert found.by_association == {"apleg": 3, "of-another-list": 1}
    assert found.by_zone == {"admin": {"": 2, "a": 2}, "typology": {"": 1, "1": 1, "2": 2}}
    assert found.by_year == {"2003": 1, "2004": 2, "2005": 1, "2006": 0, "2007": 0}


# Tables


def test_every_table_has_as_many_cells_as_columns_whatever_is_in_the_plan() -> None:
    plan = survey(
        demand("arcata", options=[{"text": "Posta", "votes": 3}, {}], agreed={"how": "vote", "for": 3}),
        demand("copajira", withdrawn=True, moved_to="demand/guaqui/copajira/2004/1"),
        demand("apleg", ruling={"on": "2002-09-20", "for": 3}, status="rejected", funding={"elsewhere": 5}),
        workshop("community", "arcata", authorities=[{"name": "Juana"}, {}], agenda="uno\ndos", agreements="x"),
        revision("budget/guaqui/2003/oecas", {"funding": {"x": 1}, "holder": "apleg"}),
    )
    for table in tables_of(plan, Readers(private=True)):
        assert table.rows or table.name in {"disputes", *COUNTED}
        assert all(len(row) == len(table.columns) for row in table.rows), table.name
        assert len({column.name for column in table.columns}) == len(table.columns), table.name


def test_whom_a_demand_carries_leaves_only_when_it_is_asked_for() -> None:
    first = demand("arcata", carries="apleg")
    apart = [first, child([first], {"carries": "apleg"}), child([first], {"carries": "x"}, device="aaaaaaaa")]
    for table in tables_of(survey(*apart)):
        assert "carries" not in [column.name for column in table.columns]
        assert not any(cell == "carries" for row in table.rows for cell in row), table.name


# A new kind of record


def test_a_new_kind_needs_no_change_to_history_merge_or_file() -> None:
    """Its definition and what reads it off the plan know `budget`; nothing that keeps it does."""
    root = Path(storage.__file__).parent
    keeping = (path for path in root.rglob("*.py") if root / "plan" not in path.parents)
    assert {path.name for path in keeping if "Budget" in path.read_text("utf-8")} == {"budget.py"}
