"""A year's money against counts made by hand, and against a plain sum over plans made at random."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import pytest

from exports.tables.summaries import year_plan_table
from storage.file.pack import load_pack
from storage.plan.decisions import lacking_for_a_plan, of_year, plan_of_year, waiting_lines
from storage.plan.survey import Survey
from storage.plan.tallies.ceilings import (
    ceilings_of_years,
    enough_without,
    has_room,
    year_money,
    year_money_if,
)
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

M = "guaqui"
PACK = load_pack(M)
HOLDERS = ("andamarca", "copajira", "sullcata", "patarani", "arcata", "apleg")
COMMUNITIES = HOLDERS[:-1]
FUNDERS = ("municipality", "pdla", "community")
STATUSES = ("proposed", "validated", "planned", "budgeted", "budgeted", "postponed")


def survey(*revisions: Revision) -> Survey:
    return Survey([*PACK, *revisions])


def name(holder: str, year: int = 2003) -> str:
    return f"demand/{M}/{holder}/{year}/1"


def demand(holder: str, **body: Any) -> Revision:
    return revision(name(holder), {"text": "Algo", "status": "budgeted", **body})


def ceiling(place: str, cents: int, **body: Any) -> Revision:
    return revision(f"ceiling/{M}/2003/{place}", {"amount_cents": cents, **body})


def test_only_what_is_budgeted_takes_of_a_years_money() -> None:
    of = year_money(
        survey(
            demand("andamarca", cost_cents=50, funding={"pdla": 20}),
            demand("arcata", cost_cents=900, status="planned"),
            demand("sullcata", cost_cents=900, status="validated"),
            revision(f"budget/{M}/2003/oecas", {"name": "OECAs", "cost_cents": 7, "status": "validated"}),
            revision(f"budget/{M}/2003/feria", {"name": "Feria", "cost_cents": 7, "status": "planned"}),
            ceiling("year/any", 60),
        ),
        2003,
    )
    assert of.whole is not None
    assert (of.whole.planned_cents, of.whole.left_cents) == (57, 3)
    assert (of.money.missing_cents, of.money.asked) == (37, {"pdla": 20})


def test_without_a_ceiling_nothing_is_said_and_of_nothing_it_is_over() -> None:
    of = year_money(survey(demand("andamarca", cost_cents=50)), 2003)
    assert (of.whole, of.ceilings, of.over) == (None, (), [])
    none_at_all = year_money(survey(demand("andamarca", cost_cents=50), ceiling("year/any", 0)), 2003)
    assert none_at_all.whole is not None
    assert none_at_all.whole.left_cents == -50


def test_a_ceiling_for_each_holds_for_each_community_by_itself() -> None:
    over = demand("andamarca", cost_cents=31, funding={"pdla": 4})
    of = year_money(survey(over, demand("apleg", cost_cents=900), ceiling("each-community/any", 30)), 2003)
    (one,) = of.over
    assert [(each.holder, each.left_cents) for each in one.by_holder if each.left_cents < 0] == [("andamarca", -1)]
    assert one.left_cents > 0, "of all of them together there is enough"
    assert year_money(survey(over, ceiling("each-community/pdla", 4)), 2003).over == []


def test_a_ceiling_for_each_family_is_silent_of_families_that_nobody_counted() -> None:
    known = [
        child([one for one in PACK if one.record == f"community/{M}/{holder}"], {"families": n})
        for holder, n in (("andamarca", 3), ("arcata", 0))
    ]
    of = year_money(
        survey(
            *known,
            demand("andamarca", cost_cents=31),
            demand("arcata", cost_cents=0),
            demand("sullcata", cost_cents=900),
            ceiling("each-family/any", 10),
        ),
        2003,
    )
    (one,) = of.over
    assert {each.holder: each.left_cents for each in one.by_holder} == {"andamarca": -1, "arcata": 0}
    assert (one.ceiling_cents, one.planned_cents) == (30, 31)


def test_what_is_asked_for_jointly_takes_once_of_the_year_in_which_any_of_it_is_budgeted() -> None:
    joint = {"cost_cents": 100, "funding": {"pdla": 100}}
    made = (
        demand("andamarca", status="planned", **joint),
        demand("arcata", joint_with=name("andamarca"), **joint),
        demand("sullcata", joint_with=name("arcata"), **joint),
    )
    of = year_money(survey(*made, ceiling("year/pdla", 90)), 2003)
    assert (of.money.cost_cents, of.ceilings[0].left_cents) == (100, -10)
    assert plan_of_year(survey(*made), 2003).money.cost_cents == 100


@pytest.mark.parametrize("there", ["validated", "proposed", "planned", "postponed"])
def test_a_cost_that_only_one_outside_the_years_plan_says_is_held_against_its_ceilings(there: str) -> None:
    """Arcata's goes into the plan, and Andamarca says what both cost."""
    money = {"cost_cents": 100, "funding": {"pdla": 60}}
    of_plan = survey(
        demand("andamarca", status=there, **money),
        demand("arcata", joint_with=name("andamarca")),
        ceiling("year/any", 50),
        ceiling("arcata/pdla", 50),
    )
    of = year_money(of_plan, 2003)
    assert [one.left_cents for one in of.ceilings] == [-10, -50]
    assert (of.money.cost_cents, of.money.missing_cents) == (100, 40)
    assert plan_of_year(of_plan, 2003).money.cost_cents == 100


