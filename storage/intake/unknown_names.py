"""The names in rows that nobody is known by, each once, and whom it may mean. Nothing is decided here."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from ..names.name_table import name_key
from ..names.nearest import KnownNames, NearHolder
from ..plan.survey import Survey
from .rows import Rejected

_OF_A_NAME: Final = frozenset({"unknown-name", "holder-near"})
"""Why a row does not fit where somebody has to say who is meant: of several who ask together all are known."""


class UnknownName(NamedTuple):
    """A name as it was first written, and in how many rows it or another spelling that matches it stands."""

    name: str
    rows: int


def rejected_names(rejected: Iterable[Rejected]) -> list[UnknownName]:
    """The names of rows that nobody is known by, those of most rows first."""
    found: dict[str, UnknownName] = {}
    for one in (flaw for row in rejected for flaw in row.flaws):
        if one.reason in _OF_A_NAME:
            key = name_key(one.word) or one.word
            before = found.get(key, UnknownName(one.word, 0))
            found[key] = before._replace(rows=before.rows + 1)
    return sorted(found.values(), key=lambda one: -one.rows)


def nearest_to(names: Iterable[str], survey: Survey) -> dict[str, list[NearHolder]]:
    """By name the at most three communities and associations that each is nearest to; none for what is far off.

    The work grows as the number of names and as that of holders: one survey of these is made for all names.
    """
    known = KnownNames(survey.holders(), survey.community_word)
    return {name: known.nearest(name) for name in names}
