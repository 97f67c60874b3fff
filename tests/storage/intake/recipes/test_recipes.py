"""How a kind of file is read: written, read again, and remembered for the next one with the same headings."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage import GuaquiError
from storage.intake.recipes.recipe import MAX_RECIPE_BYTES, Recipe, joined_recipes, read_recipe
from storage.intake.recipes.remembered_recipes import remember_recipe, remembered_recipe
from storage.intake.steps.grammar import parse_step
from storage.intake.steps.step import TableStep
from storage.names.name_table import slug

from ..steps.test_grammar import STEPS

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=9)
ANSWERS = st.dictionaries(TEXTS, TEXTS, max_size=3)
RECIPES = st.builds(
    Recipe,
    st.lists(STEPS.map(str), max_size=3).map(tuple),
    ANSWERS,
    ANSWERS,
    ANSWERS,
    st.none() | TEXTS,
    st.none() | TEXTS,
    st.lists(STEPS.map(str), max_size=3).map(tuple),
)


def subject_of(line: str) -> tuple[str, ...]:
    verb, *names = parse_step(line).subject
    return (verb, *map(slug, names))


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUAQUI_HOME", str(tmp_path / "home"))


@given(RECIPES)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_a_recipe_written_is_read_as_itself(tmp_path: Path, recipe: Recipe) -> None:
    (tmp_path / "r.json").write_bytes(msgspec.json.encode(recipe))
    assert read_recipe(tmp_path / "r.json") == recipe


@pytest.mark.parametrize(
    "text",
    [
        *("", "[]", "{", '{"a": 1}', '{"steps": "fill a"}', '{"steps": [1]}', '{"columns": {"a": null}}'),
        *('{"year": 2003}', "nul", '{"steps": ["fill ' + "x" * 5000 + '"]}', "[" * 100_000),
        '{"columns": {' + ",".join(f'"{n}": ""' for n in range(1001)) + "}}",
    ],
    ids=range(12),
)
def test_what_is_no_recipe_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "r.json"
    path.write_text(text, "utf-8")
    with pytest.raises(GuaquiError) as caught:
        read_recipe(path)
    assert (caught.value.code, caught.value.facts["path"]) == ("recipe-bad", str(path))


def test_a_recipe_with_a_step_that_is_none_or_that_is_not_there_or_without_end_is_refused(tmp_path: Path) -> None:
    (tmp_path / "step.json").write_text('{"steps": ["fil a"]}')
    (tmp_path / "long.json").write_bytes(b" " * (MAX_RECIPE_BYTES + 1))
    for name, code in (("step", "step-bad"), ("long", "too-big"), ("none", "not-found")):
        with pytest.raises(GuaquiError) as caught:
            read_recipe(tmp_path / f"{name}.json")
        assert caught.value.code == code


def test_what_is_told_goes_over_what_was_told_before() -> None:
    before = Recipe(("fill a", "unfold {year}"), {"a": "text", "b": "holder"}, {}, {}, "POA", "2003")
    told = Recipe(("skip 3", "fill a"), {"a": "notes"}, {"status:x": "none"}, {"X": "x"}, None, "")
    assert joined_recipes(before, told) == Recipe(
        ("fill a", "unfold {year}", "skip 3"),
        {"a": "notes", "b": "holder"},
        {"status:x": "none"},
        {"X": "x"},
        "POA",
        "",
    )


@pytest.mark.costly(0)
@given(RECIPES, RECIPES)
def test_of_what_a_step_is_about_there_is_one_answer(before: Recipe, told: Recipe) -> None:
    steps = joined_recipes(before, told).steps
    assert len(steps) == len({*map(subject_of, steps)})
    assert not told.steps or told.steps[-1] in steps


@given(STEPS)
def test_a_step_that_is_told_not_to_be_taken_is_forgotten(step: TableStep) -> None:
    told = Recipe((str(step),))
    assert joined_recipes(told, Recipe(without=(str(step),))).steps == ()
    assert joined_recipes(joined_recipes(told, Recipe(without=(str(step),))), told) == told


@pytest.mark.parametrize(
    ("before", "told"),
    [
        ("unit Costo=1000", "unit costo=100"),
        ("drop holder zones", 'drop holder "(rural)"'),
        ("join a.x=b.y", "join a.x=c.z"),
        ("split Demanda ;", "split Demanda ,"),
    ],
)
def test_a_second_answer_takes_the_place_of_the_first(before: str, told: str) -> None:
    assert joined_recipes(Recipe((before,)), Recipe((told,))).steps == (told,)
    assert joined_recipes(Recipe((before,)), Recipe(without=(told,))).steps == ()


def test_what_goes_for_the_next_file_is_remembered_and_what_is_of_one_file_is_not() -> None:
    told = Recipe(
        ("headings 2-3", "skip 7", "fill a"), {"a": "text"}, {"status:x": "none"}, {"X": "x"}, "POA", "2003"
    )
    remember_recipe("a|b", told)
    assert remembered_recipe("a|b") == Recipe(("fill a",), {"a": "text"}, {"status:x": "none"})
    assert remembered_recipe("a|c") == Recipe()
    remember_recipe("a|b", Recipe())
    assert remembered_recipe("a|b") == Recipe()


def test_the_latest_kinds_of_files_are_remembered() -> None:
    for n in range(305):
        remember_recipe(f"k{n}", Recipe(columns={"a": str(n)}))
    assert [remembered_recipe(f"k{n}") == Recipe() for n in (0, 4, 5, 304)] == [True, True, False, False]


@pytest.mark.parametrize("text", ["{", '{"a": {"b": "c"}}', '{"a": {"steps": ["x"]}}', "[]"])
def test_what_was_remembered_and_is_torn_or_of_another_version_is_forgotten(tmp_path: Path, text: str) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "recipes.json").write_text(text)
    assert remembered_recipe("a") == Recipe()
    remember_recipe("a", Recipe(("fill a",)))
    assert remembered_recipe("a") == Recipe(("fill a",))


@pytest.mark.costly(0)
@given(RECIPES, RECIPES)
def test_what_is_told_last_holds_of_each_step(before: Recipe, told: Recipe) -> None:
    """A step that is refused is not among those told before, and one that is told is refused no more."""
    joined = joined_recipes(before, told)
    last = {subject_of(line): line for line in told.steps}
    assert {*last.values()} <= {*joined.steps}
    assert {*told.without} <= {*joined.without, *told.steps}
    assert {*joined.steps}.isdisjoint(joined.without)
    answered = {*last, *map(subject_of, told.without), *map(subject_of, joined.steps)}
    assert {*before.without} <= {*joined.steps, *joined.without}
    assert {*map(subject_of, before.steps)} <= answered
    assert joined_recipes(joined, told) == joined


def test_an_answer_taken_back_and_a_step_refused_go_for_the_next_file_too() -> None:
    remember_recipe("a|b", Recipe((), {"a": "holder", "b": ""}, {"class:x": ""}, without=("unfold {year}",)))
    assert remembered_recipe("a|b") == Recipe((), {"a": "holder"}, without=("unfold {year}",))
