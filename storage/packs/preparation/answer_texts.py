"""Texts that answer what a new municipality is asked -> what they say. All raise `SetupError` for what is none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from ...errors import SetupError
from ...kinds.field import EVERYBODY
from ...kinds.terms.step import CONVENED
from ...limits import MAX_NAME_PART, MAX_PER_YEAR, MAX_YEARS
from ...names.name_table import slug
from ...notation.text import clean_line
from ...notation.word_lists import listed
from .answers import ListTable

_MARK: Final = "*"
_RANGE: Final = re.compile(r"\s*(\d{4})(?:\s*[-–]\s*(\d{4}))?\s*")
_LONGEST_ID: Final = MAX_NAME_PART - 4
"""So that a number fits behind it."""


class NamedItem(NamedTuple):
    """One of a list: its id, its name, and whether it is marked with a *."""

    id: str
    name: str
    marked: bool = False


class StepItem(NamedTuple):
    """A step: who is convened to it, and whether its assembly validates."""

    id: str
    name: str
    of: str
    validates: bool


class ColumnRole(NamedTuple):
    """A column of a list, by its place, and what it is called as a level or a zoning."""

    at: int
    name: str


def named_item(text: str) -> NamedItem:
    """`riego=Riego y suelos*`, or a name alone, whose letters are the id then."""
    id_, name = _pair(text.rstrip().removesuffix(_MARK))
    name = name or id_
    id_ = id_ if "=" in text else slug(name)[:_LONGEST_ID].strip("-")
    if not name or not id_ or slug(id_) != id_ or len(id_) > MAX_NAME_PART:
        raise SetupError("setup-pair-bad", text=text)
    return NamedItem(id_, name, text.rstrip().endswith(_MARK))


def named_items(texts: Iterable[str]) -> list[NamedItem]:
    """Several of one list. Raises `setup-name-twice` too."""
    items = [named_item(text) for text in texts]
    _each_once(items)
    return items


def step_items(texts: Iterable[str], community_word: str = "") -> list[StepItem]:
    """`comunal=Taller comunal@community`; behind a * its assembly validates.

    Without who is convened it is whoever the name speaks of, in words that people use, else everybody.
    """
    found = [_step_item(text, community_word) for text in texts]
    _each_once(NamedItem(one.id, one.name) for one in found)
    return found


def _step_item(text: str, community_word: str) -> StepItem:
    before, sign, of = text.rstrip().removesuffix(_MARK).partition("@")
    if sign and of.strip() not in CONVENED:
        raise SetupError("setup-step-bad", text=text, known=sorted(CONVENED))
    item = named_item(before + (_MARK if text.rstrip().endswith(_MARK) else ""))
    validates = item.marked or _speaks_of(item.name, "validates")
    return StepItem(item.id, item.name, of.strip() or _convened(item.name, community_word), validates)


def _convened(name: str, community_word: str) -> str:
    if _speaks_of(name, "association"):
        return "association"
    own = slug(community_word)
    is_own = own and own in slug(name).split("-")
    return "community" if is_own or _speaks_of(name, "community") else EVERYBODY


def _speaks_of(name: str, what: str) -> bool:
    """Whether a word of a name begins as one that people use for something."""
    return any(word.startswith(listed("pack", "steps", what)) for word in slug(name).split("-"))


def column_role(text: str, table: ListTable) -> ColumnRole:
    """`Piso=Piso ecológico`, or the heading alone. Raises `setup-column-unknown` too."""
    heading, name = _pair(text)
    return ColumnRole(column_at(heading, table), name or heading)


def column_at(heading: str, table: ListTable) -> int:
    """Where a column is, by the letters of its heading. Raises `setup-column-unknown`."""
    found = [at for at, one in enumerate(table.headings) if slug(one) == slug(heading)]
    if not found or not slug(heading):
        raise SetupError("setup-column-unknown", text=heading, path=table.path, headings=list(table.headings))
    return found[0]


def years_of(text: str) -> list[int]:
    """`2026-2029`, `2026, 2028`: each once, in order."""
    years: set[int] = set()
    for part in re.split("[,;]", text):
        match = _RANGE.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
        if not 1000 <= first <= last < first + MAX_YEARS:
            raise SetupError("setup-years-bad", text=text)
        years.update(range(first, last + 1))
    if len(years) > MAX_YEARS:
        raise SetupError("setup-years-bad", text=text)
    return sorted(years)


def per_year_of(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or not 1 <= int(text[:9]) <= MAX_PER_YEAR:
        raise SetupError("setup-count-bad", text=text, most=MAX_PER_YEAR)
    return int(text)


def _pair(text: str) -> tuple[str, str]:
    """What stands before and behind the first =; the whole before where there is none."""
    before, _sign, behind = text.partition("=")
    return clean_line(before), clean_line(behind)


def _each_once(items: Iterable[NamedItem]) -> None:
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    for item in items:
        letters = slug(item.name) or item.name
        if item.id in ids or letters in names:
            raise SetupError("setup-name-twice", name=item.name)
        ids[item.id] = names[letters] = item.name


class FreeIds:
    """Ids of the letters of names, each once: one that is taken gets a number."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = {EVERYBODY, *taken}

    def of(self, name: str) -> str:
        """Empty where a name has no letters of ours."""
        letters = slug(name)[:_LONGEST_ID].strip("-")
        found = next((one for one in _numbered(letters) if one not in self._taken), "") if letters else ""
        self._taken.add(found)
        return found


def _numbered(letters: str) -> Iterator[str]:
    yield letters
    yield from (f"{letters}-{n}" for n in range(2, 1000))
