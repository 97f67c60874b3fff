"""Words that stand beside names in their cells, left out: zones, what sort of holder it is, numbers of a list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache, partial
from typing import Final

from ...limits import MAX_PROSE
from ...names.name_table import slug
from ...notation.word_lists import listed
from ..headings import HeadedTable
from .columns import meant_places, place_in
from .letters import left_without, letters_in_place, pattern_of
from .lines import with_cells_changed
from .plan_words import PlanWords
from .step import DropKind, DropStep

_BETWEEN: Final = r"(?<!\s)\s*(?:[-\u2010-\u2015/,;:|·]|\n)\s*"
"""A sign that parts a name from what stands beside it."""
_NUMBER: Final = re.compile(
    r"\s*(?:n[°º.o]*\s*)?\d{1,3}\s*(?:[.)°º:]+[-\u2010-\u2015]?|[-\u2010-\u2015](?=\s))\s*(?=\D)", re.IGNORECASE
)
"""Of a list: 1. or 1.- or 1) or 1 -, and not 1.5 km nor 16 de Julio."""
_LABEL: Final = r"(?:\d{1,3}|[ivx]{1,5}|[a-z])(?!\w)"
"""What tells zones apart: Zona A, zona 2, zona IV."""

_SIGNS: Final = " ,;:/-"

Drop = Callable[[str], str]


def drop_words(table: HeadedTable, step: DropStep, words: PlanWords) -> HeadedTable:
    """A table with some words left out of the cells of a field, where letters are left in them.

    A cell stays as it is where it is the name of somebody of the plan. Raises `step-column-unknown`.
    """
    places = meant_places(table, step.field, words)
    at = places[0] if len(places) == 1 else place_in(table, step.field, words)
    drop = dropping(step.kinds, step.words, words.zones)
    is_kept = words.is_holder if words.columns_of(table)[at] == "holder" else None

    @lru_cache(maxsize=1 << 16)  # names come again
    def dropped(text: str) -> str:
        return text if is_kept and is_kept(text) else drop(text)

    return with_cells_changed(table, at, lambda cell: dropped(cell) if isinstance(cell, str) else cell)


def dropping(kinds: Iterable[DropKind], words: Sequence[str] = (), zones: Sequence[str] = ()) -> Drop:
    """What leaves out of a text some kinds of words, and some `words`, as often as letters are left.

    One that is longer than any prose stays as it is.
    """
    drops = [*(_OF_KIND[kind](zones) for kind in kinds), *map(_literal, words)]

    def drop(text: str) -> str:
        if len(text) > MAX_PROSE:
            return text
        before = ""
        while text != before:
            before = text
            for each in drops:
                text = _left(text, each)
        return text

    return drop


def _left(text: str, drop: Drop) -> str:
    left = drop(text).strip()
    return left if any(map(str.isalnum, left)) else text


def _without_numbers(_zones: Sequence[str]) -> Drop:
    return lambda text: text[found.end() :] if (found := _NUMBER.match(text)) else text


def _without_zones(zones: Sequence[str]) -> Drop:
    """Without zones in brackets, or at an end with a sign between, or as *zona A* with a space between."""
    called = "|".join(map(pattern_of, listed("zones", "called")))
    plain = rf"(?:{called})(?:\W+{_LABEL}|\d{{1,3}}(?!\w))"
    named = rf"(?:{called})\s+\w+(?:\s+\w+)?"
    zone = "|".join((plain, named, *(pattern_of(slug(one)) for one in zones if slug(one))))
    pattern = re.compile(
        rf"(?<!\s)\s*[(\[]\s*(?:{zone})\s*[)\]]|^\s*(?:{zone}){_BETWEEN}|{_BETWEEN}(?:{zone})\s*$"
        rf"|(?<!\s)\s+{plain}\s*$|^\s*{plain}\s+(?!de\b)"
    )
    return partial(left_without, pattern)


def _without_kinds(_zones: Sequence[str]) -> Drop:
    """Without what sort of holder it is, before the name or in brackets or behind a sign."""
    kinds = "|".join(map(pattern_of, sorted(listed("kinds", "of_holders"), key=len, reverse=True)))
    before, behind = rf"^\s*(?:{kinds})\b\.?(?:{_BETWEEN}|\s+)(?:de\s+)?", rf"{_BETWEEN}(?:{kinds})\.?\s*$"
    return partial(left_without, re.compile(rf"{before}|{behind}|(?<!\s)\s*[(\[]\s*(?:{kinds})\.?\s*[)\]]"))


def _literal(word: str) -> Drop:
    """Without some words wherever they stand as such, and without the signs that are left at an end then."""
    word = letters_in_place(word.strip())
    before, behind = (r"(?<!\w)" if word[0].isalnum() else ""), (r"(?!\w)" if word[-1].isalnum() else "")
    pattern = re.compile(before + r"\s+".join(map(re.escape, word.split())) + behind)

    def drop(text: str) -> str:
        left = left_without(pattern, text)
        return text if left == text else " ".join(left.split()).strip(_SIGNS)

    return drop


_OF_KIND: Final[dict[DropKind, Callable[[Sequence[str]], Drop]]] = {
    "zones": _without_zones,
    "kinds": _without_kinds,
    "numbers": _without_numbers,
}
