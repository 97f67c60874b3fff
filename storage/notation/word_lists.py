"""What people write in spreadsheets, besides what the table of kinds calls things: the words of `words.toml`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from ..kinds.terms.municipality import Municipality
from ..names.name_table import slug
from .own_words import own_word

_WORDS: Final = Path(__file__).with_name("words.toml")
_OWN: Final = re.compile(r"\{(\w+)\}")


@cache
def _lexicon() -> Mapping[str, Any]:
    import tomllib  # the app opens without it

    return tomllib.loads(_WORDS.read_text("utf-8"))


def words_of(*path: str, profile: Municipality | None = None) -> dict[str, str]:
    """What is written -> what it means, by letters; not those with a word that it does not say."""
    table: Any = _lexicon()
    for name in path:
        table = table.get(name, {})
    found = ((_filled(one, profile), meant) for meant, written in table.items() for one in written)
    return {word: meant for word, meant in found if word}


def listed(*path: str) -> tuple[str, ...]:
    """A plain list of words; none where there is no such list."""
    found: Any = _lexicon()
    for name in path:
        found = found.get(name, ())
    return tuple(found)


def _filled(word: str, profile: Municipality | None) -> str:
    """A word with the municipality's own in it; empty where it does not say that one."""
    own = {name: slug(own_word(profile, name)) for name in _OWN.findall(word)}
    return _OWN.sub(lambda found: own[found[1]], word) if all(own.values()) else ""


def by_letters(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Letters of a word -> what it means; the first that says something of some letters stands."""
    found: dict[str, str] = {}
    for word, meant in pairs:
        if letters := slug(word):
            found.setdefault(letters, meant)
    return found
