"""Names as people write them -> the records they mean. Similarity never joins, it only suggests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_OTHER = re.compile("[^a-z0-9]+")
_OUR = re.compile("[a-z0-9]")
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo", "Nd", "Nl"})


@lru_cache(maxsize=2048)  # headings and names come again in every row and on every page
def slug(name: str) -> str:
    """The letters and digits of a name: accents, case, spaces and punctuation make no difference."""
    return _OTHER.sub("-", _plain(name)).strip("-")


@lru_cache(maxsize=2048)
def name_key(name: str) -> str:
    """By what names match: the slug, but that a letter or digit of another script stands in it by its code.

    Kassа with a Cyrillic а is kass-u0430, which no name of our letters is: without it, whoever decides whose that
    is would decide of Kass, and of Kassо, too.
    """
    if name.isascii():
        return slug(name)
    return slug("".join(f" u{ord(one):04x} " if _is_other(one) else one for one in _plain(name)))


def name_letters(name: str) -> str:
    """The letters and digits of a name by which it matches, in words: two spellings that match have the same."""
    told = "".join(one if _is_other(one) or _OUR.fullmatch(one) else " " for one in _plain(name))
    return unicodedata.normalize("NFC", " ".join(told.split()))


def _plain(name: str) -> str:
    """A name without accents and capitals."""
    if name.isascii():
        return name.lower()
    # Character by character: what NFKD does beyond that is to put marks in order, and they are dropped.
    # In a long run of them, as anybody may send, it would take time by the run's square.
    apart = "".join(unicodedata.normalize("NFKD", character) for character in name)
    return "".join(one for one in apart if not unicodedata.category(one).startswith("M")).lower()


def _is_other(character: str) -> bool:
    """Whether it is a letter or a digit of another script. Apostrophes that are written as letters are none."""
    return not character.isascii() and unicodedata.category(character) in _LETTERS


class NameTable:
    """Which record a written name means.

    `names` are (record, name) pairs and decide first; `aliases` are (name, target) pairs that nobody
    disputes. A name that two records share means none of them, and an alias that says two things, or that
    says something else than a name, matches nothing.
    """

    def __init__(self, names: Iterable[tuple[str, str]], aliases: Iterable[tuple[str, str]]) -> None:
        self._by_name = _gather((name_key(name), record) for record, name in names)
        self._by_alias = _gather((name_key(name), target) for name, target in aliases)

    def match(self, name: str) -> str | None:
        """The record that `name` means, None where it is not known or not certain."""
        key = name_key(name)
        for table in (self._by_name, self._by_alias):
            if found := table.get(key):
                return next(iter(found)) if len(found) == 1 else None
        return None

    def is_shared(self, name: str) -> bool:
        """Whether several records are called so."""
        return len(self._by_name.get(name_key(name), ())) > 1


def _gather(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    table: dict[str, set[str]] = {}
    for key, record in pairs:
        if key:
            table.setdefault(key, set()).add(record)
    return table
