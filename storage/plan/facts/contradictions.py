"""Facts of one thing and day that do not say the same: both stand, and are told beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...names.name_table import slug
from .exact_number import rounded
from .told_facts import ToldFact


def contradictions(told: Iterable[ToldFact]) -> list[list[ToldFact]]:
    """Each a list of what several documents say of one thing, in the order of the facts; one at least is a number.

    What is in another unit is not compared.
    """
    groups: dict[tuple[str, ...], list[ToldFact]] = {}
    for one in told:
        groups.setdefault(_place(one), []).append(one)
    return [of for of in groups.values() if len(of) > 1 and _differ(of)]


def _place(one: ToldFact) -> tuple[str, ...]:
    fields = one.entry.fields
    return tuple(slug(str(said)) for said in (fields.topic, fields.name, _said(fields.on)))


def _said(value: object) -> str:
    return value if isinstance(value, str) else ""


def _differ(facts: list[ToldFact]) -> bool:
    """Whether two numbers of one unit differ, or one document has a number and another only words."""
    numbered = [one for one in facts if one.printed]
    worded = any(not one.printed and isinstance(one.entry.fields.text, str) for one in facts)
    return bool(numbered) and (worded or any(_differ_in(of) for of in _by_unit(numbered)))


def _by_unit(facts: Iterable[ToldFact]) -> Iterator[list[ToldFact]]:
    units: dict[str, list[ToldFact]] = {}
    for one in facts:
        units.setdefault(slug(_said(one.entry.fields.unit)), []).append(one)
    yield from units.values()


def _differ_in(facts: list[ToldFact]) -> bool:
    """Whether they differ where all are rounded to the decimals of one: 29,3 and 29,27 do not."""
    numbers = [one.printed for one in facts if one.printed]
    for scale in {one.scale for one in numbers}:
        if len({rounded(one.exact, scale) for one in numbers if one.scale >= scale}) > 1:
            return True
    return False
