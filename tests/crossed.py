"""Which of crossed parameters the quick check tries."""

from __future__ import annotations

from collections.abc import Iterable


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
