"""Where a person's name stands: in plans and what lies beside them, in papers, in what a laptop keeps of its own.

Names match as their letters do, whatever their accents and capitals, and only whole words.
"""

from __future__ import annotations

import zipfile
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..errors import GuaquiError, NotFoundError
from ..file.bounded_files import head_of, read_bounded
from ..file.device import home
from ..file.disk import can_be_read
from ..file.encrypted import begins_encrypted
from ..file.reading import read_file
from ..limits import MAX_JSON_BYTES, MAX_SHEET_BYTES
from ..names.name_table import slug
from ..revisions.lines import begins_like_a_field_file
from ..revisions.revision import Revision
from .zipped import begins_like_a_zip

_NO_TEXT: Final = (".lock", ".pyc", ".png", ".svg")


class NamePlace(NamedTuple):
    """A place of a name: in which file; there in which record and field, or in which line or part of it."""

    path: str
    where: str
    field: str = ""
    rev: str = ""
    """The version, where it is a plan's."""


class NamePlaces(NamedTuple):
    """All that were found, and the files that nobody can look into: pictures of text, encrypted, damaged ones."""

    found: list[NamePlace]
    closed: list[str]


def name_places(person: str, named: Iterable[Path]) -> NamePlaces:
    """Where a name stands in files and folders, and in this installation's own folder. Raises `not-found`."""
    wanted, all_places = f"-{slug(person)}-", NamePlaces([], [])
    starts = [*named]
    if gone := next((one for one in starts if not can_be_read(one)), None):
        raise NotFoundError("not-found", path=str(gone))
    starts += [home()] if home().is_dir() else []
    for path in dict.fromkeys(one for start in starts for one in _files(start)):
        try:
            all_places.found.extend(_in_file(path, wanted))
        except (GuaquiError, OSError, zipfile.BadZipFile):
            all_places.closed.append(str(path))
    return all_places


def _files(start: Path) -> Iterator[Path]:
    """A file, with what lies beside it by its name; or all files of a folder, hidden ones too."""
    if start.is_dir():
        yield from sorted(one for one in start.rglob("*") if one.is_file())
        return
    yield start
    stem = start.name.removesuffix(start.suffix)
    for one in sorted(start.parent.glob("*")):
        if one.name.lstrip(".").startswith(f"{stem}.") and one != start:
            yield from _files(one) if one.is_dir() else [one]


def _in_file(path: Path, wanted: str) -> Iterator[NamePlace]:
    head = head_of(path)
    if path.suffix in _NO_TEXT and not _says(path.name, wanted):
        return
    if _says(path.name, wanted):
        yield NamePlace(str(path), path.name)
    if begins_like_a_field_file(head):
        for one in read_file(path).revisions:
            yield from _in_revision(path, one, wanted)
    elif head.startswith(b"%PDF-") or begins_encrypted(head):
        raise OSError(path)
    elif begins_like_a_zip(head):
        yield from _in_zip(path, wanted)
    else:
        yield from _in_lines(path, "", read_bounded(path, MAX_JSON_BYTES), wanted)


def _in_revision(path: Path, one: Revision, wanted: str) -> Iterator[NamePlace]:
    fields = {"author": one.author, **one.body}
    for field, value in fields.items():
        if any(_says(text, wanted) for text in _texts(value)):
            yield NamePlace(str(path), one.record, field, one.rev)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, said in value.items():
            yield from (name, *_texts(said))
    elif isinstance(value, list):
        for said in value:
            yield from _texts(said)


def _in_zip(path: Path, wanted: str) -> Iterator[NamePlace]:
    """In a workbook or a document, which are zips of texts, or in a zip of files."""
    with zipfile.ZipFile(path) as there:
        for member in there.infolist():
            if member.file_size <= MAX_SHEET_BYTES:
                yield from _in_lines(path, member.filename, there.read(member), wanted)


def _in_lines(path: Path, part: str, data: bytes, wanted: str) -> Iterator[NamePlace]:
    text = _decoded(data)
    if part and _says(text, wanted):
        yield NamePlace(str(path), part)
    for number, line in enumerate(() if part else text.splitlines(), 1):
        if _says(line, wanted):
            yield NamePlace(str(path), f"{number}")


def _decoded(data: bytes) -> str:
    """A text as programs here write it."""
    try:
        return data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _says(text: str, wanted: str) -> bool:
    return wanted in f"-{slug(text)}-"