@pytest.mark.parametrize("holder", ["andamarca", "arcata"])
def test_neither_of_two_that_share_a_demand_fits_where_their_cost_does_not(holder: str) -> None:
    of_plan = survey(
        demand("andamarca", status="validated", cost_cents=100),
        demand("arcata", status="validated", joint_with=name("andamarca")),
        ceiling("year/any", 50),
    )
    line = next(one for one in waiting_lines(of_plan, 2003) if one.holder == holder)
    assert line.cost_cents == 100
    assert not has_room(of_plan, year_money(of_plan, 2003), line)


def test_a_cost_that_is_said_in_another_year_counts_where_it_is_placed() -> None:
    other = revision(name("andamarca", 2004), {"text": "Algo", "status": "validated", "cost_cents": 100})
    mine = demand("arcata", joint_with=other.record)
    apart = survey(other, mine)
    assert [year_money(apart, year).money.cost_cents for year in (2003, 2004)] == [100, 0]
    both = survey(other, child([other], {"status": "budgeted"}), mine)
    assert [year_money(both, year).money.cost_cents for year in (2003, 2004)] == [0, 100]


@pytest.mark.parametrize("gone", [{"status": "rejected"}, {"withdrawn": True}])
def test_what_was_rejected_or_taken_back_says_no_cost_for_others(gone: dict[str, Any]) -> None:
    of_plan = survey(demand("andamarca", cost_cents=100, **gone), demand("arcata", joint_with=name("andamarca")))
    assert year_money(of_plan, 2003).money.cost_cents == 0
    arcata = next(one for one in of_year(of_plan, 2003) if one.holder == "arcata")
    assert lacking_for_a_plan(arcata, of_plan) == ["class", "cost_cents", "funding"]


def test_what_one_says_of_money_none_of_those_that_share_a_demand_lacks() -> None:
    of_plan = survey(
        demand("andamarca", joint_with=name("arcata")), demand("arcata", cost_cents=100, funding={"pdla": 100})
    )
    lacks = [lacking_for_a_plan(one, of_plan) for one in of_year(of_plan, 2003) if one.stand == "filled"]
    assert lacks == [["class"], ["class"]]


def test_as_it_would_be_is_as_it_is_once_it_is_saved() -> None:
    first = demand("andamarca", cost_cents=50, status="validated")
    changed = {"text": "Algo", "status": "budgeted", "cost_cents": 70}
    before = survey(first, ceiling("year/any", 60))
    would_be = year_money_if(before, 2003, [(first.record, changed, None)])
    after = survey(first, child([first], {"status": "budgeted", "cost_cents": 70}), ceiling("year/any", 60))
    assert would_be == year_money(after, 2003)
    assert would_be.whole is not None
    assert would_be.whole.left_cents == -10
    assert year_money(before, 2003).over == []


