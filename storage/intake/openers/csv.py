"""Text files of tables as people and their programs write them: any of the usual separators and encodings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from ...errors import SpreadsheetError
from ...notation.formula_cells import unguard
from ...notation.text import has_unseen, is_clean
from ..content import Content
from ..table import Cell, Line, OpenedTable
from .cell_text import UNSEEN, cell_text
from .encoding import read_letters
from .quotes import CutLine, TooLongError, cut_lines, first_widths

_SEPARATORS: Final = "\t;|,"
"""Of those that fit equally well, the first is taken: a comma stands in texts and numbers, too."""
_TOLD: Final = re.compile(r"sep=([^\w\s]|\t)\r?\n", re.IGNORECASE)
"""A first line for Excel that tells the separator and is no line of the table."""


def tables(content: Content) -> Iterator[OpenedTable]:
    """The only table of a text file. Raises `too-big`, `source-unreadable`."""
    letters = read_letters(content.data)
    if letters is None:
        raise SpreadsheetError("source-unreadable", path=content.path, line=0)
    text = letters.text
    told = _TOLD.match(text)
    separator = told[1] if told else separator_of(text)
    content.bound.take_places(text.count(separator) + text.count("\n") + 1)
    try:
        lines = tuple(_line(cut) for cut in cut_lines(text, separator))
    except TooLongError as no:
        raise SpreadsheetError("source-unreadable", path=content.path, line=no.number) from None
    lines = tuple(line for line in lines[1 if told else 0 :] if any(cell is not None for cell in line.cells))
    yield OpenedTable("", lines, encoding=letters.encoding, separator=separator, sample=_sample(text))


def separator_of(text: str) -> str:
    """The sign between a text's cells: by which most of its first lines have as many cells as others."""
    return max(_SEPARATORS, key=lambda sign: _evenness(text, sign))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    """Over how many lines as many cells come again, if more than one; and how many these are."""
    lines: Counter[int] = Counter()
    for width, length in first_widths(text, separator):
        if width > 1:
            lines[width] += length
    return max(((count, width) for width, count in lines.items()), default=(0, 0))


def _line(cut: CutLine) -> Line:
    """A line with its cells as they may be kept."""
    if all(map(_is_plain, cut.cells)):
        return Line(
            cut.number, tuple(cell if cell and not cell.isspace() else None for cell in cut.cells), flaws=cut.flaws
        )
    unseen = UNSEEN if any(map(has_unseen, cut.cells)) else ()
    return Line(cut.number, tuple(map(_cell, cut.cells)), flaws=(*cut.flaws, *unseen))


def _is_plain(text: str) -> bool:
    return text.isascii() and is_clean(text) and not text.startswith("'")


def _cell(text: str) -> Cell:
    return cell_text(unguard(text))


def _sample(text: str) -> str:
    """The first line that tells its encoding."""
    if text.isascii():
        return ""
    return next((cell_text(line) or "" for line in text.splitlines() if not line.isascii()), "")[:200]
