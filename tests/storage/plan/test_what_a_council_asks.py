"""Money by share, ceilings, causes, and the women among those who came, against counts made by hand."""

from __future__ import annotations

from typing import Any

import pytest

from storage.file.pack import load_pack
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from storage.plan.tallies.causes import causes_given, count_causes
from storage.plan.tallies.ceilings import ceilings_of_years
from storage.plan.tallies.money_share import money_share
from storage.plan.tallies.women import came_by_step, proposals_by_proposer
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

M = "guaqui"


def survey(*revisions: Revision) -> Survey:
    return Survey([*load_pack(M), *revisions])


def demand(holder: str, year: int = 2003, /, **body: Any) -> Revision:
    return revision(f"demand/{M}/{holder}/{year}/1", {"text": "Algo", "status": "proposed", **body})


def test_the_share_in_money_counts_joint_demands_once_and_leaves_open_what_is_to_settle() -> None:
    joint = f"demand/{M}/andamarca/2003/1"
    first = demand("copajira", action="road", cost_cents=400)
    made = [
        demand("andamarca", action="stables", cost_cents=100),
        demand("arcata", action="stables", cost_cents=100, joint_with=joint),
        demand("sullcata", action="school", cost_cents=500),
        demand("patarani", action="school"),
        first,
        *(child([first], {"action": one}, device=f"laptop{n:02}") for n, one in enumerate(("school", "fair"))),
        revision(f"demand/{M}/janko-marca/2003/1", {"status": "postponed", "text": "Feria", "cost_cents": 900}),
    ]
    of = money_share(Slots(survey(*made)).of_communities())
    assert (of.cents, of.productive_cents, of.disputed_cents) == (1000, 100, 400)
    assert (of.costed, of.filled) == (4, 5)
    assert (of.share, of.range) == (10.0, (10.0, 50.0))


def test_without_a_cost_there_is_no_share_in_money() -> None:
    of = money_share(Slots(survey(demand("andamarca", action="stables"))).of_communities())
    assert (of.share, of.range) == (None, None)


def ceiling(place: str, cents: int, **body: Any) -> Revision:
    return revision(f"ceiling/{M}/{place}", {"amount_cents": cents, **body})


@pytest.mark.parametrize(
    ("ceilings", "expected"),
    [
        ([], {}),
        ([ceiling("2003/each-community/any", 50)], {}),
        ([ceiling("2003/year/any", 1000)], {"2003": (1000, 900, 100)}),
        ([ceiling("2003/year/any", 800)], {"2003": (800, 900, -100)}),
        ([ceiling("2003/year/pdla", 300)], {"2003": (300, 400, -100)}),
        (
            [ceiling("2003/year/pdla", 300), ceiling("2003/year/municipality", 500)],
            {"2003": (800, 600, 200)},
        ),
        ([ceiling("2003/year/any", 1000), ceiling("2003/year/pdla", 1)], {"2003": (1000, 900, 100)}),
        ([ceiling("2004/year/any", 70)], {"2004": (70, 0, 70)}),
        ([ceiling("2003/year/any", 1000, withdrawn=True)], {}),
    ],
)
def test_a_years_money_is_held_against_what_stands_in_its_plan(
    ceilings: list[Revision], expected: dict[str, tuple[int, int, int]]
) -> None:
    paid = {"cost_cents": 900, "funding": {"pdla": 400, "municipality": 200}}
    of = survey(demand("andamarca", action="stables", **{**paid, "status": "budgeted"}), *ceilings)
    found = {y: one for y, one in ceilings_of_years(of).items() if one.ceiling_cents is not None}
    assert {y: (one.ceiling_cents, one.planned_cents, one.left_cents) for y, one in found.items()} == expected


def test_causes_are_counted_with_whom_they_are_of() -> None:
    gone = demand("arcata", status="rejected", cause="private", withdrawn=True)
    moved = demand("sullcata", cause="no-money", withdrawn=True, moved_to=f"demand/{M}/sullcata/2004/1")
    of = survey(
        demand("andamarca", status="rejected", cause="private"),
        demand("copajira", status="budgeted", executed={"state": "not-done", "cause": "private"}),
        gone,
        moved,
        revision(f"workshop/{M}/community/arcata/1", {"outcome": "absent", "cause": "festival"}),
    )
    assert list(count_causes(of).items()) == [("private", 2), ("festival", 1), ("no-money", 1)]
    assert [(one.cause, one.of, one.holder, one.step, one.year) for one in causes_given(of)] == [
        ("private", "refused", "andamarca", "", 2003),
        ("private", "not-done", "copajira", "", 2003),
        ("no-money", "moved", "sullcata", "", 2003),
        ("festival", "absent", "arcata", "community", None),
    ]


def test_women_are_counted_by_step_and_among_those_who_propose() -> None:
    of = survey(
        revision(f"workshop/{M}/community/arcata/1", {"outcome": "held", "women": 9, "men": 4}),
        revision(f"workshop/{M}/community/copajira/1", {"outcome": "held"}),
        revision(f"workshop/{M}/community/sullcata/1", {"outcome": "absent", "women": 3}),
        demand("arcata", options=[{"text": "a", "proposed_by": "women"}, {"text": "b", "proposed_by": "both"}]),
        demand("copajira", options=[{"text": "c", "proposed_by": "women"}], withdrawn=True),
    )
    ((step, came),) = came_by_step(of).items()
    assert (step, came.workshops, came.women, came.men, came.not_counted) == ("community", 2, 9, 4, 1)
    assert proposals_by_proposer(of) == {"women": 1, "both": 1}
