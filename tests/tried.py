"""Which tests each check tries: the quick one, that of every change (`--thorough`), and the longest (`--full`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import pytest

T = TypeVar("T")


def left_out(items: Sequence[pytest.Item], *, thorough: bool, full: bool) -> set[pytest.Item]:
    """The tests that a check does not try, by their marks; the file pyproject.toml says what each means."""
    if full:
        return set()
    found = {item for item in items if item.get_closest_marker("long")} | _off_the_diagonal(items)
    return found if thorough else found.union(_beyond_few(item for item in items if item not in found))


def diagonal(crossed: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Of all that some lists of values give together those in which each value of each list still stands: once for
    each of the longest list, beside which the shorter ones begin again at their end.
    """
    every = [*crossed]
    lists = [[*dict.fromkeys(of_one)] for of_one in zip(*every, strict=True)]
    longest = max(lists, key=len, default=[])
    found = {tuple(of_one[at % len(of_one)] for of_one in lists) for at in range(len(longest))}
    if not found <= {*every}:
        raise ValueError("not all of them are crossed with all")
    return found


def spread(variants: Sequence[T], few: int) -> list[T]:
    """So few of them, as far from each other as they lie; all where there are no more."""
    many = len(variants)
    return [variants[at * many // few] for at in range(few)] if few < many else [*variants]


def _off_the_diagonal(items: Sequence[pytest.Item]) -> set[pytest.Item]:
    by_test: dict[str, dict[tuple[str, ...], pytest.Item]] = {}
    for item in items:
        if isinstance(item, pytest.Function) and item.get_closest_marker("crossed"):
            values = tuple(item.callspec._idlist)  # what each is called; joined in its public name
            by_test.setdefault(_test_of(item), {})[values] = item
    return {of[values] for of in by_test.values() for values in of.keys() - diagonal(of)}


def _beyond_few(items: Iterable[pytest.Item]) -> Iterator[pytest.Item]:
    by_test: dict[str, list[pytest.Item]] = {}
    for item in items:
        by_test.setdefault(_test_of(item), []).append(item)
    for variants in by_test.values():
        if costly := variants[0].get_closest_marker("costly"):
            (few,) = costly.args
            yield from {*variants} - {*spread(variants, few)}


def _test_of(item: pytest.Item) -> str:
    return item.nodeid.partition("[")[0]