def test_what_would_fit_and_without_what_it_would_be_enough() -> None:
    of_plan = survey(
        demand("andamarca", cost_cents=50, funding={"pdla": 10}),
        demand("copajira", cost_cents=5),
        demand("sullcata", cost_cents=20, status="validated"),
        demand("patarani", cost_cents=4, funding={"pdla": 4}, status="validated"),
        demand("arcata", cost_cents=21, status="validated"),
        ceiling("year/any", 75),
        ceiling("year/pdla", 13),
    )
    money = year_money(of_plan, 2003)
    waiting = {line.holder: has_room(of_plan, money, line) for line in waiting_lines(of_plan, 2003)}
    assert waiting == {"sullcata": True, "patarani": False, "arcata": False}
    over = year_money_if(of_plan, 2003, [(f"ceiling/{M}/2003/year/any", {"amount_cents": 52}, None)])
    assert {line.holder: enough_without(of_plan, over, line) for line in over.lines} == {
        "andamarca": True,
        "copajira": True,
    }
    far_over = year_money_if(of_plan, 2003, [(f"ceiling/{M}/2003/year/any", {"amount_cents": 9}, None)])
    assert [line.holder for line in far_over.lines if enough_without(of_plan, far_over, line)] == ["andamarca"]


# At random


def made_at_random(seed: int) -> tuple[dict[str, dict[str, Any]], dict[str, int]]:
    """The demands and budget lines of a year by record, and its ceilings; a funder may be off the list."""
    dice = random.Random(seed)
    bodies: dict[str, dict[str, Any]] = {}
    for holder in dice.sample(HOLDERS, dice.randint(0, 6)):
        cost = dice.choice((None, 0, dice.randrange(1, 10**6)))
        body: dict[str, Any] = {"text": "Algo", "status": dice.choice(STATUSES)}
        if cost is not None:
            body["cost_cents"] = cost
        paying = dice.sample(FUNDERS, dice.randint(0, 3))
        if paying:
            body["funding"] = {one: dice.randrange(10**6) for one in paying}
        if bodies and dice.random() < 0.3:
            body["joint_with"] = dice.choice(list(bodies))
        if dice.random() < 0.3:
            body["phase"] = dice.choice(("study", "work"))
        bodies[name(holder)] = body
    for n in range(dice.randint(0, 2)):
        status = dice.choice(("budgeted", "planned", "rejected", "validated"))
        cost = dice.randrange(10**6)
        bodies[f"budget/{M}/2003/b{n}"] = {"name": f"b{n}", "status": status, "cost_cents": cost}
    whose = ("year", "each-community", *HOLDERS)
    places = dice.sample([f"{one}/{funder}" for one in whose for funder in ("any", *FUNDERS)], 4)
    return bodies, {place: dice.randrange(2 * 10**6) for place in places}


def plain_takes(bodies: dict[str, dict[str, Any]], whose: str, funder: str) -> int:
    """What a year's plan takes of a ceiling, told a second time as plainly as it can be."""
    groups: list[set[str]] = []
    there = {one: body for one, body in bodies.items() if one.startswith("demand")}
    for record, body in there.items():
        mine = {record, *({body["joint_with"]} & there.keys() if "joint_with" in body else ())}
        touched = [group for group in groups if group & mine]
        groups = [group for group in groups if group not in touched] + [mine.union(*touched)]
    of_year = ("validated", "budgeted")
    lines = {one: body for one, body in bodies.items() if one.startswith("budget") and body["status"] in of_year}
    for group in groups:
        by_status = {
            status: [one for one in sorted(group) if there[one]["status"] == status] for status in STATUSES
        }
        budgeted = by_status["budgeted"]
        costed = [
            one for one in [*budgeted, *by_status["planned"], *sorted(group)] if there[one].get("cost_cents")
        ]
        if budgeted:
            has = costed[0] if costed and costed[0] in budgeted else budgeted[0]
            lines[has] = there[costed[0] if costed else has]
    total = 0
    for record, body in lines.items():
        holder = record.split("/")[2] if record.startswith("demand") else ""
        of_it = whose in {"year", holder} or (whose == "each-community" and holder in COMMUNITIES)
        amount = body.get("cost_cents", 0) if funder == "any" else body.get("funding", {}).get(funder, 0)
        total += amount if of_it else 0
    return total


