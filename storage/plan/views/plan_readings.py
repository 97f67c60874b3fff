"""A plan whose years or demands a year are in dispute, read with each of the claims."""

from __future__ import annotations

from collections.abc import Iterator
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


class _WithHistory(RecordsView):
    """Records of which one stands otherwise."""

    def __init__(self, whole: Records, state: History) -> None:
        super().__init__(whole)
        self._state = state

    def history(self, record: str) -> History | None:
        return self._state if record == self._state.record else self.whole.history(record)


def other_readings(survey: Survey) -> Iterator[Survey]:
    """What a survey would say if another claim of a plan's years or demands a year stood than the shown one."""
    for plan in survey.plans():
        disputed = [name for name in DENOMINATORS if name in plan.history.conflicts]
        claims = (_unlike(plan.history.claims[name]) for name in disputed)
        for chosen in islice(product(*claims), _MOST) if disputed else ():
            state = _as_if_settled(plan.history, dict(zip(disputed, chosen, strict=True)))
            if state.values != plan.history.values:
                yield survey.seen_as(partial(_WithHistory, state=state), survey.readers)


def _unlike(claims: tuple[Claim, ...]) -> list[Claim]:
    """One claim of each value."""
    return list({str(claim.value): claim for claim in claims}.values())


def _as_if_settled(state: History, chosen: dict[str, Claim]) -> History:
    claims = {**state.claims, **{name: (claim,) for name, claim in chosen.items()}}
    return replace(state, claims=claims, conflicts=tuple(one for one in state.conflicts if one not in chosen))
