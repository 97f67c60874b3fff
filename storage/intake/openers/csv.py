"""Text files of tables as people and their programs write them: any of the usual separators and encodings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from ...errors import SpreadsheetError
from ...notation.formula_cells import unguard
from ..table import Cell, Line, OpenedTable
from .cell_text import cell_text, flaws_of, is_plain
from .content import Content
from .encoding import read_letters
from .quotes import CutLine, TooLongError, cut_lines, first_widths

_SEPARATORS: Final = "\t;|,"
"""Of those that fit equally well, the first is taken: a comma stands in texts and numbers, too."""
_TOLD: Final = re.compile(r"sep=([^\w\s]|\t)\r?\n", re.IGNORECASE)
"""A first line for Excel that tells the separator and is no line of the table."""
_LONGEST_LINE: Final = 1 << 20
"""Bytes of a line at most: those of a table that people made are much shorter."""
_LOOKED_INTO: Final = " '"
"""With what a cell begins that may be spaces alone, or guarded against being taken for a formula."""


def tables(content: Content) -> Iterator[OpenedTable]:
    """The only table of a text file. Raises `too-big`, `source-unreadable`."""
    _refuse_long(content)
    letters = read_letters(content.data)
    if letters is None:
        raise SpreadsheetError("source-unreadable", path=content.path, line=0)
    text = letters.text
    told = _TOLD.match(text)
    is_named = told is not None and told[1] != '"'  # a quote separates nothing: whoever wrote so told nothing
    separator = told[1] if told and is_named else separator_of(text[told.end() :] if told else text)
    content.bound.take_places(text.count(separator) + text.count("\n") + 1)
    plain = is_plain(text.replace("\r\n", "\n").replace(separator, ""))
    first = 1 if told else 0

    def made(cut: CutLine) -> Line | None:
        """A line of the table, which one that tells the separator is not."""
        line = _plain_line(cut) if _stays(cut, plain=plain) else _cleaned_line(cut)
        return line if cut.number > first and any(line.cells) else None

    try:
        lines = cut_lines(text, separator, made)
    except TooLongError as no:
        raise SpreadsheetError("source-unreadable", path=content.path, line=no.number) from None
    yield OpenedTable("", tuple(lines), encoding=letters.encoding, separator=separator, sample=_sample(text))


def _refuse_long(content: Content) -> None:
    """Raises `too-big` or `source-unreadable` for more lines, or a longer one, than any table has."""
    data = content.data
    content.bound.take(max(data.count(b"\n"), data.count(b"\r")))
    end = b"\n" if b"\n" in data else b"\r"
    at = 0
    for number in range(1, data.count(end) + 2):
        after = data.find(end, at) + 1 or len(data) + 1
        if after - at > _LONGEST_LINE:
            raise SpreadsheetError("source-unreadable", path=content.path, line=number)
        at = after


def _stays(cut: CutLine, *, plain: bool) -> bool:
    """Whether a line stays as it is when it is cleaned; `plain` where its file is, but for ends and tabs."""
    return not ("\r" in cut.together or "\t" in cut.together) if plain else is_plain(cut.together)


def separator_of(text: str) -> str:
    """The sign between a text's cells: by which most of its first lines have as many cells as others."""
    return max(_SEPARATORS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """Over how many lines as many cells come again, and how many these are.

    Or over how many lines there are as many as in the first of several, or more: a text without quotes may have
    the sign, too.
    """
    lines: Counter[int] = Counter()
    first = 0
    for width, length in first_widths(text, separator):
        if width > 1:
            lines[width] += length
            first = first or width
    whole = sum(count for width, count in lines.items() if width >= first)
    return max([(whole, first), *((count, width) for width, count in lines.items())])


def _plain_line(cut: CutLine) -> Line:
    """A line of which only signs for programs and spaces alone are left out."""
    cells = [(cell if cell[0] not in _LOOKED_INTO else _cell(cell)) if cell else None for cell in cut.cells]
    return Line(cut.number, tuple(cells), flaws=cut.flaws)


def _cleaned_line(cut: CutLine) -> Line:
    return Line(cut.number, tuple(map(_cell, cut.cells)), flaws=(*cut.flaws, *flaws_of(cut.cells)))


def _cell(text: str) -> Cell:
    return cell_text(unguard(text))


def _sample(text: str) -> str:
    """The first line that tells its encoding."""
    if text.isascii():
        return ""
    return next((cell_text(line) or "" for line in text.splitlines() if not line.isascii()), "")[:200]
