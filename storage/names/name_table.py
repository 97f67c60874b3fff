"""Names as people write them -> the records they mean. Similarity never joins, it only suggests."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_OTHER = re.compile("[^a-z0-9]+")


@lru_cache(maxsize=2048)  # headings and names come again in every row and on every page
def slug(name: str) -> str:
    """The letters and digits of a name: accents, case, spaces and punctuation make no difference."""
    # Character by character: what NFKD does beyond that is to put marks in order, and they are dropped.
    # In a long run of them, as anybody may send, it would take time by the run's square.
    apart = "".join(unicodedata.normalize("NFKD", character) for character in name)
    plain = "".join(character for character in apart if not unicodedata.category(character).startswith("M"))
    return _OTHER.sub("-", plain.lower()).strip("-")


class NameTable:
    """Which record a written name means.

    `names` are (record, name) pairs and decide first; `aliases` are (name, target) pairs that nobody
    disputes. A name that two records share means none of them, and an alias that says two things, or that
    says something else than a name, matches nothing.
    """

    def __init__(self, names: Iterable[tuple[str, str]], aliases: Iterable[tuple[str, str]]) -> None:
        self._by_name = _gather((slug(name), record) for record, name in names)
        self._by_alias = _gather((slug(name), target) for name, target in aliases)

    def match(self, name: str) -> str | None:
        """The record that `name` means, None where it is not known or not certain."""
        key = slug(name)
        for table in (self._by_name, self._by_alias):
            if found := table.get(key):
                return next(iter(found)) if len(found) == 1 else None
        return None

    def is_shared(self, name: str) -> bool:
        """Whether several records are called so."""
        return len(self._by_name.get(slug(name), ())) > 1


def _gather(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    table: dict[str, set[str]] = {}
    for key, record in pairs:
        if key:
            table.setdefault(key, set()).add(record)
    return table
