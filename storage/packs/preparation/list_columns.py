"""Which columns of a list hold what: names, details with a known heading, what may be a level or a zoning."""

from __future__ import annotations

from typing import Final, NamedTuple

from ...names.name_table import slug
from ...notation.numbers import parse_whole
from ...notation.word_lists import listed, words_of
from .answers import ListTable

_NAME: Final = "name"


def known_columns(table: ListTable, kind: str) -> dict[str, int]:
    """By field the place of the column that its heading names; the first of several. `name` is one of them."""
    words = {**words_of("likely", kind), **words_of("pack", kind)}
    found: dict[str, int] = {}
    for at, heading in enumerate(table.headings):
        if field := words.get(slug(heading)):
            found.setdefault(field, at)
    return found


def column_of_names(table: ListTable, kind: str, word: str = "") -> int | None:
    """The column of names: by its heading, or by `word`, what the municipality calls them; None without any.

    Where no heading says so, it is the only column of words that are each another, in a regular list that has
    others.
    """
    own = [at for at, heading in enumerate(table.headings) if word and slug(heading) == slug(word)]
    if own or (known := known_columns(table, kind).get(_NAME)) is not None:
        return own[0] if own else known
    found = telling_columns(table)
    is_list = table.regular and len(table.headings) > 1 and len(table.rows) > 1
    return found[0] if is_list and len(found) == 1 else None


def telling_columns(table: ListTable) -> list[int]:
    """The columns that may be of names: in each row words that are in no other."""
    return [at for at, _heading in enumerate(table.headings) if _tells_apart(table, at)]


def _tells_apart(table: ListTable, at: int) -> bool:
    cells = [slug(row.cells[at]) for row in table.rows]
    filled = [one for one in cells if one]
    words = [one for one in filled if parse_whole(one) is None]
    return len(filled) == len(cells) and len(set(filled)) == len(filled) and 2 * len(words) > len(filled)


class OfferedColumn(NamedTuple):
    """A column that may be a level or a zoning: its heading, and what stands in it, each once, in order."""

    heading: str
    values: tuple[str, ...]


def offered_columns(table: ListTable, taken: set[int]) -> list[OfferedColumn]:
    """The columns that nothing was made of and that part the rows into groups: some words that come again."""
    found = []
    for at, heading in enumerate(table.headings):
        cells = [row.cells[at] for row in table.rows if slug(row.cells[at])]
        values = dict.fromkeys(cells)
        letters = {slug(one) for one in cells}
        if at not in taken and 1 < len(letters) <= len(cells) // 2:
            found.append(OfferedColumn(heading, tuple(values)))
    return found


def is_called_a_level(heading: str) -> bool:
    """Whether a heading is what people call levels above communities: ayllu, distrito."""
    return slug(heading) in listed("pack", "levels")
