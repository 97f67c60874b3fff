"""A file -> the list from which a new municipality is prepared: its headings and rows as texts."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from ..errors import SpreadsheetError
from ..notation.text import clean_line
from ..packs.preparation.answers import ListRow, ListTable
from .cells import says_nothing
from .layout import SheetLine
from .sheets import read_source

SHEET: Final = "#"
"""Between a file's path and the name of one of its tables."""


def read_list(name: str) -> ListTable:
    """The list in a file, or in a table of it: `plan.xlsx#Comunidades`.

    Raises `sheet-unknown` where it has several tables and none is named, and what reading a file raises.
    """
    path, _sign, sheet = (name, "", "") if Path(name).exists() else name.rpartition(SHEET)
    source = read_source(Path(path or name))
    pages = [page for page in source.pages if page.lines and (not sheet or page.name == sheet)]
    if len(pages) != 1:
        raise SpreadsheetError("sheet-unknown", path=path, name=sheet, names=[one.name for one in source.pages])
    head, *rows = pages[0].lines
    headings = tuple(clean_line(cell) for cell in head.cells)
    return ListTable(path or name, headings, tuple(_row(row, len(headings)) for row in rows if any(row.cells)))


def _row(line: SheetLine, width: int) -> ListRow:
    cells = [*map(clean_line, line.cells), *([""] * width)]
    return ListRow(line.number, tuple("" if says_nothing(cell) else cell for cell in cells[:width]))
