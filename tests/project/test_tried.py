"""What the quick check tries of many variants."""

from __future__ import annotations

import ast
from itertools import product
from pathlib import Path

import pytest

from tests.tried import diagonal, spread

TESTS = Path(__file__).parents[1]


@pytest.mark.parametrize("lengths", [(4, 3), (3, 4), (2, 2, 5), (1, 6), (3,)])
def test_each_value_of_each_list_is_tried_and_no_more_than_the_longest_asks_for(lengths: tuple[int, ...]) -> None:
    lists = [[f"{chr(97 + place)}{n}" for n in range(many)] for place, many in enumerate(lengths)]
    tried = diagonal(product(*lists))
    assert [{*of_one} for of_one in zip(*tried, strict=True)] == [{*of_one} for of_one in lists]
    assert len(tried) == max(lengths)


def test_what_is_not_crossed_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="crossed"):
        diagonal([("a", "1"), ("a", "2"), ("b", "1")])


@pytest.mark.parametrize(
    ("many", "few", "tried"), [(9, 3, [0, 3, 6]), (7, 3, [0, 2, 4]), (3, 3, [0, 1, 2]), (2, 3, [0, 1])]
)
def test_few_variants_lie_apart(many: int, few: int, tried: list[int]) -> None:
    assert spread(range(many), few) == tried


def test_a_costly_test_is_tried_whole_on_every_change(pytester: pytest.Pytester) -> None:
    """Each level as it runs: few variants, all of them or of what is asked for, and what is long besides."""
    pytester.makeconftest("from tests.conftest import pytest_addoption, pytest_collection_modifyitems")
    pytester.makepyprojecttoml(
        "[tool.pytest.ini_options]\ntestpaths = ['.']\nmarkers = ['costly', 'crossed', 'long']"
    )
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.costly(2)
        @pytest.mark.parametrize("n", range(6))
        def test_costly(n): pass

        @pytest.mark.costly(0)
        def test_slow(): pass

        @pytest.mark.crossed
        @pytest.mark.parametrize("a", range(3))
        @pytest.mark.parametrize("b", range(3))
        def test_crossed(a, b): pass

        @pytest.mark.long
        def test_long(): pass
        """
    )
    for words, many in ((), 5), (("--thorough",), 10), (("-k", "slow"), 1), (("--full",), 17):
        pytester.inline_run(*words).assertoutcome(passed=many)


def test_marks_stand_on_tests() -> None:
    """On a function that a test calls one says nothing, and nobody would see it."""
    for path in sorted(TESTS.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("test_"):
                assert not [one for one in node.decorator_list if "pytest.mark" in ast.unparse(one)], (
                    path,
                    node.name,
                )
