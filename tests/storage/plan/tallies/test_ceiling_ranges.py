"""Between what and what a year's money lies while versions differ, against every way in which that is settled."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

import pytest

from storage.plan.survey import Survey
from storage.plan.tallies.ceiling_ranges import LeftRange, left_ranges
from storage.plan.tallies.ceilings import year_money
from storage.revisions.revision import Revision
from tests.storage.revisions_made import child, revision

from .test_ceilings import COMMUNITIES, HOLDERS, PACK, STATUSES, M, ceiling, demand, made_at_random, survey


def both(first: Revision, *said: dict[str, Any]) -> list[Revision]:
    """A record, and what several laptops said of it since without knowing of each other."""
    return [first, *(child([first], one, device=f"laptop{n:02}") for n, one in enumerate(said))]


def of_pack(record: str) -> Revision:
    return next(one for one in PACK if one.record == record)


def ranges(of: Survey) -> dict[tuple[str, str], LeftRange]:
    return left_ranges(of, year_money(of, 2003))


def test_while_versions_differ_what_is_left_lies_between_the_least_and_the_most_of_them() -> None:
    of = survey(
        *both(demand("andamarca", cost_cents=1), {"cost_cents": 40}, {"cost_cents": 70}),
        *both(demand("arcata", cost_cents=10), {"status": "budgeted"}, {"status": "rejected"}),
        *both(ceiling("year/any", 1), {"amount_cents": 100}, {"amount_cents": 130}),
        ceiling("sullcata/any", 5),
    )
    assert ranges(of) == {("year", "any"): LeftRange(100 - 70 - 10, 130 - 40)}


def test_whose_a_budget_line_is_and_how_many_families_there_are_count_too() -> None:
    line = revision(f"budget/{M}/2003/oecas", {"name": "OECAs", "cost_cents": 30, "status": "budgeted"})
    andamarca = of_pack(f"community/{M}/andamarca")
    of = survey(
        *both(line, {"holder": "andamarca"}, {"holder": "apleg"}),
        *both(andamarca, {"families": 10}, {"families": 12}),
        ceiling("andamarca/any", 50),
        ceiling("apleg/any", 70),
        ceiling("each-family/any", 3),
        ceiling("year/any", 90),
    )
    assert ranges(of) == {
        ("andamarca", "any"): LeftRange(20, 50),
        ("apleg", "any"): LeftRange(40, 70),
        ("each-family", "any"): LeftRange(3 * 10 - 30, 3 * 12),
    }


def test_seven_of_which_versions_differ_are_all_reckoned() -> None:
    """More than any number of combinations would be: 20 lines with two costs each are a million of them."""
    of = survey(
        *(one for holder in COMMUNITIES for one in both(demand(holder), {"cost_cents": 1}, {"cost_cents": 3})),
        *(
            one
            for n in range(20)
            for one in both(
                revision(f"budget/{M}/2003/b{n}", {"name": "B", "status": "budgeted"}),
                {"cost_cents": 10},
                {"cost_cents": 40},
            )
        ),
        ceiling("year/any", 1000),
    )
    assert ranges(of) == {("year", "any"): LeftRange(1000 - 800 - 15, 1000 - 200 - 5)}


def test_what_is_disputed_of_a_joint_demand_of_another_year_is_reckoned_where_its_cost_is_held() -> None:
    other = revision(f"demand/{M}/arcata/2004/1", {"text": "Algo", "status": "validated"})
    of = survey(
        *both(other, {"cost_cents": 10}, {"cost_cents": 70}),
        demand("andamarca", joint_with=other.record),
        ceiling("year/any", 100),
    )
    assert ranges(of) == {("year", "any"): LeftRange(30, 90)}


def test_more_versions_of_what_is_joint_than_are_reckoned_are_said_to_be_more() -> None:
    said = ({"cost_cents": n, "status": "budgeted" if n % 2 else "planned"} for n in range(1, 5))
    of_each = [*said]
    first = f"demand/{M}/{HOLDERS[0]}/2003/1"
    joint = [demand(holder, **({"joint_with": first} if holder != HOLDERS[0] else {})) for holder in HOLDERS]
    of = survey(*(one for each in joint for one in both(each, *of_each)), ceiling("year/any", 100))
    (found,) = ranges(of).values()
    assert not found.all_read
    assert found.low_cents <= found.high_cents


# Against every way in which all of it can be settled


def disputed(seed: int) -> tuple[list[Revision], list[list[Revision]]]:
    """What is in a file, and for each disputed field what would settle it, one for each version."""
    dice = random.Random(seed)
    bodies, amounts = made_at_random(seed)
    made: list[Revision] = []
    settled: list[list[Revision]] = []
    for place, amount in amounts.items():
        made.append(ceiling(place, amount))
    made.append(ceiling("each-family/any", dice.randrange(1000)))
    firsts = [revision(record, body) for record, body in bodies.items()]
    firsts += [of_pack(f"community/{M}/{id_}") for id_ in dice.sample(COMMUNITIES, 1)]
    odd = {one.record for one in dice.sample(firsts, min(4, len(firsts)))}
    for first in firsts:
        made.append(first)
        if first.record in odd:
            field = dice.choice(_FIELDS[first.record.split("/")[0]])
            two = both(first, *({field: value} for value in dice.sample(_values(dice, field, [*bodies]), 2)))[1:]
            made += two
            settled.append([child(two, {field: one.body.get(field)}) for one in two])
    if (place := f"year/{dice.choice(('pdla', 'nobodys'))}") not in amounts:
        two = both(ceiling(place, 500), {"withdrawn": True}, {"amount_cents": 900})
        made += two
        taken, kept = two[1:]
        settled.append([child([taken, kept], {"withdrawn": True}), child([kept, taken], {"withdrawn": None})])
    return made, settled


_FIELDS = {
    "demand": ("cost_cents", "status", "funding", "joint_with", "withdrawn"),
    "budget": ("cost_cents", "status", "funding", "holder"),
    "community": ("families",),
}


def _values(dice: random.Random, field: str, records: list[str]) -> list[Any]:
    demands = [one for one in records if one.startswith("demand")]
    values: dict[str, list[Any]] = {
        "status": [*dict.fromkeys(STATUSES)],
        "withdrawn": [True, None],
        "joint_with": [*demands, f"demand/{M}/wila-collo/2003/1"],
        "holder": ["andamarca", "apleg", "arcata"],
        "families": [None, 3, 50],
        "funding": [{"pdla": dice.randrange(900)}, {"municipality": 5, "pdla": 70}],
        "cost_cents": [None, dice.randrange(10**5), dice.randrange(10**6)],
    }
    return values[field]


@pytest.fixture(scope="module")
def seeds(pytestconfig: pytest.Config) -> range:
    return range(200 if pytestconfig.getoption("--full") else 14)


@pytest.mark.costly(0)
def test_the_ends_are_those_of_all_ways_in_which_it_can_be_settled(seeds: range) -> None:
    told = 0
    for seed in seeds:
        made, settled = disputed(seed)
        of = survey(*made)
        money, found = year_money(of, 2003), ranges(of)
        told += len(found)
        ways = [_left(survey(*made, *way)) for way in product(*settled)]
        for one in money.held:
            key = one.whose, one.funder
            left = [way[key] for way in ways if key in way]
            shown = found.get(key, LeftRange(one.left_cents, one.left_cents))
            assert (min(left), max(left), True) == shown, (seed, key)
    assert told > len(seeds)


def _left(of: Survey) -> dict[tuple[str, str], int]:
    return {(one.whose, one.funder): one.left_cents for one in year_money(of, 2003).held}
