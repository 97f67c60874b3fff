"""A file -> its tables, by what is in it, whatever it is called: the first step of reading what comes in."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers.expat import ExpatError

from ..errors import NotFoundError, SpreadsheetError
from ..file.bounded_files import HEAD, bounded_bytes, read_bounded
from ..file.bounded_zips import unpacked
from ..limits import MAX_SHEET_BYTES
from ..notation.text import printable
from ..refusals import from_os
from ..revisions.lines import begins_like_a_field_file
from .openers import csv, datapackage, json, ods, xlsx
from .openers import zip as zipped
from .openers.bounds import ReadingBound
from .openers.content import Content
from .openers.other_kinds import begins_like_json, refuse_other_kinds, refuse_other_zips
from .table import OpenedTable
from .table_parts.heading_names import numbered_names


def open_tables(path: Path, data: bytes | None = None) -> list[OpenedTable]:
    """The tables of a file, and of all files in a zip: of several each has a name of its own.

    `data` are its bytes, where they were read already.
    Raises `GuaquiError`: `not-found`, `too-big`, `is-a-field-file`, a `Kind` that is no table,
    `source-unreadable`, `json-unreadable`, `workbook-unreadable`, and what the disk refuses.
    """
    tables = _tables(path, source_bytes(path) if data is None else data)
    tables = [table._replace(name=printable(table.name)) for table in tables]
    if len(tables) == 1:
        return tables
    names = numbered_names(table.name or str(place) for place, table in enumerate(tables, 1))
    return [table._replace(name=name) for table, name in zip(tables, names, strict=True)]


def _tables(path: Path, data: bytes) -> list[OpenedTable]:
    content = Content(str(path), data, ReadingBound(str(path)))
    if datapackage.fits(content.data):
        return list(datapackage.tables(content, lambda name: source_bytes(path.parent / name), _tables_of_member))
    if _is_zip(content):
        return _tables_of_zip(content, with_members=True)
    return _tables_of_text(content)


def source_bytes(path: Path) -> bytes:
    """What is in a file that is to be read as tables. Raises `not-found`, `too-big`, what the disk refuses."""
    try:
        return read_bounded(path, MAX_SHEET_BYTES)
    except FileNotFoundError:
        raise NotFoundError("not-found", path=str(path)) from None
    except OSError as error:
        raise from_os(error, path) from error


def _is_zip(content: Content) -> bool:
    """Whether a file ends as a zip does."""
    return zipfile.is_zipfile(bounded_bytes(content.data, content.path))


def _tables_of_member(content: Content) -> list[OpenedTable]:
    """A zip in a zip is a workbook or nothing: what is packed again and again has no end."""
    return _tables_of_zip(content, with_members=False) if _is_zip(content) else _tables_of_text(content)


def _tables_of_text(content: Content) -> list[OpenedTable]:
    head = content.data[:HEAD]
    if begins_like_a_field_file(head):
        raise SpreadsheetError("is-a-field-file", path=content.path)
    if begins_like_json(head):
        return list(json.tables(content))
    refuse_other_kinds(content.path, content.data)
    return list(csv.tables(content))


def _tables_of_zip(content: Content, *, with_members: bool) -> list[OpenedTable]:
    with _readable(content.path), unpacked(bounded_bytes(content.data, content.path)) as packed:
        content.bound.take_bytes(sum(one.file_size for one in packed.infolist()))
        names = frozenset(packed.namelist())
        if xlsx.fits(names):
            return list(xlsx.tables(packed, content))
        if ods.fits(names):
            return list(ods.tables(packed, content))
        refuse_other_zips(content.path, names)
        if not with_members:
            raise SpreadsheetError("is-no-table", path=content.path)
        return list(_tables_of_members(packed, content))


def _tables_of_members(packed: zipfile.ZipFile, content: Content) -> Iterator[OpenedTable]:
    if datapackage.NAME in packed.NameToInfo:
        described = content._replace(data=packed.read(datapackage.NAME))
        if datapackage.fits(described.data):
            yield from datapackage.tables(described, packed.read, _tables_of_member)
            return
    yield from zipped.tables(packed, content, _tables_of_member)


@contextmanager
def _readable(path: str) -> Iterator[None]:
    """What is wrong with a zip or its parts, as an error of ours."""
    try:
        yield
    except (
        zipfile.BadZipFile,
        zlib.error,
        lzma.LZMAError,
        OSError,  # bz2 says so of data: all that is read here is in memory
        RuntimeError,
        EOFError,
        ValueError,
        KeyError,
        IndexError,
        StopIteration,
        ExpatError,
        NotImplementedError,
    ) as no:
        raise SpreadsheetError("workbook-unreadable", path=path, words=str(no)) from None