def in_the_list(of: Survey) -> Iterator[int]:
    """What the list of the years' plans says of each line that takes of the year's money."""
    table = year_plan_table(of)
    at = {column.name: number for number, column in enumerate(table.columns)}
    for row in table.rows:
        status, n = row[at["status"]], row[at["n"]]
        if status == "budgeted" or (n is None and status == "validated"):
            yield row[at["cost"]] or 0 if "cost" in at else 0


@pytest.fixture(scope="module")
def many(pytestconfig: pytest.Config) -> range:
    return range(2000 if pytestconfig.getoption("--full") else 60)


@pytest.mark.costly(0)
def test_every_ceiling_is_held_to_the_centavo_against_a_plain_sum(many: range) -> None:
    gone = child([one for one in PACK if one.record == f"funder/{M}/pdla"], {"withdrawn": True})
    for seed in many:
        bodies, amounts = made_at_random(seed)
        made = [revision(record, body) for record, body in bodies.items()]
        of = survey(*made, *([gone] if seed % 2 else []), *(ceiling(place, of) for place, of in amounts.items()))
        money, figures = year_money(of, 2003), ceilings_of_years(of)["2003"]
        assert sum(line.cost_cents for line in money.lines if line.budgeted) == money.money.cost_cents
        assert money.money.cost_cents == plain_takes(bodies, "year", "any"), seed
        for one, part in zip(money.ceilings, figures.parts, strict=True):
            assert one.planned_cents == plain_takes(bodies, one.whose, one.funder), (seed, one)
            assert (part.for_, part.funder, part.left_cents) == (one.whose, one.funder, one.left_cents)
            times = 18 if one.whose == "each-community" else 1
            assert one.ceiling_cents == amounts[f"{one.whose}/{one.funder}"] * times
        assert sum(in_the_list(of)) == money.money.cost_cents, seed
        for line in waiting_lines(of, 2003):
            if has_room(of, money, line):
                body = {**bodies[line.record], "status": "budgeted"}
                after = year_money_if(of, 2003, [(line.record, body, None)])
                assert {one.record for one in after.over} <= {one.record for one in money.over}, seed
        for line in money.lines:
            if line.budgeted and line.n is not None and enough_without(of, money, line):
                body = {**bodies[line.record], "status": "validated"}
                assert not year_money_if(of, 2003, [(line.record, body, None)]).over, seed


def test_a_demand_that_is_shared_fits_by_what_the_year_would_cost_with_it() -> None:
    """Of those that share one, the first by name has its cost: whoever comes in may make the year cost more."""
    of_plan = survey(
        demand("arcata", cost_cents=100, joint_with=name("andamarca")),
        demand("andamarca", cost_cents=200, status="validated"),
        ceiling("year/any", 120),
    )
    (line,) = waiting_lines(of_plan, 2003)
    assert not has_room(of_plan, year_money(of_plan, 2003), line)


def test_it_is_not_enough_without_one_of_those_that_share_a_demand() -> None:
    of_plan = survey(
        demand("andamarca", cost_cents=100),
        demand("arcata", cost_cents=100, joint_with=name("andamarca")),
        ceiling("year/any", 50),
    )
    money = year_money(of_plan, 2003)
    assert not any(enough_without(of_plan, money, line) for line in money.lines)


def test_for_each_family_where_nobody_wrote_how_many_there_are_takes_nothing() -> None:
    of_plan = survey(demand("andamarca", cost_cents=5, status="validated"), ceiling("each-family/any", 10))
    (line,) = waiting_lines(of_plan, 2003)
    assert has_room(of_plan, year_money(of_plan, 2003), line)
