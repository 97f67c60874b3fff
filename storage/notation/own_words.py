"""What a municipality calls things by itself: the words of its record, and their plurals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .plurals import plural

if TYPE_CHECKING:
    from ..kinds.terms.municipality import Municipality

PLURALS: Final = {"communities_word": "community_word", "authorities_word": "authority_word"}
"""What no record says, but for the word that it is the plural of."""


def own_word(profile: Municipality | None, name: str) -> str:
    """What stands for `{name}`: a field of the municipality's, or a plural; empty where it does not say it."""
    said = getattr(profile, PLURALS.get(name, name), None)
    if not isinstance(said, str):
        return ""
    return plural(said) if name in PLURALS else said
