"""What was typed into the fields of one screen, step by step, to be taken back and put there again."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile
from typing import NamedTuple

from msgspec import Struct

from ..forms.draft_values import Typed


class TypingStep(NamedTuple):
    """What one key, or a run of letters in one field, changed: by field, what stood there and what stands."""

    before: Typed
    after: Typed


class TypingHistory(Struct, frozen=True):
    """The steps that were done and those that were taken back, the next one of each last."""

    done: tuple[TypingStep, ...] = ()
    undone: tuple[TypingStep, ...] = ()

    def typed(self, before: Mapping[str, str], after: Mapping[str, str]) -> TypingHistory:
        """With one key more; what was taken back before it is not put there again."""
        changed = [name for name, value in after.items() if before.get(name, "") != value]
        if not changed:
            return self
        step = TypingStep({one: before.get(one, "") for one in changed}, {one: after[one] for one in changed})
        if self.done and not self.undone and _goes_on(self.done[-1], step):
            return TypingHistory((*self.done[:-1], TypingStep(self.done[-1].before, step.after)))
        return TypingHistory((*self.done, step))

    def back(self) -> tuple[TypingHistory, Typed]:
        """Without the last step, and what stands in the fields then; nothing where there is none."""
        if not self.done:
            return self, {}
        return TypingHistory(self.done[:-1], (*self.undone, self.done[-1])), self.done[-1].before

    def again(self) -> tuple[TypingHistory, Typed]:
        """With the step that was taken back last, and what stands in the fields then."""
        if not self.undone:
            return self, {}
        return TypingHistory((*self.done, self.undone[-1]), self.undone[:-1]), self.undone[-1].after


def _goes_on(last: TypingStep, step: TypingStep) -> bool:
    """Whether a letter goes on with the run before it: letters of one word, or letters that are removed."""
    if len(step.before) > 1 or last.after != step.before:
        return False
    (name,) = step.before
    began, stood, stands = last.before[name], step.before[name], step.after[name]
    if len(stands) == len(stood) + 1:
        return not _is_removal(began, stood) and _reads_on(began, stood, stands)
    return len(stands) == len(stood) - 1 and _is_removal(began, stood)


def _reads_on(began: str, stood: str, stands: str) -> bool:
    """Whether a letter stands right behind the run before it, and begins no other word."""
    at = _alike(stood, stands)
    begins_word = stood[:at][-1:].isspace() and not stands[at].isspace()
    return began.endswith(stood[at:]) and not begins_word


def _is_removal(began: str, stands: str) -> bool:
    """Whether that is left where one stretch was removed."""
    return len(stands) < len(began) and began.endswith(stands[_alike(began, stands) :])


def _alike(one: str, other: str) -> int:
    """How many letters are the same from the beginning on."""
    return sum(1 for _same in takewhile(lambda two: two[0] == two[1], zip(one, other, strict=False)))
