"""Levels: who is below each, whatever is said wrongly; their figures are those of their communities, no others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

import pytest

from storage.kinds.terms.community import is_level
from storage.plan.checks import oddities
from storage.plan.indicators import indicators
from storage.plan.integrity import check_records
from storage.plan.levels.tree import LevelFigures, Levels, level_figures, levels, wrong_levels
from storage.plan.productive_share import Figures, figures
from storage.plan.slot_states import Slots
from storage.plan.survey import Survey
from tests.storage.revisions_made import child, revision

from ....exports.generated import M, plan
from .levels_made import LEVELS, level, levelled, part_of

SEEDS = range(16)
COUNTS = ("slots", "filled", "productive", "disputed", "unclassed", "none", "postponed", "missing")


def asking(survey: Survey) -> list[str]:
    return [one.id for one in survey.communities() if not is_level(one.history.values)]


def counts(of: Figures) -> list[int]:
    return [getattr(of, name) for name in COUNTS]


def of_levels(survey: Survey) -> dict[str, LevelFigures]:
    return level_figures(levels(survey), Slots(survey).of_communities(), survey.plan.years)


@pytest.mark.costly(3)
@pytest.mark.parametrize("wrong", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_each_community_is_in_one_level_or_outside_and_each_level_once(seed: int, *, wrong: bool) -> None:
    survey = levelled(seed, wrong=wrong)
    of = levels(survey)
    gathers = {one.id for one in survey.communities() if is_level(one.history.values)}
    assert Counter(one.id for one in of.tree) == Counter(gathers)
    assert Counter(of.order()) == Counter(asking(survey))
    assert {id_ for one in of.tree for id_ in one.own} == {*of.order()} - {*of.outside}


@pytest.mark.costly(3)
@pytest.mark.parametrize("wrong", [False, True])
@pytest.mark.parametrize("seed", SEEDS)
def test_what_a_level_comes_to_is_what_its_communities_come_to(seed: int, *, wrong: bool) -> None:
    survey = levelled(seed, wrong=wrong)
    of, found = levels(survey), of_levels(survey)
    slots = Slots(survey)
    for one in of.tree:
        below = [state for id_ in one.communities for state in slots.of_holder(id_)]
        assert counts(found[one.id]) == counts(figures(below))
        for year, of_year in found[one.id].years.items():
            assert of_year == figures(state for state in below if str(state.year) == year)
    top = [found[one.id] for one in of.tree if not one.depth] + ([found[""]] if of.outside else [])
    whole = figures(slots.of_communities())
    assert [sum(each) for each in zip(*map(counts, top), strict=True)] == counts(whole)


@pytest.mark.costly(3)
@pytest.mark.parametrize("seed", SEEDS)
def test_levels_change_no_figure_of_the_plan(seed: int) -> None:
    """Nothing is expected of a level: no slot, no part of a share."""
    before, after = indicators(plan(seed)), indicators(levelled(seed))
    assert (before.years, before.plan, before.zones, before.communities) == (
        after.years, after.plan, after.zones, after.communities,
    )  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_whoever_stands_below_a_level_says_so_and_nobody_else_does(seed: int) -> None:
    survey = levelled(seed)
    said = {one.id: one.fields.part_of for one in survey.communities()}
    for one in levels(survey).tree:
        assert {*one.communities} == {id_ for id_ in asking(survey) if one.id in _above(id_, said)}
        below = {id_ for id_ in LEVELS if one.id in _above(id_, said)}
        assert levels(survey).ids_below(one.id) == {one.id, *below}


def _above(id_: str, said: Mapping[str, object]) -> Iterable[str]:
    while isinstance(id_ := said.get(id_), str):  # type: ignore[assignment]
        yield id_


def test_the_levels_stand_before_what_is_below_them() -> None:
    survey = Survey(
        [
            revision(f"plan/{M}/p", {"name": "Plan", "years": [2026], "per_year": 1}),
            *(level("marka"), level("ayllu-b", "marka"), level("ayllu-a", "marka"), level("alone")),
            revision(f"community/{M}/one", {"name": "Uno", "part_of": "ayllu-b"}),
            revision(f"community/{M}/two", {"name": "Dos", "part_of": "marka"}),
            revision(f"community/{M}/three", {"name": "Tres"}),
        ]
    )
    of = levels(survey)
    assert [(one.id, one.depth, one.own, one.communities) for one in of.tree] == [
        ("alone", 0, (), ()),
        ("marka", 0, ("two",), ("two", "one")),
        ("ayllu-a", 1, (), ()),
        ("ayllu-b", 1, ("one",), ("one",)),
    ]
    assert (of.outside, of.order()) == (("three",), ["two", "one", "three"])


def test_a_circle_and_a_level_that_is_nowhere_are_named_and_break_nothing() -> None:
    survey = plan(0)
    survey.add([level("one", "two"), level("two", "one"), level("below", "two"), level("itself", "itself")])
    survey.add(part_of(survey, "andamarca", "nowhere"))
    survey.add(part_of(survey, "arcata", "copajira"))
    survey.add(part_of(survey, "patarani", "below"))
    wrong = {
        **dict.fromkeys(("one", "two", "itself"), "level-circle"),
        "andamarca": "level-unknown",
        "arcata": "level-asks",
    }
    assert wrong_levels(survey) == wrong
    assert [(one.id, one.depth) for one in levels(survey).tree] == [
        ("itself", 0), ("one", 0), ("two", 0), ("below", 1),
    ]  # fmt: skip
    found = {(one.record, one.field, one.code) for one in oddities(survey).open if one.code.startswith("level-")}
    assert found == {(f"community/{M}/{id_}", "part_of", code) for id_, code in wrong.items()}


def test_a_level_that_is_off_the_list_has_nobody_below_it() -> None:
    survey = plan(0)
    first = level("gone")
    survey.add([first, child([first], {"withdrawn": True})])
    survey.add(part_of(survey, "andamarca", "gone"))
    assert levels(survey).tree == ()
    assert wrong_levels(survey) == {"andamarca": "level-unknown"}


def test_what_is_asked_for_in_a_levels_name_is_named() -> None:
    survey = plan(0)
    survey.add([level("ayllu"), revision(f"demand/{M}/ayllu/2003/1", {"text": "Riego", "status": "proposed"})])
    assert [one.code for one in check_records(survey) if "/ayllu/" in one.where] == ["holder-above"]


def test_a_plan_without_levels_has_no_figures_of_them() -> None:
    survey = plan(0)
    assert levels(survey) == Levels((), tuple(asking(survey)))
    assert of_levels(survey) == {}
