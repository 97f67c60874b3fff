"""What is in dispute, read with each of the claims: a plan's years or demands a year, a year's money."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import islice, product
from typing import Final

from msgspec.structs import replace

from ...revisions.history import Claim, History
from ..disputes import DENOMINATORS
from ..survey import Survey
from .file_records import Records, RecordsView

_MOST: Final = 32
"""So many readings are computed: more than people can tell apart; who disputes more has to settle first."""


class _WithHistories(RecordsView):
    """Records of which some stand otherwise, by name."""

    def __init__(self, whole: Records, states: Mapping[str, History]) -> None:
        super().__init__(whole)
        self._states = states

    def history(self, record: str) -> History | None:
        return self._states.get(record) or self.whole.history(record)


def other_readings(survey: Survey) -> Iterator[Survey]:
    """What a survey would say if another claim of a plan's years or demands a year stood than the shown one."""
    for plan in survey.plans():
        yield from with_other_claims(survey, [(plan.history, name) for name in DENOMINATORS])


def with_other_claims(survey: Survey, fields: Iterable[tuple[History, str]]) -> Iterator[Survey]:
    """What a survey would say if other claims of some fields of its records stood than those that are shown.

    Of each field that is in conflict each claim, with each of the others: of very many the first.
    """
    disputed = [(state, name) for state, name in fields if name in state.conflicts]
    claims = (_unlike(state.claims[name]) for state, name in disputed)
    for chosen in islice(product(*claims), _MOST) if disputed else ():
        settled: dict[str, History] = {}
        for (state, name), claim in zip(disputed, chosen, strict=True):
            settled[state.record] = _as_if_settled(settled.get(state.record, state), {name: claim})
        if any(settled[state.record].values != state.values for state, _name in disputed):
            yield survey.seen_as(partial(_WithHistories, states=settled), survey.readers)


def _unlike(claims: tuple[Claim, ...]) -> list[Claim]:
    """One claim of each value."""
    return list({str(claim.value): claim for claim in claims}.values())


def _as_if_settled(state: History, chosen: dict[str, Claim]) -> History:
    claims = {**state.claims, **{name: (claim,) for name, claim in chosen.items()}}
    return replace(state, claims=claims, conflicts=tuple(one for one in state.conflicts if one not in chosen))
