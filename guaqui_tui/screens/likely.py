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
    words = _stems(text)
    asked = Counter(entry.fields.action for _slot, entry in survey.demands())
    ranked = []
    for action in survey.actions():
        shown = action_name(survey, action.id)
        same = len(words & _stems(f"{action.fields.name} {shown}"))  # demands are typed in Spanish anyway
        ranked.append((-same, -asked[action.id], slug(shown), action.id, shown))
    return [(id_, shown) for *_rank, id_, shown in sorted(ranked)]


def asked_elsewhere(survey: Survey) -> list[str]:
    """Words for a demand that is begun: what was asked for most, then the names of the actions."""
    texts = Counter(entry.fields.text for _slot, entry in survey.demands() if isinstance(entry.fields.text, str))
    names = [action_name(survey, action.id) for action in survey.actions()]
    return list(dict.fromkeys([*(text for text, _n in texts.most_common()), *names]))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in slug(text).split("-") if len(word) > 3}
