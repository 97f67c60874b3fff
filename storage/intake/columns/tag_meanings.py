"""Tags of the Humanitarian Exchange Language (#adm3+name) -> columns."""

from __future__ import annotations

from functools import cache

from ...notation.word_lists import words_of
from ..column_meanings import Meaning


def column_of_tag(tag: str, meaning: Meaning) -> str:
    """The column of a kind that a tag says; "" for none.

    A tag may have more attributes than the one that is known, in any order: of those known the one with most
    attributes that are there tells.
    """
    name, attributes = _parted(tag)
    known = _known(meaning.kind.name).get(name, {})
    fitting = [one for one in known if one <= attributes]
    return known[max(fitting, key=len)] if fitting else ""


def tag_of_column(column: str, kind: str) -> str:
    """The tag that says a column of a kind; "" where it has none."""
    return next((tag for tag, meant in words_of("hxl", kind).items() if meant == column), "")


@cache
def _known(kind: str) -> dict[str, dict[frozenset[str], str]]:
    """A tag's name -> its attributes -> the column."""
    found: dict[str, dict[frozenset[str], str]] = {}
    for tag, column in words_of("hxl", kind).items():
        name, attributes = _parted(tag)
        found.setdefault(name, {})[attributes] = column
    return found


def _parted(tag: str) -> tuple[str, frozenset[str]]:
    name, *attributes = tag.replace(" ", "").lower().split("+")
    return name, frozenset(attributes)
