"""CSV files as people and their programs write them: any of the usual separators and encodings."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..errors import FileError, NotFoundError, SpreadsheetError, from_os
from ..file.bounded_files import read_bounded
from ..file.disk import free_name, replace_file
from ..limits import MAX_SHEET_BYTES
from .cells import amount_typed_again
from .column_meanings import DEMANDS, Meaning
from .encoding import Encoding, read_letters
from .layout import LOOKED_AT, REASON, REASONS, SheetLine, Spreadsheet, known_headings
from .quotes import TooLongError, cut_lines
from .row import SpreadsheetRow

_SEPARATORS = ";,\t|"
_TOLD = re.compile(r"sep=([^\w\s]|\t)\r?\n", re.IGNORECASE)
"""A first line for Excel that tells the separator and is no line of the table."""


class Text(NamedTuple):
    """A CSV file: its lines that say something, what separates their cells, how its letters were read."""

    lines: list[SheetLine]
    separator: str
    encoding: Encoding


def read_text(path: Path, meaning: Meaning = DEMANDS) -> Text:
    """Raises `GuaquiError`: `too-big`, `not-found`, `source-unreadable`, and what the disk refuses."""
    letters = read_letters(_bytes(path))
    if letters is None:
        raise SpreadsheetError("source-unreadable", path=str(path), line=0)
    text = letters.text
    told = _TOLD.match(text)
    separator = told[1] if told else _separator(text, meaning)
    try:
        lines = list(cut_lines(text, separator, meaning))
    except TooLongError as no:
        raise SpreadsheetError("source-unreadable", path=str(path), line=no.number) from None
    return Text(lines[1:] if told else lines, separator, letters.encoding)


def _bytes(path: Path) -> bytes:
    try:
        return read_bounded(path, MAX_SHEET_BYTES)
    except FileNotFoundError:
        raise NotFoundError("not-found", path=str(path)) from None
    except OSError as error:
        raise from_os(error, path) from error


def _separator(text: str, meaning: Meaning) -> str:
    """The sign between the headings: the one that makes most known headings, else most cells."""
    top = text.lstrip("\n\r ").splitlines()[:LOOKED_AT] or [""]
    return max(
        _SEPARATORS,
        key=lambda sign: (max(known_headings(line.split(sign), meaning) for line in top), top[0].count(sign)),
    )


def write_rejected(
    source: Path, sheet: Spreadsheet, rejected: Iterable[tuple[SpreadsheetRow, str]], heading: str = REASON
) -> Path:
    """Write rows with the reason beside each, in the form of the sheet they came from, ready to be mended.

    The reasons' heading is one of `REASONS`.
    They go to SOURCE.rejected.csv; where that is there and says something else, somebody may be mending it,
    and the next free name is taken. Returns the file. Raises `GuaquiError` for what the disk refuses.
    """
    headings = [*(h for h in sheet.headings if h.casefold() not in REASONS), heading]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=sheet.separator, lineterminator="\r\n")
    writer.writerow(headings)
    for row, reason in rejected:
        cells = (_typed_again(heading, row.cells.get(heading, ""), sheet) for heading in headings[:-1])
        writer.writerow([*cells, reason])
    data = "\ufeff".encode() + text.getvalue().encode("utf-8")
    path = source.with_name(f"{source.name}.rejected.csv")
    try:
        if path.exists():
            if _says(path, data):
                return path
            path = free_name(source.with_name(f"{source.name}.csv"), "rejected")
        replace_file(path, [data])
    except OSError as error:
        raise from_os(error, path) from error
    return path


def _says(path: Path, data: bytes) -> bool:
    """Whether a file has these bytes; one that cannot be read has others."""
    try:
        return read_bounded(path, len(data)) == data
    except (FileError, OSError):
        return False


def _typed_again(heading: str, cell: str, sheet: Spreadsheet) -> str:
    """A cell as a CSV file has it: read from there, an amount is the same."""
    return amount_typed_again(cell) if sheet.layout.meaning.is_amount(heading) else cell
