"""What is likely to be asked for: actions in their order, and words for a demand that is begun."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from math import fsum
from typing import Final

from storage.names.name_table import slug
from storage.plan.survey import Survey

from ..session.request_counts import RequestCounts
from .values import values_of

STEM = 5
"""So many first letters make two words the same: riego and riegos, forraje and forrajero."""

SMALL: Final = frozenset({"para", "como", "desde", "entre", "hasta", "sobre", "nuestra", "nuestro"})
"""Spanish words that say nothing of what is asked for."""


def likely_actions(survey: Survey, asked: RequestCounts, text: str) -> list[tuple[str, str]]:
    """(id, name) of every action: those with words of the text first, then those asked for most, then by name.

    A word counts the more the fewer actions have it: of "Construcción de posta" posta says which.
    """
    words, values = _stems(text), values_of(survey)
    shown = {action.id: values.named(("action",), action.id) for action in survey.actions()}
    # Demands are typed in Spanish anyway, whatever the screens speak.
    stems = {one.id: _stems(f"{one.fields.name} {shown[one.id]}") for one in survey.actions()}
    having = Counter(chain.from_iterable(stems.values()))
    ranked = []
    for id_, its in stems.items():
        same = fsum(1 / having[stem] for stem in words & its)
        ranked.append((-same, -asked.times(id_), slug(shown[id_]), id_))
    return [(id_, shown[id_]) for *_rank, id_ in sorted(ranked)]


def texts_begun(survey: Survey, asked: RequestCounts) -> list[str]:
    """Words for a demand that is begun: what was asked for most, then the names of the actions."""
    values = values_of(survey)
    names = (values.named(("action",), action.id) for action in survey.actions())
    return list(dict.fromkeys([*asked.texts(), *names]))


def _stems(text: str) -> set[str]:
    return {word[:STEM] for word in slug(text).split("-") if len(word) > 3 and word not in SMALL}
