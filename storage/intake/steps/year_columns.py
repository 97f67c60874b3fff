"""Columns whose headings differ by a year alone: what is left of a heading without it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Final, NamedTuple

from ...names.name_table import slug
from ...notation.word_lists import listed
from ..headings import HeadedTable
from ..table_parts.heading_names import unnumbered
from .columns import part_of_table
from .letters import left_without, pattern_of
from .plan_words import PlanWords

_YEAR: Final = r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:\.0(?!\d))?"
"""2004.0 is what some programs write of a number."""
_NO_YEAR: Final = re.compile(
    r"\d[-/.]\d{1,2}[-/.](?:19|20)\d\d|(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d|(?:19|20)\d\d\s*[-/]\s*\d\d(?!\d)"
)
"""A day, or two years as 2003-04."""
_ASKED_FOR: Final = frozenset({"demanda", "demandas"})
"""Words before a year that say more than that it is one."""
_EMPTY: Final = re.compile(r"[(\[]\s*[)\]]")
_SIGNS: Final = " /-\u2010\u2011\u2012\u2013\u2014:;,._"
_SEVERAL: Final = 2


class StemColumns(NamedTuple):
    """Columns that differ by their year alone."""

    heading: str
    """What their headings say besides."""
    places: Mapping[str, int]
    """Year -> where its column stands."""


def columns_to_unfold(table: HeadedTable, words: PlanWords) -> list[StemColumns]:
    """The columns that say of each year what is asked for in it, and whatever else of these same years.

    Where none says what is asked for, those of several years, else those of any. None where a column has the
    years of the rows.
    """
    stems = columns_by_stem(table, words)
    if "year" in words.columns_of(table):
        return []
    meant = meanings_of_stems(table, stems, words)
    asked = [stem for stem, column in zip(stems, meant, strict=True) if column == "text"]
    several = [stem for stem in stems if len(stem.places) >= _SEVERAL]
    years = {year for stem in asked or several or stems for year in stem.places}
    found = (
        stem._replace(places={year: at for year, at in stem.places.items() if year in years}) for stem in stems
    )
    return [stem for stem in found if stem.places]


def columns_by_stem(table: HeadedTable, words: PlanWords) -> list[StemColumns]:
    """The columns whose headings tell one year, by what else these say; a year alone is over what is asked for."""
    meant = words.columns_of(table)
    found: dict[str, tuple[str, dict[str, int]]] = {}
    for at, heading in enumerate(table.headings):
        said = _stem_and_year(heading) or (("", meant[at]) if meant[at].isdecimal() else None)
        if said:
            stem, year = said[0] or words.meaning.heading("text"), said[1]
            _note(found, stem, year, at)
    return [StemColumns(*stem) for stem in found.values()]


def _note(found: dict[str, tuple[str, dict[str, int]]], stem: str, year: str, at: int) -> None:
    """Add a column to those of its stem; where that has one of its year, to those of another: Demanda [2]."""
    first, places = found.setdefault(slug(stem), (stem, {}))
    times = 1
    while year in places:
        times += 1
        name = f"{first} [{times}]"
        _name, places = found.setdefault(slug(name), (name, {}))
    places[year] = at


def meanings_of_stems(table: HeadedTable, stems: Sequence[StemColumns], words: PlanWords) -> list[str]:
    """What each of some columns means without its year."""
    first = part_of_table(table, [next(iter(stem.places.values())) for stem in stems])
    return list(words.columns_of(first._replace(headings=tuple(stem.heading for stem in stems), tags=())))


def _stem_and_year(heading: str) -> tuple[str, str] | None:
    """What a heading says besides its only year, and that."""
    heading = unnumbered(heading)
    years = set(re.findall(_YEAR, heading))
    if len(years) != 1 or _NO_YEAR.search(heading):
        return None
    rest = " ".join(_EMPTY.sub(" ", left_without(_dated(), heading)).split())
    return rest.strip(_SIGNS), years.pop()


@cache
def _dated() -> re.Pattern[str]:
    """A year with the words before it that only say that it is one: Gestión 2003, gestiones / 2003."""
    before = "|".join(pattern_of(word) for word in listed("year", "before") if word not in _ASKED_FOR)
    return re.compile(rf"(?:(?<!\w)(?:{before})(?:e?s)?[\s./:-]+)*{_YEAR}")
