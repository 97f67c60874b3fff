"""Texts as a spreadsheet's cells, rows, margins and names can hold them. What is cut says so."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Final

CUT: Final = " […]"
_MOST_LETTERS: Final = 32_767
"""Of a cell, counted as spreadsheets count: in units of UTF-16."""
_MOST_HEIGHT: Final = 409.0
"""Of a row, in points."""
_LINE: Final = 12.0
"""The height of a line of text, in points."""
_MOST_OF_A_NAME: Final = 31
_BEFORE_AN_ESCAPE: Final = re.compile(r"(?<=_)(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML: Final = str.maketrans("", "", "\ufffe\uffff")
_NOT_IN_A_NAME: Final = str.maketrans(dict.fromkeys("[]:*?/\\", "-"))


def cut(text: str, most: int = _MOST_LETTERS) -> str:
    """A text of at most so many units; where that is less than all of it, it says so."""
    if _units(text) <= most:
        return text
    kept = text[: most - len(CUT)]
    while _units(kept) > most - len(CUT):
        kept = kept[: len(kept) - max(1, (_units(kept) - most) // 2)]
    return kept + CUT


def _units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def pieces(text: str) -> list[str]:
    """A text in parts that the writer writes as they are.

    It takes what stands between `<r>` and `</r>` for markup of its own. And what looks like the standard's escape
    of a letter, `_x0041_`, it guards only where no other such follows at once.
    """
    first, *rest = _BEFORE_AN_ESCAPE.split(text)
    if text.startswith("<r>") and text.endswith("</r>"):
        return [first[:1], first[1:], *rest]
    return [first, *rest]


def line_count(text: str, width: int) -> int:
    """How many lines a text takes in a column. Programs do not find a row's height by themselves."""
    return sum(_wrapped(line, width) for line in text.split("\n"))


def _wrapped(line: str, width: int) -> int:
    count, used = 1, 0
    for word in line.split(" "):
        size = letter_count(word)
        if used and used + 1 + size > width:
            count, used = count + 1, 0
        used += size + (1 if used else 0)
        if used > width:
            count, used = count + (used - 1) // width, (used - 1) % width + 1
    return count


def letter_count(word: str) -> int:
    """How wide a text is, in small letters: capitals are wider, and from Hangul on most letters and pictures twice
    as wide.
    """
    wide = 0 if word.isascii() else sum(letter >= "\u1100" for letter in word)
    return len(word) + wide + (sum(map(str.isupper, word)) + 2) // 3


def height(count: int) -> float:
    """Of a row of so many lines."""
    return min(_LINE * count + 1, _MOST_HEIGHT)


def in_a_margin(text: str) -> str:
    """A text for a page's margin, where & begins a code: doubled it is none.

    The writer takes `&G` and `&[Picture]` for pictures even after another &: a letter without width comes between.
    """
    return in_xml(cut(" ".join(text.split()), 60)).replace("&", "&&\u2060")


def in_xml(text: str) -> str:
    """A text outside the cells, where the writer does not guard what XML cannot hold."""
    return text.translate(_NOT_IN_XML)


def sheet_name(wanted: str, taken: Container[str]) -> str:
    """A sheet's name as spreadsheets allow it, which none of `taken` is. Those are in lower case."""
    plain = wanted.translate(_NOT_IN_A_NAME).strip("' ") or "-"
    number, name = 1, plain[:_MOST_OF_A_NAME]
    while name.lower() in taken or name.lower() == "history":  # a name that spreadsheets keep for themselves
        number += 1
        end = f" ({number})"
        name = plain[: _MOST_OF_A_NAME - len(end)] + end
    return name
