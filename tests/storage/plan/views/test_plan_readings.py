"""A plan that two laptops edited in two ways: a dispute like any other, and its shares are ranges."""

from __future__ import annotations

import pytest

from storage.file.pack import load_pack
from storage.plan.disputes import list_disputes
from storage.plan.indicators import indicators, report_years
from storage.plan.survey import Survey
from storage.plan.views.plan_readings import other_readings
from tests.storage.revisions_made import child, revision

PACK = load_pack("guaqui")
PLAN = "plan/guaqui/2003-2007"
(BEGUN,) = (one for one in PACK if one.record == PLAN)


def demand(holder: str, year: int, n: int, action: str) -> object:
    return revision(f"demand/guaqui/{holder}/{year}/{n}", {"text": f"{holder} {n}", "action": action})


DEMANDS = [
    demand("andamarca", 2003, 1, "irrigation"),
    demand("arcata", 2003, 1, "road"),
    demand("arcata", 2003, 2, "road"),
    demand("arcata", 2007, 1, "irrigation"),
    demand("copajira", 2007, 1, "road"),
]


def disputed(**fields: object) -> Survey:
    others = [child([BEGUN], {name: value}) for name, value in fields.items()]
    same = [child([BEGUN], {name: BEGUN.body[name]}, author="Otra") for name in fields]
    return Survey([*PACK, *DEMANDS, *others, *same])  # type: ignore[list-item]


def test_the_share_is_a_range_over_the_demands_a_year() -> None:
    survey = disputed(per_year=2)
    assert {reading.plan.per_year for reading in (survey, *other_readings(survey))} == {1, 2}
    of = indicators(survey)
    assert of.years["2003"].range == (33.33, 50.0)
    assert of.years["2007"].range is None  # the same by both
    assert of.plan.range == (40.0, 50.0)
    assert report_years(survey)["2003"].range == (33.33, 50.0)
    assert [one.weight for one in list_disputes(survey)] == ["slots"]


def test_each_of_three_claims_is_a_reading_of_its_own() -> None:
    claims = [child([BEGUN], {"per_year": many}, author=f"Equipo {many}") for many in (1, 2, 3)]
    survey = Survey([*PACK, *DEMANDS, *claims])  # type: ignore[list-item]
    assert sorted(reading.plan.per_year for reading in (survey, *other_readings(survey))) == [1, 2, 3]


def test_what_was_settled_and_is_in_dispute_again_is_read_anew() -> None:
    survey = disputed(per_year=2)
    assert indicators(survey).years["2003"].range == (33.33, 50.0)
    settled = child(list(survey.revisions(PLAN).values())[-2:], {"per_year": 1})
    survey.add([settled])
    assert indicators(survey).years["2003"].range is None
    survey.add([child([settled], {"per_year": many}, author=f"Equipo {many}") for many in (1, 3)])
    afresh = Survey(one for of in survey.all_revisions().values() for one in of.values())
    assert indicators(survey).years["2003"].range == indicators(afresh).years["2003"].range is not None
    assert {reading.plan.per_year for reading in (survey, *other_readings(survey))} == {1, 3}


def test_the_share_of_the_plan_is_a_range_over_its_years() -> None:
    survey = disputed(years=[2003, 2004])
    of = indicators(survey)
    assert of.plan.range == (50.0, 50.0) or of.plan.share == 50.0
    survey.add([revision("demand/guaqui/sullcata/2007/1", {"text": "x", "action": "road"})])
    of = indicators(survey)
    assert of.plan.range == (40.0, 50.0)
    assert of.years["2003"].range is None


def test_zones_too() -> None:
    of = indicators(disputed(per_year=2))
    ranges = [one.range for zones in of.zones.values() for one in zones.values()]
    assert any(ranges)
    for zones in of.zones.values():
        for one in zones.values():
            assert one.range is None or one.range[0] <= (one.share or 0) <= one.range[1]


@pytest.mark.parametrize("fields", [{}, {"name": "Otro nombre"}, {"published": False}])
def test_what_changes_no_denominator_makes_no_range(fields: dict[str, object]) -> None:
    survey = disputed(**fields)
    assert list(other_readings(survey)) == []
    assert indicators(survey).plan.range is None


def test_a_plan_in_very_many_versions_is_bounded() -> None:
    many = [child([BEGUN], {"years": [2003, year]}) for year in range(2004, 2063)]
    more = [child([BEGUN], {"per_year": n}) for n in range(2, 60)]
    assert len(list(other_readings(Survey([*PACK, *many, *more])))) <= 32
