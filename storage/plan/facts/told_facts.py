"""Each fact with what it comes to, where it is said from which others it follows.

A fact follows from what the others print, or from what these come to where they print nothing. Of what laptops
differ on nothing is reckoned: it is to settle first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Final, Literal, NamedTuple

from ...kinds.process.fact import KIND, Derived, Fact
from ...names.name_table import slug
from ...notation.word_lists import listed
from ...revisions.history import History
from ..survey import Survey, SurveyRecord
from .exact_number import ExactNumber, cut_off, rounded

Follows = Literal["", "yes", "cut", "no"]
"""Whether what is printed is what its sources come to: rounded, cut instead, neither. "": there is no telling."""

_REFERENCES: Final = ("fact_topics", "reference")
"""The words that topics of figures to compare ours with begin with."""
_SCALE: Final = 2
"""Decimals of what follows and was printed nowhere."""
_DEPTH: Final = 8
"""So many figures that nobody printed may follow from each other."""


class ToldFact(NamedTuple):
    """`comes_to` has the decimals of what is printed; of what was cut one more, which shows it.

    `sources`: the facts that it follows from, by id, as far as they are there.
    """

    entry: SurveyRecord[Fact]
    printed: ExactNumber | None
    comes_to: ExactNumber | None
    follows: Follows
    sources: tuple[str, ...]
    is_reference: bool

    @property
    def shown(self) -> ExactNumber | None:
        """What is printed, else what it comes to."""
        return self.printed or self.comes_to

    @property
    def said(self) -> tuple[str, str, str]:
        """Its document; its number as programs write it, with its unit; without one nothing, and words."""
        fields = self.entry.fields
        words = fields.unit if self.printed else fields.text
        return _text(fields.document), self.printed.plain if self.printed else "", _text(words)


def _text(said: object) -> str:
    return said if isinstance(said, str) else ""


def told_facts(survey: Survey) -> list[ToldFact]:
    """The facts that stand, by topic, name, day and document."""
    entries: list[SurveyRecord[Fact]] = survey.listed("fact")
    exact = _known(entries)
    told = [_told(one, exact) for one in entries]
    return sorted(told, key=lambda one: (*place_of_fact(one.entry.history), one.entry.record))


def place_of_fact(state: History) -> tuple[str, ...]:
    """By what facts are put in order: the letters of what they are told apart by."""
    return tuple(slug(str(state.values.get(name, ""))) for name in KIND.key)


def what_follows(derived: Derived, scale: int | None, survey: Survey) -> ExactNumber | None:
    """What some facts come to, to so many decimals; None where nothing does. For what is not saved yet."""
    found = _derived(derived, _known(survey.listed("fact")))
    return None if found is None else rounded(found, _SCALE if scale is None else scale)


def is_reference_topic(topic: str) -> bool:
    """Whether facts under a topic are no facts of the municipality, but figures to compare its own with."""
    letters = slug(topic)
    return any(letters == one or letters.startswith(f"{one}-") for one in listed(*_REFERENCES))


def _told(entry: SurveyRecord[Fact], exact: Mapping[str, Fraction]) -> ToldFact:
    printed, derived = printed_number(entry), entry.fields.derived
    is_settled = not {"value", "scale", "derived"} & {*entry.history.conflicts}
    found = _derived(derived, exact) if isinstance(derived, Derived) and is_settled else None
    of = derived.of if isinstance(derived, Derived) and isinstance(derived.of, list) else []
    comes_to, follows = _held_against(printed, found)
    return ToldFact(entry, printed, comes_to, follows, tuple(of), is_reference_topic(entry.fields.topic))


def printed_number(entry: SurveyRecord[Fact]) -> ExactNumber | None:
    """What its document says; None where that is no number."""
    value, scale = entry.fields.value, entry.fields.scale
    return ExactNumber(value, scale if isinstance(scale, int) else 0) if isinstance(value, int) else None


def _held_against(printed: ExactNumber | None, found: Fraction | None) -> tuple[ExactNumber | None, Follows]:
    if found is None:
        return None, ""
    if printed is None:
        return rounded(found, _SCALE), ""
    if rounded(found, printed.scale) == printed:
        return printed, "yes"
    if cut_off(found, printed.scale) == printed:
        return rounded(found, printed.scale + 1), "cut"
    return rounded(found, printed.scale), "no"


def _known(entries: list[SurveyRecord[Fact]]) -> dict[str, Fraction]:
    """By id what facts print; then, a step at a time, what those come to that print nothing."""
    settled = [one for one in entries if not {"value", "scale"} & {*one.history.conflicts}]
    exact = {one.id: number.exact for one in settled if (number := printed_number(one))}
    waiting = {one.id: one.fields.derived for one in settled if one.id not in exact and not _way_disputed(one)}
    for _step in range(_DEPTH):
        found = {id_: worth for id_, of in waiting.items() if (worth := _derived(of, exact)) is not None}
        if not found:
            break
        exact |= found
        waiting = {id_: of for id_, of in waiting.items() if id_ not in found}
    return exact


def _way_disputed(one: SurveyRecord[Fact]) -> bool:
    return "derived" in one.history.conflicts


def _derived(derived: object, exact: Mapping[str, Fraction]) -> Fraction | None:
    """What it comes to; None where a source prints nothing, or the way is none of ours."""
    if not isinstance(derived, Derived) or not isinstance(derived.of, list) or not isinstance(derived.how, str):
        return None
    found, way = [exact[one] for one in derived.of if one in exact], _WAYS.get(derived.how)
    return way(found) if way and found and len(found) == len(derived.of) else None


def _quotient(of: list[Fraction]) -> Fraction | None:
    """The first by the second: people by area."""
    return of[0] / of[1] if len(of) == 2 and of[1] else None


def _share(of: list[Fraction]) -> Fraction | None:
    """The first in percent of the second."""
    found = _quotient(of)
    return None if found is None else 100 * found


_WAYS: Final[dict[str, Callable[[list[Fraction]], Fraction | None]]] = {
    "sum": lambda of: sum(of, Fraction()),
    "quotient": _quotient,
    "share": _share,
}
"""By the word of `HOWS`."""
