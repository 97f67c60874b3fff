"""Where a person's name stands: in plans and what lies beside them, in papers, in what a laptop keeps of its own.

Names match as their letters do, whatever their accents and capitals, and only whole words.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ..errors import GuaquiError, NotFoundError
from ..file.bounded_files import head_of, read_bounded
from ..file.device import home
from ..file.disk import can_be_read
from ..file.reading import read_file
from ..limits import MAX_FILE_BYTES, MAX_JSON_BYTES
from ..names.name_table import slug
from ..revisions.lines import FileReading, begins_like_a_field_file
from ..revisions.revision import Revision
from .texts_inside import InsideText, stays_shut, texts_inside, ways_to_read
from .zipped import begins_like_a_zip


class NamePlace(NamedTuple):
    """A place of a name: in which file; there in which record and field, or in which line or part of it."""

    path: str
    where: str
    field: str = ""
    rev: str = ""
    """The version, where it is a plan's."""


class NamePlaces(NamedTuple):
    """All that were found, and the files, or parts of them, that nobody can look into: pictures, PDFs, what is
    encrypted, damaged or too large.
    """

    found: list[NamePlace]
    closed: list[str]


def name_places(person: str, named: Iterable[Path]) -> NamePlaces:
    """Where a name stands in files and folders, and in this installation's own folder. Raises `not-found`."""
    wanted, all_places = f"-{slug(person)}-", NamePlaces([], [])
    starts = [*named]
    if gone := next((one for one in starts if not can_be_read(one)), None):
        raise NotFoundError("not-found", path=str(gone))
    starts += [home()] if home().is_dir() else []
    for path in dict.fromkeys(one for start in starts for one in _files(start, all_places.closed)):
        try:
            _look(path, wanted, all_places)
        except (GuaquiError, OSError):
            all_places.closed.append(str(path))
    return all_places


def _files(start: Path, closed: list[str]) -> Iterator[Path]:
    """A file, with what lies beside it by its name; or all files of a folder, hidden ones too."""
    if start.is_dir():
        yield from _below(start, closed)
        return
    if start.exists():  # else only its spare copy is left of it
        yield start
    stem = start.name.removesuffix(start.suffix)
    for one in sorted(start.parent.glob("*")):
        if one.name.lstrip(".").startswith(f"{stem}.") and one != start:
            yield from _files(one, closed) if one.is_dir() else [one]


def _below(folder: Path, closed: list[str]) -> list[Path]:
    """All files below a folder. `closed`: folders that may not be looked into, and links to others, are added."""
    found: list[Path] = []

    def refused(error: OSError) -> None:
        closed.append(str(error.filename))

    for inner, folders, names in os.walk(folder, onerror=refused):
        closed += [str(Path(inner, one)) for one in folders if Path(inner, one).is_symlink()]
        found += [one for name in names if (one := Path(inner, name)).is_file()]
    return sorted(found)


def _look(path: Path, wanted: str, places: NamePlaces) -> None:
    """Add to `places` what a file has of a name."""
    head = head_of(path)
    if _says(path.name, wanted):
        places.found.append(NamePlace(str(path), path.name))
    if begins_like_a_field_file(head) and (reading := _reading(path)):
        places.found.extend(_in_plan(path, reading, wanted))
    elif stays_shut(head):
        if home() not in path.parents:  # numbers of ours are no names
            places.closed.append(str(path))
    else:
        most = MAX_FILE_BYTES if begins_like_a_zip(head) else MAX_JSON_BYTES
        _in_texts(path, texts_inside(read_bounded(path, most)), wanted, places)


def _reading(path: Path) -> FileReading | None:
    """None where it is none of ours, whatever it begins like, or of a newer format."""
    try:
        return read_file(path)
    except GuaquiError:
        return None


def _in_plan(path: Path, reading: FileReading, wanted: str) -> Iterator[NamePlace]:
    """In what it says, in what its records are called, and in what was refused or torn off."""
    for record in dict.fromkeys(one.record for one in reading.revisions):
        if _says(record, wanted):
            yield NamePlace(str(path), record)
    for one in reading.revisions:
        yield from _in_revision(path, one, wanted)
    for problem in reading.problems:
        if any(_is_said(one, wanted) for one in texts_inside(problem.raw.encode("utf-8", "replace"))):
            yield NamePlace(str(path), problem.where)


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


def _in_texts(path: Path, texts: Iterable[InsideText], wanted: str, places: NamePlaces) -> None:
    found: dict[str, None] = {}
    for one in texts:
        if one.text is None:
            places.closed.append(f"{path}/{one.where}" if one.where else str(path))
        elif _is_said(one, wanted):
            found[one.where] = None
    places.found.extend(NamePlace(str(path), where) for where in found)


def _is_said(one: InsideText, wanted: str) -> bool:
    return one.text is not None and any(_says(text, wanted) for text in ways_to_read(one.text))


def _says(text: str, wanted: str) -> bool:
    return wanted in f"-{slug(text)}-"
