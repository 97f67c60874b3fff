"""Pure: the actions in the order in which they are likely, given what was typed."""

from __future__ import annotations

from collections import Counter

from storage.names import slug
from storage.survey import Survey

from .slots import action_name

STEM = 5
"""So many first letters make two words the same: riego and riegos, forraje and forrajero."""


def likely_actions(survey: Survey, text: str) -> list[tuple[str, str]]:
    """(id, name) of every action: those with words of the text first, then those asked for most, then by name."""
    words = {word[:STEM] for word in slug(text).split("-") if len(word) > 3}
    asked = Counter(entry.fields.action for _slot, entry in survey.demands())
    named = [(action.id, action_name(survey, action.id)) for action in survey.actions()]

    def rank(pair: tuple[str, str]) -> tuple[int, int, str]:
        same = sum(word[:STEM] in words for word in slug(pair[1]).split("-") if len(word) > 3)
        return -same, -asked[pair[0]], slug(pair[1])

    return sorted(named, key=rank)
