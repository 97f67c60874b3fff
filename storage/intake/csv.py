"""CSV files as people and their programs write them: any of the usual separators and encodings."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable
from pathlib import Path

from ..disk import free_name, replace_file
from ..errors import GuaquiError, from_os
from .layout import REASON, REASONS, Line, Sheet, known_headings
from .rows import Row

_MOST_BYTES = 64 << 20
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
"""How a file begins that Excel calls Unicode text."""
_SEPARATORS = ";,\t|"
_LOOKED_AT = 30
"""Lines from the top by which the separator is told."""


def read_lines(path: Path) -> tuple[list[Line], str]:
    """The lines of a CSV file that say something, and what separates their cells."""
    try:
        size = path.stat().st_size
        if size > _MOST_BYTES:
            raise GuaquiError("too-big", path=str(path), bytes=size)
        data = path.read_bytes()
    except FileNotFoundError:
        raise GuaquiError("not-found", path=str(path)) from None
    except OSError as error:
        raise from_os(error, path) from error
    if b"\0" in data and not data.startswith(_UTF_16):
        raise GuaquiError("source-unreadable", path=str(path), line=0)
    text = _decode(data)
    separator = _separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        lines = [Line(reader.line_num, cells) for cells in reader if any(map(str.strip, cells))]
    except csv.Error:
        raise GuaquiError("source-unreadable", path=str(path), line=reader.line_num) from None
    return lines, separator


def _separator(text: str) -> str:
    """The sign between the headings: the one that makes most known headings, else most cells."""
    top = text.lstrip("\n\r ").splitlines()[:_LOOKED_AT] or [""]
    return max(
        _SEPARATORS,
        key=lambda sign: (max(known_headings(line.split(sign)) for line in top), top[0].count(sign)),
    )


def _decode(data: bytes) -> str:
    if data.startswith(_UTF_16):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def write_rejected(source: Path, sheet: Sheet, rejected: Iterable[tuple[Row, str]], heading: str = REASON) -> Path:
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
        writer.writerow([row.cells.get(heading, "") for heading in headings[:-1]] + [reason])
    data = "\ufeff".encode() + text.getvalue().encode("utf-8")
    path = source.with_name(f"{source.name}.rejected.csv")
    try:
        if path.exists():
            if path.read_bytes() == data:
                return path
            path = free_name(source.with_name(f"{source.name}.csv"), "rejected")
        replace_file(path, [data])
    except OSError as error:
        raise from_os(error, path) from error
    return path
