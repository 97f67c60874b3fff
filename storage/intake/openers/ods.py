"""OpenDocument spreadsheets (.ods): what their cells show, and nothing that they would do.

Of the file only values are read: a formula is what it last came to. Cells and rows that repeat, as a program
writes the empty rest of a sheet, are counted before they are made.

Read here and not by python-calamine: that says neither which rows are hidden nor which cells are merged, gives
numbers as floats of which long codes lose digits, and unpacks whatever there is.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from typing import Final

from ...errors import SpreadsheetError
from ..table import OpenedTable
from .content import Content
from .ods_sheet import SheetsReader

CONTENT: Final = "content.xml"
_MANIFEST: Final = "META-INF/manifest.xml"
_KIND: Final = b"application/vnd.oasis.opendocument.spreadsheet"
"""Of a spreadsheet; that of a template begins alike."""


def fits(names: frozenset[str]) -> bool:
    """Whether these are the members of a document that may be a spreadsheet."""
    return CONTENT in names and "mimetype" in names


def tables(packed: zipfile.ZipFile, content: Content) -> Iterator[OpenedTable]:
    """The sheets of a document.

    Raises `too-big`, `is-an-open-document`, `is-a-locked-workbook`, and whatever a file raises that is none.
    """
    with packed.open("mimetype") as opened:
        if not opened.read(len(_KIND) + 1).startswith(_KIND):
            raise SpreadsheetError("is-an-open-document", path=content.path)
    if _MANIFEST in packed.NameToInfo and b"encryption-data" in packed.read(_MANIFEST):
        raise SpreadsheetError("is-a-locked-workbook", path=content.path)
    with packed.open(CONTENT) as opened:
        yield from SheetsReader(content.bound).read(opened)
