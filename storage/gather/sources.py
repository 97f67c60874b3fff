"""Where field files come from: files that were named, folders that are searched, zips that are looked into."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Final

from ..errors import GuaquiError, MergeError
from ..file.beside.names import is_merges, is_quarantine, of_spare
from ..file.bounded_files import head_of
from ..file.encrypted import ENDING, begins_encrypted
from ..file.reading import apart_from, read_bytes, read_file
from ..revisions.lines import FileReading, begins_like_a_field_file
from ..revisions.quick import Known
from .passphrases import Passphrases
from .system_files import is_system_file
from .unlocking import encrypted_at, unlocked
from .zipped import begins_like_a_zip, members

Searching = Callable[[str, int], None]
"""Told now and then what is looked at, and how many entries of folders were; what it raises breaks that off."""
_EACH: Final = 20
"""As many entries are looked at before it is told again: a stick may hold a million."""


def find_files(
    named: Iterable[Path], but: Iterable[Path], tell: Searching = lambda _path, _done: None
) -> list[tuple[Path, bool]]:
    """The files that are meant: those named, and in folders what is called or begins like a field file or a zip.

    True: found in a folder. What was thrown away or is hidden, quarantines, reports of merges, and the files of
    `but` are passed over in folders.
    """
    number = count(1)
    own = {path.resolve() for path in but}
    found: list[tuple[Path, bool]] = []
    for path in named:
        if path.is_dir():
            entries = _noticed(path.rglob("*"), number, tell)
            inside = {meant for one in entries if (meant := _meant(one)) and _is_in_sight(meant, path)}
            found += [(one, True) for one in sorted(inside) if one.resolve() not in own]
        else:
            found.append((path, False))
    return found


def _noticed(entries: Iterable[Path], number: Iterator[int], tell: Searching) -> Iterator[Path]:
    for one, n in zip(entries, number, strict=False):
        if n % _EACH == 0:
            tell(str(one), n)
        yield one


def _meant(path: Path) -> Path | None:
    """The file that an entry of a folder stands for: itself, or the one whose spare copy it is."""
    if of := of_spare(path):
        return of
    if is_quarantine(path) or is_merges(path.parent.name) or not _is_file(path):
        return None
    return path if _is_named_so(path) or _begins_so(path) else None


def _is_in_sight(path: Path, folder: Path) -> bool:
    return not is_system_file(path.relative_to(folder).parts) and not _is_hidden(path)


def _is_hidden(path: Path) -> bool:
    """Whether Windows hides a file; other systems say it with the name."""
    try:
        attributes: int = getattr(path.stat(), "st_file_attributes", 0)
    except OSError:  # a name of which only the spare copy is there
        return False
    return bool(attributes & stat.FILE_ATTRIBUTE_HIDDEN)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # in a folder that may be listed and not entered
        return False


def _is_named_so(path: Path) -> bool:
    return path.name.lower().endswith((".json", ".zip", ENDING))


def _begins_so(path: Path) -> bool:
    """Whether a file says what it is by its first bytes: people rename files, and mail programs do."""
    head = head_of(path)
    return begins_like_a_zip(head) or begins_like_a_field_file(head) or begins_encrypted(head)


def readings_of(
    path: Path, known: Known, passphrases: Passphrases
) -> Iterator[tuple[str, FileReading | GuaquiError]]:
    """What a file holds, or why it cannot be read; of a zip, each field file in it, under its own name.

    `known` as in `QuickLines`; `passphrases` open what is encrypted.
    """
    if encrypted_at(path):
        yield str(path), _opened(path, known, passphrases)
        return
    if not _is_zip(path):
        try:
            yield str(path), read_file(path, known)
        except GuaquiError as error:
            yield str(path), error
        for spare, count in apart_from(path):
            yield str(spare), MergeError("spare-apart", path=str(path), spare=str(spare), count=count)
        return
    try:
        for name, data in members(path):
            try:
                inside = passphrases.opened(name, data) if begins_encrypted(data) else data
                reading: FileReading | GuaquiError = read_bytes(name, inside, known)
            except GuaquiError as error:
                reading = error
            yield name, reading
    except GuaquiError as error:
        if path.suffix.lower() == ".zip":  # a document or a spreadsheet is a zip too, and none of ours
            yield str(path), error


def _opened(path: Path, known: Known, passphrases: Passphrases) -> FileReading | GuaquiError:
    try:
        return read_bytes(str(path), unlocked(path, passphrases), known)
    except GuaquiError as error:
        error.facts["path"] = str(path)
        return error


def _is_zip(path: Path) -> bool:
    if path.suffix.lower() == ".zip":
        return True
    return begins_like_a_zip(head_of(path))
