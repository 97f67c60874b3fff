"""The names of what is no person: what is for a hall may say these."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from ...kinds.lookup import kind_of
from ...names.name_table import name_key
from ..survey import Survey
from .named_persons import words_of_name

_BODIES = ("community", "association", "institution", "funder")
"""The kinds of what is called by a name and is no person."""


class NamedBodies:
    """The communities, associations, institutions and funders on their lists, by names and spellings, and the
    municipality. `own_words`: what it calls those who govern it; `community_word`: what it calls a community.
    """

    def __init__(self, survey: Survey, own_words: Collection[str] = (), community_word: str = "") -> None:
        place = survey.profile.name
        names = {place, *own_words, *_names(survey)}
        communities = {one.fields.name for one in survey.communities()}
        self._keys = {name_key(name) for name in names}
        self._keys |= {name_key(f"{name} de {place}") for name in names}
        self._keys |= {name_key(f"{community_word} {of}{name}") for name in communities for of in ("", "de ")}
        self._words = frozenset(word for name in names for word in words_of_name(name))

    def has(self, name: str) -> bool:
        """Whether a name is, as a whole, that of one of them."""
        return name_key(name) in self._keys

    def strange_words(self, name: str) -> frozenset[str]:
        """The words of a name that stand in none of theirs."""
        return words_of_name(name) - self._words


def _names(survey: Survey) -> Iterator[str]:
    for kind in _BODIES:
        yield from (one.fields.name for one in survey.listed(kind))
    yield from (one.fields.name for one in survey.aliases() if kind_of(one.fields.target) in _BODIES)
