"""CSV files as people and their programs write them: any of the usual separators and encodings."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from ..disk import free_name, replace_file
from ..errors import GuaquiError, from_os
from .rows import Row, column_of

_MOST_BYTES = 64 << 20
REASON = "reason"
_REASON_HEADINGS = (REASON, "motivo")


class Sheet(NamedTuple):
    """A spreadsheet's headings as typed, its rows, and how it was written (for writing one like it)."""

    headings: list[str]
    rows: list[Row]
    separator: str


def read_csv(path: Path) -> Sheet:
    """Read a CSV file with one heading row.

    UTF-8 with or without BOM, else Windows-1252; separated by ; , or tab, whichever the headings use most.
    Raises `GuaquiError`: `not-found`, `source-unreadable`, `columns-missing`, `columns-doubled`,
    `too-big`.
    """
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise GuaquiError("too-big", path=str(path), bytes=size)
        data = path.read_bytes()
    except FileNotFoundError:
        raise GuaquiError("not-found", path=str(path)) from None
    except OSError as error:
        raise from_os(error, path) from error
    if b"\0" in data:
        raise GuaquiError("source-unreadable", path=str(path), line=0)
    text = _decode(data)
    first = text.lstrip().partition("\n")[0]
    separator = max(";,\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    headings: list[str] = []
    rows = []
    try:
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            if not headings:
                headings = [cell.strip() for cell in cells]
                continue
            surplus = any(cell.strip() for cell in cells[len(headings) :])
            rows.append(Row(reader.line_num, dict(zip(headings, cells, strict=False)), surplus))
    except csv.Error:
        raise GuaquiError("source-unreadable", path=str(path), line=reader.line_num) from None
    _check_columns(path, headings)
    return Sheet(headings, rows, separator)


def _check_columns(path: Path, headings: list[str]) -> None:
    columns = [column for heading in headings if (column := column_of(heading))]
    doubled = sorted({column for column in columns if columns.count(column) > 1})
    if doubled:
        raise GuaquiError("columns-doubled", path=str(path), columns=doubled, headings=headings)
    missing = [column for column in ("holder", "year") if column not in columns]
    if missing:
        raise GuaquiError("columns-missing", path=str(path), columns=missing, headings=headings)


def _decode(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def write_rejected(source: Path, sheet: Sheet, rejected: Iterable[tuple[Row, str]]) -> Path:
    """Write rows with the reason beside each, in the form of the sheet they came from, ready to be mended.

    They go to SOURCE.rejected.csv; where that is there and says something else, somebody may be mending it,
    and the next free name is taken. Returns the file. Raises `GuaquiError` for what the disk refuses.
    """
    headings = [*(h for h in sheet.headings if h.casefold() not in _REASON_HEADINGS), REASON]
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=sheet.separator, lineterminator="\r\n")
    writer.writerow(headings)
    for row, reason in rejected:
        writer.writerow([row.cells.get(heading, "") for heading in headings[:-1]] + [reason])
    data = "\ufeff".encode() + text.getvalue().encode("utf-8")
    path = source.with_name(f"{source.name}.rejected.csv")
    try:
        if path.exists() and path.read_bytes() != data:
            path = free_name(source.with_name(f"{source.name}.csv"), "rejected")
        replace_file(path, [data])
    except OSError as error:
        raise from_os(error, path) from error
    return path
