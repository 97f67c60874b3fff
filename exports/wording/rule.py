"""The rule of counting in words, by the classes that the municipality's records have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from storage.plan.productive import productive_claims
from storage.plan.survey import Survey
from storage.translatable import N_

from .marks import Mark
from .speech import Speech

HOW_CUT: Final = N_("The cut share drops the decimals, as the source publishes it.")


def rule(survey: Survey, legend: Iterable[Mark], say: Speech) -> Iterator[str]:
    """How it is counted, and how shares are cut where the plan's source publishes them so."""
    yield from counting(survey, legend, say)
    if survey.plan.published is True:
        yield say(HOW_CUT)


def counting(survey: Survey, legend: Iterable[Mark], say: Speech) -> Iterator[str]:
    """What is productive, by the classes in a legend, how what is to settle counts, and what the shares are."""
    yield from _productive(survey, [mark for mark in legend if mark.called], say)
    yield say(
        N_(
            "A demand that is to settle counts as productive only if it is so by every version: while versions "
            "differ on that, the share is shown with the most that it can come to."
        )
    )
    yield say(N_("The share is that of productive demands among those decided."))


def _productive(survey: Survey, classes: Iterable[Mark], say: Speech) -> Iterator[str]:
    """Which classes are productive, which are not, and of which it is to settle."""
    claimed = productive_claims(survey)
    by_claims = [(claimed.get(mark.name, set()), mark.words(say)) for mark in classes]
    for words, wanted in (
        (N_("Demands of these classes count as productive: {classes}."), {True}),
        (N_("Those of these do not: {classes}."), {False}),
        (N_("Of these classes it is to settle whether they are productive: {classes}."), {True, False}),
    ):
        named = [name for claims, name in by_claims if claims == wanted]
        if named:
            yield say(words).format(classes=", ".join(named))
        elif wanted == {True}:
            yield say(N_("No class of demands counts as productive."))
