"""Rows that did not fit, written beside the spreadsheet that they came from, each with its reason."""

from __future__ import annotations

from codecs import BOM_UTF8
from collections.abc import Iterable
from pathlib import Path

from ..errors import FileError
from ..file.bounded_files import read_bounded
from ..file.disk import free_name, replace_file
from ..notation.csv_lines import NumberText, csv_line
from ..refusals import from_os
from .cells import Number, amount_typed_again
from .heading_keys import REASON, REASONS
from .row import SpreadsheetRow
from .spreadsheet import Spreadsheet


def write_rejected(
    source: Path, sheet: Spreadsheet, rejected: Iterable[tuple[SpreadsheetRow, str]], heading: str = REASON
) -> Path:
    """Write rows with the reason beside each, in the form of the sheet they came from, ready to be mended.

    The reasons' heading is one of `REASONS`.
    They go to SOURCE.rejected.csv; where that is there and says something else, somebody may be mending it,
    and the next free name is taken. Returns the file. Raises `GuaquiError` for what the disk refuses.
    """
    headings = [*(h for h in sheet.headings if h.casefold() not in REASONS), heading]
    lines = [csv_line(headings, sheet.separator)]
    for row, reason in rejected:
        cells = (_typed_again(heading, row.cells.get(heading, ""), sheet) for heading in headings[:-1])
        lines.append(csv_line([*cells, reason], sheet.separator))
    data = b"".join((BOM_UTF8, *lines))
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
    written = amount_typed_again(cell) if sheet.layout.meaning.is_amount(heading) else cell
    return NumberText(written) if isinstance(cell, Number) else written
