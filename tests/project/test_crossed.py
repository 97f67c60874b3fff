"""The quick check leaves no value of crossed parameters untried."""

from __future__ import annotations

from itertools import product

import pytest

from tests.crossed import diagonal


@pytest.mark.parametrize("lengths", [(4, 3), (3, 4), (2, 2, 5), (1, 6), (3,)])
def test_each_value_of_each_list_is_tried_and_no_more_than_the_longest_asks_for(lengths: tuple[int, ...]) -> None:
    lists = [[f"{chr(97 + place)}{n}" for n in range(many)] for place, many in enumerate(lengths)]
    tried = diagonal(product(*lists))
    assert [{*of_one} for of_one in zip(*tried, strict=True)] == [{*of_one} for of_one in lists]
    assert len(tried) == max(lengths)


def test_what_is_not_crossed_whole_is_refused() -> None:
    with pytest.raises(ValueError, match="crossed"):
        diagonal([("a", "1"), ("a", "2"), ("b", "1")])
