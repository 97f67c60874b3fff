"""A demand's class in a row, beside the one that it has from its action: where they are one, nothing is said.

Our own lists show each demand with the class that counts, be it its own or its action's.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from ..plan.productive import ACTION, CLASS, ActionClasses
from ..plan.survey import Survey
from ..revisions.history import History
from .compare import Compared, Difference, Said, claimed


class FollowedClasses:
    """What rows say of classes beside a survey's actions."""

    def __init__(self, survey: Survey) -> None:
        self._survey = survey

    @cached_property
    def _classes(self) -> ActionClasses:
        return ActionClasses(self._survey)

    def without(self, body: Mapping[str, Any], state: History | None, *, is_own: bool = False) -> dict[str, Any]:
        """What a row says, without a class that follows from its action or what stands.

        It is said where a claim says any, and of a new demand, but where the row is of a list of ours (`is_own`).
        """
        is_said = claimed(CLASS, state) if state else not is_own
        if CLASS not in body or is_said:
            return dict(body)
        follows = {*self._classes.of(body.get(ACTION)), *self._standing(state)}
        return {name: value for name, value in body.items() if name != CLASS or value not in follows}

    def compared(self, found: Compared, said: Said, state: History | None) -> Compared:
        """What a row came to: one that says another class than follows from what stands differs from that."""
        follows = self._standing(state) if CLASS in said and not claimed(CLASS, state) else []
        if not follows or found.verdict not in {"completes", "differs"}:
            return found
        others = tuple(one for one in found.differences if one.field != CLASS)
        differences = (*others, Difference(CLASS, follows[0], said[CLASS]))
        return found._replace(verdict="differs", differences=differences, instead=found.instead or found.document)

    def _standing(self, state: History | None) -> list[str]:
        """The classes of the actions that stand, that of the one that is shown first."""
        shown = state.values.get(ACTION) if state else None
        return self._classes.of(shown, *claimed(ACTION, state))
