"""The year that a cell means, beside the years of a plan: Gestión 2003, 03, 1er año, jun. 2003."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Final

from ..names.name_table import slug
from ..notation.word_lists import listed, words_of
from .cells import Unfit, year_of

_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_THOUSANDS: Final = re.compile(r"(?<!\d)([12])[.,'\u2019]([09]\d\d)(?!\d)")
"""2.003."""
_IN_BRACKETS: Final = re.compile(r"\([^)]*\)")
_SPAN: Final = re.compile(r"((?:19|20)\d\d)[-/](\d\d)")
"""2003/04, or the fourth month of 2003."""
_OF_A_CENTURY: Final = 100


def read_year(written: str, years: Collection[int]) -> str | None:
    """The year that is meant, of which a plan has `years`; None where nobody could say.

    Raises `Unfit` for several years at once.
    """
    plain = _IN_THOUSANDS.sub(r"\1\2", written)
    if len(set(_YEARS.findall(plain))) > 1 or _goes_over_two(plain):
        raise Unfit("two-years", written)
    text = _IN_BRACKETS.sub(" ", plain)
    return year_of(text) or _of_a_month(slug(text)) or _counted(slug(text), years) or _of_two_digits(text, years)


def _goes_over_two(text: str) -> bool:
    found = _SPAN.fullmatch(text.strip())
    return found is not None and (int(found[1]) + 1) % _OF_A_CENTURY == int(found[2])


def _of_a_month(letters: str) -> str | None:
    """06/2003, 2003-06, junio de 2003."""
    found = _month().fullmatch(letters)
    return (found[1] or found[2]) if found else None


@cache
def _month() -> re.Pattern[str]:
    month = "|".join(("0?[1-9]", "1[0-2]", *listed("year", "months")))
    year = r"((?:19|20)\d\d)"
    return re.compile(rf"(?:{month})-(?:de-|del-)?{year}|{year}-(?:{month})")


def _counted(letters: str, years: Collection[int]) -> str | None:
    """The year by its number in the plan: año 1, 1er año; 03 after such a word may be its third, or 2003."""
    place = _places().get(letters)
    return str(sorted(years)[int(place) - 1]) if place and int(place) <= len(years) else None


@cache
def _places() -> dict[str, str]:
    """The letters of a year by its number -> that: ano-1, 1er-ano."""
    pairs = [(word, *one) for word in listed("year", "counted") for one in words_of("year", "ordinals").items()]
    before = {f"{word}-{ordinal}": place for word, ordinal, place in pairs}
    return {**before, **{f"{ordinal}-{word}": place for word, ordinal, place in pairs}}


def _of_two_digits(text: str, years: Collection[int]) -> str | None:
    """03, '03, POA 03: the only year of the plan that ends so, else that of its century."""
    found = _two_digits().fullmatch(slug(text))
    if found is None or not years:
        return None
    ends = [year for year in years if year % _OF_A_CENTURY == int(found[1])]
    century = min(years) - min(years) % _OF_A_CENTURY
    return str(ends[0] if len(ends) == 1 else century + int(found[1]))


@cache
def _two_digits() -> re.Pattern[str]:
    before = "|".join(word for word in listed("year", "before") if word not in {"ano", "anio", "year"})
    return re.compile(rf"(?:(?:{before})-)*(\d\d)")
